"""The comparison of two clips as JSON, with stable keys."""

import json
from pathlib import Path

from formcheck.exporters.comparison_words import headline
from formcheck.exporters.json_report import (
    DECIMALS,
    Json,
    clip_json,
    result_json,
    rounded,
    settings_json,
)
from formcheck.exporters.text_file import write_text
from formcheck.records import Change, Comparison, Difference, Report

# Raised when a key changes its meaning or goes away; new keys alone do not raise it.
COMPARISON_SCHEMA_VERSION = 1


def write_comparison_json(comparison: Comparison, path: Path) -> None:
    """Write the comparison as a JSON file; raises `OutputError` when that fails."""
    write_text(path, comparison_text(comparison))


def comparison_text(comparison: Comparison) -> str:
    """Return the content of the JSON file."""
    return json.dumps(comparison_json(comparison), indent=2, ensure_ascii=False) + "\n"


def comparison_json(comparison: Comparison) -> Json:
    """Return the comparison as plain lists, dicts, strings and numbers."""
    return {
        "schema_version": COMPARISON_SCHEMA_VERSION,
        "headline": headline(comparison),
        "before": _clip(comparison.before),
        "after": _clip(comparison.after),
        "same_session": comparison.same_session,
        "two_runners": comparison.two_runners,
        "changes": [_change(change) for change in comparison.changes],
        "caveats": list(comparison.caveats),
    }


def _clip(report: Report) -> Json:
    level = report.trial.camera.level
    return {
        "clip": clip_json(report.trial.clip),
        "view": report.trial.view.value,
        "camera_roll_deg": None if level is None else rounded(level.roll_deg),
        "settings": settings_json(report.settings),
        "versions": dict(report.versions),
    }


def _change(change: Change) -> Json:
    return {
        "metric": change.metric.name,
        "side": None if change.side is None else change.side.value,
        "unit": change.unit.value,
        "verdict": change.verdict.value,
        "reasons": list(change.reasons),
        **_difference(change.written_to(DECIMALS)),
        "before": result_json(change.before),
        "after": result_json(change.after),
    }


def _difference(found: Difference | None) -> Json:
    if found is None:
        return dict.fromkeys(("difference", "low", "high", "detectable_difference"))
    return {
        "difference": found.value,
        "low": found.low,
        "high": found.high,
        "detectable_difference": found.smallest_detectable_change,
    }
