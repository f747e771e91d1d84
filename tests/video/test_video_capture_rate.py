"""A phone's tag makes slow motion real by itself, where it fits the file's own times."""

import io
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from box_maker import TEXT, add_metadata, float32, int32
from clip_maker import number_in, numbered_clip, numbered_picture, write_clip
from hypothesis import given
from hypothesis import strategies as st

from formcheck.records import Capture, ClipInfo
from formcheck.video import VideoClip
from formcheck.video.capture_rate import (
    ANDROID_TAG,
    XIAOMI_TAG,
    RateTag,
    find_rate_tag,
    tagged_capture,
)

POSITIVE = st.floats(min_value=0.0, exclude_min=True, allow_infinity=False)


def info_of(clip: VideoClip) -> ClipInfo:
    return clip.info(np.array([frame.time_s for frame in clip.frames()]))


def slow_clip(path: Path, fps: float = 240.0) -> Path:
    """Write thirty pictures at 30 per second, tagged as Android does."""
    return add_metadata(numbered_clip(path), {ANDROID_TAG: float32(fps)})


@pytest.mark.parametrize(
    ("fps", "slowdown"), [(240.0, 8.0), (239.76, 8.0), (120.0, 4.0), (60.0, 2.0), (960.0, 32.0)]
)
def test_androids_tag_makes_times_real(tmp_path: Path, fps: float, slowdown: float) -> None:
    clip = VideoClip(slow_clip(tmp_path / "slow.mp4", fps))
    frames = list(clip.frames())
    assert clip.slowdown == slowdown
    assert [number_in(frame.rgb) for frame in frames] == list(range(30))
    times_s = [frame.time_s for frame in frames]
    assert times_s == pytest.approx([n / 30 / slowdown for n in range(30)], abs=1e-9)
    assert clip.duration_hint_s == pytest.approx(1.0 / slowdown)
    info = info_of(clip)
    assert (info.capture.source, info.capture.slowdown) == (ANDROID_TAG, slowdown)
    assert info.capture.fps == pytest.approx(fps, abs=1e-3)
    assert info.frame_rate_hz == pytest.approx(30.0 * slowdown)


def test_frames_are_chosen_by_real_seconds(tmp_path: Path) -> None:
    clip = VideoClip(slow_clip(tmp_path / "slow.mp4"))
    frames = list(clip.frames([3 / 240, 20 / 240]))
    assert [number_in(frame.rgb) for frame in frames] == [3, 20]


@pytest.mark.parametrize("fps", [30.0, 29.97, 30.2])
def test_a_tag_of_the_clips_own_rate_changes_nothing(tmp_path: Path, fps: float) -> None:
    path = slow_clip(tmp_path / "plain.mp4", fps)
    clip = VideoClip(path)
    assert (clip.slowdown, clip.capture.source, clip.capture.fits_clock) == (1.0, ANDROID_TAG, True)
    assert clip.identity == clip.sha256


def test_slow_motion_that_plays_in_real_time_is_left_alone(tmp_path: Path) -> None:
    pictures = [numbered_picture(n, 96, 64) for n in range(30)]
    path = write_clip(tmp_path / "real.mp4", pictures, range(30), clock=Fraction(1, 240))
    clip = VideoClip(add_metadata(path, {ANDROID_TAG: float32(240.0)}))
    assert (clip.slowdown, clip.capture.fits_clock) == (1.0, True)


@pytest.mark.parametrize("fps", [25.0, 32.0, 100.0, 228.0, 250.0, 1920.0, 1.0])
def test_a_tag_that_does_not_fit_is_told_and_not_applied(tmp_path: Path, fps: float) -> None:
    clip = VideoClip(slow_clip(tmp_path / "odd.mp4", fps))
    assert clip.capture == Capture(fps, ANDROID_TAG, 1.0, fits_clock=False)
    assert info_of(clip).duration_s == pytest.approx(29 / 30)
    assert clip.identity == clip.sha256


@pytest.mark.parametrize("is_iso", [False, True])
@pytest.mark.parametrize(("value", "slowdown"), [(120, 4.0), (240, 8.0), (1, 1.0), (0, 1.0)])
def test_xiaomis_tag_is_a_whole_number(
    tmp_path: Path, value: int, slowdown: float, is_iso: bool
) -> None:
    path = numbered_clip(tmp_path / "slow.mp4")
    add_metadata(
        path, {"com.android.version": (TEXT, b"14"), XIAOMI_TAG: int32(value)}, is_iso=is_iso
    )
    clip = VideoClip(path)
    expected = Capture() if value <= 1 else Capture(value, XIAOMI_TAG, slowdown)
    assert (clip.capture, clip.slowdown) == (expected, slowdown)


