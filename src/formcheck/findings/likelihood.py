"""How likely a value lies beyond an edge, given its 95 % interval, and the verdict from that."""

from scipy.special import ndtr

from formcheck.records import AnswerVerdict, Measurement

# A 95 % interval ends 1.96 standard deviations from the value.
_SDS = 1.96
# The whole 95 % interval lies on one side of the edge.
SURE = 0.975
# Three to one: below that, the answer is a toss-up to a reader.
LIKELY = 0.75
_NEARLY_SURE = SURE - 1e-6


def share_above(measured: Measurement, edge: float) -> float:
    """Return the probability that the true value lies above an edge.

    The interval is read as a two-piece normal distribution: a narrow half on one side of the value
    and a wide one on the other, each as heavy as it is wide. So an interval that reaches far beyond
    its value, as that of hip drop read from clothes, has most of its mass there.

    Parameters
    ----------
    measured
        The value with its 95 % interval.
    edge
        The edge, in the unit of the value.
    """
    below = (measured.value - measured.low) / _SDS
    above = (measured.high - measured.value) / _SDS
    if below + above == 0.0:
        return float(measured.value >= edge)
    upwards = edge > measured.value
    width = above if upwards else below
    distance = abs(edge - measured.value)
    beyond_edge = float(ndtr(-distance / width)) if width else 0.5 * (distance == 0.0)
    tail = 2.0 * width / (below + above) * beyond_edge
    return _as_sure_as_the_interval(tail if upwards else 1.0 - tail, distance <= _SDS * width)


def _as_sure_as_the_interval(share: float, is_crossed: bool) -> float:
    """An interval that holds the edge leaves it open; one that does not is sure."""
    if is_crossed:
        return min(max(share, 1.0 - _NEARLY_SURE), _NEARLY_SURE)
    return max(share, SURE) if share > 0.5 else min(share, 1.0 - SURE)


def verdict_of(likelihood: float) -> AnswerVerdict:
    """Return the answer in a word for a probability of being beyond typical."""
    if likelihood >= SURE:
        return AnswerVerdict.YES
    if likelihood >= LIKELY:
        return AnswerVerdict.PROBABLY
    if likelihood > 1.0 - LIKELY:
        return AnswerVerdict.BORDERLINE
    return AnswerVerdict.PROBABLY_NOT if likelihood > 1.0 - SURE else AnswerVerdict.NO
