"""Answers against their truth: what counts as wrong or open, and how they are counted."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.answer_tables import (
    answer_table,
    belt_table,
    open_shares,
    wrong_answer_lines,
)
from benchmarks.evaluation.answers import Answered, BeltRead, Knowing, answers_of, true_answers
from benchmarks.evaluation.outcome import Outcome, read_outcome, write_outcome
from benchmarks.evaluation.quick import broken_limits
from benchmarks.evaluation.truth import ClipTruth
from formcheck.records import AnswerVerdict, Question


def told(verdict: str, truth: str, question: str = "overstriding") -> Answered:
    return Answered(question, Knowing.SPEED, verdict, truth)


def clip(*answers: Answered, runner: str = "run") -> Outcome:
    every_way = tuple(replace(a, knowing=knowing) for a in answers for knowing in Knowing)
    return Outcome(
        clip=runner,
        runner=runner,
        use="held out",
        view="side",
        kit="shorts",
        variant="as recorded",
        rate_hz=60.0,
        height_px=960,
        view_found="right",
        tracked=1.0,
        values=(),
        events=(),
        answers=every_way,
        belts=(BeltRead(Knowing.NOTHING, 2.5, 0.2, 2.7),),
    )


@pytest.mark.parametrize(
    ("verdict", "truth", "wrong", "open_"),
    [
        ("yes", "yes", False, False),
        ("yes", "no", True, False),
        ("no", "yes", True, False),
        ("no", "cant_tell", True, False),
        ("probably", "no", False, False),
        ("borderline", "no", False, True),
        ("cant_tell", "yes", False, True),
        ("cant_tell", "cant_tell", False, True),
    ],
)
def test_only_sure_answers_can_be_wrong(verdict: str, truth: str, wrong: bool, open_: bool) -> None:
    assert told(verdict, truth).is_wrong is wrong
    assert told(verdict, truth).is_open is open_


def truth_of_side(shank_deg: float, ahead: float, knee_deg: float, **changes: Any) -> ClipTruth:
    """A run from the right at 2.9 m/s, where typical ends at 8.6°, 0.27 leg lengths and 9.5°."""
    steps = [
        {
            "stance_side": side,
            "initial_contact_s": time_s,
            "shank_angle_deg": shank_deg,
            "knee_flexion_deg": knee_deg,
            "ankle_ahead_of_mid_hip_m": ahead * 0.8,
        }
        for time_s, side in ((0.0, "left"), (0.35, "right"), (0.7, "left"), (1.05, "right"))
    ]
    content = {
        "camera": {"view": "right"},
        "motion": "run",
        "belt_speed_m_s": 2.9,
        "final_belt_speed_m_s": None,
        "height_m": 1.7,
        "thigh_m": 0.4,
        "shank_m": 0.4,
        "steps": steps,
        **changes,
    }
    return ClipTruth(content, is_mirrored=False)


@pytest.mark.parametrize(
    ("shank_deg", "ahead", "knee_deg", "verdict"),
    [
        (9.0, 0.28, 12.0, "yes"),
        (9.0, 0.25, 9.0, "yes"),
        (9.0, 0.25, 12.0, "no"),
        (8.0, 0.28, 9.0, "no"),
    ],
)
def test_the_true_answer_follows_the_rule_on_true_values(
    shank_deg: float, ahead: float, knee_deg: float, verdict: str
) -> None:
    answers = true_answers(truth_of_side(shank_deg, ahead, knee_deg))
    # 171 steps/min are typical at that speed; nothing is true of hip drop from the side.
    assert answers == {Question.OVERSTRIDING: verdict, Question.CADENCE: "no"}


def test_without_one_speed_no_answer_is_true() -> None:
    assert true_answers(truth_of_side(9.0, 0.28, 12.0, final_belt_speed_m_s=3.5)) == {}


def test_of_a_walk_nothing_can_be_told() -> None:
    answers = true_answers(truth_of_side(9.0, 0.28, 12.0, motion="walk"))
    assert set(answers.values()) == {AnswerVerdict.CANT_TELL}
    assert set(answers) == {Question.OVERSTRIDING, Question.CADENCE}


def test_a_clip_that_ended_in_an_error_answers_nothing() -> None:
    answers = answers_of(None, truth_of_side(9.0, 0.28, 12.0))
    assert {answer.verdict for answer in answers} == {"cant_tell"}
    assert len(answers) == 2 * len(Knowing)


def test_the_table_counts_answers_by_their_truth() -> None:
    outcomes = [
        clip(told("yes", "yes"), runner="a"),
        clip(told("probably", "yes"), runner="a"),
        clip(told("borderline", "no"), runner="b"),
        clip(told("yes", "no"), runner="c"),
    ]
    _, _, of_yes, of_no = answer_table(outcomes).splitlines()
    assert of_yes == (
        "| overstriding, whatever is stated | yes | 2 (1) | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 % |"
    )
    assert of_no.endswith("| no | 2 (2) | 1 | 0 | 1 | 0 | 0 | 0 | **1** | 50 % |")


def test_open_answers_are_counted_over_both_truths() -> None:
    outcomes = [clip(told("borderline", "no")), clip(told("no", "no")), clip(told("yes", "yes"))]
    assert open_shares(outcomes) == "overstriding 33 % of 3"


def test_wrong_answers_are_named_by_clip() -> None:
    lines = wrong_answer_lines([clip(told("yes", "no"), runner="c"), clip(told("no", "no"))])
    assert len(lines) == len(Knowing)
    assert lines[0].startswith("- c, as recorded (held out): overstriding, belt speed stated: yes")


def test_the_belts_table_has_error_and_what_was_said() -> None:
    reads = [("own", BeltRead("nothing stated", m_s, 0.2, 2.0)) for m_s in (1.9, 2.5)]
    row = belt_table(reads).splitlines()[-1]
    assert row == "| own, nothing stated | 2 | 10.0 | 21.2 | 25.0 | 9.3 | 50 % |"


def test_a_wrong_answer_and_too_many_open_ones_break_a_limit() -> None:
    assert broken_limits([clip(told("yes", "yes"))]) == []
    assert "yes, true no" in broken_limits([clip(told("yes", "no"))])[0]
    (line,) = broken_limits([clip(told("borderline", "no")), clip(told("no", "no"))])
    assert line == "expected at most 25% of answers open, found 50%"


def test_answers_are_kept_in_the_store(tmp_path: Path) -> None:
    outcome = clip(told("yes", "yes"))
    write_outcome(outcome, tmp_path / "kept.json")
    assert read_outcome(tmp_path / "kept.json") == outcome
