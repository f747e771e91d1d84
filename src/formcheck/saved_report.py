"""Save reports to files, and load them: they are measured again without the clip."""

import base64
import json
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from cattrs.errors import CattrsError

from formcheck.errors import RecordingError, SavedReportError, SettingsError
from formcheck.exporters.json_report import SCHEMA_VERSION, to_json, write_json
from formcheck.gait import analyze_gait
from formcheck.pose import parse_recording
from formcheck.records import MeasuredFrom, Report
from formcheck.records.plain import CONVERTER
from formcheck.report import build_report
from formcheck.trial import build_trial
from formcheck.version import __version__

# Format 1 had findings in place of answers; what both are made from is the same.
_READABLE = (1, SCHEMA_VERSION)
# A report on 30 s has some 0.5 MB, one on an hour 60 MB.
MAX_FILE_BYTES = 200_000_000
# Errors raised by structuring content of another shape.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    CattrsError,
    IndexError,
    KeyError,
    RecursionError,
    SettingsError,
    TypeError,
    ValueError,
)


def save(report: Report, path: str | PathLike[str]) -> Path:
    """Write a report as JSON that `load` reads back.

    Parameters
    ----------
    report
        The report on a clip.
    path
        The file to write; an existing file is replaced.

    Returns
    -------
    Path
        The path of the file.

    Raises
    ------
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.save(report, "run.json").name
    'run.json'
    >>> print(formcheck.load("run.json")["cadence"])
    Cadence: 170.0 steps/min (both sides, 95 % interval ... to ..., n = ...).
    """
    path = Path(path)
    write_json(report, path)
    return path


def load(path: str | PathLike[str]) -> Report:
    """Read a report that `save` or ``formcheck analyze --json`` has written.

    The file's data from the pictures (landmarks, hip line, camera) are kept, and everything that
    follows from them is measured again by this version.

    Parameters
    ----------
    path
        The JSON file.

    Returns
    -------
    Report
        The report; ``versions["pictures"]`` names the version that analysed the pictures.

    Raises
    ------
    SavedReportError
        If the file is missing, is no such report, or is from another pose engine.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.load(formcheck.save(report, "run.json"))
    <Report of run.mp4: right view, 4 of ... metrics measured>
    >>> formcheck.load("run.npz")
    Traceback (most recent call last):
    formcheck.errors.SavedReportError: run.npz: expected a report that formcheck wrote ...
    """
    path = Path(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SavedReportError(_expected(path.name, "a file that is too large"))
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise SavedReportError(_expected(path.name, f"none ({error.strerror})")) from error
    except (ValueError, RecursionError) as error:
        raise SavedReportError(_expected(path.name, "something else")) from error
    return from_dict(content, name=path.name)


def to_dict(report: Report) -> dict[str, Any]:
    """Return a report as plain lists, dicts, strings and numbers, as `save` writes them.

    Parameters
    ----------
    report
        The report on a clip.

    Returns
    -------
    dict
        The content described in ``docs/json.md``.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.to_dict(report)["view"]
    'right'
    """
    return to_json(report)


def from_dict(content: Mapping[str, Any], *, name: str = "the report") -> Report:
    """Return a report from the plain values that `to_dict` returned, measured again.

    Parameters
    ----------
    content
        The result of `to_dict`.
    name
        Name of the report in errors.

    Returns
    -------
    Report
        The report, as `load` returns it.

    Raises
    ------
    SavedReportError
        If it is no such report, or is from another pose engine.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> again = formcheck.from_dict(formcheck.to_dict(report))
    >>> again["cadence"].value == report["cadence"].value
    True
    """
    try:
        if content["schema_version"] not in _READABLE:
            raise SavedReportError(
                _expected(name, f"one of format {content['schema_version']!r:.20}")
            )
        kept = CONVERTER.structure(content["measured_from"], MeasuredFrom)
        return measured_anew(kept, str(content["versions"]["pictures"]))
    except RecordingError as error:
        raise SavedReportError(f"{name}: {error} Analyse the clip again.") from error
    except UNREADABLE as error:
        found = "something else, or a report without the data it was measured from"
        raise SavedReportError(_expected(name, found)) from error


def measured_anew(kept: MeasuredFrom, pictures: str = __version__) -> Report:
    """Return the report that follows from what was read of a clip.

    Parameters
    ----------
    kept
        The readings, with the settings to measure with.
    pictures
        Version of formcheck that read the pictures; by default this one.
    """
    landmarks = base64.b64decode(kept.landmarks, validate=True)
    recorded = parse_recording(landmarks, kept.clip.name, kept.clip.identity)
    if not np.array_equal(recorded.timestamps_s, kept.clip.timestamps_s):
        raise ValueError("landmarks of other frames")
    gait = analyze_gait(kept.clip, recorded, kept.view, kept.facing)
    trial = build_trial(
        kept.clip,
        kept.view,
        kept.facing,
        gait,
        kept.camera,
        kept.hip_line,
        kept.settings,
        kept.hand,
    )
    return build_report(trial, recorded, kept.settings, pictures)


def _expected(name: str, found: str) -> str:
    return (
        f"{name}: expected a report that formcheck wrote (JSON, format {SCHEMA_VERSION}), found "
        f"{found}. Write one with: formcheck analyze CLIP --json {name}"
    )
