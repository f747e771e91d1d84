"""What the documentation promises of metrics, keys and parameters holds."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from comparison_pairs import SIDE, other_day
from documented import chapter, code, entries, rows, sections

import formcheck
from formcheck.analyzers import all_metrics
from formcheck.exporters.comparison_json import comparison_json
from formcheck.exporters.filming_json import filming_json
from formcheck.filming.sentences import item
from formcheck.records import FilmingCheck, FilmingTopic, Metric, Reason, Verdict

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
SOURCE = PROJECT / "src" / "formcheck"
METRICS = [pytest.param(metric, id=name) for name, metric in all_metrics().items()]
SAMPLES = [
    formcheck.to_dict(formcheck.load(path))
    for path in sorted((PROJECT / "sample_videos").glob("*.report.json"))
]
COMPARISON = comparison_json(formcheck.compare(SIDE, other_day(SIDE)))
FILMING = FilmingCheck("run.mp4", "Good to go.", (item(FilmingTopic.LIGHT, "bright"),))
Text = ast.FunctionDef | ast.ClassDef


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def texts(section: str, kind: type[Text]) -> list[Any]:
    """Return every function or class whose text has a section of that title, and its names."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = ast.get_docstring(node) or "" if isinstance(node, kind) else ""
            if section in sections(said):
                name = f"{path.relative_to(SOURCE)}:{node.name}"  # type: ignore[attr-defined]
                found.append(pytest.param(node, entries(sections(said)[section]), id=name))
    return found


@pytest.mark.parametrize(("function", "explained"), texts("Parameters", ast.FunctionDef))
def test_parameters_are_those_of_the_function(
    function: ast.FunctionDef, explained: set[str]
) -> None:
    takes = function.args
    several = [arg for arg in (takes.vararg, takes.kwarg) if arg is not None]
    taken = [*takes.posonlyargs, *takes.args, *takes.kwonlyargs, *several]
    assert {arg.arg for arg in taken} - {"self", "cls"} == explained


@pytest.mark.parametrize(("record", "explained"), texts("Attributes", ast.ClassDef))
def test_attributes_are_those_of_the_record(record: ast.ClassDef, explained: set[str]) -> None:
    fields = {ast.unparse(node.target) for node in record.body if isinstance(node, ast.AnnAssign)}
    explained_elsewhere = "under the same names" in (ast.get_docstring(record) or "")
    if fields and not explained_elsewhere:
        assert fields == explained


@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_has_its_detectable_difference(metric: Metric) -> None:
    (row,) = (row for row in rows(page("metrics")) if metric.name in code(row[0]))
    spreads = metric.repeatability.different_days, metric.repeatability.same_session
    for cell, spread in zip(row[1:3], spreads, strict=True):
        assert float(cell.rstrip("°")) == spread.value
    assert row[3].startswith("ours") == metric.repeatability.different_days.is_ours


@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_has_its_unit_and_sign(metric: Metric) -> None:
    (row,) = (row for row in rows(page("conventions")) if metric.name in code(row[0]))
    assert row[1].startswith(metric.unit)


def test_the_conventions_name_no_other_metric() -> None:
    named = {n for row in rows(page("conventions")) for n in code(row[0]) if " " not in n}
    assert named - set(all_metrics()) == {"camera_roll_deg", "tilt_deg"}


def paths(value: Any, here: str = "") -> Iterator[str]:
    """Yield where the values of a JSON document stand, e.g. ``results[].value``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{here}.{key}" if here else key)
    elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        for inner in value:
            yield from paths(inner, f"{here}[]")
    else:
        yield here


def matches(key: str, path: str) -> bool:
    return path.startswith(key[:-1]) if key.endswith(".*") else path == key


@pytest.mark.parametrize(
    ("title", "documents"),
    [
        ("A report", SAMPLES),
        ("A comparison", [comparison_json(formcheck.compare(SIDE, other_day(SIDE)))]),
        ("A filming check", [filming_json(FILMING)]),
    ],
)
def test_every_key_of_the_json_is_explained(title: str, documents: list[Any]) -> None:
    told = rows(chapter(page("json"), title))
    keys = {key for row in told for key in code(row[0])}
    there = {path for document in documents for path in paths(document)}
    # A list that is empty, or a record that is absent, in some documents has its keys in others.
    there -= {path for path in there if any(p.startswith((f"{path}[]", f"{path}.")) for p in there)}
    assert {path for path in there if not any(matches(key, path) for key in keys)} == set()
    assert {key for key in keys if not any(matches(key, path) for path in there)} == set()


def test_every_reason_is_explained() -> None:
    (_, *told) = rows(chapter(page("json"), "Reasons"))
    assert {name for row in told for name in code(row[0])} == set(Reason)


def test_every_verdict_is_explained() -> None:
    told = [row for row in rows(page("compare")) if row[0].startswith("*")]
    assert {row[0].strip("*").replace(" ", "_") for row in told} == set(Verdict)
