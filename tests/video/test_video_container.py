"""A file that is no readable clip is refused with one sentence that says what to do."""

import os
import struct
from pathlib import Path

import numpy as np
import pytest
from clip_maker import numbered_clip, numbered_picture, open_files, sound_clip, write_clip

from formcheck.errors import UnreadableVideoError
from formcheck.video import VideoClip
from formcheck.video.container import container_format


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(UnreadableVideoError) as error:
        VideoClip(path)
    sentence = str(error.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert str(path.parent) not in sentence
    return sentence


def file_of(path: Path, contents: bytes) -> Path:
    path.write_bytes(contents)
    return path


def box(kind: bytes, contents: bytes = b"", length: int | None = None) -> bytes:
    return struct.pack(">I4s", len(contents) + 8 if length is None else length, kind) + contents


def faststart_clip(path: Path) -> Path:
    return write_clip(
        path, [numbered_picture(n, 96, 64) for n in range(9)], range(9), faststart=True
    )


def test_empty_file(tmp_path: Path) -> None:
    assert "clip.mp4: " in refusal(file_of(tmp_path / "clip.mp4", b""))
    assert "an empty file; copy the file from the phone again" in refusal(tmp_path / "clip.mp4")


@pytest.mark.parametrize(
    "contents",
    [
        b"Good morning, this is a text about running. " * 20,
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile other.mp4\n",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5000 RTP/AVP 96\n",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"G",
    ],
)
def test_not_a_video_whatever_its_name(tmp_path: Path, contents: bytes) -> None:
    sentence = refusal(file_of(tmp_path / "clip.mp4", contents))
    assert "expected a video (mp4, mov," in sentence
    assert "a file of another kind; choose the video that the phone made" in sentence


def test_photo(tmp_path: Path) -> None:
    photo = box(b"ftyp", b"heicmif1") + box(b"meta", bytes(40)) + box(b"mdat", bytes(40))
    assert "found a photo" in refusal(file_of(tmp_path / "img.heic", photo))


def test_missing_file(tmp_path: Path) -> None:
    assert "gone.mp4: " in refusal(tmp_path / "gone.mp4")
    assert "no file of this name; check" in refusal(tmp_path / "gone.mp4")
    assert "no file of this name" in refusal(tmp_path / "nul\0.mp4")


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "clips.mp4").mkdir()
    assert "a folder; choose one clip inside it" in refusal(tmp_path / "clips.mp4")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    assert "a device or pipe" in refusal(tmp_path / "pipe.mp4")


def test_no_permission(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "locked.mp4", 2)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert "no permission to read it" in refusal(path)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read")
def test_error_while_reading() -> None:
    with pytest.raises(UnreadableVideoError, match="an error while reading it"):
        VideoClip(Path("/proc/self/mem"))


@pytest.mark.parametrize("cover", [False, True])
def test_sound_only(tmp_path: Path, cover: bool) -> None:
    picture = numbered_picture(1, 64, 64) if cover else None
    sentence = refusal(sound_clip(tmp_path / "song.mp4", picture))
    assert "expected a video track, found only sound" in sentence


@pytest.mark.parametrize("kept", [0.3, 0.6])
def test_cut_off_before_the_index(tmp_path: Path, kept: float) -> None:
    path = numbered_clip(tmp_path / "clip.mp4")
    whole = path.read_bytes()
    left = whole[: int(len(whole) * kept)]
    sentence = refusal(file_of(path, left))
    assert f"an incomplete one of {len(left)} bytes; copy the file from the phone again" in sentence
    assert open_files(path) == 0


