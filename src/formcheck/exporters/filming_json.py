"""A filming check as JSON, with stable keys for other people's scripts."""

import json
from pathlib import Path
from typing import Any

from formcheck.exporters.text_file import write_text
from formcheck.records import FilmingCheck

# Raised when a key changes its meaning or goes away; new keys alone do not raise it.
SCHEMA_VERSION = 1


def write_filming_json(check: FilmingCheck, path: Path) -> None:
    """Write the check as a JSON file; raises `OutputError` when that fails."""
    write_text(path, json.dumps(filming_json(check), indent=2, ensure_ascii=False) + "\n")


def filming_json(check: FilmingCheck) -> dict[str, Any]:
    """Return the check, without its picture, as plain lists, dicts, strings and numbers."""
    return {
        "schema_version": SCHEMA_VERSION,
        "clip": check.clip_name,
        "headline": check.headline,
        "gives_numbers": check.gives_numbers,
        "hopeless": check.hopeless,
        "has_to_choose": check.has_to_choose,
        "view": None if check.view is None else check.view.value,
        "people": check.people,
        "runner": check.runner,
        "items": [
            {
                "topic": item.topic.value,
                "title": item.title,
                "status": item.status.value,
                "sentence": item.sentence,
                "stops": item.stops,
            }
            for item in check.items
        ],
    }
