"""Clips spoilt on purpose: each is spoilt as its name says."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.variants import (
    SLOW_MOTION,
    Variant,
    derive,
    hard_variants_of,
)
from formcheck.video import VideoClip, VideoWriter

Image = npt.NDArray[np.uint8]
HARD = {variant.name: variant for variant in hard_variants_of(all_masters()[0])}


def test_a_cut_closes_its_gap() -> None:
    cut = HARD["1.15 s cut out"]
    times_s = np.arange(600) / 60.0
    kept = cut.pick(times_s)
    shown_s = np.array([cut.clock(time_s) for time_s in times_s[kept]])
    assert len(kept) == 600 - 69
    assert np.diff(shown_s) == pytest.approx(1.0 / 60.0, abs=1e-9)
    gap = int(np.argmax(np.diff(kept)))
    assert (times_s[kept[gap]], times_s[kept[gap + 1]]) == pytest.approx((5.0 - 1 / 60, 6.15))


@pytest.mark.parametrize(
    ("name", "slower"),
    [(f"{SLOW_MOTION}, half speed", 2.0), (f"{SLOW_MOTION}, 2/3 speed", 1.5), ("very soft", 1.0)],
)
def test_slow_motion_takes_longer(name: str, slower: float) -> None:
    assert HARD[name].clock(3.0) == pytest.approx(3.0 * slower)


@pytest.mark.parametrize("rate_hz", [30.0, 60.0, 120.0])
def test_twelve_frames_per_second_are_twelve(rate_hz: float) -> None:
    master = all_masters()[0]
    faster = replace(master, spec=replace(master.spec, frame_rate_hz=rate_hz))
    (few,) = [variant for variant in hard_variants_of(faster) if variant.name == "12 frames/s"]
    times_s = np.arange(10 * int(rate_hz)) / rate_hz
    assert np.diff(times_s[few.pick(times_s)]).mean() == pytest.approx(1 / 12, rel=0.3)
    assert few.rate_hz == 12.0


def ladder(height: int = 200, width: int = 120) -> Image:
    """A picture whose grey tells how far down it is: 0 at the top, 200 at the bottom."""
    grey = np.linspace(0.0, 200.0, height).round().astype(np.uint8)
    return np.repeat(np.repeat(grey[:, None], width, axis=1)[:, :, None], 3, axis=2)


@pytest.mark.parametrize(
    ("name", "top", "bottom"),
    [("feet below the picture", 0.0, 160.0), ("hips above the picture", 100.0, 200.0)],
)
def test_a_zoomed_picture_keeps_its_size_and_shows_a_part(
    name: str, top: float, bottom: float
) -> None:
    shown = HARD[name].change(ladder(), 0)
    assert shown.shape == ladder().shape
    assert shown[0].mean() == pytest.approx(top, abs=2.0)
    assert shown[-1].mean() == pytest.approx(bottom, abs=2.0)


def test_a_zoomed_picture_stays_in_the_middle() -> None:
    stripe = ladder()
    stripe[:, 58:62] = 255
    shown = HARD["feet below the picture"].change(stripe, 0)
    columns = np.flatnonzero(shown[0, :, 0] > 128)
    assert columns.mean() == pytest.approx(59.5, abs=1.0)
    assert len(columns) == pytest.approx(5, abs=1)


def test_a_very_soft_picture_has_no_steep_edge() -> None:
    """A step that is seen through a point spread of s pixels is 1 / (2.5 s) of itself steep."""
    step = np.zeros((640, 360, 3), dtype=np.uint8)
    step[320:] = 250
    steepest = np.abs(np.diff(HARD["very soft"].change(step, 0)[:, 180, 0].astype(int))).max()
    assert steepest == pytest.approx(250.0 / (np.sqrt(2.0 * np.pi) * 7.0), abs=1.0)


def test_a_twin_runs_beside_as_in_a_mirror() -> None:
    grey = np.random.default_rng(2).integers(0, 255, (96, 64, 3)).astype(np.uint8)
    shown = HARD["a runner beside"].change(grey, 0)
    assert shown.shape == (96, 128, 3)
    np.testing.assert_array_equal(shown[:, :64], grey)
    np.testing.assert_array_equal(shown[:, 64:], grey[:, ::-1])


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of a small picture, ten times a second, from dark to light."""
    path = tmp_path_factory.mktemp("drawn") / "clip.mp4"
    with VideoWriter(path, 64, 96) as writer:
        for number in range(100):
            writer.write(number / 10.0, np.full((96, 64, 3), 2 * number, dtype=np.uint8))
    return path


def derived(drawn: Path, folder: Path, name: str) -> VideoClip:
    derive(drawn, HARD[name], folder / "derived.mp4")
    return VideoClip(folder / "derived.mp4")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("a runner beside", (128, 96)),
        ("feet below the picture", (64, 96)),
        ("hips above the picture", (64, 96)),
        ("very soft", (64, 96)),
    ],
)
def test_a_derived_clip_is_as_large_as_its_pictures(
    drawn: Path, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    clip = derived(drawn, tmp_path, name)
    assert (clip.width_px, clip.height_px) == size
    assert clip.frame_count_hint == 50


def test_a_derived_clip_jumps_where_it_was_cut(drawn: Path, tmp_path: Path) -> None:
    frames = list(derived(drawn, tmp_path, "1.15 s cut out").frames())
    times_s = np.array([frame.time_s for frame in frames])
    light = np.array([frame.rgb.mean() for frame in frames])
    assert len(frames) == 100 - 12
    # The first picture after the cut was taken at 6.2 s, 0.05 s after its end.
    assert times_s[48:53] == pytest.approx([4.8, 4.9, 5.05, 5.15, 5.25], abs=1e-3)
    assert light[50] - light[49] == pytest.approx(26.0, abs=3.0)


def test_every_hard_variant_has_a_name_of_its_own() -> None:
    variants: list[Variant] = hard_variants_of(all_masters()[0])
    assert len(HARD) == len(variants) == len({variant.key for variant in variants})
