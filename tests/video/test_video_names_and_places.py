"""Odd names are only shown, and places that are no files are refused at once."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from clip_maker import number_in, numbered_clip, open_files, write_clip

from formcheck.errors import UnreadableVideoError
from formcheck.pipeline import analyze
from formcheck.video import VideoClip

NAMES = [
    "=cmd|' -C calc'!A0.mp4",
    "@SUM(A1).mp4",
    "<script>alert(1)<∕script>.mp4",
    "<img src=x onerror=alert(1)>.mp4",
    "[words](https:example.org).mp4",
    "%s%n%x {name} $HOME `id`.mp4",
    "im_%02d.mp4",
    "http:x.mp4",
    "file:x.mp4",
    "concat:a.mp4|b.mp4",
    "pipe:0",
    "-i.mp4",
    "data:,x",
    "'; DROP TABLE clips; --.mp4",
    "\x1b]0;title\x07\x1b[31m.mp4",
    "\x9b2J\x7f.mp4",
    "gpm.\u202e4pm",
    "COM1.mp4",
    " .mp4 ",
    "...",
    "跑步 👩\u200d🦰 e\u0301.mp4",
    "x" * 251 + ".mp4",
]
posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such places")


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableVideoError) as error:
        VideoClip(path)
    return str(error.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_clip_may_have_any_name(tmp_path: Path, name: str) -> None:
    clip = VideoClip(numbered_clip(tmp_path / "good.mp4", 3).rename(tmp_path / name))
    assert [number_in(frame.rgb) for frame in clip.frames()] == [0, 1, 2]
    assert clip.info(np.array([0.0])).name == name


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_refused_under_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Today I ran 5 km.")
    sentence = refusal(tmp_path / name)
    assert sentence.startswith(f"{name}: expected a video")
    assert str(tmp_path) not in sentence
    assert open_files(tmp_path / name) == 0


def test_a_name_that_is_no_utf_8_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/L\xe4ufer.mp4"))
    try:
        path.write_bytes(b"no clip")
    except OSError:
        pytest.skip("this system takes no such names")
    assert refusal(path).startswith("L?ufer.mp4: expected a video")


@pytest.mark.parametrize("length", [256, 5000, 100_000])
def test_a_name_that_no_file_can_have(length: int) -> None:
    sentence = refusal(Path("x" * length))
    assert re.fullmatch(r"x+: expected a video file, found [^\n]+; [^\n]+\.", sentence)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.mp4")


def round_about(path: Path) -> None:
    path.symlink_to(path.name)


def to_a_folder(path: Path) -> None:
    path.symlink_to(path.parent)


def to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def to_chance(path: Path) -> None:
    path.symlink_to("/dev/random")


def to_the_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


@posix
@pytest.mark.parametrize(
    ("make", "found"),
    [
        (dangling, "no file of this name"),
        (round_about, "no file of this name"),
        (to_a_folder, "a folder"),
        (to_a_device, "a device or pipe"),
        (to_chance, "a device or pipe"),
        (to_the_terminal, "a device or pipe"),
        (pipe, "a device or pipe"),
        (to_a_pipe, "a device or pipe"),
    ],
)
def test_a_place_that_is_no_file(tmp_path: Path, make: Callable[[Path], None], found: str) -> None:
    make(tmp_path / "run.mp4")
    assert f"run.mp4: expected a video file, found {found}; " in refusal(tmp_path / "run.mp4")


@posix
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The address of a socket must be short.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("run.mp4")
        assert "a device or pipe" in refusal(Path("run.mp4"))


def test_a_link_to_a_clip_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.mp4").symlink_to(numbered_clip(tmp_path / "run.mp4", 3))
    assert VideoClip(tmp_path / "link.mp4").name == "link.mp4"


@pytest.mark.parametrize(
    ("name", "hours"),
    [("long.mp4", 0.6), ("long.mp4", 4.0), ("long.mkv", 40.0), ("long.mkv", 4000.0)],
)
def test_a_clip_of_many_hours_is_refused_before_the_work(
    tmp_path: Path, name: str, hours: float
) -> None:
    gap = round(hours * 3600 * 600 / 5)
    ticks = [gap * number for number in range(6)]
    path = write_clip(tmp_path / name, [np.zeros((64, 96, 3), np.uint8)] * 6, ticks)
    expected = f"a clip of at most 1800 s, found {hours * 3600:.0f}; cut out"
    with pytest.raises(UnreadableVideoError, match=expected):
        analyze(path)
