"""A stated hand: how a line that it lays differs from the hips."""

from dataclasses import dataclass

import numpy as np

from formcheck.pelvis.level_reference import STANDS_LEVEL_DEG
from formcheck.records import Garment

# A waist in the picture that a person sees, pixels: 0.6 of the 1.5 shoulder widths that 640 show.
WAIST_PX = 250.0
# Least and most turn of each garment per turn of the pelvis, as it was measured and not as the
# product takes it to be: clothes on two renderers' bodies and a mesh (docs/metrics.md); markers
# over the dimples of four runners on force plates (six trials, `hand_phase.py`).
TURNS = {
    Garment.WAISTBAND: (0.65, 1.05),
    Garment.BELT: (0.65, 1.05),
    Garment.DIMPLES: (0.78, 1.05),
}


@dataclass(frozen=True)
class Hand:
    """How well a person lays lines, each error one standard deviation.

    Attributes
    ----------
    words
        How the tables call it.
    click_px
        Of each end of a line, across and down, in pixels of the picture that the person sees.
    eye_deg, pass_deg
        Of the drop as this person sees it, on both legs alike: the same in every pass, and another
        one in each pass.
    """

    words: str
    click_px: float
    eye_deg: float = 0.0
    pass_deg: float = 0.0


CAREFUL = Hand("2 px", 2.0)
# Two readings of the same videos of 15 runners agree by an ICC of 0.90 to 0.99 (Dingenen 2017), and
# 53 runners differ by 2.2° (Matsuzaki 2024): a reading is off by up to 2.2° × √0.10 = 0.7°. Here
# half of its variance stays with the eye.
BIASED = Hand("2 px, eye 0.7°", 2.0, 0.5, 0.5)
HANDS = (CAREFUL, BIASED)


@dataclass(frozen=True)
class Wear:
    """How one garment hung in one clip.

    Attributes
    ----------
    garment
        What the line is laid along.
    follows
        Its turn per turn of the pelvis.
    askew_deg
        Its tilt on level hips, + = right end higher.
    stands_deg
        How far the hips are from level in the quiet stand.
    """

    garment: Garment
    follows: float
    askew_deg: float
    stands_deg: float


def draw_wear(garment: Garment, rng: np.random.Generator) -> Wear:
    """Return how a garment hangs on another runner, evenly within what was measured."""
    hang = garment.hang
    return Wear(
        garment=garment,
        follows=float(rng.uniform(*TURNS[garment])),
        askew_deg=float(rng.uniform(-hang.askew_deg, hang.askew_deg)),
        stands_deg=float(rng.normal(0.0, STANDS_LEVEL_DEG)),
    )