def test_the_tag_that_every_android_phone_writes_comes_first(tmp_path: Path) -> None:
    both = {XIAOMI_TAG: int32(120), ANDROID_TAG: float32(240.0)}
    clip = VideoClip(add_metadata(numbered_clip(tmp_path / "slow.mp4"), both))
    assert clip.capture == Capture(240.0, ANDROID_TAG, 8.0)


def test_a_tag_kept_as_text_counts_too(tmp_path: Path) -> None:
    pictures = [numbered_picture(n, 96, 64) for n in range(10)]
    tags = {ANDROID_TAG: "120.000000"}
    path = write_clip(tmp_path / "copied.mp4", pictures, range(0, 200, 20), tags=tags)
    assert VideoClip(path).slowdown == 4.0


def test_the_users_word_wins(tmp_path: Path) -> None:
    path = slow_clip(tmp_path / "slow.mp4")
    stated = VideoClip(path, capture_fps=120.0)
    assert (stated.capture.fps, stated.capture.source) == (120.0, "stated")
    assert stated.slowdown == pytest.approx(4.0)
    real = VideoClip(path, capture_fps=30.0)
    assert real.slowdown == pytest.approx(1.0)
    assert info_of(real).duration_s == pytest.approx(29 / 30)


def test_a_clip_without_a_tag_says_nothing(tmp_path: Path) -> None:
    clip = VideoClip(numbered_clip(tmp_path / "plain.mp4"))
    assert info_of(clip).capture == Capture() == Capture(None, None, 1.0, fits_clock=True)


def test_the_factor_is_part_of_what_a_clip_is(tmp_path: Path) -> None:
    path = slow_clip(tmp_path / "slow.mp4")
    clips = [VideoClip(path), VideoClip(path, mirrored=True), VideoClip(path, capture_fps=240.0)]
    assert len({clip.identity for clip in clips}) == 3
    assert clips[0].identity == f"{clips[0].sha256} slowed 8"
    assert clips[1].identity == f"{clips[0].sha256} mirrored slowed 8"
    assert info_of(clips[0]).identity == clips[0].identity


def test_a_single_picture_has_no_clock_to_fit(tmp_path: Path) -> None:
    path = add_metadata(numbered_clip(tmp_path / "a.mp4", 1), {ANDROID_TAG: float32(240.0)})
    assert VideoClip(path).capture == Capture(240.0, ANDROID_TAG, 1.0, fits_clock=False)


@given(st.one_of(st.text(), st.floats().map(str)))
def test_no_text_is_too_odd_for_a_tag(text: str) -> None:
    tag = find_rate_tag({ANDROID_TAG: text}, io.BytesIO(text.encode(errors="replace")))
    assert tag is None or 0.0 < tag.fps < float("inf")


@given(POSITIVE, POSITIVE)
def test_any_tag_and_clock_give_a_factor_of_the_list(fps: float, clock_fps: float) -> None:
    capture = tagged_capture(RateTag("any", fps), clock_fps)
    assert capture.slowdown in (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
    if capture.fits_clock:
        assert fps / clock_fps == pytest.approx(capture.slowdown, rel=0.0301)


@given(st.sampled_from([1, 2, 4, 8, 16, 32]), st.floats(10.0, 130.0), st.floats(0.971, 1.029))
def test_what_a_phone_may_write_fits(factor: int, clock_fps: float, drift: float) -> None:
    capture = tagged_capture(RateTag("any", factor * clock_fps * drift), clock_fps)
    assert (capture.slowdown, capture.fits_clock) == (factor, True)


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv"])
@pytest.mark.parametrize("drops", [(), (11, 24)])
def test_a_stated_rate_goes_by_the_mean_of_an_alternating_clock(
    tmp_path: Path, suffix: str, drops: tuple[int, ...]
) -> None:
    """60 frames per second, written as 20 and 13.3 ms by turns."""
    ticks = [10 * n + 2 * (n % 2) for n in range(60) if n not in drops]
    pictures = [numbered_picture(n, 96, 64) for n in range(len(ticks))]
    path = write_clip(tmp_path / f"a{suffix}", pictures, ticks, clock=Fraction(1, 600))
    clip = VideoClip(path, capture_fps=60.0)
    assert clip.slowdown == pytest.approx(1.0, abs=0.005)
    info = info_of(clip)
    assert info.frame_rate_hz == pytest.approx(60.0, rel=0.01)
    assert info.dropped_frames == len(drops)
    assert VideoClip(path, capture_fps=240.0).slowdown == pytest.approx(4.0, abs=0.02)
