"""A clip of two runners side by side: nobody is chosen by chance, and everybody can be."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from command_line import Ended, Terminal, the_one_line
from command_line import ended as ended_run
from conftest import SAMPLES
from queued_jobs import ANY, done, ended, seen

from formcheck import analyze
from formcheck.errors import SeveralRunnersError
from formcheck.jobs import Asking, JobQueue
from formcheck.pose.contact_sheet import HEIGHT_PX
from formcheck.records import FloatArray
from formcheck.video import Frame, VideoClip, VideoWriter

# It follows people with the pose model.
pytestmark = pytest.mark.slow

# Seven seconds of the samples, of which every second picture is enough.
SECONDS, RATE_HZ = 7, 60
SAMPLE_PX = (540, 960)


@dataclass(frozen=True)
class Followed:
    """What came of following the runner of a number."""

    end: Ended
    report: dict[str, Any]
    xy_px: FloatArray


@dataclass(frozen=True)
class Asked:
    """What came of naming nobody."""

    end: Ended
    left: list[str]
    picture: bytes


def half_the_frames(sample: str) -> Iterator[Frame]:
    return islice(VideoClip(SAMPLES / sample).frames(), 0, SECONDS * RATE_HZ, 2)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runners of the same size, as far from the middle, who run all the time."""
    path = tmp_path_factory.mktemp("clips") / "two.mp4"
    left, right = half_the_frames("rear_before.mp4"), half_the_frames("rear_after.mp4")
    with VideoWriter(path, 2 * SAMPLE_PX[0], SAMPLE_PX[1]) as writer:
        for one, other in zip(left, right, strict=True):
            writer.write(one.time_s, np.hstack([one.rgb, other.rgb]))
    return path


@pytest.fixture(scope="module")
def asked(clip: Path, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    terminal = Terminal.inside(tmp_path_factory.mktemp("asked"))
    end = terminal.run("analyze", clip, "--people", "people.jpg", "--json", "a.json")
    return Asked(end, terminal.left, (terminal.folder / "people.jpg").read_bytes())


@pytest.fixture(scope="module")
def followed(clip: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Followed]:
    """Both runners, followed at the same time to save some."""
    terminals = {n: Terminal.inside(tmp_path_factory.mktemp(f"runner{n}")) for n in (1, 2)}
    outputs = ("--json", "a.json", "--landmarks", "a.npz")
    running = {
        number: terminal.start("analyze", clip, "--runner", str(number), *outputs)
        for number, terminal in terminals.items()
    }
    ends = {number: ended_run(process) for number, process in running.items()}
    return {n: followed_by(ends[n], terminal.folder) for n, terminal in terminals.items()}


def followed_by(end: Ended, folder: Path) -> Followed:
    with np.load(folder / "a.npz") as landmarks:
        return Followed(end, json.loads((folder / "a.json").read_text()), landmarks["xy_px"])


def decoded(jpeg: bytes) -> npt.NDArray[np.uint8]:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return np.asarray(picture, dtype=np.uint8)


def test_naming_nobody_is_answered_with_a_question(asked: Asked) -> None:
    sentence = the_one_line(asked.end)
    assert "numbers 1 and 2, counted from left to right" in sentence
    assert "--runner" in sentence
    assert "Traceback" not in sentence


def test_the_picture_of_who_is_who_is_all_that_is_left(asked: Asked) -> None:
    assert asked.left == ["people.jpg"]


def test_the_picture_shows_the_whole_clip(asked: Asked) -> None:
    picture = decoded(asked.picture)
    wide_px = round(2 * SAMPLE_PX[0] * HEIGHT_PX / SAMPLE_PX[1])
    assert picture.shape == (720, wide_px, 3)


@pytest.mark.parametrize("half", [slice(None, 405), slice(405, None)], ids=["left", "right"])
def test_both_halves_of_the_picture_have_a_number(asked: Asked, clip: Path, half: slice) -> None:
    """A label is a white block where the clip shows a room."""
    size = (round(2 * SAMPLE_PX[0] * HEIGHT_PX / SAMPLE_PX[1]), HEIGHT_PX)
    plain = cv2.resize(next(iter(VideoClip(clip).frames())).rgb, size)
    white = np.all(decoded(asked.picture) > 245, axis=2) & ~np.all(plain > 245, axis=2)
    assert white[:, half].sum() > 500


@pytest.mark.parametrize("number", [1, 2])
def test_the_report_tells_who_was_followed(followed: dict[int, Followed], number: int) -> None:
    run = followed[number]
    assert (run.end.code, run.end.err) == (0, "")
    assert (run.report["runner"], run.report["people"]) == (number, 2)
    assert run.report["settings"]["runner"] == number


@pytest.mark.parametrize(("number", "left_px"), [(1, 0), (2, SAMPLE_PX[0])])
def test_the_runner_of_that_number_is_followed_all_the_time(
    followed: dict[int, Followed], number: int, left_px: int
) -> None:
    xy_px = followed[number].xy_px
    found = ~np.isnan(xy_px).any(axis=(1, 2))
    assert found.mean() > 0.95
    across_px = xy_px[found, :, 0]
    assert left_px < across_px.min()
    assert across_px.max() < left_px + SAMPLE_PX[0]


def test_each_runner_has_a_cadence(followed: dict[int, Followed]) -> None:
    results = [followed[number].report["results"][0] for number in (1, 2)]
    assert [r["metric"] for r in results] == ["cadence"] * 2
    assert all(r["status"] == "measured" for r in results)


def test_a_number_that_nobody_has_is_refused(terminal: Terminal, clip: Path) -> None:
    sentence = the_one_line(terminal.run("analyze", clip, "--runner", "3", "--json", "a.json"))
    assert "at most 2" in sentence
    assert "found 3" in sentence
    assert "from left to right" in sentence
    assert terminal.left == []


def test_recorded_landmarks_show_no_other_people(terminal: Terminal, clip: Path) -> None:
    words = ["--recorded", "a.npz", "--people", "people.jpg"]
    sentence = the_one_line(terminal.run("analyze", clip, *words))
    assert "leave out --people" in sentence
    assert terminal.left == []


def test_the_library_raises_an_error_of_its_own(clip: Path) -> None:
    with pytest.raises(SeveralRunnersError, match="numbers 1 and 2, counted from left to right"):
        analyze(clip)


def test_the_queue_waits_with_the_clip_for_a_choice(
    clip: Path, tmp_path: Path, asked: Asked
) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    queue = JobQueue(folder)
    try:
        token = queue.open("two.mp4", io.BytesIO(clip.read_bytes()), ANY)
        state = ended(queue, token)
        assert isinstance(state, Asking)
        assert f"formcheck: {state.sentence}" == the_one_line(asked.end)
        assert state.people == asked.picture
        assert (seen(queue, token).folder / "clip").read_bytes() == clip.read_bytes()
        queue.choose(token, 2)
        assert done(queue, token).report.settings.runner == 2
        assert list(folder.iterdir()) == []
    finally:
        queue.close()
