"""Which frame of a stance shows the hip drop to a person who stops the video there.

Real runners on force plates (Fukuchi 2017), seen from behind and timed by the product's own rules,
and the rendered samples. Run with ``python -m benchmarks.hand_phase``; ``FORMCHECK_REAL_DATA``
names a folder with `mocap/`.
"""

import json
import os
from pathlib import Path

import numpy as np

from benchmarks.evaluation.outside.plates.hand_reading import (
    LINES,
    SIGN,
    against_pelvis,
    errors_deg,
    mean_curve,
    peaks_deg,
)
from benchmarks.evaluation.outside.plates.trials import read_trial
from formcheck.gait import clean_series
from formcheck.pelvis.hand_frames import PHASE_OF_PEAK
from formcheck.records import PHASE, FloatArray

PHASES = (0.25, 0.30, 0.35, PHASE_OF_PEAK, 0.40, 0.45)
# Contacts of single runners are found this much too early or late from behind.
LATE_S = 0.015
SAMPLES = Path(__file__).parents[1] / "sample_videos"


def main() -> None:
    """Print the readings less the peak of the mean curve, by frame, and how the lines differ."""
    folder = Path(os.environ["FORMCHECK_REAL_DATA"]) / "mocap"
    trials = [read_trial(path) for path in sorted(folder.glob("RB*.npz"))]
    late = [(PHASE_OF_PEAK, -LATE_S), (PHASE_OF_PEAK, LATE_S)]
    print(
        "| line, frames/s, frame | mean of sides: bias, SD, worst | one side: worst | draws: SD |"
    )
    print("|---|---|---|---|")
    for line in ("pelvis", "dimples", "hip joints"):
        for rate_hz in (60.0, 30.0):
            for phase, late_s in [*((phase, 0.0) for phase in (*PHASES, None)), *late]:
                errors = [errors_deg(trial, line, rate_hz, phase, late_s) for trial in trials]
                frame = "lowest hips" if phase is None else f"{phase:.0%}"
                print(f"| {line}, {rate_hz:g}, {frame} {1000 * late_s:+.0f} ms {_cells(errors)}")
    for line in LINES:
        print(line, "peak, mean of sides:", *(f"{peaks_deg(t, line).mean():.1f}" for t in trials))
        for trial in trials:
            slope, left, right = against_pelvis(trial, line, PHASE_OF_PEAK)
            print(f"  {trial.name}: slope {slope:.2f}, drop {left:+.1f} and {right:+.1f}")
    for path in sorted(SAMPLES.glob("rear_*.truth.json")):
        print(path.stem, *(f"{phase:.0%}: {_rendered_deg(path, phase):+.2f}" for phase in PHASES))


def _cells(errors: list[FloatArray]) -> str:
    """Means over trials of the errors (DRAWS, 2) of the two sides."""
    sides = np.array([of.mean(axis=0) for of in errors])
    both = sides.mean(axis=1)
    worst, one = (of.flat[np.abs(of).argmax()] for of in (both, sides))
    drawn = np.mean([of.mean(axis=1).std() for of in errors])
    return (
        f"| {both.mean():+.2f}, {both.std(ddof=1):.2f}, {worst:+.2f} | {one:+.2f} | {drawn:.2f} |"
    )


def _rendered_deg(path: Path, phase: float) -> float:
    """Mean curve of the rendered hips at a phase less its peak, mean of both sides."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    grid_s, tilt_deg = clean_series(
        np.array(truth["frame_times_s"]), np.array(truth["hip_line_tilt_deg"])
    )
    below = []
    for side, sign in SIGN.items():
        steps = [s for s in truth["steps"] if s["stance_side"] == side and s["toe_off_s"]]
        ends_s = np.array([[s["initial_contact_s"], s["toe_off_s"]] for s in steps])
        curve = mean_curve(grid_s, sign * tilt_deg, ends_s)
        below.append(np.interp(phase, PHASE, curve) - curve.max())
    return float(np.mean(below))


if __name__ == "__main__":
    main()
