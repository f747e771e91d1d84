"""The edge of shirt and shorts, read as a line, turns as it was drawn."""

import numpy as np
import pytest
from drawn_back import DARK_GREY, SKY_BLUE, DrawnBack, Kit, running_tilt_deg

from formcheck.pelvis.edge_line import EdgeLine
from formcheck.pelvis.garment import contrast_axis
from formcheck.pelvis.patch import SEEN, FloatImage, PatchCutter
from formcheck.records import FloatArray

TILT_DEG = running_tilt_deg(frames=30)


def read(back: DrawnBack) -> FloatArray:
    cutter = PatchCutter(back.pose(), SEEN)
    cut = [cutter.cut(frame.rgb, frame.time_s) for frame in back]
    patches: list[FloatImage] = [patch for patch in cut if patch is not None]
    line = EdgeLine(contrast_axis(patches), patches)
    for patch in patches:
        line.add(patch)
    return np.array(line.tilts_deg)


@pytest.mark.parametrize("shirt, shorts", [(SKY_BLUE, DARK_GREY), (DARK_GREY, (235, 235, 235))])
def test_the_edge_turns_as_it_was_drawn(
    shirt: tuple[int, int, int], shorts: tuple[int, int, int]
) -> None:
    read_deg = read(DrawnBack(TILT_DEG, kit=Kit(shirt, shorts)))
    # Columns of a curved edge that is also shifted sideways pair up a little less than fully.
    assert 0.88 <= np.polyfit(TILT_DEG, read_deg, 1)[0] <= 1.03
    assert np.corrcoef(TILT_DEG, read_deg)[0, 1] > 0.98


def test_a_frame_without_a_runner_has_no_tilt() -> None:
    back = DrawnBack(TILT_DEG[:6])
    cutter = PatchCutter(back.pose(), SEEN)
    patches = [p for f in back if (p := cutter.cut(f.rgb, f.time_s)) is not None]
    line = EdgeLine(contrast_axis(patches), patches)
    line.add(None)
    assert np.isnan(line.tilts_deg[0])
