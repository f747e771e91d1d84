"""What is written plays in a browser, keeps its times, and leaves nothing behind on failure."""

import os
import struct
from pathlib import Path

import av
import numpy as np
import pytest
from clip_maker import UPRIGHT, Rgb, corners_of, number_in, numbered_picture, open_files

from formcheck.errors import OutputError
from formcheck.video import VideoClip, VideoWriter

VARIABLE_S = [0.0, 1 / 30, 0.07, 0.1, 0.35, 0.351, 0.4, 0.9]


def write_numbered(path: Path, times_s: list[float], width: int = 96, height: int = 64) -> Path:
    with VideoWriter(path, width, height) as writer:
        for number, time_s in enumerate(times_s):
            writer.write(time_s, numbered_picture(number, width, height))
    return path


def top_level_boxes(path: Path) -> list[bytes]:
    contents, start, kinds = path.read_bytes(), 0, []
    while start < len(contents):
        length, kind = struct.unpack_from(">I4s", contents, start)
        kinds.append(kind)
        start += length
    return kinds


def noise(seed: int) -> Rgb:
    return np.random.default_rng(seed).integers(0, 256, (480, 640, 3), dtype=np.uint8)


def test_round_trip_keeps_pictures_and_variable_times(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.mp4", VARIABLE_S)
    frames = list(VideoClip(path).frames())
    assert [number_in(frame.rgb) for frame in frames] == list(range(len(VARIABLE_S)))
    assert all(corners_of(frame.rgb) == UPRIGHT for frame in frames)
    half_tick_s = 0.5 / 90_000
    assert [frame.time_s for frame in frames] == pytest.approx(VARIABLE_S, abs=half_tick_s * 1.01)


def test_colours_come_back(tmp_path: Path) -> None:
    colours = [(220, 30, 30), (30, 200, 30), (30, 30, 220), (250, 200, 10), (96, 96, 96)]
    path = tmp_path / "out.mp4"
    with VideoWriter(path, 64, 64) as writer:
        for second, colour in enumerate(colours):
            writer.write(float(second), np.full((64, 64, 3), colour, np.uint8))
    for frame, colour in zip(VideoClip(path).frames(), colours, strict=True):
        assert np.abs(frame.rgb.reshape(-1, 3).mean(axis=0) - colour).max() < 4


def test_what_a_browser_needs(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.mp4", VARIABLE_S)
    kinds = top_level_boxes(path)
    assert kinds.index(b"moov") < kinds.index(b"mdat")
    with av.open(str(path)) as written:
        stream = written.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert written.format.name.startswith("mov,mp4")


@pytest.mark.parametrize(
    "times_s, expected_s",
    [
        ([number / 240 for number in range(60)], 60 / 240),
        ([number / 30 for number in range(60)], 2.0),
        ([0.0, 0.5, 0.6, 0.62], 0.64),
        ([0.0, 0.5, 0.52, 1.52], 2.52),
        ([0.0], 1 / 30),
    ],
)
def test_last_frame_lasts_as_long_as_the_one_before(
    tmp_path: Path, times_s: list[float], expected_s: float
) -> None:
    path = write_numbered(tmp_path / "out.mp4", times_s)
    assert VideoClip(path).duration_hint_s == pytest.approx(expected_s, abs=1e-4)


def test_a_late_start_is_kept(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.mp4", [2.0, 2.1, 2.2])
    with av.open(str(path)) as written:
        times_s = [frame.time for frame in written.decode(video=0)]
    assert times_s == pytest.approx([2.0, 2.1, 2.2], abs=1e-4)


@pytest.mark.parametrize("width, height", [(97, 65), (96, 65), (97, 64)])
def test_odd_sizes_lose_their_last_row_or_column(tmp_path: Path, width: int, height: int) -> None:
    path = write_numbered(tmp_path / "out.mp4", [0.0, 0.1], width, height)
    clip = VideoClip(path)
    assert (clip.width_px, clip.height_px) == (96, 64)
    assert all(corners_of(frame.rgb) == UPRIGHT for frame in clip.frames())


def test_times_closer_than_the_clock_are_all_shown(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.mp4", [0.0, 1e-7, 2e-7, 0.1])
    assert [number_in(frame.rgb) for frame in VideoClip(path).frames()] == [0, 1, 2, 3]


@pytest.mark.parametrize("time_s", [-0.1, 0.5, 0.4, float("nan")])
def test_times_must_increase(tmp_path: Path, time_s: float) -> None:
    with (
        pytest.raises(ValueError, match="a time after"),
        VideoWriter(tmp_path / "out.mp4", 64, 64) as writer,
    ):
        writer.write(0.5, np.zeros((64, 64, 3), np.uint8))
        writer.write(time_s, np.zeros((64, 64, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []


def test_pictures_must_have_the_size_promised(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="shape"),
        VideoWriter(tmp_path / "out.mp4", 64, 64) as writer,
    ):
        writer.write(0.0, np.zeros((64, 62, 3), np.uint8))


@pytest.mark.parametrize("written", [0, 3, 100])
def test_nothing_is_left_when_the_body_raises(tmp_path: Path, written: int) -> None:
    path = tmp_path / "out.mp4"
    with pytest.raises(KeyboardInterrupt), VideoWriter(path, 96, 64) as writer:
        for number in range(written):
            writer.write(number / 30, numbered_picture(number, 96, 64))
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    assert open_files(path.with_name("out.mp4.part")) == 0


def test_an_older_file_survives_a_failure_and_is_replaced_by_success(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    path.write_bytes(b"older")
    with pytest.raises(KeyError), VideoWriter(path, 96, 64) as writer:
        writer.write(0.0, numbered_picture(0, 96, 64))
        raise KeyError
    assert path.read_bytes() == b"older"
    write_numbered(path, [0.0, 0.1])
    assert VideoClip(path).frame_count_hint == 2
    assert list(tmp_path.iterdir()) == [path]


def test_no_pictures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"^out\.mp4: expected pictures to write, found none\.$"):
        write_numbered(tmp_path / "out.mp4", [])
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"^out\.mp4: .* no such folder; create it or choose an"):
        write_numbered(tmp_path / "missing" / "out.mp4", [0.0])


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out.mp4").mkdir()
    with pytest.raises(OutputError, match=r"^out\.mp4: expected a folder"):
        write_numbered(tmp_path / "out.mp4", [0.0])
    assert [path.name for path in tmp_path.iterdir()] == ["out.mp4"]


def test_no_permission(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(OutputError, match="no permission to write there; choose another"):
        write_numbered(folder / "out.mp4", [0.0])


def test_no_space(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with (
            pytest.raises(OutputError, match=r"found an error \(File too large\); free some space"),
            VideoWriter(tmp_path / "out.mp4", 640, 480) as writer,
        ):
            for number in range(20):
                writer.write(number / 30, noise(number))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


def test_two_writers_write_the_same_bytes(tmp_path: Path) -> None:
    first = write_numbered(tmp_path / "a.mp4", VARIABLE_S)
    second = write_numbered(tmp_path / "b.mp4", VARIABLE_S)
    assert first.read_bytes() == second.read_bytes()


def test_key_pictures_come_as_often_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    with VideoWriter(path, 96, 64, key_every=10) as writer:
        for number in range(45):
            writer.write(number / 30, numbered_picture(number, 96, 64))
    with av.open(str(path)) as written:
        keys = [packet.is_keyframe for packet in written.demux(video=0) if packet.size]
    assert [number for number, is_key in enumerate(keys) if is_key] == [0, 10, 20, 30, 40]
