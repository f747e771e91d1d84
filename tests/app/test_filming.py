"""The filming check of whole clips: samples, and samples that were made to fail."""

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from clip_maker import numbered_clip
from command_line import Terminal, the_one_line
from conftest import SAMPLES

from formcheck import (
    FilmingCheck,
    FilmingStatus,
    FilmingTopic,
    Settings,
    UnreadableVideoError,
    View,
    check_filming,
)
from formcheck.exporters.filming_json import filming_json
from formcheck.video import VideoClip, VideoWriter

# It looks for people with the pose model.
pytestmark = pytest.mark.slow

Rgb = npt.NDArray[np.uint8]
REAR, SIDE = SAMPLES / "rear_before.mp4", SAMPLES / "side_30fps.mp4"
# The end of the picture that cuts off feet and shins of the samples' runners.
ABOVE_THE_FEET = 0.72


def changed(path: Path, source: Path, change: Callable[[Rgb], Rgb], seconds: float) -> Path:
    """Write the start of a clip with changed pictures, at 30 frames per second."""
    writer: VideoWriter | None = None
    for number, frame in enumerate(VideoClip(source).frames()):
        if frame.time_s >= seconds:
            break
        if number % 2 and source == REAR:
            continue
        rgb = np.ascontiguousarray(change(frame.rgb))
        if writer is None:
            writer = VideoWriter(path, rgb.shape[1], rgb.shape[0]).__enter__()
        writer.write(frame.time_s, rgb)
    assert writer is not None
    writer.__exit__(None, None, None)
    return path


def without_feet(rgb: Rgb) -> Rgb:
    return rgb[: round(ABOVE_THE_FEET * rgb.shape[0]) // 2 * 2]


def dark(rgb: Rgb) -> Rgb:
    return (rgb * 0.2).astype(np.uint8)


def beside_itself(rgb: Rgb) -> Rgb:
    return np.hstack([rgb, rgb])


def topics(check: FilmingCheck, status: FilmingStatus) -> set[FilmingTopic]:
    return {item.topic for item in check.items if item.status is status}


def size_px(jpeg: bytes) -> tuple[int, int]:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return picture.shape[1], picture.shape[0]


@pytest.mark.parametrize(("clip", "view"), [(REAR, View.REAR), (SIDE, View.LEFT)])
def test_a_sample_is_good_to_go(clip: Path, view: View) -> None:
    steps = []
    check = check_filming(clip, progress=lambda *step: steps.append(step))
    assert check.is_good
    assert check.gives_numbers
    assert check.hopeless is None
    assert (check.view, check.people, check.runner) == (view, 1, 1)
    assert check.headline.startswith("Good to go")
    assert size_px(check.picture) == (405, 720)
    looked_at = {item.topic for item in check.items}
    assert set(FilmingTopic) - looked_at == ({FilmingTopic.HIPS} if view.is_side else set())
    assert len(steps) >= 16


@pytest.mark.parametrize("source", [REAR, SIDE], ids=["rear", "side"])
def test_feet_that_are_cut_off_stop_all(tmp_path: Path, source: Path) -> None:
    check = check_filming(changed(tmp_path / "run.mp4", source, without_feet, 6.0))
    assert not check.gives_numbers
    assert check.headline.endswith("can give no numbers.")
    assert check.hopeless is not None
    assert "cut off" in check.hopeless
    assert {item.topic for item in check.items if item.stops} == {FilmingTopic.WHOLE_BODY}


def test_a_second_is_too_short_for_any_runner() -> None:
    check = check_filming(SIDE, Settings(to_s=1.0))
    assert check.hopeless is not None
    assert "too short" in check.hopeless


def test_darkness_is_told_of_and_blamed_on_nothing_else(tmp_path: Path) -> None:
    check = check_filming(changed(tmp_path / "run.mp4", REAR, dark, 6.0))
    assert FilmingTopic.LIGHT in topics(check, FilmingStatus.CHANGE)
    assert FilmingTopic.HIPS in topics(check, FilmingStatus.UNKNOWN)


def test_a_rear_clip_that_is_called_one_from_the_side() -> None:
    check = check_filming(REAR, Settings(view=View.LEFT))
    assert check.hopeless is not None
    assert "You chose a left view" in check.hopeless


def test_of_two_runners_one_has_to_be_chosen(tmp_path: Path) -> None:
    clip = changed(tmp_path / "two.mp4", SIDE, beside_itself, 6.0)
    check = check_filming(clip)
    assert check.has_to_choose
    assert not check.gives_numbers
    assert check.hopeless is None
    assert (check.people, check.runner, check.view) == (2, None, None)
    chosen = check_filming(clip, Settings(runner=2))
    assert (chosen.runner, chosen.view) == (2, View.LEFT)
    assert chosen.gives_numbers
    # The frame of the chosen one is coloured.
    assert chosen.picture != check.picture
    nobodys = check_filming(clip, Settings(runner=3))
    assert nobodys.has_to_choose
    assert "number 3" in nobodys.items[0].sentence


def test_a_file_that_is_no_video_is_an_error(tmp_path: Path) -> None:
    clip = tmp_path / "run.mp4"
    clip.write_bytes(b"Not a video.")
    with pytest.raises(UnreadableVideoError, match="expected a video"):
        check_filming(clip)


def test_the_command_answers_first(terminal: Terminal) -> None:
    end = terminal.run("film-check", REAR, "--picture", "a.jpg", "--json", "a.json")
    assert (end.code, end.err) == (0, "")
    lines = end.out.splitlines()
    check = check_filming(REAR)
    assert lines[0] == f"rear_before.mp4: {check.headline}"
    said = [line.split(maxsplit=1) for line in lines[2:-2]]
    assert [words[0] for words in said] == ["good"] * len(check.items)
    assert lines[-2:] == ["Written: a.jpg", "Written: a.json"]
    assert (terminal.folder / "a.jpg").read_bytes() == check.picture
    written = json.loads((terminal.folder / "a.json").read_text("utf-8"))
    assert written == filming_json(check)
    assert terminal.left == ["a.jpg", "a.json"]


def test_the_command_says_by_its_exit_code_that_there_will_be_no_numbers(
    terminal: Terminal,
) -> None:
    numbered_clip(terminal.folder / "nobody.mp4", width=192, height=128)
    end = terminal.run("film-check", "nobody.mp4")
    assert (end.code, end.err) == (1, "")
    answer, _, *rest = end.out.splitlines()
    assert answer == "nobody.mp4: This clip, as it is, can give no numbers."
    assert rest[0].split() == ["change", "Runner:", *rest[0].split()[2:]]
    assert "Nobody is seen running" in rest[0]


def test_the_command_has_errors_of_one_line(terminal: Terminal) -> None:
    (terminal.folder / "run.mp4").write_bytes(b"Not a video.")
    end = terminal.run("film-check", "run.mp4")
    assert end.code == 2
    assert "expected a video" in the_one_line(end)
    end = terminal.run("film-check", "run.mp4", "--picture", "run.mp4")
    assert "it is an input" in the_one_line(end)
