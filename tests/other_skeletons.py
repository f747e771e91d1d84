"""What a pose model with fewer landmarks shows of a run."""

from dataclasses import replace

from formcheck.records import PoseSequence


def without(pose: PoseSequence, *parts: str) -> PoseSequence:
    """Return landmarks of a model that does not know some parts, such as ``heel``."""
    kept = [i for i, name in enumerate(pose.skeleton.names) if not name.endswith(parts)]
    return replace(
        pose,
        xy_px=pose.xy_px[:, kept],
        visibility=pose.visibility[:, kept],
        skeleton=pose.skeleton.only(pose.skeleton.names[i] for i in kept),
    )


def without_feet(pose: PoseSequence) -> PoseSequence:
    """Return landmarks of a model that knows neither heels nor toes."""
    return without(pose, "heel", "foot_index")
