"""Clips read otherwise than they stand: left and right put right, slow motion in real seconds."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from clip_maker import UPRIGHT, corners_of, number_in, numbered_clip, numbered_picture, write_clip

from formcheck.errors import SettingsError
from formcheck.video import Frame, VideoClip

FLIPPED = ["green", "red", "white", "blue"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty numbered pictures at 30 per second."""
    return numbered_clip(tmp_path_factory.mktemp("clips") / "run.mp4")


def times_s(frames: Sequence[Frame]) -> list[float]:
    return [frame.time_s for frame in frames]


def numbers(frames: Sequence[Frame]) -> list[int]:
    return [number_in(frame.rgb) for frame in frames]


def test_a_mirrored_clip_shows_every_picture_flipped(path: Path) -> None:
    plain, flipped = list(VideoClip(path).frames()), list(VideoClip(path, mirrored=True).frames())
    assert corners_of(plain[0].rgb) == UPRIGHT
    assert corners_of(flipped[0].rgb) == FLIPPED
    for one, other in zip(plain, flipped, strict=True):
        np.testing.assert_array_equal(other.rgb, one.rgb[:, ::-1])
        assert other.time_s == one.time_s
        assert other.rgb.flags.c_contiguous


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("x_sign", [1, -1])
@pytest.mark.parametrize("y_sign", [1, -1])
def test_the_flip_comes_after_what_the_file_asks_for(
    tmp_path: Path, sideways: bool, x_sign: int, y_sign: int
) -> None:
    selfie = [numbered_picture(number, 64, 96)[:, ::-1] for number in range(5)]
    # The matrix shows coded (x, y) at (x_sign x, y_sign y), or at (x_sign y, y_sign x).
    coded = [picture[::y_sign, ::x_sign] for picture in selfie]
    coded = [picture.swapaxes(0, 1) for picture in coded] if sideways else coded
    a, b, c, d = (0, y_sign, x_sign, 0) if sideways else (x_sign, 0, 0, y_sign)
    matrix = [a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30]
    turned = write_clip(tmp_path / "turned.mp4", coded, range(0, 100, 20), matrix=matrix)

    clip = VideoClip(turned, mirrored=True)
    frames = list(clip.frames())
    assert [corners_of(frame.rgb) for frame in frames] == [UPRIGHT] * 5
    assert numbers(frames) == list(range(5))
    assert (clip.width_px, clip.height_px) == (64, 96)


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_the_file_asks_for_is_reported_as_it_is(path: Path, mirrored: bool) -> None:
    clip = VideoClip(path, mirrored=mirrored)
    info = clip.info(np.array([0.0, 0.5]))
    assert (clip.mirrored, clip.rotation_deg) == (False, 0)
    assert (info.mirrored, info.rotation_deg) == (False, 0)
    assert (info.width_px, info.height_px) == (96, 64)


@pytest.mark.parametrize(("capture_fps", "slowdown"), [(60.0, 2.0), (120.0, 4.0), (240.0, 8.0)])
def test_slow_motion_is_read_in_real_seconds(
    path: Path, capture_fps: float, slowdown: float
) -> None:
    clip = VideoClip(path, capture_fps=capture_fps)
    frames = list(clip.frames())
    assert clip.slowdown == pytest.approx(slowdown)
    assert numbers(frames) == list(range(30))
    assert times_s(frames) == pytest.approx([n / capture_fps for n in range(30)], abs=1e-9)
    assert clip.duration_hint_s == pytest.approx(1.0 / slowdown)
    assert clip.frame_count_hint == 30


def test_a_clip_that_is_read_as_it_stands_is_not_slow(path: Path) -> None:
    assert VideoClip(path).slowdown == 1.0
    assert VideoClip(path, capture_fps=30.0).slowdown == pytest.approx(1.0)


@pytest.mark.parametrize("wanted", [[], [0], [3, 4, 20], list(range(30))])
def test_frames_of_slow_motion_are_chosen_by_real_seconds(path: Path, wanted: list[int]) -> None:
    clip = VideoClip(path, capture_fps=240.0)
    frames = list(clip.frames([number / 240.0 for number in wanted]))
    assert numbers(frames) == wanted
    assert times_s(frames) == pytest.approx([number / 240.0 for number in wanted], abs=1e-9)


