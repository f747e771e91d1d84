"""Patches follow the hips, have one size in body heights, and keep the tilt that they must show."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_back import DrawnBack, Kit

from formcheck.pelvis.patch import BODY_HEIGHT_PX, Extent, FloatImage, PatchCutter
from formcheck.records import FloatArray, PoseSequence

SEEN = Extent(above=0.11, below=0.07, half_width=0.07)
# Cutting at parts of a pixel interpolates; a tilt of 6° makes five times this difference.
SAME = 0.012
STILL: FloatArray = np.zeros(40)
# Without noise, so that patches of the same cloth differ by interpolation alone.
BACK = DrawnBack(STILL, noise=0.0)


def cut(back: DrawnBack, number: int = 0, extent: Extent = SEEN) -> FloatImage:
    patch = PatchCutter(back.pose(), extent).cut(back.picture(number), float(back.times_s[number]))
    assert patch is not None
    return patch


def difference(one: FloatImage, other: FloatImage) -> float:
    """Mean difference of two patches, as a part of the contrast of the first."""
    return float(np.abs(one - other).mean() / one.std())


@pytest.mark.parametrize(
    ("extent", "size_px"),
    [
        (Extent(above=0.11, below=0.07, half_width=0.075), (90, 108)),
        (Extent(above=0.05, below=0.0, half_width=0.1), (120, 30)),
        (Extent(above=0.14, below=-0.02, half_width=0.05), (60, 72)),
    ],
)
def test_size_of_an_extent(extent: Extent, size_px: tuple[int, int]) -> None:
    assert BODY_HEIGHT_PX == 600.0
    assert extent.size_px == size_px
    assert cut(BACK, extent=extent).shape == (*size_px[::-1], 3)


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        (Extent(above=0.11, below=0.07, half_width=0.07), slice(18, 126)),
        (Extent(above=0.14, below=0.02, half_width=0.07), slice(0, 96)),
        (Extent(above=0.14, below=0.07, half_width=0.07), slice(0, 126)),
    ],
)
def test_a_part_of_a_patch(part: Extent, rows: slice) -> None:
    whole = Extent(above=0.14, below=0.07, half_width=0.09)
    assert part.within(whole) == (rows, slice(12, 96))
    cut_alone, cut_from_whole = cut(BACK, extent=part), cut(BACK, extent=whole)[part.within(whole)]
    assert np.array_equal(cut_alone, cut_from_whole)


@pytest.mark.parametrize("number", [3, 8, 17])
def test_patches_follow_the_hips(number: int) -> None:
    assert difference(cut(BACK), cut(BACK, number)) < SAME


@pytest.mark.parametrize("shift_px", [(20.0, -11.0), (0.3, 0.7), (-23.3, 12.2)])
def test_where_the_runner_is_in_the_picture_changes_nothing(shift_px: tuple[float, float]) -> None:
    assert difference(cut(BACK), cut(replace(BACK, shift_px=shift_px))) < SAME


@pytest.mark.parametrize("body_px", [300.0, 450.0, 1200.0])
def test_the_size_of_the_picture_changes_nothing(body_px: float) -> None:
    assert difference(cut(BACK), cut(replace(BACK, body_px=body_px))) < SAME


def test_a_tilt_stays_in_the_patch() -> None:
    tilted = replace(BACK, tilt_deg=STILL + 6.0)
    assert difference(cut(BACK), cut(tilted)) > 5.0 * SAME


def test_a_patch_between_two_times_of_the_track_lies_between() -> None:
    back = replace(BACK, frame_s=1.0 / 90.0)
    assert back.times_s[1] % (1.0 / 240.0) > 1e-3
    assert difference(cut(back), cut(back, 1)) < SAME


def test_the_patch_shows_the_hips_in_its_row() -> None:
    """The waist edge is 0.035 body heights above the hips: 21 px of a patch above row 66."""
    patch = cut(replace(BACK, kit=Kit(shirt_print=0.0, shorts_print=0.0)))
    steepest = np.abs(np.diff(patch[..., 0].mean(axis=1))).argmax()
    assert steepest == pytest.approx(66 - 21, abs=2)


def without_hips(pose: PoseSequence, missing: slice) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    xy_px[missing] = np.nan
    return pose.changed(xy_px, "lost")


def test_no_patch_where_the_runner_is_lost() -> None:
    cutter = PatchCutter(without_hips(BACK.pose(), slice(100, 160)), SEEN)
    patches = [cutter.cut(BACK.picture(i), float(BACK.times_s[i])) for i in (5, 15, 25)]
    assert [patch is None for patch in patches] == [False, True, False]


def test_no_patch_and_no_warning_when_the_runner_is_never_found() -> None:
    cutter = PatchCutter(without_hips(BACK.pose(), slice(None)), SEEN)
    assert cutter.cut(BACK.picture(0), 0.0) is None


@pytest.mark.parametrize("lifted", ["left", "right"])
def test_a_lifted_foot_does_not_shrink_the_body(lifted: str) -> None:
    pose = BACK.pose()
    xy_px = pose.xy_px.copy()
    xy_px[:, pose.skeleton.index(f"{lifted}_ankle"), 1] -= 0.15 * BACK.body_px
    patch = PatchCutter(pose.changed(xy_px, "one foot up"), SEEN).cut(BACK.picture(0), 0.0)
    assert patch is not None
    assert difference(cut(BACK), patch) < SAME
