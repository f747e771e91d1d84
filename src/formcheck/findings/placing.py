"""The place of a measurement among the runners of its norm: how likely it is beyond typical."""

from dataclasses import dataclass

import numpy as np

from formcheck.findings.likelihood import LIKELY, share_above
from formcheck.findings.norm import ABOVE, BELOW, Norm, Row
from formcheck.records import BeltSpeed, Measurement

# Standard deviations from an estimated speed, and their weights: 9 points of a normal distribution.
_SDS = np.linspace(-2.0, 2.0, 9)
_WEIGHTS = np.exp(-0.5 * _SDS**2) / np.exp(-0.5 * _SDS**2).sum()
# Without any speed, this many speeds over the norm's range are tried.
_TRIED = 32


@dataclass(frozen=True, eq=False)
class Place:
    """The place of a measurement.

    Attributes
    ----------
    likelihood
        Probability of being beyond typical, 0 to 1; None where it depends on a speed that is not
        known, or that the norm does not cover.
    row
        Figures at the (likeliest) speed; None where it is not known or not covered.
    is_at_any_speed
        Whether the speed is not known and the verdict is nearly the same at every one; the figures
        are those at the speed that leaves most doubt.
    """

    likelihood: float | None
    row: Row | None
    is_at_any_speed: bool = False


def place(measured: Measurement, norm: Norm, speed: BeltSpeed | None) -> Place:
    """Return the place of a measurement among the runners of a norm.

    A stated speed counts as exact. For an estimated one the probability is the mean over the speeds
    that it may be. Without a speed there is a probability only if the verdict is nearly the same at
    every speed that the norm covers.
    """
    if speed is None and norm.by_speed:
        return _at_any_speed(measured, norm)
    row = norm.at(None if speed is None else speed.m_s)
    if row is None:
        return Place(None, None)
    if speed is None or not norm.by_speed or speed.sd_m_s == 0.0:
        return Place(_share_at(measured, norm, row), row)
    speeds = np.clip(speed.m_s + _SDS * speed.sd_m_s, *norm.speeds_m_s)
    shares = [_share_at(measured, norm, _row(norm, v)) for v in speeds]
    return Place(float(np.dot(_WEIGHTS, shares)), row)


def _at_any_speed(measured: Measurement, norm: Norm) -> Place:
    """The place at the speed that leaves most doubt, if all are at least likely or all unlikely."""
    rows = [_row(norm, v) for v in np.linspace(*norm.speeds_m_s, _TRIED)]
    easiest, *_, hardest = sorted(rows, key=norm.edge, reverse=norm.stands_out == BELOW)
    least, most = (_share_at(measured, norm, row) for row in (hardest, easiest))
    if least >= LIKELY:
        return Place(least, hardest, is_at_any_speed=True)
    if most <= 1.0 - LIKELY:
        return Place(most, easiest, is_at_any_speed=True)
    return Place(None, None)


def _row(norm: Norm, speed_m_s: float) -> Row:
    row = norm.at(speed_m_s)
    assert row is not None, "only speeds that the norm covers are tried"
    return row


def _share_at(measured: Measurement, norm: Norm, row: Row) -> float:
    above = share_above(measured, norm.edge(row))
    return above if norm.stands_out == ABOVE else 1.0 - above
