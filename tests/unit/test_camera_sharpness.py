"""Blur read from drawn posts whose edges are blurred by known amounts."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.camera.sharpness import blur_px

Rgb = npt.NDArray[np.uint8]
BLURS_PX = (1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)


def posts(
    contrast: float, blurred_px: float, noise: float = 0.0, lean_px: int = 40, width_px: int = 360
) -> Rgb:
    """Dark posts before a pale wall, 480 px high; noise in grey levels."""
    pale, dark = 128.0 + contrast / 2.0, 128.0 - contrast / 2.0
    picture = np.full((480, width_px, 3), pale, dtype=np.float32)
    for x in range(60, width_px, 120):
        ends = (x - lean_px, -20), (x + lean_px, 500)
        cv2.line(picture, *ends, (dark,) * 3, 55, cv2.LINE_AA)
    seen = cv2.GaussianBlur(picture, (0, 0), blurred_px)
    grain = noise * np.random.default_rng(7).standard_normal(seen.shape)
    return np.asarray(np.clip(seen + grain, 0.0, 255.0).round(), dtype=np.uint8)


@pytest.mark.parametrize("blurred_px", BLURS_PX)
@pytest.mark.parametrize("contrast", [60.0, 120.0, 200.0])
@pytest.mark.parametrize("lean_px", [15, 40])
def test_the_blur_of_drawn_edges_is_told(blurred_px: float, contrast: float, lean_px: int) -> None:
    picture = posts(contrast, blurred_px, lean_px=lean_px)
    assert blur_px(picture) == pytest.approx(blurred_px, rel=0.15)


@pytest.mark.parametrize("blurred_px", BLURS_PX)
@pytest.mark.parametrize("noise", [0.5, 1.0])
def test_a_little_noise_changes_little(blurred_px: float, noise: float) -> None:
    assert blur_px(posts(160.0, blurred_px, noise)) == pytest.approx(blurred_px, rel=0.15)


@pytest.mark.parametrize("blurred_px", [2.0, 3.0, 4.0, 5.0, 6.0])
def test_a_phones_noise_is_borne_by_clear_edges(blurred_px: float) -> None:
    assert blur_px(posts(160.0, blurred_px, 2.0)) == pytest.approx(blurred_px, rel=0.15)


@pytest.mark.parametrize("contrast", [60.0, 120.0, 200.0])
@pytest.mark.parametrize("noise", [0.0, 2.0])
def test_more_blur_is_told_as_more(contrast: float, noise: float) -> None:
    told = [blur_px(posts(contrast, blurred_px, noise)) for blurred_px in (1.5, 3.0, 6.0)]
    assert told[1] > 1.3 * told[0]
    assert told[2] > 1.3 * told[1]


def test_a_sharp_picture_is_not_blurred() -> None:
    picture = posts(160.0, 0.3)
    assert blur_px(picture) < 1.0


def test_brightness_changes_nothing() -> None:
    picture = posts(60.0, 3.0)
    assert blur_px(picture + np.uint8(70)) == pytest.approx(blur_px(picture), rel=1e-3)


def test_a_picture_that_is_turned_is_as_blurred() -> None:
    picture = posts(120.0, 3.0)
    lying = np.ascontiguousarray(np.rot90(picture))
    assert blur_px(lying) == pytest.approx(blur_px(picture), rel=0.02)


@pytest.mark.parametrize("grey", [0, 77, 255])
def test_a_picture_without_edges_is_infinitely_blurred(grey: int) -> None:
    assert blur_px(np.full((120, 80, 3), grey, dtype=np.uint8)) == np.inf


def test_the_sharpest_edges_count() -> None:
    """A blurred wall behind a runner who is in focus is no fault."""
    picture = posts(120.0, 6.0, width_px=720)
    picture[:, :360] = posts(120.0, 1.5)
    assert blur_px(picture) == pytest.approx(1.5, rel=0.15)
