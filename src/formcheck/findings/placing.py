"""The place of a measurement among the runners of its norm: how likely it is beyond typical."""

from dataclasses import dataclass

import numpy as np

from formcheck.findings.likelihood import LIKELY, share_above
from formcheck.findings.norm import ABOVE, Norm, Row
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
    """

    likelihood: float | None
    row: Row | None


def place(measured: Measurement, norm: Norm, speed: BeltSpeed | None) -> Place:
    """Return the place of a measurement among the runners of a norm.

    A stated speed counts as exact. For an estimated one the probability is the mean over the speeds
    that it may be. Without a speed there is a probability only if the verdict is nearly the same at
    every speed that the norm covers.
    """
    if speed is None and norm.by_speed:
        slow, fast = norm.speeds_m_s
        shares = [_share(measured, norm, v) for v in np.linspace(slow, fast, _TRIED)]
        return Place(_agreed(shares), None)
    row = norm.at(None if speed is None else speed.m_s)
    if row is None:
        return Place(None, None)
    if speed is None or not norm.by_speed or speed.sd_m_s == 0.0:
        return Place(_share_at(measured, norm, row), row)
    speeds = np.clip(speed.m_s + _SDS * speed.sd_m_s, *norm.speeds_m_s)
    shares = [_share(measured, norm, v) for v in speeds]
    return Place(float(np.dot(_WEIGHTS, shares)), row)


def _share(measured: Measurement, norm: Norm, speed_m_s: float) -> float:
    row = norm.at(speed_m_s)
    assert row is not None, "only speeds that the norm covers are tried"
    return _share_at(measured, norm, row)


def _share_at(measured: Measurement, norm: Norm, row: Row) -> float:
    above = share_above(measured, norm.edge(row))
    return above if norm.stands_out == ABOVE else 1.0 - above


def _agreed(shares: list[float]) -> float | None:
    """The most doubtful of the shares if all are at least likely, or all are unlikely."""
    if min(shares) >= LIKELY:
        return min(shares)
    return max(shares) if max(shares) <= 1.0 - LIKELY else None
