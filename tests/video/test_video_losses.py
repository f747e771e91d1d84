"""What the file could not show is counted over the whole clip, however little was looked at."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from clip_maker import PHONE_CLOCK, numbered_clip, numbered_picture, write_clip

from formcheck.records import ClipInfo, DecodingLosses
from formcheck.video import VideoClip

NONE = DecodingLosses()


def info_of(path: Path) -> ClipInfo:
    clip = VideoClip(path)
    times_s = np.array([frame.time_s for frame in clip.frames()])
    return clip.info(times_s, clip.losses)


def damaged_clip(path: Path) -> Path:
    """Write sixty pictures, with noise in the later ones."""
    contents = bytearray(numbered_clip(path, 60).read_bytes())
    start, end = contents.index(b"mdat"), contents.index(b"moov")
    noise = np.random.default_rng(1).integers(0, 256, 300, dtype=np.uint8).tobytes()
    late = start + (end - start) * 3 // 4
    contents[late : late + len(noise)] = noise
    path.write_bytes(contents)
    return path


def joined_clip(path: Path, widths: tuple[int, ...], starts: tuple[int, ...]) -> Path:
    """Write pieces of ten pictures one after another into one transport stream."""
    clock, contents = Fraction(1, 90_000), b""
    for width, start in zip(widths, starts, strict=True):
        pictures = [numbered_picture(number, width, 64) for number in range(10)]
        ticks = range(start, start + 30_000, 3000)
        part = write_clip(path, pictures, ticks, clock=clock, container="mpegts")
        contents += part.read_bytes()
    path.write_bytes(contents)
    return path


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_a_sound_clip_loses_nothing(tmp_path: Path, name: str) -> None:
    pictures = [numbered_picture(number, 96, 64) for number in range(10)]
    path = write_clip(tmp_path / name, pictures, range(0, 200, 20), clock=PHONE_CLOCK)
    assert info_of(path).losses == NONE


def test_damaged_pieces_and_pictures_are_counted(tmp_path: Path) -> None:
    path = damaged_clip(tmp_path / "a.mp4")
    info = info_of(path)
    assert info.losses.packets + len(info.timestamps_s) == 60
    assert info.losses.packets > 0
    assert info.losses.damaged > 0
    assert not info.losses.size_changed


def test_a_change_of_size_is_told(tmp_path: Path) -> None:
    path = joined_clip(tmp_path / "a.ts", (96, 128), (0, 90_000))
    info = info_of(path)
    assert len(info.timestamps_s) == 10
    assert info.losses == DecodingLosses(size_changed=True)


def test_times_that_go_back_are_counted(tmp_path: Path) -> None:
    path = joined_clip(tmp_path / "a.ts", (96, 96), (0, 12_000))
    info = info_of(path)
    with av.open(str(path)) as container:
        pictures = sum(1 for _ in container.decode(video=0))
    assert info.losses.out_of_order > 0
    assert len(info.timestamps_s) + info.losses.out_of_order == pictures


def test_only_a_whole_pass_tells_what_was_lost(tmp_path: Path) -> None:
    path = damaged_clip(tmp_path / "a.mp4")
    whole = info_of(path).losses
    clip = VideoClip(path)
    assert list(clip.frames([0.0]))
    assert clip.losses == NONE
    assert list(clip.frames())
    assert clip.losses == whole != NONE


def test_flip_and_slow_motion_change_nothing(tmp_path: Path) -> None:
    path = damaged_clip(tmp_path / "a.mp4")
    assert VideoClip(path, mirrored=True, capture_fps=240.0).losses == VideoClip(path).losses
