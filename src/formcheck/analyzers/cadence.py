"""Cadence: steps of both feet per minute, by two ways that do not share a signal."""

import numpy as np
from scipy.stats import linregress

from formcheck.analyzers.intervals import combined_half_width, student_95
from formcheck.analyzers.metric import Metric
from formcheck.analyzers.preconditions import not_measured, refusal
from formcheck.gait import strongest_rate_per_min
from formcheck.records import FloatArray, Measurement, Reason, Result, Side, Trial, View

METRIC = Metric(
    name="cadence",
    title="Cadence",
    unit="steps/min",
    views=(View.REAR, View.FRONT, View.LEFT, View.RIGHT),
    order=10,
)

# Larger disagreement of the two ways means missed or doubled steps: one step in
# a 20 s clip is 2 %.
MOST_DISAGREEMENT = 0.02
# Step rates looked for, steps/min.
SEARCH_SPM = (80.0, 260.0)


def measure(trial: Trial) -> Result:
    """Return steps per minute from contacts, if the spectrum of the motion says the same."""
    refused = refusal(METRIC, trial)
    if refused is not None:
        return refused
    strides_s, times_s = _strides(trial)
    from_contacts, half_width = _regression_spm(trial)
    from_spectrum = _spectral_spm(trial)
    disagreement = abs(from_contacts - from_spectrum)
    if not disagreement <= MOST_DISAGREEMENT * from_contacts:
        seen = (
            f"counting contacts gives {from_contacts:.1f} steps/min, the rhythm of the body "
            f"{from_spectrum:.1f}"
        )
        return not_measured(METRIC, Reason.ESTIMATES_DISAGREE, seen, _DISAGREE_ADVICE)
    half = combined_half_width(half_width, disagreement / 2.0)
    return Measurement(
        metric=METRIC.name,
        unit=METRIC.unit,
        side=Side.BOTH,
        value=from_contacts,
        low=from_contacts - half,
        high=from_contacts + half,
        values=120.0 / strides_s,
        times_s=times_s,
        method=f"straight line through the times of initial contacts ({trial.events.method}), "
        f"confirmed by the spectrum of {_SPECTRUM_OF[trial.view.is_side]}",
    )


_DISAGREE_ADVICE = (
    "Film 20 to 30 seconds of running at one steady speed, feet and hips in the picture all the "
    "time."
)
_SPECTRUM_OF = {True: "hip height", False: "the height of one ankle against the other"}


def _regression_spm(trial: Trial) -> tuple[float, float]:
    """Step rate from the slope of contact time over contact number, and half its 95 % interval.

    A line through all contacts uses every one of them, where the mean of the stride times would
    rest on the first and the last alone: on eight rendered rear clips its worst error is 0.6
    instead of 2.2 steps/min.
    """
    contacts_s = [trial.events.contacts_s(side) for side in _sides(trial)]
    fits = [_line(times_s) for times_s in contacts_s]
    stride_s = float(np.mean([slope for slope, _ in fits]))
    error_s = float(np.linalg.norm([error for _, error in fits])) / len(fits)
    spm = 120.0 / stride_s
    # Each line takes two of its contacts' degrees of freedom.
    freedom = sum(len(times_s) - 2 for times_s in contacts_s)
    return spm, student_95(freedom) * spm * error_s / stride_s


def _line(contacts_s: FloatArray) -> tuple[float, float]:
    """Slope of a line through contact times, seconds per stride, and its standard error."""
    gaps = np.diff(contacts_s)
    # A missed contact makes a gap of two strides; numbering by whole strides allows for it.
    number = np.concatenate([[0.0], np.cumsum(np.round(gaps / np.median(gaps)))])
    fit = linregress(number, contacts_s)
    return float(fit.slope), float(fit.stderr)


def _sides(trial: Trial) -> tuple[Side, ...]:
    """Legs whose contacts can be trusted: the near one in a side view, else both."""
    return (trial.view.near_side,) if trial.view.near_side else (Side.LEFT, Side.RIGHT)


def _strides(trial: Trial) -> tuple[FloatArray, FloatArray]:
    """Stride times and their start, in order of time."""
    pairs = sorted(
        (float(start), float(length))
        for side in _sides(trial)
        for start, length in zip(*trial.events.strides_s(side), strict=True)
    )
    starts_s, lengths_s = np.array(pairs).T
    return lengths_s, starts_s


def _spectral_spm(trial: Trial) -> float:
    """Step rate of a signal that the contacts were not found in.

    Side view: hip height, which repeats with every step. Rear and front: height of one ankle
    against the other, which repeats with every stride, two steps.
    """
    pose = trial.steady_pose
    if trial.view.is_side:
        signal, steps_per_cycle = pose.middle("hip")[:, 1], 1.0
    else:
        signal = pose.sided(Side.LEFT, "ankle")[:, 1] - pose.sided(Side.RIGHT, "ankle")[:, 1]
        steps_per_cycle = 2.0
    low, high = (spm / steps_per_cycle for spm in SEARCH_SPM)
    return steps_per_cycle * strongest_rate_per_min(pose.timestamps_s, signal, (low, high))
