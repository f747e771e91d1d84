"""Film, upload, see: three small drawings for a first visit."""

from docs.drawings.runner_behind import from_behind
from docs.drawings.runner_side import HIPS, from_side
from docs.drawings.svg import Drawing, at, box, disc, line, path, within
from docs.drawings.things import (
    BELT,
    phone_from_side,
    phone_screen,
    treadmill_from_side,
    tripod,
)

_SIZE = 200, 140
_GROUND = 122.0


def drawings() -> list[Drawing]:
    """Return the three drawings in their order."""
    return [
        Drawing("step_film", _film(), *_SIZE),
        Drawing("step_upload", _upload(), *_SIZE),
        Drawing("step_see", _see(), *_SIZE),
    ]


def _film() -> str:
    scale, lens, runner = 0.86, 30.0, 132.0
    hips = _GROUND - (HIPS + BELT) * scale
    return "".join(
        [
            line("line thin", (10, _GROUND), (190, _GROUND)),
            at(lens - 2, _GROUND, tripod(_GROUND - hips, 13)),
            at(runner - 42, _GROUND, treadmill_from_side(), scale=scale),
            at(runner, _GROUND - BELT * scale, from_side(), scale=scale),
            line("gaze", (lens + 6, hips), (runner - 8, hips)),
            at(lens, hips, phone_from_side()),
        ]
    )


def _upload() -> str:
    runner = at(0, 62, from_behind(), scale=1.2)
    return "".join(
        [
            at(38, 70, phone_screen("clip", runner), scale=0.56),
            line("line thick arrow", (72, 66), (98, 66)),
            line("line thick arrow", (88, 56), (98, 66), (88, 76)),
            box("ink", 106, 32, 81, 62, 5),
            within("computer", box("", 111, 37, 71, 52, 2), box("screen", 111, 37, 71, 52), _bar()),
            path("ink", "M102 97H191L194 103C194 106 192 107 190 107H103C101 107 99 106 99 103Z"),
        ]
    )


def _bar() -> str:
    """Return the progress of a clip: a picture of it and a bar."""
    return (
        at(146, 74, from_behind(), scale=0.34)
        + box("faint", 118, 79, 56, 4, 2)
        + box("shirt", 118, 79, 36, 4, 2)
    )


def _see() -> str:
    hips = (56.0, 86.0)
    runner = at(hips[0], 166, from_behind(), scale=1.38)
    return "".join(
        [
            within("card", box("", 14, 14, 172, 112, 8), box("screen", 14, 14, 172, 112), runner),
            line("line thin", (hips[0] - 30, hips[1]), (hips[0] + 30, hips[1])),
            line("hips under", (hips[0] - 28, hips[1] - 5), (hips[0] + 28, hips[1] + 5)),
            line("hips", (hips[0] - 28, hips[1] - 5), (hips[0] + 28, hips[1] + 5)),
            _scale(),
        ]
    )


def _scale() -> str:
    return "".join(
        [
            box("ink", 100, 36, 46, 7, 3.5),
            box("faint", 100, 52, 74, 5, 2.5),
            box("faint", 100, 62, 62, 5, 2.5),
            box("faint", 100, 92, 74, 8, 4),
            box("yes", 100, 92, 36, 8, 4),
            disc("dot", 152, 96, 8),
        ]
    )
