"""Find the edge between shirt and shorts, and the direction of colour that separates them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.pelvis.patch import BODY_HEIGHT_PX, Extent, FloatImage
from formcheck.records import FloatArray

# Shirt, waistband and shorts, in body heights above and below the hip centre.
WAIST = Extent(above=0.11, below=0.07, half_width=0.075)
# Steps from row to row at the edge of shirt and shorts: 5–23 on tuning runs, 3.3 if both are black.
MIN_EDGE = 4.0
# Fractions of the patch's height that are certain to show the shirt, and the shorts.
SHIRT, SHORTS = 0.25, 0.25
# Columns beside the middle third may show arms and the background.
MIDDLE = (1 / 3, 2 / 3)


def contrast_axis(sample: Sequence[FloatImage]) -> FloatArray:
    """Return the unit vector of colour (3,) from the shorts to the shirt.

    A fixed mix of lightness and colour fails for some pairs: strong blue and dark grey cancel out.
    """
    typical = np.median(np.stack(sample), axis=0)
    height, width, _ = typical.shape
    columns = slice(round(MIDDLE[0] * width), round(MIDDLE[1] * width))
    shirt = typical[: round(SHIRT * height), columns].mean(axis=(0, 1))
    shorts = typical[-round(SHORTS * height) :, columns].mean(axis=(0, 1))
    length = float(np.linalg.norm(shirt - shorts))
    if length == 0.0:
        return np.array([1.0, 0.0, 0.0])
    return np.asarray((shirt - shorts) / length, dtype=np.float64)


@dataclass(frozen=True)
class WaistEdge:
    """The strongest level edge of the clothes.

    Attributes
    ----------
    above
        Height above the hip centre, in body heights; negative below.
    strength
        Change from row to row, in steps of 256.
    weaker_below
        Strongest edge under `LOWEST`, as a fraction of this one.
    """

    above: float
    strength: float
    weaker_below: float


# A waistband is above the hip joints, by 0.047–0.062 body heights on tuning runs with the shirt
# tucked in; two hems that hang over the shorts are 0.002 above and 0.033 below them.
LOWEST = 0.015


def waist_edge(template: FloatImage, above: float) -> WaistEdge:
    """Return the edge between shirt and shorts.

    Parameters
    ----------
    template
        The median patch (H, W), its colours reduced to one by `contrast_axis`.
    above
        Body heights from its first row down to the hip centre.
    """
    width = template.shape[1]
    columns = slice(round(MIDDLE[0] * width), round(MIDDLE[1] * width))
    steps = np.abs(np.median(np.gradient(template, axis=0)[:, columns], axis=1))
    heights = above - np.arange(len(steps)) / BODY_HEIGHT_PX
    strongest = int(np.argmax(steps))
    low = steps[heights < LOWEST]
    return WaistEdge(
        above=float(heights[strongest]),
        strength=float(steps[strongest]),
        weaker_below=float(low.max() / steps[strongest]) if len(low) and steps.any() else 0.0,
    )
