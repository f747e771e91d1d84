"""WebM keeps what mp4 keeps: pictures, times to the millisecond, and nothing behind on failure."""

from pathlib import Path

import av
import numpy as np
import pytest
from clip_maker import UPRIGHT, corners_of, number_in, numbered_picture, open_files

from formcheck.errors import OutputError
from formcheck.video import VideoClip, VideoWriter

VARIABLE_S = [0.0, 0.033, 0.07, 0.1, 0.35, 0.351, 0.4, 0.9]


def write_numbered(path: Path, times_s: list[float], width: int = 96, height: int = 64) -> Path:
    with VideoWriter(path, width, height) as writer:
        for number, time_s in enumerate(times_s):
            writer.write(time_s, numbered_picture(number, width, height))
    return path


@pytest.mark.parametrize("name", ["out.webm", "OUT.WEBM", "a.b.webm"])
def test_the_ending_decides(tmp_path: Path, name: str) -> None:
    path = write_numbered(tmp_path / name, VARIABLE_S)
    with av.open(str(path)) as written:
        (stream,) = written.streams
        assert isinstance(stream, av.VideoStream)
        assert (stream.codec_context.name, stream.pix_fmt) == ("vp9", "yuv420p")
        assert "webm" in written.format.name
    assert path.read_bytes()[:64].count(b"webm") == 1
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["out.mp4", "out", "webm", "out.webm.mp4", "out.mkv"])
def test_any_other_ending_is_mp4(tmp_path: Path, name: str) -> None:
    path = write_numbered(tmp_path / name, VARIABLE_S)
    with av.open(str(path)) as written:
        assert written.format.name.startswith("mov,mp4")
        assert written.streams.video[0].codec_context.name == "h264"


def test_round_trip_keeps_pictures_and_variable_times(tmp_path: Path) -> None:
    frames = list(VideoClip(write_numbered(tmp_path / "out.webm", VARIABLE_S)).frames())
    assert [number_in(frame.rgb) for frame in frames] == list(range(len(VARIABLE_S)))
    assert all(corners_of(frame.rgb) == UPRIGHT for frame in frames)
    assert [frame.time_s for frame in frames] == pytest.approx(VARIABLE_S, abs=1e-9)


@pytest.mark.parametrize("rate_hz", [30, 59.94, 240])
def test_times_are_right_to_half_a_millisecond(tmp_path: Path, rate_hz: float) -> None:
    times_s = [number / rate_hz for number in range(120)]
    frames = list(VideoClip(write_numbered(tmp_path / "out.webm", times_s)).frames())
    assert [frame.time_s for frame in frames] == pytest.approx(times_s, abs=0.000501)


def test_colours_come_back(tmp_path: Path) -> None:
    colours = [(220, 30, 30), (30, 200, 30), (30, 30, 220), (250, 200, 10), (96, 96, 96)]
    path = tmp_path / "out.webm"
    with VideoWriter(path, 64, 64) as writer:
        for second, colour in enumerate(colours):
            writer.write(float(second), np.full((64, 64, 3), colour, np.uint8))
    for frame, colour in zip(VideoClip(path).frames(), colours, strict=True):
        assert np.abs(frame.rgb.reshape(-1, 3).mean(axis=0) - colour).max() < 5


@pytest.mark.parametrize(
    ("times_s", "expected_s"),
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
    path = write_numbered(tmp_path / "out.webm", times_s)
    assert VideoClip(path).duration_hint_s == pytest.approx(expected_s, abs=1.5e-3)


def test_a_late_start_is_kept(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.webm", [2.0, 2.1, 2.2])
    with av.open(str(path)) as written:
        times_s = [frame.time for frame in written.decode(video=0)]
    assert times_s == pytest.approx([2.0, 2.1, 2.2], abs=1e-3)


@pytest.mark.parametrize(("width", "height"), [(97, 65), (96, 65), (97, 64)])
def test_odd_sizes_lose_their_last_row_or_column(tmp_path: Path, width: int, height: int) -> None:
    clip = VideoClip(write_numbered(tmp_path / "out.webm", [0.0, 0.1], width, height))
    assert (clip.width_px, clip.height_px) == (96, 64)
    assert all(corners_of(frame.rgb) == UPRIGHT for frame in clip.frames())


def test_times_closer_than_the_clock_are_all_shown(tmp_path: Path) -> None:
    path = write_numbered(tmp_path / "out.webm", [0.0, 1e-7, 2e-7, 0.0003, 0.1])
    frames = list(VideoClip(path).frames())
    assert [number_in(frame.rgb) for frame in frames] == [0, 1, 2, 3, 4]
    assert frames[-1].time_s == pytest.approx(0.1)


def test_more_pictures_than_the_encoder_holds_back(tmp_path: Path) -> None:
    times_s = [number / 30 for number in range(80)]
    frames = list(VideoClip(write_numbered(tmp_path / "out.webm", times_s)).frames())
    assert [number_in(frame.rgb) for frame in frames] == list(range(80))


@pytest.mark.parametrize("time_s", [-0.1, 0.5, 0.4, float("nan")])
def test_times_must_increase(tmp_path: Path, time_s: float) -> None:
    with (
        pytest.raises(ValueError, match="a time after"),
        VideoWriter(tmp_path / "out.webm", 64, 64) as writer,
    ):
        writer.write(0.5, np.zeros((64, 64, 3), np.uint8))
        writer.write(time_s, np.zeros((64, 64, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", [0, 3, 100])
def test_nothing_is_left_when_the_body_raises(tmp_path: Path, written: int) -> None:
    path = tmp_path / "out.webm"
    path.write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt), VideoWriter(path, 96, 64) as writer:
        for number in range(written):
            writer.write(number / 30, numbered_picture(number, 96, 64))
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"older"
    assert open_files(path.with_name("out.webm.part")) == 0


def test_no_pictures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"^out\.webm: expected pictures to write, found none\.$"):
        write_numbered(tmp_path / "out.webm", [])
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"^out\.webm: .* no such folder; create it or choose an"):
        write_numbered(tmp_path / "missing" / "out.webm", [0.0])


def test_two_writers_write_the_same_bytes(tmp_path: Path) -> None:
    first = write_numbered(tmp_path / "a.webm", VARIABLE_S)
    second = write_numbered(tmp_path / "b.webm", VARIABLE_S)
    assert first.read_bytes() == second.read_bytes()
