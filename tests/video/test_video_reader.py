"""Every frame of an encoded clip comes back: the right one, at its time, the right way up."""

import hashlib
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from clip_maker import (
    PHONE_CLOCK,
    UPRIGHT,
    corners_of,
    number_in,
    numbered_clip,
    numbered_picture,
    open_files,
    write_clip,
)

from formcheck.video import Frame, VideoClip


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> VideoClip:
    """Thirty numbered pictures at 30 per second."""
    return VideoClip(numbered_clip(tmp_path_factory.mktemp("clips") / "steady.mp4"))


def numbers(frames: list[Frame]) -> list[int]:
    for frame in frames:
        assert corners_of(frame.rgb) == UPRIGHT
    return [number_in(frame.rgb) for frame in frames]


def times(frames: list[Frame]) -> list[float]:
    return [frame.time_s for frame in frames]


def test_constant_rate(clip: VideoClip) -> None:
    frames = list(clip.frames())
    assert numbers(frames) == list(range(30))
    assert times(frames) == pytest.approx([number / 30 for number in range(30)], abs=1e-12)
    assert all(frame.rgb.flags.c_contiguous for frame in frames)
    assert all(frame.rgb.dtype == np.uint8 for frame in frames)
    assert {frame.rgb.shape for frame in frames} == {(64, 96, 3)}


def test_what_a_clip_says_of_itself(clip: VideoClip) -> None:
    assert (clip.name, clip.codec) == ("steady.mp4", "h264")
    assert (clip.width_px, clip.height_px) == (96, 64)
    assert (clip.rotation_deg, clip.mirrored) == (0, False)
    assert clip.duration_hint_s == pytest.approx(1.0)
    assert clip.frame_count_hint == 30


def test_info_holds_the_hash_of_the_file(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "run.mp4", 3)
    info = VideoClip(path).info(np.array([0.0, 0.5]))
    assert info.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (info.name, info.codec, info.duration_s) == ("run.mp4", "h264", 0.5)
    assert (info.width_px, info.height_px, info.rotation_deg, info.mirrored) == (96, 64, 0, False)


def test_variable_rate_with_drops(tmp_path: Path) -> None:
    ticks = [0, 20, 41, 59, 101, 120, 180, 181, 260, 500]
    pictures = [numbered_picture(tick, 96, 64) for tick in ticks]
    frames = list(VideoClip(write_clip(tmp_path / "vfr.mov", pictures, ticks)).frames())
    assert numbers(frames) == ticks
    assert times(frames) == pytest.approx([tick / 600 for tick in ticks], abs=1e-12)


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("x_sign", [1, -1])
@pytest.mark.parametrize("y_sign", [1, -1])
def test_all_eight_orientations(tmp_path: Path, sideways: bool, x_sign: int, y_sign: int) -> None:
    upright = [numbered_picture(number, 64, 96) for number in range(5)]
    # The matrix shows coded (x, y) at (x_sign x, y_sign y), or at (x_sign y, y_sign x).
    coded = [picture[::y_sign, ::x_sign] for picture in upright]
    coded = [picture.swapaxes(0, 1) for picture in coded] if sideways else coded
    a, b, c, d = (0, y_sign, x_sign, 0) if sideways else (x_sign, 0, 0, y_sign)
    matrix = [a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30]
    path = write_clip(tmp_path / "turned.mp4", coded, range(0, 100, 20), matrix=matrix)

    clip = VideoClip(path)
    frames = list(clip.frames())
    assert numbers(frames) == list(range(5))
    assert (clip.width_px, clip.height_px) == (64, 96)
    assert {frame.rgb.shape for frame in frames} == {(96, 64, 3)}
    assert all(frame.rgb.flags.c_contiguous for frame in frames)
    assert clip.mirrored == (a * d - b * c < 0)
    assert clip.rotation_deg in ((90, 270) if sideways else (0, 180))


@pytest.mark.parametrize("turn", [(1, 0, 0, 1), (0, 1, -1, 0), (0, -1, 1, 0), (-1, 0, 0, -1)])
@pytest.mark.parametrize("size_px", [(64, 96), (53, 80)])
def test_smaller_pictures_are_the_same_pictures(
    tmp_path: Path, turn: tuple[int, int, int, int], size_px: tuple[int, int]
) -> None:
    coded = [numbered_picture(number, 128, 192) for number in range(3)]
    a, b, c, d = turn
    if a == 0:
        coded = [picture.swapaxes(0, 1) for picture in coded]
    matrix = [a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30]
    clip = VideoClip(write_clip(tmp_path / "t.mp4", coded, range(0, 60, 20), matrix=matrix))
    for whole, small in zip(clip.frames(), clip.frames(size_px=size_px), strict=True):
        assert small.time_s == whole.time_s
        assert small.rgb.shape == (size_px[1], size_px[0], 3)
        assert small.rgb.flags.c_contiguous
        expected = cv2.resize(whole.rgb, size_px, interpolation=cv2.INTER_AREA)
        # The two round differently.
        assert np.abs(small.rgb.astype(int) - expected).mean() < 2.0


def test_clock_starts_at_the_first_shown_frame(tmp_path: Path) -> None:
    pictures = [numbered_picture(number, 96, 64) for number in range(12)]
    ticks = range(90_000, 126_000, 3000)
    clock = Fraction(1, 90_000)
    path = write_clip(tmp_path / "late.ts", pictures, ticks, clock=clock, container="mpegts")
    frames = list(VideoClip(path).frames())
    assert numbers(frames) == list(range(12))
    assert times(frames) == pytest.approx([number / 30 for number in range(12)], abs=1e-12)


