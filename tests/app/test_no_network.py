"""A clip stays on this computer: no connection, no copy elsewhere, no name in any log."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import sealed
import sealed_analysis
from command_line import LONGEST_RUN_S
from dashboard_clips import short_clip
from drawn_run import DrawnRun

pytestmark = [
    pytest.mark.slow,  # Whole analyses, in processes of their own.
    pytest.mark.skipif(not sealed.can_seal(), reason="needs a Linux kernel to watch"),
]

NAME = "secret-morning-run.mp4"
# A library of the pose model's library keeps a list of fonts in the user's cache; nothing of a clip
# is in it.
FONT_LIST = {".cache", "matplotlib", ".config"}


@dataclass(frozen=True)
class Ended:
    """How an analysis under seal ended, and what it left in the folders that programs write to."""

    code: int
    said: str
    clip_folder: list[str]
    scratch: list[str]
    home: set[str]
    work: list[str]


def analysed(folder: Path, clip: bytes, landmarks: Path | None = None) -> Ended:
    """Analyse a clip in a sealed process of its own, all of whose folders are empty."""
    clips, scratch, home, work = (folder / name for name in ("clips", "scratch", "home", "work"))
    for made in (clips, scratch, home, work):
        made.mkdir()
    (clips / NAME).write_bytes(clip)
    words = [sys.executable, sealed_analysis.__file__, clips / NAME, scratch]
    end = subprocess.run(
        [*map(str, words), *([] if landmarks is None else [str(landmarks)])],
        env={**os.environ, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": ""},
        cwd=work,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=LONGEST_RUN_S,
    )
    left = [[path.name for path in made.rglob("*")] for made in (clips, scratch, home, work)]
    return Ended(end.returncode, end.stdout, left[0], left[1], set(left[2]), left[3])


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, drawn_run: DrawnRun) -> Ended:
    """An analysis of recorded landmarks, in a process that cannot write a byte to a file."""
    folder = tmp_path_factory.mktemp("recorded")
    return analysed(folder, drawn_run.clip.read_bytes(), drawn_run.landmarks)


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """An analysis by the pose model, with an annotated video."""
    return analysed(tmp_path_factory.mktemp("tracked"), short_clip())


@pytest.mark.parametrize("which", ["recorded", "tracked"])
def test_an_analysis_needs_no_network(which: str, request: pytest.FixtureRequest) -> None:
    """The kernel would have ended the process at its first internet socket."""
    end: Ended = request.getfixturevalue(which)
    assert end.code == 0, end.said
    assert "finished with " in end.said


@pytest.mark.parametrize("which", ["recorded", "tracked"])
def test_no_log_names_the_clip(which: str, request: pytest.FixtureRequest) -> None:
    end: Ended = request.getfixturevalue(which)
    assert "secret" not in end.said
    assert not any("secret" in name for name in end.home)


def test_an_analysis_of_landmarks_writes_nothing(recorded: Ended) -> None:
    assert recorded.clip_folder == [NAME]
    assert recorded.scratch == recorded.work == []
    assert recorded.home == set()


def test_an_analysis_by_the_model_leaves_only_what_was_asked_for(tracked: Ended) -> None:
    assert tracked.clip_folder == [NAME]
    assert tracked.scratch == ["annotated.mp4"]
    assert tracked.work == []
    fonts = {name for name in tracked.home if name.startswith("fontlist")}
    assert tracked.home <= FONT_LIST | fonts
