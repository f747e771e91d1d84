"""The CSV table: one row per step, safe to open in a spreadsheet."""

import csv
from pathlib import Path

import pytest
from synthetic_report import REAR, SHORT, SIDE, report_of
from synthetic_runner import Run

from formcheck.errors import OutputError
from formcheck.exporters.csv_steps import write_csv
from formcheck.records import Measurement, Report

COLUMNS = ["clip", "metric", "side", "unit", "step", "time_s", "value"]


def rows_of(report: Report, folder: Path) -> list[list[str]]:
    path = folder / "steps.csv"
    write_csv(report, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def measurements(report: Report) -> list[Measurement]:
    return [result for result in report.results if isinstance(result, Measurement)]


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_one_row_per_step_of_every_measured_metric(tmp_path: Path, run: Run) -> None:
    report = report_of(run)
    columns, *rows = rows_of(report, tmp_path)
    assert columns == COLUMNS
    expected = [
        ["run.mp4", m.metric.name, m.side.value, m.unit, str(step + 1)]
        for m in measurements(report)
        for step in range(m.n)
    ]
    assert len(expected) > 10
    assert [row[:5] for row in rows] == expected


def test_values_and_times_are_those_measured(tmp_path: Path) -> None:
    report = report_of(SIDE)
    rows = rows_of(report, tmp_path)[1:]
    values = [value for m in measurements(report) for value in m.values]
    times_s = [time_s for m in measurements(report) for time_s in m.times_s]
    assert [float(row[6]) for row in rows] == pytest.approx(values, abs=5.1e-5)
    assert [float(row[5]) for row in rows] == pytest.approx(times_s, abs=5.1e-5)
    assert all(len(row[i].partition(".")[2]) == 4 for row in rows for i in (5, 6))


def test_without_measurements_only_the_columns_are_left(tmp_path: Path) -> None:
    assert rows_of(report_of(SHORT), tmp_path) == [COLUMNS]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1.mp4",
        '=HYPERLINK("http://x","y").mp4',
        "+49 run.mp4",
        "-2.mp4",
        "@SUM(A1).mp4",
        "\t1.mp4",
        "\r1.mp4",
        "\n1.mp4",
        "＝1+1.mp4",
        "－2.mp4",
    ],
)
def test_a_name_like_a_formula_is_inert(tmp_path: Path, name: str) -> None:
    rows = rows_of(report_of(SIDE, name=name), tmp_path)[1:]
    assert {row[0] for row in rows} == {f"'{name}"}


@pytest.mark.parametrize(
    ("name", "inert"),
    [
        ("a;=1+1.mp4", "a;'=1+1.mp4"),
        ("a\t@SUM(A1).mp4", "a\t'@SUM(A1).mp4"),
        ("a|-2;+3.mp4", "a|'-2;'+3.mp4"),
        ("a\n=1.mp4", "a\n'=1.mp4"),
        ("\t=1.mp4", "'\t'=1.mp4"),
        ("\r=1.mp4", "'\r'=1.mp4"),
    ],
)
def test_no_later_cell_is_a_formula_either(tmp_path: Path, name: str, inert: str) -> None:
    """Some spreadsheets part cells at a semicolon or a tab."""
    rows = rows_of(report_of(SIDE, name=name), tmp_path)[1:]
    assert {row[0] for row in rows} == {inert}


def test_only_the_name_comes_from_outside(tmp_path: Path) -> None:
    """Metric, side and unit are our own words, and the rest are numbers."""
    for row in rows_of(report_of(SIDE), tmp_path)[1:]:
        assert all(cell[0].isalpha() for cell in row[1:3])
        assert all(float(cell) is not None for cell in row[4:])


@pytest.mark.parametrize(
    "name", ["a, b.mp4", 'a "b".mp4', "a\nb.mp4", "Läufer 跑步.mp4", "a=b.mp4", "'x'.mp4"]
)
def test_other_names_are_kept(tmp_path: Path, name: str) -> None:
    rows = rows_of(report_of(SIDE, name=name), tmp_path)[1:]
    assert {row[0] for row in rows} == {name}


def test_negative_values_stay_numbers(tmp_path: Path) -> None:
    short_strides = Run(view=SIDE.view, reach=0.2)
    values = [row[6] for row in rows_of(report_of(short_strides), tmp_path)[1:]]
    negative = [value for value in values if value.startswith("-")]
    assert negative
    assert all(float(value) < 0 for value in negative)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first.csv", "second.csv"):
        write_csv(report_of(REAR), tmp_path / name)
    first = (tmp_path / "first.csv").read_bytes()
    assert first == (tmp_path / "second.csv").read_bytes()
    # RFC 4180: every line ends in CR LF, once.
    assert first.count(b"\r\n") == first.count(b"\n") == first.count(b"\r")
    assert first.endswith(b"\r\n")
    assert str(tmp_path).encode() not in first


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "steps.csv").write_text("older\n" * 10_000)
    assert rows_of(report_of(SHORT), tmp_path) == [COLUMNS]


@pytest.mark.parametrize("place", ["missing/steps.csv", "folder"])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=r"^Could not write .*: .+\. Choose a folder that"):
        write_csv(report_of(SHORT), tmp_path / place)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