@pytest.mark.parametrize("width, height", [(97, 65), (99, 64), (96, 67)])
def test_odd_sizes(tmp_path: Path, width: int, height: int) -> None:
    pictures = [numbered_picture(number, width, height) for number in range(5)]
    path = write_clip(tmp_path / "odd.mp4", pictures, range(0, 100, 20), pix_fmt="yuv444p")
    frames = list(VideoClip(path).frames())
    assert numbers(frames) == list(range(5))
    assert {frame.rgb.shape for frame in frames} == {(height, width, 3)}


@pytest.mark.parametrize(
    "name, codec, pix_fmt",
    [
        ("a.mkv", "libx264", "yuv420p"),
        ("a.webm", "libvpx", "yuv420p"),
        ("a.avi", "mjpeg", "yuvj420p"),
        ("a.gif", "gif", "rgb8"),
        ("a.mov", "libx265", "yuv420p10le"),
    ],
)
def test_other_containers(tmp_path: Path, name: str, codec: str, pix_fmt: str) -> None:
    pictures = [numbered_picture(number, 96, 64) for number in range(10)]
    clock = Fraction(1, 25)
    path = write_clip(
        tmp_path / name, pictures, range(10), clock=clock, codec=codec, pix_fmt=pix_fmt
    )
    clip = VideoClip(path)
    frames = list(clip.frames())
    assert numbers(frames) == list(range(10))
    assert times(frames) == pytest.approx([number / 25 for number in range(10)], abs=1e-3)
    assert clip.frame_count_hint == 10
    assert clip.duration_hint_s == pytest.approx(0.4, abs=0.05)


def test_an_unusual_colour_matrix_is_still_shown(tmp_path: Path) -> None:
    bt2020_constant_luminance = 10
    pictures = [numbered_picture(number, 96, 64) for number in range(3)]
    path = write_clip(
        tmp_path / "a.mp4", pictures, [0, 20, 40], colorspace=bt2020_constant_luminance
    )
    assert numbers(list(VideoClip(path).frames())) == [0, 1, 2]


@pytest.mark.parametrize(
    "times_s, expected",
    [
        ([], []),
        ([0.0], [0]),
        ([0.31, 0.5], [10, 15]),
        ([0.1, 0.1000000001, 0.12, 0.13], [3, 4]),
        ([-1.0, 0.0, 0.9, 5.0, 9.0], [0, 27]),
        ([number / 30 for number in range(30)], list(range(30))),
    ],
)
def test_sampling_takes_the_first_frame_at_or_after(
    clip: VideoClip, times_s: list[float], expected: list[int]
) -> None:
    assert numbers(list(clip.frames(times_s))) == expected


def test_two_passes_give_the_same_pictures(clip: VideoClip) -> None:
    for first, second in zip(clip.frames(), clip.frames(), strict=True):
        assert first.time_s == second.time_s
        assert np.array_equal(first.rgb, second.rgb)


def test_pictures_outlive_the_pass(clip: VideoClip) -> None:
    frames = list(clip.frames([0.0, 0.5]))
    list(clip.frames())
    assert numbers(frames) == [0, 15]


def test_a_pass_that_is_left_early_closes_its_file(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "run.mp4")
    clip = VideoClip(path)
    assert open_files(path) == 0
    frames = clip.frames()
    next(frames)
    assert open_files(path) == 1
    frames.close()  # type: ignore[attr-defined]
    assert open_files(path) == 0
    for _ in clip.frames():
        break
    assert open_files(path) == 0


def test_sampling_closes_the_file_at_the_last_wanted_frame(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "run.mp4")
    frames = VideoClip(path).frames([0.0])
    next(frames)
    assert next(frames, None) is None
    assert open_files(path) == 0


def test_random_bytes_in_the_middle_cost_some_frames(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "run.mp4", 60)
    contents = bytearray(path.read_bytes())
    pictures_start, pictures_end = contents.index(b"mdat"), contents.index(b"moov")
    noise = np.random.default_rng(1).integers(0, 256, 300, dtype=np.uint8).tobytes()
    late = pictures_start + (pictures_end - pictures_start) * 3 // 4
    contents[late : late + len(noise)] = noise
    path.write_bytes(contents)

    clip = VideoClip(path)
    frames = list(clip.frames())
    assert 20 < len(frames) < 60
    assert np.all(np.diff(times(frames)) > 0)
    assert numbers(frames[:10]) == list(range(10))
    assert clip.losses.packets > 0


def test_a_change_of_size_ends_the_clip(tmp_path: Path) -> None:
    clock = Fraction(1, 90_000)
    joined = b""
    for width, start in ((96, 0), (128, 90_000)):
        pictures = [numbered_picture(number, width, 64) for number in range(10)]
        ticks = range(start, start + 30_000, 3000)
        part = write_clip(tmp_path / "part.ts", pictures, ticks, clock=clock, container="mpegts")
        joined += part.read_bytes()
    path = tmp_path / "joined.ts"
    path.write_bytes(joined)
    frames = list(VideoClip(path).frames())
    assert numbers(frames) == list(range(10))
    assert {frame.rgb.shape for frame in frames} == {(64, 96, 3)}


def test_times_that_go_back_are_left_out(tmp_path: Path) -> None:
    pictures = [numbered_picture(number, 96, 64) for number in range(10)]
    part = write_clip(
        tmp_path / "part.ts", pictures, range(0, 200, 20), clock=PHONE_CLOCK, container="mpegts"
    )
    path = tmp_path / "twice.ts"
    path.write_bytes(part.read_bytes() * 2)
    clip = VideoClip(path)
    frames = list(clip.frames())
    assert np.all(np.diff(times(frames)) > 0)
    assert numbers(frames)[:10] == list(range(10))
