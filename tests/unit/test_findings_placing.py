"""The place of a measurement at a stated, an estimated and an unknown belt speed."""

import pytest
from findings_of import estimated, measured, stated
from hypothesis import given
from hypothesis import strategies as st

from formcheck.findings.catalogue import load_catalogue
from formcheck.findings.likelihood import LIKELY, verdict_of
from formcheck.findings.placing import place
from formcheck.records import AnswerVerdict, BeltSpeed

NORMS = {name: text.norm for name, text in load_catalogue().metrics.items()}


def likelihood(
    metric: str, value: float, half_width: float, speed: BeltSpeed | None
) -> float | None:
    return place(measured(metric, value, half_width), NORMS[metric], speed).likelihood


def test_a_stated_speed_is_exact() -> None:
    """Typical ends at 8.6° at 2.9 m/s."""
    here = place(measured("shank_angle", 9.0, 0.3), NORMS["shank_angle"], stated(2.9))
    assert here.likelihood == pytest.approx(1.0, abs=0.01)
    assert here.row is not None
    assert here.row.speed_m_s == 2.9


def test_an_estimated_speed_leaves_open_what_depends_on_it() -> None:
    """At 2.5 m/s typical ends near 6.9°, at 3.3 near 9.6°."""
    sure = likelihood("shank_angle", 9.0, 0.3, stated(2.9))
    open_ = likelihood("shank_angle", 9.0, 0.3, estimated(2.9, 0.25))
    assert sure is not None
    assert open_ is not None
    assert 0.5 < open_ < 0.9 < sure


def test_the_further_the_speed_may_be_off_the_less_sure_the_answer() -> None:
    shares = [likelihood("shank_angle", 9.5, 0.3, estimated(2.9, sd)) for sd in (0.01, 0.2, 0.4)]
    assert shares == sorted(shares, reverse=True)  # type: ignore[type-var]
    assert len(set(shares)) == 3


def test_an_estimate_without_doubt_is_as_a_stated_speed() -> None:
    assert likelihood("shank_angle", 8.8, 1.0, estimated(2.9, 0.0)) == likelihood(
        "shank_angle", 8.8, 1.0, stated(2.9)
    )


@given(st.floats(1.9, 5.0), st.floats(0.0, 0.6), st.floats(-5.0, 20.0), st.floats(0.0, 5.0))
def test_the_share_at_an_estimate_lies_among_those_at_the_speeds_it_may_be(
    m_s: float, sd_m_s: float, value: float, half_width: float
) -> None:
    found = likelihood("shank_angle", value, half_width, estimated(m_s, sd_m_s))
    ends = [min(max(m_s + sign * 2.0 * sd_m_s, 1.9), 5.0) for sign in (-1.0, 1.0)]
    high, low = (likelihood("shank_angle", value, half_width, stated(v)) for v in ends)
    assert found is not None
    assert low is not None
    assert high is not None
    assert low - 1e-9 <= found <= high + 1e-9


def test_hip_drop_needs_no_speed() -> None:
    shares = {likelihood("pelvic_drop", 8.0, 2.0, v) for v in (None, stated(2.9), estimated(9.0))}
    assert len(shares) == 1


@pytest.mark.parametrize("speed", [stated(1.5), stated(5.5), estimated(5.5, 0.5)])
def test_beyond_the_speeds_of_a_norm_nothing_is_said(speed: BeltSpeed) -> None:
    here = place(measured("cadence", 150.0), NORMS["cadence"], speed)
    assert (here.likelihood, here.row) == (None, None)


@pytest.mark.parametrize(
    ("spm", "verdict", "edge"),
    [
        # Typical ends at 151 at 2 m/s and at 181 at 4.7.
        (140.0, AnswerVerdict.YES, 151.0),
        (190.0, AnswerVerdict.NO, 181.0),
    ],
)
def test_without_speed_what_holds_at_every_speed_is_said(
    spm: float, verdict: AnswerVerdict, edge: float
) -> None:
    """The figures are those at the speed that leaves most doubt."""
    norm = NORMS["cadence"]
    here = place(measured("cadence", spm, 1.0), norm, None)
    assert here.is_at_any_speed
    assert here.likelihood is not None
    assert here.row is not None
    assert (verdict_of(here.likelihood), norm.edge(here.row)) == (verdict, edge)


@pytest.mark.parametrize("spm", [151.0, 165.0, 181.0])
def test_without_speed_what_depends_on_it_is_left_open(spm: float) -> None:
    here = place(measured("cadence", spm, 1.0), NORMS["cadence"], None)
    assert (here.likelihood, here.row, here.is_at_any_speed) == (None, None, False)


@pytest.mark.parametrize("metric", [name for name, norm in NORMS.items() if norm.by_speed])
@given(value=st.floats(-10.0, 220.0), half_width=st.floats(0.0, 10.0), speed=st.floats(1.9, 5.0))
def test_what_is_said_without_speed_holds_at_every_speed(
    metric: str, value: float, half_width: float, speed: float
) -> None:
    found = likelihood(metric, value, half_width, None)
    here = likelihood(metric, value, half_width, stated(speed))
    assert here is not None
    if found is not None:
        assert here >= found - 1e-9 if found >= LIKELY else here <= found + 1e-9
