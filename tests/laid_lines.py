"""Lines laid by hand along the hips of a made-up runner."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from formcheck.records import (
    FloatArray,
    Garment,
    HandLine,
    HandMark,
    HipLineRefusal,
    Pelvis,
    Side,
    Trial,
)
from formcheck.trial import build_trial

# Middle and half of the length of a line, pixels.
CENTRE_PX, HALF_PX = np.array([360.0, 640.0]), 60.0
# The moment of each stance, at which the made-up runner's drop is deepest.
PHASE_OF_LINE = 0.5


def mark(time_s: float, tilt_deg: float) -> HandMark:
    """Return a line of a tilt, + = right end higher."""
    tilt = np.radians(tilt_deg)
    across: FloatArray = HALF_PX * np.array([np.cos(tilt), -np.sin(tilt)])
    ends = [(float(x), float(y)) for x, y in (CENTRE_PX - across, CENTRE_PX + across)]
    return HandMark(time_s, ends[0], ends[1])


def times_of(trial: Trial, side: Side, count: int = 5) -> list[float]:
    """Return the frames of some stances of a leg, at the moment of the line."""
    frames_s = trial.clip.timestamps_s
    asked_s = [
        s.initial_contact_s + PHASE_OF_LINE * s.duration_s for s in trial.gait.events.stances(side)
    ]
    return [float(frames_s[np.abs(frames_s - t).argmin()]) for t in asked_s[:count]]


def laid(  # noqa: PLR0917 - what a person may do differently
    trial: Trial,
    counts: tuple[int, int] = (5, 5),
    moved_deg: Sequence[tuple[float, float]] = ((0.0, 0.0),),
    standing_deg: float | None = None,
    garment: Garment = Garment.WAISTBAND,
    hand: str = "",
) -> HandLine:
    """Return lines as the pixels' hip line has them, with one pass for each entry of `moved_deg`.

    Parameters
    ----------
    trial
        A trial with a hip line from the pixels.
    counts
        Number of frames of the left and the right leg.
    moved_deg
        For each pass how much more drop the hand sees, on the left and the right leg.
    standing_deg
        Tilt of a line in the stand, if one is laid there.
    garment, hand
        What the lines are laid along, and by whom.
    """
    assert isinstance(trial.pelvis, Pelvis)
    line = trial.pelvis.line
    passes = []
    for moved in moved_deg:
        marks = []
        for side, count, more_deg in zip((Side.LEFT, Side.RIGHT), counts, moved, strict=True):
            sign = 1.0 if side is Side.RIGHT else -1.0
            for time_s in times_of(trial, side, count):
                tilt_deg = float(np.interp(time_s, line.timestamps_s, line.tilt_deg))
                marks.append(mark(time_s, tilt_deg + sign * more_deg))
        if standing_deg is not None and trial.gait.standing_s is not None:
            frames_s = trial.clip.timestamps_s
            middle_s = float(np.mean(trial.gait.standing_s))
            at_s = float(frames_s[np.abs(frames_s - middle_s).argmin()])
            marks.append(mark(at_s, standing_deg))
        passes.append(tuple(marks))
    return HandLine(trial.clip.identity, garment, hand, tuple(passes))


def with_lines(trial: Trial, line: HandLine) -> Trial:
    """Return the trial of a shirt over the shorts, in which a person laid lines."""
    hidden = HipLineRefusal("the shirt hangs over the shorts", "Tuck it in.")
    again = build_trial(
        trial.clip, trial.view, trial.facing, trial.gait, trial.camera, hidden, hand=line
    )
    return replace(again, scale=trial.scale, speed=trial.speed)
