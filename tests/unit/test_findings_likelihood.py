"""How likely a value lies beyond an edge, and the verdict from that."""

import pytest
from findings_of import between
from hypothesis import given
from hypothesis import strategies as st

from formcheck.findings.likelihood import LIKELY, SURE, share_above, verdict_of
from formcheck.records import AnswerVerdict, Measurement

NUMBERS = st.integers(-400, 400).map(lambda tenths: tenths / 10.0)
SURE_VERDICTS = (AnswerVerdict.YES, AnswerVerdict.NO)


@st.composite
def intervals(draw: st.DrawFn) -> Measurement:
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return between("shank_angle", low, value, high)


@given(intervals(), NUMBERS, NUMBERS)
def test_the_further_the_edge_the_less_likely_the_value_is_above(
    measured: Measurement, one: float, other: float
) -> None:
    near, far = sorted((one, other))
    assert share_above(measured, near) >= share_above(measured, far)


@given(intervals(), NUMBERS)
def test_a_share_is_a_probability(measured: Measurement, edge: float) -> None:
    assert 0.0 <= share_above(measured, edge) <= 1.0


@given(intervals(), st.integers(1, 100).map(lambda tenths: tenths / 10.0))
def test_an_interval_wholly_beyond_is_yes_and_wholly_within_is_no(
    measured: Measurement, gap: float
) -> None:
    assert verdict_of(share_above(measured, measured.low - gap)) is AnswerVerdict.YES
    assert verdict_of(share_above(measured, measured.high + gap)) is AnswerVerdict.NO


@given(intervals(), st.floats(0.0, 1.0))
def test_an_interval_that_holds_the_edge_is_never_sure(measured: Measurement, part: float) -> None:
    edge = min(measured.low + part * (measured.high - measured.low), measured.high)
    if measured.low < measured.high:
        assert verdict_of(share_above(measured, edge)) not in SURE_VERDICTS


@given(intervals(), NUMBERS)
def test_mirrored_values_have_the_mirrored_share(measured: Measurement, edge: float) -> None:
    if edge == measured.value:
        return
    flipped = between("shank_angle", -measured.high, -measured.value, -measured.low)
    assert share_above(flipped, -edge) == pytest.approx(1.0 - share_above(measured, edge))


@pytest.mark.parametrize(
    ("edge", "share"), [(10.0, 0.5), (9.0, 0.8413), (11.0, 0.1587), (8.5, 0.9332)]
)
def test_an_even_interval_is_a_normal_distribution(edge: float, share: float) -> None:
    """10 with one standard deviation of 1: 95 % lie within 1.96 of them."""
    assert share_above(between("shank_angle", 8.04, 10.0, 11.96), edge) == pytest.approx(
        share, abs=1e-4
    )


def test_the_wider_half_of_an_interval_is_the_heavier() -> None:
    """As of hip drop read from clothes: 8.5° (7.7 to 13.1) is likelier above 8.5° than below."""
    reading = between("pelvic_drop", 7.7, 8.5, 13.1)
    assert share_above(reading, 8.5) == pytest.approx(4.6 / 5.4)


@pytest.mark.parametrize(("edge", "share"), [(6.9, 1.0), (7.0, 1.0), (7.1, 0.0)])
def test_without_an_interval_the_value_decides(edge: float, share: float) -> None:
    """An edge belongs to what is beyond it, as the low edge of a band does."""
    assert share_above(between("pelvic_drop", 7.0, 7.0, 7.0), edge) == share


@pytest.mark.parametrize(
    ("likelihood", "verdict"),
    [
        (1.0, AnswerVerdict.YES),
        (SURE, AnswerVerdict.YES),
        (SURE - 1e-6, AnswerVerdict.PROBABLY),
        (LIKELY, AnswerVerdict.PROBABLY),
        (LIKELY - 1e-6, AnswerVerdict.BORDERLINE),
        (0.5, AnswerVerdict.BORDERLINE),
        (1.0 - LIKELY + 1e-6, AnswerVerdict.BORDERLINE),
        (1.0 - LIKELY, AnswerVerdict.PROBABLY_NOT),
        (1.0 - SURE + 1e-6, AnswerVerdict.PROBABLY_NOT),
        (1.0 - SURE, AnswerVerdict.NO),
        (0.0, AnswerVerdict.NO),
    ],
)
def test_the_answer_in_a_word(likelihood: float, verdict: AnswerVerdict) -> None:
    assert verdict_of(likelihood) is verdict
