"""A line laid by hand along the hips, frame by frame: by mouse, finger or keys."""
