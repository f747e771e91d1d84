"""The progress bar only moves forwards, and its words are true."""

from itertools import pairwise
from pathlib import Path

import pytest

from formcheck.dashboard.progress import fraction_done, progress_text
from formcheck.jobs import Waiting, WorkDone
from formcheck.pipeline import analyze
from formcheck.records import Step

SAMPLES = Path(__file__).parents[2] / "sample_videos"
WAITING = Waiting().work_done
# In the order of the pipeline; a side view needs no hips, and the room is
# looked at on the way where the runner is looked for.
REAR = [
    Step.STARTING,
    Step.FINDING_RUNNER,
    Step.FOLLOWING_RUNNER,
    Step.LOOKING_AT_ROOM,
    Step.FOLLOWING_HIPS,
    Step.COPYING_VIDEO,
]
SIDE = [step for step in REAR if step is not Step.FOLLOWING_HIPS]


def course(steps: list[Step]) -> list[WorkDone]:
    """Return everything that a page may see of an analysis, in order."""
    frames = [WorkDone(step, done, 40) for step in steps[1:] for done in range(41)]
    return [WAITING, WorkDone(Step.STARTING, 0, 0), *frames]


@pytest.mark.parametrize("steps", [REAR, SIDE], ids=["rear", "side"])
def test_it_never_goes_back(steps: list[Step]) -> None:
    fractions = [fraction_done(work) for work in course(steps)]
    assert all(before <= after for before, after in pairwise(fractions))
    assert fractions[0] == 0.0
    assert fractions[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("steps", [REAR, SIDE], ids=["rear", "side"])
def test_every_frame_moves_it(steps: list[Step]) -> None:
    for before, after in pairwise(course(steps)[2:]):
        assert fraction_done(after) > fraction_done(before) or before.step != after.step


@pytest.mark.slow  # 6 s of processor time
def test_every_step_of_an_analysis_has_its_share() -> None:
    told: set[Step] = set()
    analyze(
        SAMPLES / "rear_before.mp4",
        landmarks_path=SAMPLES / "rear_before.landmarks.npz",
        progress=lambda step, _done, _total: told.add(step),
    )
    assert told == {Step.LOOKING_AT_ROOM, Step.FOLLOWING_HIPS}
    for step in {*told, *REAR}:
        begin, end = (fraction_done(WorkDone(step, done, 1)) for done in (0, 1))
        assert 0.0 <= begin < end <= 1.0


def test_more_frames_than_were_announced_do_not_pass_the_end_of_a_step() -> None:
    over = WorkDone(Step.FOLLOWING_RUNNER, 500, 360)
    assert fraction_done(over) == fraction_done(WorkDone(Step.FOLLOWING_RUNNER, 360, 360))
    assert progress_text(over, None) == "Following the runner · 360 of 360 frames"


def test_the_step_and_its_frames_are_named() -> None:
    assert progress_text(WAITING, None) == "Waiting for a free slot"
    assert progress_text(WorkDone(Step.STARTING, 0, 0), 1.0) == "Starting"
    early = WorkDone(Step.FINDING_RUNNER, 3, 16)
    assert progress_text(early, 4.0) == "Finding the runner · 3 of 16 frames"


@pytest.mark.parametrize(
    ("passed_s", "left"),
    [(0.1, "1 s"), (10.0, "20 s"), (29.0, "58 s"), (31.0, "1 min"), (75.0, "2 min")],
)
def test_the_time_left_follows_from_the_time_passed(passed_s: float, left: str) -> None:
    # A third of the work: twice the time that has passed is left.
    frames = 10_000
    third = next(
        work
        for done in range(frames)
        if fraction_done(work := WorkDone(Step.FOLLOWING_RUNNER, done, frames)) >= 1.0 / 3.0
    )
    assert progress_text(third, passed_s).endswith(f" · about {left} left")
