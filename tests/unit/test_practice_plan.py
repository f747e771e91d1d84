"""A plan of four weeks: one change, small steps, and a day to see whether it was real."""

from datetime import date, timedelta

import pytest
from practice_answers import answers
from readability import LIMIT, grade
from runner_words import FORBIDDEN

from formcheck.analyzers import all_metrics
from formcheck.practice import (
    Group,
    Outcome,
    Plan,
    cadence_targets,
    exercise,
    first_exercise,
    form_options,
    plan_for,
    plan_text,
)
from formcheck.practice.planning import HIGHEST_CADENCE_SPM
from formcheck.records import AnswerVerdict, Question

MONDAY = date(2026, 11, 30)
YES, PROBABLY, NO = AnswerVerdict.YES, AnswerVerdict.PROBABLY, AnswerVerdict.NO
BORDERLINE, CANT_TELL = AnswerVerdict.BORDERLINE, AnswerVerdict.CANT_TELL


def plan(cadence_spm: float | None = 158.0, /, **verdicts: AnswerVerdict) -> Plan:
    return plan_for(answers(**verdicts), cadence_spm, start=MONDAY)


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("verdict", [YES, PROBABLY])
def test_a_plan_changes_one_thing_for_the_worst_answer(
    question: Question, verdict: AnswerVerdict
) -> None:
    made = plan(**{question: verdict})
    assert made.outcome is Outcome.CHANGE
    assert made.question is question
    assert made.form is exercise("cadence_plus_five")
    assert made.form.name in made.why[0]
    assert len(made.weeks) == 4
    assert made.targets == (166, 174)


def test_the_first_answer_that_stands_out_counts_and_the_others_wait() -> None:
    made = plan(overstriding=YES, hip_drop=PROBABLY)
    assert made.question is Question.OVERSTRIDING
    assert plan(hip_drop=BORDERLINE, cadence=PROBABLY).question is Question.CADENCE


@pytest.mark.parametrize("verdict", [NO, AnswerVerdict.PROBABLY_NOT, BORDERLINE])
def test_nothing_to_change_is_said_and_nothing_is_pushed(verdict: AnswerVerdict) -> None:
    made = plan(hip_drop=verdict, cadence=CANT_TELL)
    assert made.outcome is Outcome.NOTHING
    assert made.title == "Nothing to change"
    assert made.form is None
    assert (made.weeks, made.easing, made.real_changes, made.retest) == ((), (), (), None)


def test_a_clip_that_shows_nothing_gives_no_plan() -> None:
    made = plan(hip_drop=CANT_TELL, cadence=CANT_TELL, overstriding=CANT_TELL)
    assert made.outcome is Outcome.UNSEEN
    assert made.weeks == ()


def test_form_grows_from_short_bouts_in_sessions_of_ten_to_fifteen_minutes() -> None:
    for name in ("clicks", "intervals"):
        weeks = plan_text().rhythm[name]  # type: ignore[index]
        new = [(w.rounds or 0) * (w.on_min or 0) for w in weeks]
        assert (weeks[0].on_min, weeks[0].off_min) == (1, 2)
        assert new == sorted(new)
        assert new[0] < new[-1]
        assert all(2 <= week.times <= 4 for week in weeks)


def test_the_metronome_rises_only_in_the_last_week_and_only_if_it_is_easy() -> None:
    weeks = plan(cadence=YES).weeks
    assert all("166" in week.form for week in weeks)
    assert ["174" in week.form for week in weeks] == [False, False, False, True]
    assert "if it feels easy" in weeks[-1].form


def test_strength_is_two_or_three_times_a_week_and_never_goes_back_in_order() -> None:
    weeks = plan(hip_drop=YES).weeks
    assert {week.strength_times for week in weeks} == {2, 3}
    for week in weeks:
        assert [e.group for e in week.strength] == [Group.STRENGTH] * 3
    tops = [max(e.level for e in week.strength) for week in weeks]
    bottoms = [min(e.level for e in week.strength) for week in weeks]
    assert tops == sorted(set(tops))
    assert bottoms == sorted(set(bottoms))
    assert plan(hip_drop=YES).strength[0].key == "bridge"


