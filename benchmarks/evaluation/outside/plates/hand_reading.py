"""A person who lays a line over one frame of each of five stances, against the metric's own peak.

The person errs in nothing here: what is wrong is only the instant, and that five stances are few.
"""

import numpy as np

from benchmarks.evaluation.outside.plates.film import Film, filmed, picture_px
from benchmarks.evaluation.outside.plates.trials import PlateTrial
from formcheck.gait import clean_series, clean_track, find_events
from formcheck.records import PHASE, FloatArray, Side, View

STANCES, DRAWS = 5, 200
# The markers' own noise is above this, and nothing of the drop.
MARKERS_HZ = 20.0
# How far down the thigh the hem of running shorts is.
HEM = 0.4
LINES: dict[str, dict[str, float]] = {
    "pelvis": {"asis": 0.5, "psis": 0.5},
    "dimples": {"psis": 1.0},
    "hip joints": {"hip": 1.0},
    "hem": {"hip": 1.0 - HEM, "knee": HEM},
}
SIGN = {Side.LEFT: -1.0, Side.RIGHT: 1.0}


def errors_deg(
    trial: PlateTrial, line: str, rate_hz: float, phase: float | None, late_s: float = 0.0
) -> FloatArray:
    """Return means of five stances at single frames, less the true peak, shape (DRAWS, 2).

    Parameters
    ----------
    trial, line
        The run, and a line of `LINES`.
    rate_hz
        Frames per second.
    phase
        Phase of stance whose nearest frame is read; None for the lowest place of the hips.
    late_s
        Added to the instant, as if the contacts had been found that late.
    """
    rng = np.random.default_rng(0)
    track = clean_track(filmed(trial, Film(View.REAR, rate_hz, is_noisy=True)))
    events = find_events(track, View.REAR, None)
    grid_s, tilt_deg = clean_series(trial.times_s, _tilt_deg(trial, line), MARKERS_HZ)
    errors = np.empty((DRAWS, 2))
    for column, (side, sign) in enumerate(SIGN.items()):
        stances = [s for s in events.stances(side) if s.toe_off_s < grid_s[-1] - 0.1]
        ends_s = np.array([[s.initial_contact_s, s.toe_off_s] for s in stances])
        at_s = late_s + _instants_s(ends_s, phase, track.timestamps_s, track.middle("hip")[:, 1])
        drawn_s = np.array([rng.choice(at_s, STANCES, replace=False) for _ in range(DRAWS)])
        first_s = rng.uniform(0.0, 1.0 / rate_hz, (DRAWS, 1))
        frames_s = first_s + np.rint((drawn_s - first_s) * rate_hz) / rate_hz
        errors[:, column] = sign * np.interp(frames_s, grid_s, tilt_deg).mean(axis=1)
    return errors - peaks_deg(trial, line)


def _instants_s(
    ends_s: FloatArray, phase: float | None, times_s: FloatArray, down_px: FloatArray
) -> FloatArray:
    if phase is not None:
        return np.asarray(ends_s[:, 0] + phase * (ends_s[:, 1] - ends_s[:, 0]))
    spans = [(times_s >= start) & (times_s <= end) for start, end in ends_s]
    return np.array([times_s[span][np.argmax(down_px[span])] for span in spans])


def peaks_deg(trial: PlateTrial, line: str) -> FloatArray:
    """Return the peaks of the mean curves over the true stances, left and right, degrees."""
    grid_s, tilt_deg = clean_series(trial.times_s, _tilt_deg(trial, line))
    return np.array(
        [mean_curve(grid_s, s * tilt_deg, _ends_s(trial, side)).max() for side, s in SIGN.items()]
    )


def mean_curve(grid_s: FloatArray, drop_deg: FloatArray, ends_s: FloatArray) -> FloatArray:
    """Return the mean drop at each `PHASE` of the stances (contact, toe-off) that are seen."""
    at_s = ends_s[:, :1] + PHASE * np.diff(ends_s, axis=1)
    return np.asarray(np.interp(at_s[ends_s[:, 1] < grid_s[-1]], grid_s, drop_deg).mean(axis=0))


def _ends_s(trial: PlateTrial, side: Side) -> FloatArray:
    ends_s = np.stack([trial.stances[side].contacts_s, trial.stances[side].toe_offs_s], axis=1)
    return ends_s[np.isfinite(ends_s).all(axis=1)]


def _tilt_deg(trial: PlateTrial, line: str) -> FloatArray:
    """Tilt of a line of the body in the picture from behind, + = right end higher, (T,)."""
    parts = LINES[line].items()
    ends_m = [
        sum(share * trial.joints_m[f"{side}_{part}"] for part, share in parts) for side in SIGN
    ]
    left, right = np.moveaxis(picture_px(np.stack(ends_m, axis=1), View.REAR), 1, 0)
    return np.asarray(np.degrees(np.arctan2(left[:, 1] - right[:, 1], right[:, 0] - left[:, 0])))


def against_pelvis(trial: PlateTrial, line: str, phase: float) -> tuple[float, float, float]:
    """Return the slope of a line's tilt on the pelvis's at a phase, and its drop less, degrees."""
    of_pelvis, of_line = (_at_phase(trial, name, phase) for name in ("pelvis", line))
    slope = np.polyfit(np.concatenate(of_pelvis), np.concatenate(of_line), 1)[0]
    left, right = ((a - b).mean() for a, b in zip(of_line, of_pelvis, strict=True))
    return float(slope), SIGN[Side.LEFT] * float(left), SIGN[Side.RIGHT] * float(right)


def _at_phase(trial: PlateTrial, line: str, phase: float) -> list[FloatArray]:
    grid_s, tilt_deg = clean_series(trial.times_s, _tilt_deg(trial, line))
    ends_s = [_ends_s(trial, side) for side in SIGN]
    at_s = [_instants_s(ends, phase, grid_s, tilt_deg) for ends in ends_s]
    return [np.interp(at, grid_s, tilt_deg) for at in at_s]
