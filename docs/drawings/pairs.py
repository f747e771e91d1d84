"""Wrong beside right, and the dots of tape."""

from docs.drawings.runner_behind import from_behind
from docs.drawings.runner_side import from_side
from docs.drawings.svg import Drawing, at, box, disc, limb, line, path, within
from docs.drawings.things import (
    BELT,
    beside,
    door,
    phone_from_side,
    phone_screen,
    treadmill_from_behind,
    tripod,
    window_from_side,
)

_GROUND = 176.0
_SHORTS = path("shorts", "M-58 136C-62 152-64 170-64 190H64C64 170 62 152 58 136Z")
_BAND = path("band", "M-55.5 122C-20 128 20 128 55.5 122L58.5 138C20 144-20 144-58.5 138Z")


def drawings() -> list[Drawing]:
    """Return the drawings of tape and of what is often wrong."""
    return [_tape(), _clothes(), _whole_body(), _level(), _still(), _light()]


def _tape() -> Drawing:
    return Drawing(
        "tape",
        line("line thin pale", (160, 14), (160, 186))
        + at(80, 0, _close("tape-one", _bare_back()))
        + at(240, 0, _close("tape-two", _taped_back()))
        + _step(20, "1")
        + _step(180, "2"),
    )


def _close(name: str, figure: str) -> str:
    """Return what half of a drawing has room for."""
    return within(name, box("", -66, 14, 132, 172, 8), figure)


def _bare_back() -> str:
    return "".join(
        [
            path("skin", "M-47 46C-45 80-50 100-57 128V140H57V128C50 100 45 80 47 46Z"),
            path("shirt", "M-56 6C-54 24-52 36-49 50C-20 58 20 58 49 50C52 36 54 24 56 6Z"),
            path("line crease", "M0 96C-1 104-1 110 0 124"),
            _SHORTS,
            _BAND,
            *(disc("dimple", x, 112, 5, 4) for x in (-19, 19)),
            '<text class="on middle" y="80">dimples</text>',
            *(line("on", (side * 12, 86), (side * 17, 103)) for side in (-1, 1)),
        ]
    )


def _taped_back() -> str:
    return "".join(
        [
            _SHORTS,
            path("shirt", "M-56 6C-50 50-45 80-54.5 128H54.5C45 80 50 50 56 6Z"),
            _BAND,
            *(box("tape", x - 9, 122, 18, 18, 3) for x in (-19, 19)),
            line("on", (10, 150), (28, 150)),
            line("on", (10, 146), (10, 154)),
            line("on", (28, 146), (28, 154)),
            '<text class="on middle" x="19" y="169">3 cm</text>',
        ]
    )


def _step(x: float, digit: str) -> str:
    return disc("ink", x, 20, 11) + f'<text class="middle paper" x="{x}" y="24.6">{digit}</text>'


def _clothes() -> Drawing:
    loose, tucked = from_behind(loose=True), from_behind(tape=True)
    return Drawing(
        "clothes",
        beside(
            _close("loose", at(0, 267, loose, scale=2.85)),
            _close("tucked", at(0, 267, tucked, scale=2.85)),
        ),
    )


def _room(scale: float, ground: float) -> str:
    """Return a room with the runner from behind; its origin is the middle of a picture."""
    return "".join(
        [
            at(0, ground, door(), scale=scale),
            box("faint", -90, ground, 180, 90),
            at(0, ground + 14, treadmill_from_behind(), scale=scale),
            at(0, ground + 14 - BELT * scale, from_behind(tape=True), scale=scale),
        ]
    )


def _whole_body() -> Drawing:
    return Drawing(
        "whole_body",
        beside(
            at(0, 100, phone_screen("feet-off", _room(1.6, 100.0))),
            at(0, 100, phone_screen("whole", _room(1.08, 46.0))),
        ),
    )


def _level() -> Drawing:
    return Drawing(
        "level",
        beside(
            at(0, 100, phone_screen("leans", _room(1.0, 46.0), turn_deg=9.0), scale=0.95),
            at(0, 100, phone_screen("level", _room(1.0, 46.0)), scale=0.95),
        ),
    )


def _still() -> Drawing:
    return Drawing("still", beside(_hand(), _on_tripod()))


def _hand() -> str:
    fingers = "".join(limb("skin", (-24, y, 5), (-33, y + 2, 5)) for y in (88, 100, 112))
    return "".join(
        [
            path("line thin pale", "M-50 34C-56 48-56 62-51 76M-59 40C-63 50-63 60-60 70"),
            path("line thin pale", "M50 34C56 48 56 62 51 76M59 40C63 50 63 60 60 70"),
            limb("skin", (40, 206, 17), (12, 138, 20), (0, 120, 22)),
            at(0, 76, phone_screen("held", _room(1.0, 46.0), turn_deg=6.0), scale=0.66),
            fingers,
            limb("skin", (24, 132, 9), (33, 108, 6.5), (25, 92, 5.5)),
        ]
    )


def _on_tripod() -> str:
    return "".join(
        [
            line("line thin", (-64, 184), (64, 184)),
            at(0, 184, tripod(66, 30)),
            box("metal", -15, 119, 30, 7, 2),
            at(0, 66, phone_screen("stands", _room(1.0, 46.0)), scale=0.66),
        ]
    )


def _light() -> Drawing:
    return Drawing(
        "light",
        beside(
            _lit("glare", 64, f'<g class="shade">{from_side()}</g>'),
            _lit("glow", -64, from_side()),
        ),
    )


def _lit(kind: str, window_x: float, runner: str) -> str:
    """Return phone and runner in the light of a window."""
    far = -window_x * 1.06
    return "".join(
        [
            path(kind, f"M{window_x} 52L{far} 34V{_GROUND}H{window_x}Z"),
            line("line thin", (-68, _GROUND), (68, _GROUND)),
            at(window_x, 44, window_from_side(_GROUND - 44)),
            at(-40, _GROUND, tripod(62, 13)),
            at(-38, _GROUND - 62, phone_from_side()),
            at(22, _GROUND, runner, scale=1.15),
        ]
    )
