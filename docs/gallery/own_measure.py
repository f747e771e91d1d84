"""A measure of your own.

A report keeps the run it was measured on: clean landmarks at an even 1/240 s,
initial contacts and toe-offs. Here is how far the hips rise and fall within each
stride. It stays outside the report: an interval, a comparison and a place in every
report come with [a metric of your own](../own_metric.md), one file in the library.
"""

from pathlib import Path

import numpy as np

from formcheck import Side, analyze

SAMPLES = Path(__file__).parents[2] / "sample_videos"

for name in ("side_before", "side_after"):
    trial = analyze(
        SAMPLES / f"{name}.mp4", landmarks_path=SAMPLES / f"{name}.landmarks.npz"
    ).trial
    gait = trial.gait
    times_s = gait.pose.timestamps_s
    # The picture's y points down; a range does not mind.
    height = gait.pose.middle("hip")[:, 1] / gait.leg_length_px
    starts_s, lengths_s = gait.events.strides_s(trial.view.near_side or Side.BOTH)
    ranges = [
        np.ptp(height[(times_s >= start) & (times_s < start + length)])
        for start, length in zip(starts_s, lengths_s, strict=True)
    ]
    print(
        f"{name}: the hips rise and fall by {np.median(ranges):.3f} leg lengths "
        f"(standard deviation {np.std(ranges):.3f}, {len(ranges)} strides)"
    )
