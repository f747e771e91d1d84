"""Per-step values as CSV: one row per metric and step."""

import csv
import io
import re
from pathlib import Path

from formcheck.exporters.text_file import write_text
from formcheck.records import Measurement, Report

COLUMNS = ("clip", "metric", "side", "unit", "step", "time_s", "value")
# Spreadsheets run a cell that starts like this as a formula, some in wide letters too; a file name
# must never be one. If they split at other signs than the comma, a cell may start later.
_FORMULA_START = re.compile(r"(?:^|(?<=[;|\t\r\n]))(?=[=+\-@\t\r\n＝＋－＠])")


def write_csv(report: Report, path: Path) -> None:
    """Write one row per measured step; raises `OutputError` when that fails."""
    write_text(path, csv_table(report))


def csv_table(report: Report) -> str:
    """Return the content of the CSV file."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    clip = _inert(report.trial.clip.name)
    for result in report.results:
        if isinstance(result, Measurement):
            writer.writerows(_rows(clip, result))
    return table.getvalue()


def _rows(clip: str, result: Measurement) -> list[tuple[str | int, ...]]:
    return [
        (
            clip,
            result.metric.name,
            result.side.value,
            result.unit,
            number,
            f"{time_s:.4f}",
            f"{value:.4f}",
        )
        for number, (time_s, value) in enumerate(
            zip(result.times_s, result.values, strict=True), start=1
        )
    ]


def _inert(text: str) -> str:
    return _FORMULA_START.sub("'", text)
