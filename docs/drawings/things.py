"""Things around the runner: treadmill, phone, tripod, window, and signs."""

from docs.drawings.svg import at, box, disc, line, path, within, words

# The treadmills' belts are so high above the ground.
BELT = 9.0
PHONE_WIDTH, PHONE_HEIGHT = 96.0, 170.0


def treadmill_from_side(length: float = 104.0) -> str:
    """Return a treadmill that runs to the right; its origin is on the ground at its back end."""
    front = length
    return "".join(
        [
            box("metal", 6, -5, 8, 5, 1),
            box("metal", front - 16, -5, 8, 5, 1),
            path("metal", f"M{front - 14}-6L{front - 4}-74L{front}-74L{front - 5}-6Z"),
            path("metal", f"M{front - 24}-60L{front - 5}-62L{front - 5}-58L{front - 24}-56.5Z"),
            path("metal", f"M{front - 10}-70L{front + 1}-79L{front + 4}-76L{front - 6}-64Z"),
            box("metal", front - 20, -12, 22, 8, 3),
            box("belt", 0, -BELT, front - 10, 6, 3),
        ]
    )


def treadmill_from_behind() -> str:
    """Return a treadmill's back; its origin is on the ground below its middle."""
    return "".join(
        [
            path("metal", "M-25-9L-21-70L-17-70L-20-9ZM25-9L21-70L17-70L20-9Z"),
            box("metal", -23, -78, 46, 10, 3),
            box("metal", -24, -3, 6, 3, 1),
            box("metal", 18, -3, 6, 3, 1),
            box("metal", -27, -BELT - 1, 54, 8, 2),
            box("belt", -19, -BELT, 38, 6, 1),
        ]
    )


def treadmill_from_above(length: float = 104.0) -> str:
    """Return a treadmill that runs to the right; its origin is the belt's middle."""
    half = length / 2
    return "".join(
        [
            box("metal", -half, -23, length, 46, 5),
            box("belt", -half + 3, -17, length - 18, 34, 2),
            box("metal", half - 16, -28, 12, 56, 4),
        ]
    )


def tripod(height: float, spread: float = 17.0) -> str:
    """Return a tripod; its origin is on the ground below its middle."""
    knee = height * 0.62
    legs = (
        line("line", (0, -knee), (-spread, 0)),
        line("line", (0, -knee), (spread, 0)),
        line("line", (0, -knee), (2, 0)),
    )
    return "".join(legs) + line("line thick", (0, -knee + 2), (0, -height))


def phone_from_side(height: float = 24.0) -> str:
    """Return a phone from its edge, its lens to the right; its origin is the lens."""
    return box("ink", -5, -6, 5, height, 2) + box("ink", -1, -3, 3, 6, 1)


def phone_from_above() -> str:
    """Return a phone on a tripod that looks to the right; its origin is the lens."""
    return (
        line("line thin", (-4, 0), (-15, -9))
        + line("line thin", (-4, 0), (-15, 9))
        + box("ink", -6, -7, 6, 14, 2)
        + box("ink", -1, -3, 3, 6, 1)
    )


def phone_screen(name: str, *scene: str, turn_deg: float = 0.0) -> str:
    """Return a phone that shows a scene; the origin of both is the middle of the picture.

    A phone that is turned shows the room upright, since the room is not turned.
    """
    width, height = PHONE_WIDTH, PHONE_HEIGHT
    turned = f' transform="rotate({turn_deg:g})"' if turn_deg else ""
    inside = (
        f'<rect x="{-width / 2 + 5}" y="{-height / 2 + 5}" width="{width - 10}"'
        f' height="{height - 10}" rx="6"{turned}/>'
    )
    body = box("ink", -width / 2, -height / 2, width, height, 11)
    return (
        at(0, 0, body, turn_deg=turn_deg)
        + within(name, inside, box("screen", -90, -120, 180, 240), *scene)
        + at(0, 0, disc("metal", 0, height / 2 - 2.4, 7, 1), turn_deg=turn_deg)
    )


def door(height: float = 122.0, width: float = 74.0) -> str:
    """Return a door frame; its origin is on the ground below its middle."""
    half = width / 2
    inner = half - 5
    return path("faint", f"M{-half} 0V{-height}H{half}V0H{inner}V{-height + 5}H{-inner}V0Z")


def window_from_side(ground: float) -> str:
    """Return a wall with a bright window, seen from its edge; its origin is on top of the wall."""
    return box("metal", -4, 0, 8, ground) + box("light", -5, 8, 10, 84, 1)


def cross(x: float, y: float, radius: float = 11.0) -> str:
    """Return the sign of what is wrong: a square with a cross."""
    arm = radius * 0.4
    return at(
        x,
        y,
        box("no", -radius, -radius, 2 * radius, 2 * radius, 4),
        path("mark", f"M{-arm:g}{-arm:g}L{arm:g} {arm:g}M{arm:g}{-arm:g}L{-arm:g} {arm:g}"),
    )


def tick(x: float, y: float, radius: float = 11.0) -> str:
    """Return the sign of what is right: a disc with a tick."""
    arm = radius * 0.48
    return at(
        x,
        y,
        disc("yes", 0, 0, radius + 0.6),
        path("mark", f"M{-arm:g} .4L{-arm * 0.25:g} {arm * 0.85:g}L{arm:g} {-arm * 0.75:g}"),
    )


def beside(wrong: str, right: str) -> str:
    """Return two halves of a drawing, each with its sign; their origins are middles on top."""
    return (
        line("line thin pale", (160, 14), (160, 186))
        + at(84, 0, wrong)
        + at(244, 0, right)
        + cross(20, 20)
        + tick(180, 20)
    )


def distance(left: float, right: float, y: float, text: str) -> str:
    """Return a line between two places on the ground, with arrows and the distance."""
    middle, gap = (left + right) / 2, 3.9 * len(text) + 5
    return "".join(
        [
            line("line thin", (left, y), (middle - gap, y)),
            line("line thin", (middle + gap, y), (right, y)),
            line("line thin", (left + 5, y - 4), (left, y), (left + 5, y + 4)),
            line("line thin", (right - 5, y - 4), (right, y), (right - 5, y + 4)),
            words(middle, y + 4.5, text),
        ]
    )
