"""Lines laid along the hips by hand, in a file: read, checked and written."""

import json
import math
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from cattrs.errors import CattrsError

from formcheck.errors import HipPointsError
from formcheck.output_file import write_whole
from formcheck.records import ClipInfo, Garment, HandLine, HandMark
from formcheck.records.plain import CONVERTER

StrPath = str | PathLike[str]

FORMAT = "formcheck hip points 1"
# Two passes over some ten frames; a larger file is something else.
MAX_PASSES, MAX_FILE_BYTES = 2, 1_000_000
# Hips tilt by less while running; a steeper line lies along something else.
MAX_TILT_DEG = 20.0
# A waist is a tenth of the body's height wide; on less of the picture's height, one pixel turns the
# line by degrees.
MIN_LENGTH = 0.02
# Times in the file are rounded; two frames are farther apart.
_SAME_FRAME_S = 0.002
_UNREADABLE = (CattrsError, KeyError, RecursionError, TypeError, ValueError)


def load_hip_points(path: StrPath) -> HandLine:
    """Read lines that were laid along the hips by hand, as the dashboard saves them.

    Parameters
    ----------
    path
        The file (JSON).

    Returns
    -------
    HandLine
        The lines; whether they fit a clip is checked when they meet it.

    Raises
    ------
    HipPointsError
        If the file is missing, or is no such file, or a line cannot lie along hips.

    Examples
    --------
    >>> formcheck.load_hip_points("run.npz")
    Traceback (most recent call last):
    formcheck.errors.HipPointsError: run.npz: expected lines along the hips ...
    """
    path = Path(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise HipPointsError(_expected(path.name, "a file that is too large"))
        line = _line(json.loads(path.read_bytes()))
    except OSError as error:
        raise HipPointsError(_expected(path.name, f"none ({error.strerror})")) from error
    except _UNREADABLE as error:
        raise HipPointsError(_expected(path.name, "something else")) from error
    _check_lines(line)
    return line


def save_hip_points(line: HandLine, path: StrPath) -> Path:
    """Write lines laid by hand to a file that `load_hip_points` reads.

    Parameters
    ----------
    line
        The lines.
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
    >>> mark = formcheck.HandMark(1.5, (300.0, 640.0), (400.0, 635.0))
    >>> line = formcheck.HandLine("", formcheck.Garment.BELT, "Ann", ((mark,),))
    >>> formcheck.load_hip_points(formcheck.save_hip_points(line, "points.json")) == line
    True
    """
    path = Path(path)
    write_whole(path, hip_points_json(line), "the lines along the hips")
    return path


def hip_points_json(line: HandLine) -> bytes:
    """Return the content of the file."""
    content = {"format": FORMAT, **CONVERTER.unstructure(line)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def check_hip_points(line: HandLine, clip: ClipInfo) -> None:
    """Raise `HipPointsError` if lines were not laid in frames of this clip."""
    if line.clip != clip.identity:
        raise HipPointsError(
            f"{clip.name}: expected lines laid in this clip, found those of another one, or of "
            f"another part of it. Lay them again in this clip."
        )
    _check_lines(line)
    times_s = clip.timestamps_s
    for mark in _marks(line):
        if float(np.abs(times_s - mark.time_s).min()) > _SAME_FRAME_S:
            raise HipPointsError(
                f"{clip.name}: expected lines in frames of the clip, found one at {mark.time_s:g} "
                f"s, where no frame is. Lay it again."
            )
        if not all(_is_inside(end, clip) for end in (mark.left, mark.right)):
            raise HipPointsError(
                f"{clip.name}: expected lines inside the picture of {clip.width_px} x "
                f"{clip.height_px}, found one outside at {mark.time_s:.2f} s. Lay it again."
            )
        if math.dist(mark.left, mark.right) < MIN_LENGTH * clip.height_px:
            raise HipPointsError(
                f"{clip.name}: expected a line across the whole waist at {mark.time_s:.2f} s, "
                f"found both ends on one spot. Lay it again."
            )


def _line(content: Any) -> HandLine:
    if content.pop("format") != FORMAT:
        raise ValueError("another format")
    line = CONVERTER.structure(content, HandLine)
    if not 1 <= len(line.passes) <= MAX_PASSES or not all(line.passes):
        raise ValueError("no passes")
    return line


def _check_lines(line: HandLine) -> None:
    for mark in _marks(line):
        if not all(math.isfinite(number) for number in (mark.time_s, *mark.left, *mark.right)):
            raise HipPointsError(
                "Expected numbers for the ends of a line, found none. Lay it again."
            )
        if abs(mark.tilt_deg) > MAX_TILT_DEG:
            raise HipPointsError(
                f"Expected a line that tilts by at most {MAX_TILT_DEG:.0f}°, found one of "
                f"{abs(mark.tilt_deg):.0f}° at {mark.time_s:.2f} s. Check both its ends."
            )


def _marks(line: HandLine) -> list[HandMark]:
    return [mark for marks in line.passes for mark in marks]


def _is_inside(end: tuple[float, float], clip: ClipInfo) -> bool:
    return 0.0 <= end[0] <= clip.width_px and 0.0 <= end[1] <= clip.height_px


def _expected(name: str, found: str) -> str:
    garments = ", ".join(Garment)
    return (
        f"{name}: expected lines along the hips that formcheck saved (JSON, {FORMAT}; laid along "
        f"one of {garments}), found {found}. Save them on the page of the report."
    )
