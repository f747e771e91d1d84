"""Lines that a person laid along the hips, in single frames of a rear view."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from formcheck.words import Worded


class Hang(NamedTuple):
    """How well something worn at the hips shows their tilt.

    Attributes
    ----------
    follows
        Its least and most turn per turn of the pelvis.
    askew_deg
        How far it is off the level when the hips are level, one standard deviation.
    """

    follows: tuple[float, float]
    askew_deg: float


class Garment(Worded):
    """What a line is laid along by hand; words in ``garment.toml``.

    Hems are missing on purpose. A shirt that hangs over the shorts swings with the trunk: on a real
    runner from −4.3° to +1.8° within a stance, and on rendered runners it shows 6 to 40 % of the
    drop. The hem of the shorts turns with the thighs (docs/metrics.md).

    Examples
    --------
    >>> Garment.DIMPLES.say()
    'dimples of the lower back'
    """

    WAISTBAND = "waistband"
    BELT = "belt"
    DIMPLES = "dimples"

    @property
    def hang(self) -> Hang:
        """How well it shows the tilt of the hips."""
        return _HANGS[self]


# A waistband turns as clothes do that are followed by the pixels (`pelvis/waistline.py`), and hangs
# as askew. Skin over the dimples turned 0.76 to 0.99 times as far as the hip joints (six trials of
# four runners, `benchmarks.hand_phase`); dots are placed by eye as tape is (`pelvis/markers.py`).
_CLOTH = Hang(follows=(0.65, 1.05), askew_deg=1.0)
_HANGS = {
    Garment.WAISTBAND: _CLOTH,
    Garment.BELT: _CLOTH,
    Garment.DIMPLES: Hang(follows=(0.75, 1.05), askew_deg=2.0),
}


@dataclass(frozen=True)
class HandMark:
    """A line laid in one frame.

    Attributes
    ----------
    time_s
        The frame's own time, seconds.
    left, right
        Its ends (x, y), left and right in the picture, pixels of the upright clip.

    Examples
    --------
    >>> round(HandMark(1.5, (300.0, 640.0), (400.0, 635.0)).tilt_deg, 1)
    2.9
    """

    time_s: float
    left: tuple[float, float]
    right: tuple[float, float]

    @property
    def tilt_deg(self) -> float:
        """Its tilt, + = right end higher in the picture."""
        across, down = np.subtract(self.right, self.left)
        return float(np.degrees(np.arctan2(-down, across)))


@dataclass(frozen=True)
class HandLine:
    """All lines that one person laid in one clip.

    Attributes
    ----------
    clip
        Identity of the clip.
    garment
        What they are laid along.
    hand
        The person who laid them; may be empty.
    passes
        The lines of each pass over the frames: one pass, or two over the same frames.

    Examples
    --------
    >>> mark = HandMark(1.5, (300.0, 640.0), (400.0, 635.0))
    >>> HandLine("", Garment.BELT, "Ann", ((mark,),)).passes[0][0].time_s
    1.5
    """

    clip: str
    garment: Garment
    hand: str
    passes: tuple[tuple[HandMark, ...], ...]
