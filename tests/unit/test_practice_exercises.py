"""The exercises: whole, in order, drawn, readable, and no more certain than what is known."""

import doctest
import re
import tomllib
from importlib import import_module
from importlib.resources import files

import pytest
from readability import LIMIT, grade, texts_of
from runner_words import FORBIDDEN

from formcheck.drawings.exercises import drawings
from formcheck.practice import Exercise, Group, all_exercises, exercises_for, groups
from formcheck.practice.library import parse_exercises, practice_texts
from formcheck.records import Question

EXERCISES = list(all_exercises().values())


def in_words(exercise: Exercise) -> list[str]:
    of = exercise
    rest = [of.dose, of.progression, of.stop, of.known, of.unknown, *filter(None, [of.cue])]
    return [" ".join(of.steps), *rest]


def test_every_exercise_has_a_drawing_and_every_drawing_an_exercise() -> None:
    assert set(drawings()) == set(all_exercises())


def test_groups_come_form_first_and_each_in_a_beginners_order() -> None:
    assert [e.group for e in EXERCISES] == sorted(
        (e.group for e in EXERCISES), key=list(Group).index
    )
    for group in Group:
        levels = [e.level for e in EXERCISES if e.group is group]
        assert levels == list(range(1, len(levels) + 1))


def test_strength_goes_from_lying_down_to_one_leg() -> None:
    strength = [e.key for e in EXERCISES if e.group is Group.STRENGTH]
    assert strength == [
        "bridge",
        "bridge_leg_lift",
        "clamshell",
        "side_leg_raise",
        "side_plank_leg_lift",
        "band_side_walk",
        "step_down",
        "single_leg_squat",
        "three_way_reach",
        "plank",
    ]


@pytest.mark.parametrize("question", Question)
def test_every_question_has_something_to_practise_while_running(question: Question) -> None:
    form = exercises_for(question, Group.FORM)
    assert len(form) >= 2
    assert form[0].key == "cadence_plus_five"
    assert any(not e.needs_cadence for e in form) or question is Question.CADENCE
    assert exercises_for(question)[: len(form)] == form


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.key)
def test_an_exercise_is_plain_to_read(exercise: Exercise) -> None:
    for text in in_words(exercise):
        assert grade(text) <= LIMIT, text
        assert not FORBIDDEN.search(text), text
        assert text == text.strip()
        assert text.endswith("."), text
    for step in exercise.steps:
        assert len(step.split()) <= 20, step


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.key)
def test_an_exercise_says_how_much_and_when_to_stop(exercise: Exercise) -> None:
    assert re.search(r"\d", exercise.dose)
    assert exercise.stop.startswith("Stop if ")
    assert "hurt" in exercise.stop
    assert len(exercise.drill.how) > 40
    assert exercise.known in exercise.drill.evidence


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.key)
def test_a_figure_has_its_source_and_no_source_means_no_figure(exercise: Exercise) -> None:
    told = f"{exercise.known} {exercise.unknown}"
    years = set(re.findall(r"[A-Za-z] (20\d\d)\b", told))
    assert years == {str(source.year) for source in exercise.sources}
    assert bool(exercise.sources) == bool(re.search(r"\d", exercise.known))
    assert re.search(r"do not know|no study|no figure|no trial|no group|did not look", told)


def test_strength_does_not_claim_to_change_form() -> None:
    note = groups()[Group.STRENGTH].note
    assert "the way they ran stayed the same (Willy and Davis 2011)" in note
    assert "Practice of form did change how people ran" in note
    for text in groups().values():
        assert grade(text.note) <= LIMIT
        assert not FORBIDDEN.search(text.note)


@pytest.mark.parametrize("name", ["page", "plan", "groups"])
def test_the_words_around_exercises_are_plain_too(name: str) -> None:
    folder = files("formcheck.practice")
    for key, text in texts_of(tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))):
        # The grade of a label says nothing.
        assert len(text.split()) < 6 or grade(text) <= LIMIT, key
        assert not FORBIDDEN.search(text), key


def test_every_source_is_cited() -> None:
    cited = {s.citation for e in EXERCISES for s in e.sources}
    cited |= {s.citation for g in groups().values() for s in g.sources}
    assert len(cited) == len(re.findall(r"^\[", practice_texts()["sources"], re.MULTILINE))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('["ijspt_2014"]', '["nobody_1900"]', r"'bridge' in strength\.toml.*nobody_1900"),
        ("level = 1\n", "", r"'bridge' in strength\.toml.*level"),
        ("dose =", "doses =", r"'bridge' in strength\.toml.*doses"),
        ('["hip_drop"]', '["knees"]', r"'bridge' in strength\.toml.*knees"),
        ('    "Press your heels down and lift your hips.",\n', "", ""),
        ("level = 1\n", 'level = 1\ncue = "Fly."\n', r"'bridge' in strength\.toml.*cue"),
    ],
)
def test_a_broken_exercise_is_named(old: str, new: str, complaint: str) -> None:
    texts = practice_texts()
    assert old in texts["strength"]
    broken = {**texts, "strength": texts["strength"].replace(old, new, 1)}
    if not complaint:
        assert len(parse_exercises(broken)["bridge"].steps) == 3
        return
    with pytest.raises(ValueError, match=complaint):
        parse_exercises(broken)


@pytest.mark.parametrize("module", ["library", "planning"])
def test_examples_run(module: str) -> None:
    assert doctest.testmod(import_module(f"formcheck.practice.{module}")).failed == 0