def test_strength_is_called_optional_where_it_is_not_for_the_hips() -> None:
    assert "Optional" in plan(cadence=YES).strength_note
    assert "Optional" in plan(overstriding=YES).strength_note
    assert "By itself it did not change how people ran" in plan(hip_drop=YES).strength_note


def test_the_day_to_film_again_is_four_weeks_after_the_start() -> None:
    made = plan(hip_drop=YES)
    assert made.retest == MONDAY + timedelta(days=28)
    assert "Monday 28 December 2026" in made.retest_note
    assert [week.begins for week in made.weeks] == [
        MONDAY + timedelta(weeks=number) for number in range(4)
    ]


@pytest.mark.parametrize(
    ("question", "metric", "least"),
    [
        (Question.HIP_DROP, "pelvic_drop", "2.8°"),
        (Question.OVERSTRIDING, "shank_angle", "4.0°"),
        (Question.CADENCE, "cadence", "3.5 steps/min"),
    ],
)
def test_a_real_change_is_the_smallest_that_two_days_can_show(
    question: Question, metric: str, least: str
) -> None:
    told = plan(**{question: YES}).real_changes
    assert told[0].startswith(all_metrics()[metric].plain)
    assert f"A change of {least} or more" in told[0]
    assert f"{all_metrics()[metric].repeatability.different_days.value:g}" in told[0]


def test_who_practises_cadence_looks_at_cadence_too() -> None:
    assert [text.split(" is ")[0] for text in plan(hip_drop=YES).real_changes] == [
        "Hip drop",
        "Cadence",
    ]
    assert len(plan(cadence=YES).real_changes) == 1
    assert len(plan(None, hip_drop=YES).real_changes) == 1


@pytest.mark.parametrize("cadence_spm", [None, 185.0])
def test_without_room_to_rise_another_exercise_comes_first(cadence_spm: float | None) -> None:
    assert first_exercise(Question.HIP_DROP, cadence_spm).key == "mirror_feedback"
    assert first_exercise(Question.OVERSTRIDING, cadence_spm).key == "foot_under_knee"
    made = plan(cadence_spm, hip_drop=YES)
    assert made.targets == ()
    assert "mirror" in made.weeks[0].form


def test_the_cue_names_the_number_to_aim_at() -> None:
    first = first_exercise(Question.HIP_DROP, 158.0)
    assert str(first.cue_for(158.0)).startswith("Take 166 steps per minute")
    assert exercise("wider_step").cue_for(None) == exercise("wider_step").cue
    assert exercise("bridge").cue_for(158.0) is None


def test_cadence_has_no_option_where_there_is_no_room_to_rise() -> None:
    assert form_options(Question.CADENCE, 190.0) == ()
    assert [option.key for option in form_options(Question.CADENCE, 158.0)] == [
        "cadence_plus_five",
        "cadence_by_watch",
    ]


def test_nobody_is_sent_beyond_the_quickest_runners() -> None:
    for cadence_spm in range(140, 220):
        chosen = first_exercise(Question.HIP_DROP, float(cadence_spm))
        if chosen.needs_cadence:
            assert max(cadence_targets(cadence_spm)) <= HIGHEST_CADENCE_SPM


def every_plan() -> list[Plan]:
    return [
        plan(cadence_spm, **{question: verdict})
        for cadence_spm in (None, 158.0, 190.0)
        for question in Question
        for verdict in AnswerVerdict
    ]


def test_every_sentence_of_every_plan_is_whole_and_plain() -> None:
    for made in every_plan():
        notes = (
            made.strength_note,
            made.strength_later,
            made.retest_note,
            made.chance,
            *made.real_changes,
        )
        for text in (*made.why, *notes, *(week.form for week in made.weeks)):
            assert not FORBIDDEN.search(text), text
            assert not set("{}") & set(text), text
            assert "None" not in text
            assert grade(text) <= LIMIT, text


def test_the_same_answers_give_the_same_plan() -> None:
    given = answers(hip_drop=YES)
    assert plan_for(given, 158.0, start=MONDAY) == plan_for(given, 158.0, start=MONDAY)
