"""From raw landmarks at the camera's times to a clean track on an even, fine time grid."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from formcheck.gait.spline import on_spline
from formcheck.records import FloatArray, PoseSequence

# Time step of the track: fine enough that an extremum is found to a few milliseconds, and the
# same for every clip, so that 30, 60 and 120 frames per second pass through the same filter.
TRACK_STEP_S = 1.0 / 240.0
# Longest gap in the landmarks that is interpolated; a step takes about 0.35 s.
MAX_BRIDGE_S = 0.1
# Three frames, two of them lost, last 0.1 s at 30 frames per second, 0.1001 s at 29.97, and up to
# a tick of the phone's clock (often 1/600 s) more: that much over the limit is still bridged.
CLOCK_ERROR_S = 0.002
# Zero-lag low-pass: on treadmill markers (RBDS, Fukuchi 2017) 4 Hz lowers the pelvic drop by 1°,
# 8 Hz keeps it.
CUT_OFF_HZ = 8.0
# Segments turn fastest around initial contact: there 8 Hz reads the shank of the force-plate runner
# RBDS001 0.36° low, 12 Hz 0.04° (docs/metrics.md).
POSTURE_CUT_OFF_HZ = 12.0
# Shorter pieces of track hold no whole step and filter badly at their ends.
MIN_PIECE_S = 0.5
# A forward and a backward pass of a second-order Butterworth lower the cut-off by this factor
# (Winter's correction), so each pass is designed that much higher.
_TWO_PASS_FACTOR = (np.sqrt(2.0) - 1.0) ** 0.25
# Steps after which nothing is left of an earlier value: a second at 8 Hz leaves 1e-19 of it.
_REST = round(1.0 / TRACK_STEP_S)


def clean_track(pose: PoseSequence, cut_off_hz: float = CUT_OFF_HZ) -> PoseSequence:
    """Bridge short gaps, resample evenly and filter without lag.

    Parameters
    ----------
    pose
        Raw or repaired landmarks at the camera's own times.
    cut_off_hz
        Cut-off frequency of the low-pass.

    Returns
    -------
    PoseSequence
        Landmarks every `TRACK_STEP_S`, from time 0 on. Where the runner was lost for longer than
        `MAX_BRIDGE_S`, all landmarks of a frame are NaN; no frame has only some of them.
    """
    if not len(pose.timestamps_s):
        return pose
    grid_s, xy_px = clean_series(pose.timestamps_s, pose.xy_px, cut_off_hz)
    visibility = np.stack(
        [np.interp(grid_s, pose.timestamps_s, column) for column in pose.visibility.T], axis=1
    )
    note = f"bridged gaps up to {MAX_BRIDGE_S} s, zero-lag low-pass {cut_off_hz:g} Hz"
    return replace(
        pose,
        timestamps_s=grid_s,
        xy_px=xy_px,
        visibility=visibility,
        history=(*pose.history, note),
    )


def clean_series(
    times_s: FloatArray, values: FloatArray, cut_off_hz: float = CUT_OFF_HZ
) -> tuple[FloatArray, FloatArray]:
    """Bridge short gaps of any signal, resample it evenly and filter it without lag.

    Parameters
    ----------
    times_s
        The camera's times, shape (T,).
    values
        Shape (T, ...); a frame with any NaN counts as lost.
    cut_off_hz
        Cut-off frequency of the low-pass.

    Returns
    -------
    tuple
        Grid with step `TRACK_STEP_S` from time 0 on, shape (M,), and values, shape (M, ...).
    """
    last_s = float(times_s[-1]) if len(times_s) else 0.0
    grid_s = even_grid_s(last_s)
    cleaned = np.full((len(grid_s), *values.shape[1:]), np.nan)
    kept = np.flatnonzero(np.isfinite(values).all(axis=tuple(range(1, values.ndim))))
    for piece in _pieces(times_s, kept):
        inside = (grid_s >= times_s[piece[0]]) & (grid_s <= times_s[piece[-1]])
        even = on_spline(times_s[piece], values[piece], grid_s[inside])
        cleaned[inside] = low_pass(even, cut_off_hz)
    return grid_s, cleaned


def even_grid_s(last_s: float) -> FloatArray:
    """Return the even time grid from 0 to the time of a clip's last frame, seconds, shape (M,)."""
    return np.arange(0.0, last_s + TRACK_STEP_S / 2, TRACK_STEP_S)


def low_pass(values: FloatArray, cut_off_hz: float = CUT_OFF_HZ) -> FloatArray:
    """Filter evenly spaced values (step `TRACK_STEP_S`) along axis 0, without lag.

    The result is that of `scipy.signal.sosfiltfilt`, which takes 0.4 s to import.
    """
    end = min(round(MIN_PIECE_S / TRACK_STEP_S), len(values) - 1)
    ends = [(end, end), *[(0, 0)] * (values.ndim - 1)]
    longer = np.pad(values, ends, mode="reflect", reflect_type="odd")
    for _ in ("forwards", "backwards"):
        longer = _pass(longer, cut_off_hz / _TWO_PASS_FACTOR)[::-1]
    return longer[end : len(longer) - end]


def _pass(values: FloatArray, cut_off_hz: float) -> FloatArray:
    """One pass of a second-order Butterworth filter, which had come to rest at the first value."""
    rest = np.repeat(values[:1], _REST, axis=0)
    size = len(rest) + len(values)
    # The bilinear transform turns frequencies into these, in units of the cut-off.
    turns = np.tan(np.pi * np.fft.rfftfreq(size)) / np.tan(np.pi * cut_off_hz * TRACK_STEP_S)
    gain = 1.0 / (1.0 + np.sqrt(2.0) * 1j * turns - turns**2)
    spectrum = np.fft.rfft(np.concatenate([rest, values]), axis=0)
    return np.fft.irfft((spectrum.T * gain).T, size, axis=0)[_REST:]


def _pieces(times_s: FloatArray, kept: np.ndarray) -> Iterator[np.ndarray]:
    """Split the usable frames at gaps that are too long to bridge; drop short pieces."""
    breaks = np.flatnonzero(np.diff(times_s[kept]) > MAX_BRIDGE_S + CLOCK_ERROR_S) + 1
    for piece in np.split(kept, breaks):
        if len(piece) > 3 and times_s[piece[-1]] - times_s[piece[0]] >= MIN_PIECE_S:
            yield piece