def test_between_two_frames_of_slow_motion_the_later_is_taken(path: Path) -> None:
    clip = VideoClip(path, capture_fps=240.0)
    assert numbers(list(clip.frames([10.5 / 240.0]))) == [11]


def test_the_times_read_from_slow_motion_choose_the_same_frames_again(path: Path) -> None:
    clip = VideoClip(path, capture_fps=239.8)
    read_s = times_s(list(clip.frames()))
    assert times_s(list(clip.frames(read_s))) == read_s


def test_the_record_of_slow_motion_has_real_seconds(path: Path) -> None:
    clip = VideoClip(path, capture_fps=120.0)
    info = clip.info(np.array(times_s(list(clip.frames()))))
    assert info.duration_s == pytest.approx(29 / 120)
    assert info.usual_frame_s == pytest.approx(1 / 120)


def test_short_real_seconds_are_no_sign_of_a_file_that_was_cut_off(tmp_path: Path) -> None:
    pictures = [numbered_picture(number, 96, 64) for number in range(60)]
    slow = write_clip(tmp_path / "slow.mkv", pictures, range(0, 60 * 60, 60))
    clip = VideoClip(slow, capture_fps=240.0)
    info = clip.info(np.array(times_s(list(clip.frames()))))
    assert info.duration_s == pytest.approx(59 / 240, abs=1e-3)


def test_the_usual_interval_counts_where_pictures_were_dropped(tmp_path: Path) -> None:
    ticks = [0, 20, 40, 60, 80, 100, 400, 420, 440, 460]
    pictures = [numbered_picture(tick, 96, 64) for tick in ticks]
    dropped = write_clip(tmp_path / "dropped.mp4", pictures, ticks)
    clip = VideoClip(dropped, capture_fps=120.0)
    assert clip.slowdown == pytest.approx(4.0)
    assert times_s(list(clip.frames())) == pytest.approx([tick / 2400 for tick in ticks], abs=1e-9)


def test_each_way_of_reading_has_an_identity_of_its_own(path: Path) -> None:
    clips = [
        VideoClip(path, mirrored=mirrored, capture_fps=capture_fps)
        for mirrored in (False, True)
        for capture_fps in (None, 120.0, 239.8, 240.0)
    ]
    identities = [clip.identity for clip in clips]
    assert len(set(identities)) == len(clips)
    assert identities[0] == clips[0].sha256
    assert {clip.sha256 for clip in clips} == {clips[0].sha256}
    for clip in clips:
        info = clip.info(np.array([0.0]))
        assert (info.sha256, info.identity) == (clip.sha256, clip.identity)


def test_read_the_same_way_a_clip_is_the_same(path: Path) -> None:
    one, other = (VideoClip(path, mirrored=True, capture_fps=120.0) for _ in range(2))
    assert one.identity == other.identity


def test_flip_and_slow_motion_go_together(path: Path) -> None:
    frame = next(iter(VideoClip(path, mirrored=True, capture_fps=60.0).frames([0.25])))
    assert frame.time_s == pytest.approx(0.25)
    assert corners_of(frame.rgb) == FLIPPED
    assert number_in(np.ascontiguousarray(frame.rgb[:, ::-1])) == 15


@pytest.mark.parametrize("capture_fps", [24.0, 25.0, 29.0])
def test_a_rate_below_the_clips_own_is_refused(path: Path, capture_fps: float) -> None:
    sentence = (
        rf"^run\.mp4: expected a capture rate of at least the clip's own 30 frames per second, "
        rf"found {capture_fps:g}\. Give the rate at which the phone recorded, such as 120 or 240, "
        rf"or leave it out\.$"
    )
    with pytest.raises(SettingsError, match=sentence):
        VideoClip(path, capture_fps=capture_fps)


def test_a_phones_clock_may_run_a_little_fast(path: Path) -> None:
    assert VideoClip(path, capture_fps=29.7).slowdown == pytest.approx(0.99)
