"""The drawings that come with formcheck: TOML files in this folder, one per group of exercises."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from cattrs.errors import ForbiddenExtraKeysError

from formcheck.drawings.exercises.drawing import Drawing
from formcheck.drawings.exercises.svg import to_svg
from formcheck.records.plain import CONVERTER


def exercise_svg(key: str, title: str) -> str:
    """Return the drawing of an exercise as SVG text.

    Parameters
    ----------
    key
        Key of the exercise.
    title
        Its name, for screen readers.

    Raises
    ------
    KeyError
        If there is no drawing of that key.
    """
    return to_svg(drawings()[key], key=f"exercise-{key.replace('_', '-')}", title=title)


@cache
def drawings() -> dict[str, Drawing]:
    """Read all drawings, by the key of the exercise.

    Raises
    ------
    ValueError
        If a file is broken: a mistake of a developer.
    """
    found: dict[str, Drawing] = {}
    folder = files("formcheck.drawings.exercises")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            found |= parse_drawings(file.read_text("utf-8"), file.name)
    return found


def parse_drawings(text: str, name: str) -> dict[str, Drawing]:
    """Turn the text of a file into drawings.

    Raises
    ------
    ValueError
        If it is broken; the message names the file and the drawing.
    """
    found = {}
    for key, raw in tomllib.loads(text).items():
        try:
            found[key] = CONVERTER.structure(_whole(raw), Drawing)
        except (KeyError, TypeError, AttributeError, ValueError, ForbiddenExtraKeysError) as error:
            raise ValueError(f"Broken drawing {key!r} in {name}: {error!r}.") from error
    return found


def _whole(raw: dict[str, Any]) -> dict[str, Any]:
    """Give the start what it shares with the pose: the data state only the differences."""
    return raw | {"start": raw["pose"] | raw["start"]} if "start" in raw else raw
