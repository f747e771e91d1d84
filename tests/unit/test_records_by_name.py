"""Results by the name of their metric, as a sentence and as a table."""

import sys
from dataclasses import replace

import pytest
from comparison_pairs import SIDE, other_day, shifted

from formcheck import compare
from formcheck.analyzers import cadence, shank_angle
from formcheck.errors import InstallationError
from formcheck.records import (
    Change,
    Difference,
    Measurement,
    MeasurementMethod,
    NotMeasured,
    Reason,
    Side,
    Verdict,
    read_only,
)

SHANK = Measurement(
    metric=shank_angle.METRIC,
    side=Side.RIGHT,
    value=5.26,
    low=-0.01,
    high=8.6,
    values=read_only([5.0, 5.52]),
    times_s=read_only([0.5, 1.25]),
    method=MeasurementMethod("test"),
)
UNSEEN = NotMeasured(shank_angle.METRIC, None, Reason.BLUR, "it is blurred", "Film in light.")


def test_a_measurement_is_a_sentence() -> None:
    assert (
        str(SHANK) == "Shank angle at contact: 5.3° (right side, 95 % interval 0.0 to 8.6, n = 2)."
    )


def test_both_sides_are_told() -> None:
    said = replace(SHANK, metric=cadence.METRIC, side=Side.BOTH)
    assert str(said) == "Cadence: 5.3 steps/min (both sides, 95 % interval 0.0 to 8.6, n = 2)."


def test_what_is_not_measured_is_a_sentence_with_advice() -> None:
    known = "because it is blurred. Film in light."
    assert str(UNSEEN) == f"Shank angle at contact: not measured (blur), {known}"
    of_a_side = replace(UNSEEN, side=Side.LEFT)
    assert str(of_a_side) == f"Shank angle at contact: not measured (left side, blur), {known}"


@pytest.mark.parametrize(
    ("difference", "verdict", "reasons", "said"),
    [
        (Difference(2.0, -0.5, 4.5, 3.0), Verdict.WITHIN_NOISE, (), ", +2.0° (95 % interval −0.5 "),
        (Difference(2.0, 0.5, 4.5, 3.0), Verdict.UNCERTAIN, ("few steps",), ", because few steps."),
        (None, Verdict.NOT_COMPARABLE, ("this", "that"), "not comparable, because this; that."),
    ],
)
def test_a_change_is_a_sentence(
    difference: Difference | None, verdict: Verdict, reasons: tuple[str, ...], said: str
) -> None:
    after = replace(SHANK, value=7.26)
    change = Change(shank_angle.METRIC, Side.RIGHT, SHANK, after, difference, verdict, reasons)
    assert str(change).startswith(f"Shank angle at contact: {verdict.replace('_', ' ')}")
    assert said in str(change)


@pytest.mark.parametrize("metric", list(SIDE))
def test_every_metric_can_be_said(metric: str) -> None:
    assert str(SIDE[metric]).endswith(".")


def test_a_report_gives_results_by_name() -> None:
    assert [SIDE[name] for name in SIDE] == list(SIDE.results)
    assert "cadence" in SIDE
    assert "speed" not in SIDE


def test_an_unknown_metric_is_told_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"Expected one of cadence, .*shank_angle.*, found 'speed'"):
        SIDE["speed"]


def test_measured_leaves_out_what_has_no_number() -> None:
    assert SIDE.measured == tuple(r for r in SIDE.results if isinstance(r, Measurement))
    assert 0 < len(SIDE.measured) < len(SIDE.results)


def test_a_comparison_gives_changes_by_name() -> None:
    comparison = compare(SIDE, other_day(shifted(SIDE, "cadence", 30.0)))
    assert comparison["cadence"].verdict is Verdict.CHANGED
    assert list(comparison) == list(SIDE)
    assert repr(comparison).endswith("9 metrics, 1 changed>")


def test_no_array_is_shown() -> None:
    for shown in (SIDE, SIDE["cadence"], compare(SIDE, SIDE), compare(SIDE, SIDE)["cadence"]):
        assert "array(" not in repr(shown)
        assert len(repr(shown)) < 2000


def test_a_table_has_a_row_per_result() -> None:
    pytest.importorskip("pandas")
    table = SIDE.to_dataframe()
    assert list(table) == ["metric", "side", "unit", "value", "low", "high", "n", "reason"]
    assert list(table["metric"]) == list(SIDE)
    measured = table[table["reason"].isna()]
    assert list(measured["value"]) == [result.value for result in SIDE.measured]
    assert list(measured["n"]) == [result.n for result in SIDE.measured]
    assert set(table[table["value"].isna()]["reason"]) == {"wrong_view"}


def test_a_table_has_a_row_per_step() -> None:
    pytest.importorskip("pandas")
    table = SHANK.to_dataframe()
    assert list(table) == ["metric", "side", "unit", "step", "time_s", "value"]
    assert table.to_numpy().tolist() == [
        ["shank_angle", "right", "deg", 1, 0.5, 5.0],
        ["shank_angle", "right", "deg", 2, 1.25, 5.52],
    ]


def test_without_pandas_a_table_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InstallationError, match="pip install pandas"):
        SIDE.to_dataframe()
