"""The runner from behind, in units of `runner_side`."""

from docs.drawings.svg import Circle, box, disc, limb, path, tube


def from_behind(*, tape: bool = False, loose: bool = False) -> str:
    """Return the runner from behind, on the left leg, with tape or in a loose shirt."""
    shirt, sleeve = ("dark", "darker") if loose else ("shirt", "sleeve")
    shorts, band = ("darker", "darker") if loose else ("shorts", "band")
    return "".join(
        [
            _legs_from_behind(),
            *(_arm_from_behind(side, sleeve) for side in (-1, 1)),
            limb("skin", (0, -80, 3.1), (0, -88, 2.9)),
            path(
                shorts,
                "M-7.9-60C-8.6-56.5-10.4-54.5-10.8-50C-11-46-10.9-43-10.6-39.6L-.6-39"
                "L.2-45L1-38.2L10.8-38.6C11.1-43 11-46 10.8-49.5C10.4-54 8.6-56.5 7.9-60Z",
            ),
            _back(shirt) if not loose else "",
            path(band, "M-7.9-60.6C-3-59.8 3-59.8 7.9-60.6L8.2-57.9C3-57 -3-57 -8.2-57.9Z"),
            _loose_back(shirt) if loose else "",
            _head_from_behind(),
            _tape() if tape else "",
        ]
    )


def _legs_from_behind() -> str:
    return "".join(
        [
            # The left leg stands.
            limb("skin", (-4.9, -51, 5.5), (-3.9, -28.5, 3.7), (-3.7, -21, 4), (-3.1, -6, 2.2)),
            path("ink", "M-6-.5C-6.4-4-5.6-7.4-4.9-7.6L-1.4-7.6C-.7-7.4-.1-4-.4-.5Z"),
            # The right one swings: its shank points at the camera, and the sole is seen.
            limb("skin", (4.9, -50, 5.5), (5.4, -28.5, 3.8)),
            limb("skin", (5.4, -28, 4), (5.5, -24, 3.8)),
            limb("ink", (5.6, -24.5, 2.7), (5.7, -19, 2.1), (5.9, -14.2, 2.9)),
        ]
    )


def _arm_from_behind(side: int, sleeve: str) -> str:
    elbow_up = 66.5 if side > 0 else 64.0
    shoulder = (side * 10.6, -78.6)
    elbow: Circle = (side * 16.2, -elbow_up, 2.7)
    hand: Circle = (side * 14.6, -elbow_up - 4.5 * (side < 0) + 4, 2.3)
    third = (side * 13.7, -71.8)
    return (
        limb("far", elbow, hand)
        + limb("skin", (*shoulder, 3.4), elbow)
        + tube(sleeve, (*shoulder, 3.8), (*third, 3.7))
    )


def _back(kind: str) -> str:
    return path(
        kind,
        "M-7.8-59.4C-7.6-64-9.6-68-10.4-72C-11.4-76-12.6-79-10.6-82C-8-83.6-5-83.4-3.2-85.4"
        "C-1.5-84 1.5-84 3.2-85.4C5-83.4 8-83.6 10.6-82C12.6-79 11.4-76 10.4-72C9.6-68 7.6-64"
        " 7.8-59.4C3-58.6-3-58.6-7.8-59.4Z",
    )


def _loose_back(kind: str) -> str:
    """A shirt over the waistband, with a wavy hem."""
    return path(
        kind,
        "M-11.8-45.5C-11-54-10.6-64-10.8-72C-11.6-76-12.6-79-10.6-82C-8-83.6-5-83.4-3.2-85.4"
        "C-1.5-84 1.5-84 3.2-85.4C5-83.4 8-83.6 10.6-82C12.6-79 11.6-76 10.8-72C10.6-64 11-54"
        " 11.8-46C9-44 7-46.4 4-45.2S-1-44-4-45.4S-9-43.8-11.8-45.5Z",
    )


def _tape() -> str:
    return "".join(box("tape", x - 1.3, -60.4, 2.6, 2.6, 0.5) for x in (-3.2, 3.2))


def _head_from_behind() -> str:
    return (
        disc("skin", -5.1, -92, 1.1, 1.7)
        + disc("skin", 5.1, -92, 1.1, 1.7)
        + path("skin", "M-4-90C-4-86-2.4-85-0-85S4-86 4-90Z")
        + path(
            "hair",
            "M0-100.3C-4-100.3-5.3-97-5.2-93C-5.1-89.6-3.6-87.6 0-87.6S5.1-89.6 5.2-93"
            "C5.3-97 4-100.3 0-100.3Z",
        )
    )
