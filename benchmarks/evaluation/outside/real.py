"""Real recordings of which somebody counted the steps or read the angles by eye."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.evaluation.measure import analysed, pose_versions, value_of
from benchmarks.evaluation.outcome import Value
from benchmarks.evaluation.outside.check import Check
from benchmarks.evaluation.outside.landmarks_alone import report_of_landmarks
from benchmarks.evaluation.store import Store
from formcheck.errors import NoRunnerError, SeveralRunnersError
from formcheck.records import Report, Result

TRUTHS = Path(__file__).with_name("real_truth.toml")
UNSEEN = float("nan")
Recording = dict[str, Any]
"""A recording as `real_truth.toml` tells it, with its `path`."""


def real_recordings(folder: Path) -> list[Recording]:
    """Return the recordings that are in a folder."""
    told = tomllib.loads(TRUTHS.read_text(encoding="utf-8"))["recording"]
    found = [{**recording, "path": folder / recording["file"]} for recording in told]
    return [recording for recording in found if recording["path"].exists()]


def real_checks(recording: Recording, store: Store) -> list[Check]:
    """Return what comes out of one recording, against what it shows."""
    try:
        report = _report(recording["path"], store)
    except (NoRunnerError, SeveralRunnersError) as error:
        return list(_refused(recording, type(error).__name__))
    return [*_known(recording, report), *unseen_checks(recording, report.results)]


def _report(path: Path, store: Store) -> Report:
    if path.suffix == ".npz":
        return report_of_landmarks(path)
    return analysed(path, store.path(f"{path.stem}.npz", f"{path.name} {pose_versions()}"))


def _refused(recording: Recording, error: str) -> Iterator[Check]:
    for truth in recording.get("truths", []):
        value = Value(truth["metric"], "", truth["value"], reason=error)
        yield Check(recording["shows"], value, truth["within"])
    for metric in recording.get("unseen", []):
        yield Check(recording["shows"], Value(metric, "", UNSEEN, reason=error))


def _known(recording: Recording, report: Report) -> Iterator[Check]:
    start_s, end_s = report.trial.gait.steady_s or (0.0, 0.0)
    for truth in recording.get("truths", []):
        if truth.get("from_s", 0.0) <= (start_s + end_s) / 2.0 <= truth.get("to_s", float("inf")):
            value = value_of(_result(report.results, truth["metric"]), truth["value"])
            yield Check(recording["shows"], value, truth["within"])


def unseen_checks(recording: Recording, results: Sequence[Result]) -> Iterator[Check]:
    """Return what cannot be seen in a clip; of `all` the cadence, and whatever else was told."""
    unseen = recording.get("unseen", [])
    for result in results:
        value = value_of(result, UNSEEN)
        told = result.metric.name == "cadence" or value.value is not None
        if result.metric.name in unseen or ("all" in unseen and told):
            yield Check(recording["shows"], value)


def _result(results: Sequence[Result], metric: str) -> Result:
    return next(result for result in results if result.metric.name == metric)
