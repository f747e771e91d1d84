"""When the command line cannot work it says so in one sentence and leaves nothing behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clip_maker import moving_bars_clip, numbered_clip, numbered_picture, sound_clip, write_clip
from command_line import Terminal, ended, group_members, interrupt, the_one_line, wait_until
from conftest import SAMPLES
from drawn_run import DrawnRun

OUTPUTS = ["--json", "a.json", "--csv", "a.csv", "--video", "a.mp4", "--landmarks", "a.npz"]
OUTPUTS += ["--stills", "stills"]
IN_TIME_S = 5.0


def text_file(path: Path) -> Path:
    path.write_text("Today I ran 5 km.\n" * 100)
    return path


def empty_file(path: Path) -> Path:
    path.touch()
    return path


def missing_file(path: Path) -> Path:
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def cut_off_behind_the_index(path: Path) -> Path:
    pictures = [numbered_picture(number, 96, 64) for number in range(30)]
    return cut_off(write_clip(path, pictures, range(30), faststart=True))


def cut_off_before_the_index(path: Path) -> Path:
    return cut_off(numbered_clip(path))


def cut_off(path: Path) -> Path:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 4 // 5])
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (text_file, "clip.mp4: expected a video"),
        (empty_file, "found an empty file; copy the file from the phone again"),
        (missing_file, "found no file of this name; check the folder and the spelling"),
        (folder, "found a folder; choose one clip inside it"),
        (sound_clip, "expected a video track, found only sound"),
        (cut_off_before_the_index, "found an incomplete one of"),
        (cut_off_behind_the_index, "found an incomplete one of"),
        (moving_bars_clip, "found nobody in the clip. Film the whole body"),
    ],
)
def test_a_clip_that_cannot_be_analysed(
    terminal: Terminal, tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    clip = make(tmp_path / "clip.mp4")
    sentence = the_one_line(terminal.run("analyze", clip, *OUTPUTS))
    assert words in sentence
    assert str(tmp_path) not in sentence
    assert terminal.left == []


@pytest.mark.parametrize("name", ["two\nlines.mp4", "[bold].mp4", "-\x1b[31m.mp4", ""])
def test_odd_names(terminal: Terminal, tmp_path: Path, name: str) -> None:
    sentence = the_one_line(terminal.run("analyze", tmp_path / name, *OUTPUTS))
    assert "\x1b" not in sentence
    assert terminal.left == []


def test_landmarks_of_another_clip(drawn_run: DrawnRun, terminal: Terminal) -> None:
    end = terminal.run(
        "analyze", SAMPLES / "side_30fps.mp4", "--recorded", drawn_run.landmarks, *OUTPUTS
    )
    assert "belong to another clip" in the_one_line(end)
    assert terminal.left == []


@pytest.mark.parametrize(
    ("option", "place"),
    [
        ("--json", "missing/a.json"),
        ("--csv", "missing/a.csv"),
        ("--video", "missing/a.mp4"),
        ("--landmarks", "missing/a.npz"),
        ("--json", "."),
        ("--video", "."),
    ],
)
def test_a_place_that_cannot_be_written_to(
    drawn_run: DrawnRun, terminal: Terminal, option: str, place: str
) -> None:
    end = terminal.run("analyze", *drawn_run.words, option, place)
    assert "Choose a folder that exists and that you may write to." in the_one_line(end)
    assert terminal.left == []


def test_a_folder_for_stills_that_cannot_be_made(drawn_run: DrawnRun, terminal: Terminal) -> None:
    end = terminal.run("analyze", *drawn_run.words, "--stills", "missing/stills")
    assert "Choose a folder that exists and that you may write to." in the_one_line(end)
    assert terminal.left == []


@pytest.mark.parametrize(
    "reason",
    [
        "libGL.so.1: cannot open shared object file: No such file or directory",
        "numpy.core.multiarray failed to import\\n(auto-generated because ...)\\n",
    ],
    ids=["no libGL", "several lines"],
)
def test_a_machine_without_the_libraries_of_opencv(
    terminal: Terminal, tmp_path: Path, reason: str
) -> None:
    package = tmp_path / "bare" / "cv2"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f'raise ImportError("{reason}")\n')
    end = terminal.run(
        "analyze", SAMPLES / "side_30fps.mp4", *OUTPUTS, PYTHONPATH=str(package.parent)
    )
    sentence = the_one_line(end)
    assert reason.partition("\\n")[0] in sentence
    assert "apt-get install -y --no-install-recommends libgl1 libglib2.0-0" in sentence
    assert terminal.left == []


def has_started(terminal: Terminal) -> bool:
    return any(terminal.scratch.glob("*/messages.txt"))


def model_works(terminal: Terminal) -> bool:
    """The pose model's library talks when it starts; what it says is kept."""
    return any(file.stat().st_size > 0 for file in terminal.scratch.glob("*/messages.txt"))


