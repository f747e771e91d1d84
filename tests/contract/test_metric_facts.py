"""What belongs to a metric is said once, on the metric, and nowhere else by a list of names."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from comparison_pairs import OF_METRIC
from synthetic_report import SHORT, report_of

from formcheck.analyzers import all_analyzers, all_metrics
from formcheck.records import Measurement, Metric, Repeatability, Spread, Statistic, Trial, Unit

REPOSITORY = Path(__file__).parents[2]
METRICS = [pytest.param(metric, id=name) for name, metric in all_metrics().items()]


def spread_of(value: float) -> Spread:
    return Spread(value, "ours: for this test")


def no_error(trial: Trial, *, same_session: bool) -> float:
    raise NotImplementedError(f"of {trial}, {same_session}")


def literals(folder: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Yield every dictionary, set, tuple and list that is written out in a folder."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List):
                yield path, node


def names_in(node: ast.AST) -> set[str]:
    """Return the metrics that a literal names, in itself or in what it holds."""
    parts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {part for part in parts if isinstance(part, str) and part in all_metrics()}


@pytest.mark.parametrize("folder", ["src/formcheck", "benchmarks"])
def test_no_list_of_metrics_is_written_out_elsewhere(folder: str) -> None:
    """A new metric would be missing from such a list, and nobody would be told."""
    analyzers = REPOSITORY / "src/formcheck/analyzers"
    lists = [
        f"{path.relative_to(REPOSITORY)}:{node.lineno} lists {', '.join(sorted(names_in(node)))}"  # type: ignore[attr-defined]
        for path, node in literals(REPOSITORY / folder)
        if analyzers not in path.parents and len(names_in(node)) > 1
    ]
    assert lists == [], "ask formcheck.analyzers.all_metrics() instead"


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, by name or out of their folder."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    plain = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    named = {alias.name for node in plain for alias in node.names}
    taken = {f"{node.module}.{alias.name}" for node in froms for alias in node.names}
    return named | taken | {node.module for node in froms if node.module}


def test_no_metric_knows_another() -> None:
    """What two of them share has a file of its own, which knows neither."""
    metrics = {f"formcheck.analyzers.{name}" for name in all_metrics()}
    found = {
        f"{path.relative_to(REPOSITORY)} imports {', '.join(sorted(imports(path) & metrics))}"
        for path in sorted((REPOSITORY / "src/formcheck/analyzers").glob("*.py"))
        if imports(path) & metrics
    }
    assert found == set()


def test_the_search_finds_a_list() -> None:
    for text in (
        "{'cadence': 1, 'shank_angle': 2}",
        "('cadence', 'shank_angle')",
        "[Shown('cadence', 2), Shown('shank_angle', 2)]",
    ):
        assert names_in(ast.parse(text)) == {"cadence", "shank_angle"}


@pytest.mark.parametrize("left_out", ["statistic", "repeatability", "truth_key", "unit", "views"])
def test_a_metric_cannot_leave_out_a_fact(left_out: str) -> None:
    whole = all_metrics()["cadence"]
    facts = {field.name: getattr(whole, field.name) for field in fields(whole)}
    del facts[left_out]
    with pytest.raises(TypeError, match=f"missing 1 required keyword-only argument: '{left_out}'"):
        Metric(**facts)


@pytest.mark.parametrize("left_out", ["different_days", "same_session", "clip_error"])
def test_nor_how_repeatable_it_is(left_out: str) -> None:
    facts = {
        "different_days": spread_of(2.0),
        "same_session": spread_of(1.0),
        "clip_error": no_error,
    }
    del facts[left_out]
    with pytest.raises(TypeError, match=f"missing 1 required keyword-only argument: '{left_out}'"):
        Repeatability(**facts)  # type: ignore[arg-type]


def test_a_change_between_days_is_the_larger_one() -> None:
    with pytest.raises(ValueError, match=r"less than the 1\.0 of two days, found 2\.0"):
        Repeatability(
            different_days=spread_of(1.0), same_session=spread_of(2.0), clip_error=no_error
        )


def test_a_spread_has_a_source_or_is_ours() -> None:
    with pytest.raises(ValueError, match="a basis that begins with 'ours:', found 'x'"):
        Spread(1.0, "x")
    with pytest.raises(ValueError, match="above zero, found 0"):
        Spread(0.0, "ours: x")
    assert not Spread(1.0, "x", "Somebody (2020)").is_ours


def test_names_and_places_are_given_once() -> None:
    metrics = [analyzer.METRIC for analyzer in all_analyzers()]
    assert len({metric.name for metric in metrics}) == len(metrics)
    assert len({metric.order for metric in metrics}) == len(metrics)


@pytest.mark.parametrize("metric", METRICS)
def test_the_statistic_is_the_one_that_is_reported(metric: Metric) -> None:
    (result,) = (r for r in OF_METRIC[metric.name].results if r.metric.name == metric.name)
    assert isinstance(result, Measurement)
    middle = float(metric.statistic.middle(result.values))
    assert result.value == pytest.approx(middle, abs=metric.unit.tolerance)


@pytest.mark.parametrize("metric", METRICS)
def test_every_clip_has_an_error_of_its_own(metric: Metric) -> None:
    trial = OF_METRIC[metric.name].trial
    other_day, same = (
        metric.repeatability.clip_error(trial, same_session=known) for known in (False, True)
    )
    assert other_day > 0.0
    assert other_day >= same


@pytest.mark.parametrize("metric", METRICS)
def test_an_error_of_a_clip_that_shows_nothing_is_a_number_too(metric: Metric) -> None:
    assert metric.repeatability.clip_error(report_of(SHORT).trial, same_session=False) >= 0.0


def test_a_unit_is_its_name() -> None:
    assert Unit.named("deg") is Unit.DEG
    assert f"{Unit.DEG}" == "deg"
    assert Unit.DEG.suffix == "°"


def test_a_statistic_of_an_outlier() -> None:
    assert [s.middle([1.0, 2.0, 9.0]) for s in Statistic] == [2.0, 4.0]