def test_cut_off_behind_the_index(tmp_path: Path) -> None:
    path = faststart_clip(tmp_path / "clip.mp4")
    whole = path.read_bytes()
    sentence = refusal(file_of(path, whole[: len(whole) * 4 // 5]))
    assert f"expected a complete file of at least {len(whole)} bytes" in sentence
    assert f"an incomplete one of {len(whole) * 4 // 5} bytes; copy" in sentence


def test_recording_that_was_never_finished(tmp_path: Path) -> None:
    contents = box(b"ftyp", b"isom" * 4) + box(b"mdat", bytes(500), length=0)
    sentence = refusal(file_of(tmp_path / "clip.mp4", contents))
    assert "its index (moov), found an incomplete one of 532 bytes without it" in sentence


def test_long_box_that_was_cut(tmp_path: Path) -> None:
    size = 5 * 2**30
    contents = box(b"ftyp", b"isom" * 4) + struct.pack(">I4sQ", 1, b"mdat", size) + bytes(100)
    sentence = refusal(file_of(tmp_path / "clip.mp4", contents))
    assert f"at least {24 + size} bytes" in sentence


@pytest.mark.parametrize(
    "tail", [bytes(50), b"1234notes of the camera", b"abc", box(b"xyzw", b"1")]
)
def test_notes_behind_the_last_box_do_no_harm(tmp_path: Path, tail: bytes) -> None:
    path = numbered_clip(tmp_path / "clip.mp4", 5)
    file_of(path, path.read_bytes() + tail)
    assert len(list(VideoClip(path).frames())) == 5


def test_unknown_box_before_the_index_does_no_harm(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "clip.mp4", 5)
    whole = path.read_bytes()
    index = whole.index(b"moov") - 4
    file_of(path, whole[:index] + box(b"xyzw", b"notes") + whole[index:])
    assert len(list(VideoClip(path).frames())) == 5


def test_damaged_index(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).integers(0, 256, 3000, dtype=np.uint8).tobytes()
    contents = box(b"ftyp", b"isom" * 4) + box(b"moov", noise) + box(b"mdat", noise)
    assert refusal(file_of(tmp_path / "clip.mp4", contents))


def test_no_picture_can_be_decoded(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "clip.mp4", 5)
    contents = bytearray(path.read_bytes())
    start, end = contents.index(b"mdat") + 4, contents.index(b"moov") - 4
    contents[start:end] = bytes(end - start)
    sentence = refusal(file_of(path, bytes(contents)))
    assert "expected h264 pictures, found none that can be decoded" in sentence


def test_unknown_codec(tmp_path: Path) -> None:
    path = numbered_clip(tmp_path / "clip.mp4", 5)
    file_of(path, path.read_bytes().replace(b"avc1", b"zzz9"))
    assert "expected a known video codec, found an unknown one; export" in refusal(path)


def test_pictures_that_would_fill_the_memory(tmp_path: Path) -> None:
    screen = struct.pack("<6sHHBBB", b"GIF89a", 16_000, 16_000, 0xF0, 0, 0) + bytes(6)
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 16_000, 16_000, 0) + b"\x02\x02\x44\x01\x00\x3b"
    sentence = refusal(file_of(tmp_path / "clip.gif", screen + image))
    assert "none that can be decoded" in sentence


def test_pictures_larger_than_8k(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip.mp4", [np.zeros((6000, 6000, 3), np.uint8)], [0])
    assert "found 6000 x 6000; export the clip at 4K or smaller" in refusal(path)


@pytest.mark.parametrize(
    "head, expected",
    [
        (b"\0\0\0\x14ftypqt  ", "mov"),
        (b"\0\0\0\x08wide\0\0", "mov"),
        (b"\x1aE\xdf\xa3\x01", "matroska"),
        (b"GIF87a", "gif"),
        (b"RIFF\0\0\0\0AVI LIST", "avi"),
        ((b"G" + bytes(187)) * 2, "mpegts"),
        ((bytes(4) + b"G" + bytes(187)) * 2, "mpegts"),
    ],
)
def test_containers_are_known_by_their_first_bytes(head: bytes, expected: str) -> None:
    assert container_format(head, "clip") == expected