@pytest.mark.parametrize("moment", [has_started, model_works])
@pytest.mark.parametrize(
    ("sent", "whole_group"),
    [
        (signal.SIGINT, True),
        (signal.SIGINT, False),
        (signal.SIGTERM, True),
        (signal.SIGTERM, False),
    ],
    ids=["Ctrl-C", "SIGINT", "SIGTERM to all", "SIGTERM"],
)
def test_an_interrupted_analysis_leaves_nothing(
    terminal: Terminal,
    moment: Callable[[Terminal], bool],
    sent: signal.Signals,
    whole_group: bool,
) -> None:
    process = terminal.start("analyze", SAMPLES / "side_30fps.mp4", *OUTPUTS)
    wait_until(lambda: moment(terminal))
    interrupt(process, sent, whole_group=whole_group)
    assert the_one_line(ended(process)) == "formcheck: Cancelled; nothing was written."
    assert terminal.left == []
    wait_until(lambda: group_members(process.pid) == [], IN_TIME_S)


@pytest.mark.parametrize("pause_s", [0.0, 0.05, 0.15])
def test_ctrl_c_at_any_moment_of_the_start(terminal: Terminal, pause_s: float) -> None:
    """The child hears it too, and has not yet learnt to keep quiet."""
    process = terminal.start("analyze", SAMPLES / "side_30fps.mp4", *OUTPUTS)
    wait_until(lambda: any(terminal.scratch.iterdir()))
    time.sleep(pause_s)
    interrupt(process, signal.SIGINT, whole_group=True)
    assert the_one_line(ended(process)) == "formcheck: Cancelled; nothing was written."
    assert terminal.left == []


def test_impatient_ctrl_c(terminal: Terminal) -> None:
    process = terminal.start("analyze", SAMPLES / "side_30fps.mp4", *OUTPUTS)
    wait_until(lambda: has_started(terminal))
    for _ in range(5):
        interrupt(process, signal.SIGINT, whole_group=False)
        time.sleep(0.02)
    assert the_one_line(ended(process)) == "formcheck: Cancelled; nothing was written."
    assert terminal.left == []


def test_a_killed_command_leaves_nothing_either(terminal: Terminal) -> None:
    """Nobody can tidy up then but the child, which finds that nobody waits for it any more."""
    (terminal.folder / "a.json").write_bytes(b"older")
    process = terminal.start("analyze", SAMPLES / "side_30fps.mp4", *OUTPUTS)
    wait_until(lambda: model_works(terminal))
    process.kill()
    ended(process)
    wait_until(lambda: group_members(process.pid) == [])
    assert terminal.left == ["a.json"]
    assert (terminal.folder / "a.json").read_bytes() == b"older"


@pytest.mark.parametrize("option", ["--json", "--csv", "--video", "--landmarks"])
def test_an_output_never_replaces_the_clip(
    drawn_run: DrawnRun, terminal: Terminal, option: str
) -> None:
    before = drawn_run.clip.read_bytes()
    end = terminal.run("analyze", drawn_run.clip, option, drawn_run.clip)
    assert end.code == 2
    assert "it is an input" in the_one_line(end)
    assert drawn_run.clip.read_bytes() == before


def test_an_output_never_replaces_the_clip_by_another_name(
    drawn_run: DrawnRun, terminal: Terminal
) -> None:
    """A link here; on macOS and Windows also the same name in other letters."""
    (terminal.folder / "CLIP.mp4").hardlink_to(drawn_run.clip)
    end = terminal.run("analyze", drawn_run.clip, "--video", "CLIP.mp4")
    assert "it is an input" in the_one_line(end)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_what_cannot_be_printed_ends_in_one_sentence() -> None:
    words = [sys.executable, "-m", "formcheck", "version"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("formcheck: Could not continue: No space left on device.")
    assert len(done.stderr.splitlines()) == 1
