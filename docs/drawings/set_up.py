"""Where the phone stands: behind the runner and beside, seen in height and from above.

The phone is 2.5 metres from the runner, to the scale of both.
"""

from docs.drawings.runner_behind import from_behind
from docs.drawings.runner_side import HIPS, from_above, from_side
from docs.drawings.svg import Drawing, at, box, line, path, words
from docs.drawings.things import (
    BELT,
    cross,
    distance,
    phone_from_above,
    phone_from_side,
    treadmill_from_above,
    treadmill_from_behind,
    treadmill_from_side,
    tripod,
)

# Pixels per hundredth of the body's height: 2.5 metres are 171 pixels for a runner of 1.75.
SCALE = 1.2
GROUND, LENS, RUNNER = 162.0, 40.0, 211.0
_HIPS = GROUND - (HIPS + BELT) * SCALE
_MIDDLE = 100.0


def drawings() -> list[Drawing]:
    """Return the four drawings of the set-up."""
    return [
        Drawing(
            "rear_height",
            _in_height(
                at(RUNNER - 58, GROUND, treadmill_from_side(), scale=SCALE)
                + at(RUNNER, GROUND - BELT * SCALE, from_side(), scale=SCALE)
            ),
        ),
        Drawing(
            "rear_above",
            _from_above(turn_deg=0.0) + _askew(),
        ),
        Drawing(
            "side_height",
            _in_height(
                at(RUNNER, GROUND, treadmill_from_behind(), scale=SCALE)
                + at(RUNNER, GROUND - BELT * SCALE, from_behind(), scale=SCALE)
            ),
        ),
        Drawing(
            "side_above",
            _from_above(turn_deg=-90.0) + _right_angle() + _askew(),
        ),
    ]


def _in_height(runner: str) -> str:
    return "".join(
        [
            line("line thin", (12, GROUND), (308, GROUND)),
            at(LENS - 2, GROUND, tripod(GROUND - _HIPS)),
            runner,
            line("gaze", (LENS + 6, _HIPS), (RUNNER - 8, _HIPS)),
            at(LENS, _HIPS, phone_from_side()),
            words(112, _HIPS - 8, "hip height"),
            distance(LENS, RUNNER, 182, "2.5–4 m"),
        ]
    )


def _from_above(turn_deg: float) -> str:
    """Return the phone that looks at the runner, who runs away from it or is turned."""
    return "".join(
        [
            path("seen", f"M{LENS} {_MIDDLE}L308 36V164Z"),
            at(RUNNER, _MIDDLE, treadmill_from_above(), scale=SCALE, turn_deg=turn_deg),
            at(RUNNER, _MIDDLE, from_above(), scale=SCALE, turn_deg=turn_deg),
            line("gaze", (LENS + 6, _MIDDLE), (RUNNER - 16, _MIDDLE)),
            at(LENS, _MIDDLE, phone_from_above()),
        ]
    )


def _askew() -> str:
    """Return a phone that looks from an angle, crossed out."""
    return (
        line("line thin pale", (82, 164), (136, 137))
        + at(76, 167, phone_from_above(), turn_deg=-27.0)
        + cross(45, 180, 9)
    )


def _right_angle() -> str:
    corner = RUNNER - 24 * SCALE
    return box("line thin", corner - 11, _MIDDLE - 11, 11, 11)
