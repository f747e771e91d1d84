"""Clips of one run put together, and speed and height stated afterwards."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_report import REAR, SHORT, SIDE, report_of
from synthetic_runner import Run as Drawn
from test_saved_report import measured

import formcheck
from formcheck.errors import SettingsError
from formcheck.exporters.json_report import json_text, write_run_json
from formcheck.one_run import in_units
from formcheck.records import AnswerVerdict, Measurement, Question, Reason, Settings, Units
from formcheck.shipped import all_samples

AT_10 = Settings(speed_kmh=10.0)


def test_rear_and_side_answer_three_questions() -> None:
    rear, side = report_of(REAR), report_of(SIDE)
    run = formcheck.combine(rear, side)
    assert [result.metric for result in run.results] == [r.metric for r in rear.results]
    assert not any(answer.verdict is AnswerVerdict.CANT_TELL for answer in run.answers)
    assert {answer.question for answer in run.answers} == set(Question)
    for name in ("pelvic_drop", "pelvic_drop_left"):
        assert run[name] == rear[name]
    for name in ("shank_angle", "overstride_distance", "knee_flexion_at_contact"):
        assert run[name] == side[name]
    read = {finding.metric.name for report in (rear, side) for finding in report.findings}
    assert {finding.metric.name for finding in run.findings} == read


def test_the_order_of_the_clips_does_not_matter() -> None:
    rear, side = report_of(REAR), report_of(SIDE)
    assert formcheck.combine(rear, side).answers == formcheck.combine(side, rear).answers


def test_of_two_measurements_the_narrower_counts() -> None:
    rear, side = report_of(REAR), report_of(SIDE)
    found = formcheck.combine(rear, side)["cadence"]
    cadences = [r for r in (rear["cadence"], side["cadence"]) if isinstance(r, Measurement)]
    assert isinstance(found, Measurement)
    assert found.high - found.low == min(one.high - one.low for one in cadences)


def test_of_two_refusals_the_one_that_is_not_the_view_counts() -> None:
    short_rear = report_of(replace(SHORT, view=REAR.view))
    run = formcheck.combine(report_of(SIDE), short_rear)
    assert run["pelvic_drop"].reason is not Reason.WRONG_VIEW  # type: ignore[union-attr]
    assert run["pelvic_drop"] == short_rear["pelvic_drop"]


def test_the_speed_of_one_clip_holds_for_the_other() -> None:
    """From behind nobody sees the belt's speed; the clip from the side gives it."""
    rear, side = report_of(REAR), report_of(SIDE, settings=AT_10)
    assert rear.trial.speed is None
    cadence = next(
        a for a in formcheck.combine(rear, side).answers if a.question is Question.CADENCE
    )
    assert cadence.verdict is not AnswerVerdict.CANT_TELL
    assert "at 10 km/h" in cadence.sentence


def test_a_stated_speed_counts_before_an_estimated_one() -> None:
    rear, side = report_of(REAR, settings=AT_10), report_of(SIDE)
    assert side.trial.speed is not None
    assert not side.trial.speed.is_stated
    answers = formcheck.combine(side, rear).answers
    assert not any("estimated" in answer.sentence for answer in answers)


def test_one_report_is_a_run_too() -> None:
    side = report_of(SIDE)
    run = formcheck.combine(side)
    assert (run.results, run.answers, run.findings) == (side.results, side.answers, side.findings)
    assert repr(run) == "<Run of run.mp4: 4 of 9 metrics measured>"


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (Settings(speed_kmh=11.0), "found 10 km/h and 11 km/h"),
        (Settings(speed_kmh=9.5), "found 9.5 km/h and 10 km/h"),
        (Settings(speed_kmh=10.0, height_cm=170.0), "found 170 cm and 180 cm"),
    ],
)
def test_two_speeds_or_heights_are_refused(settings: Settings, complaint: str) -> None:
    one = report_of(REAR, settings=Settings(speed_kmh=10.0, height_cm=180.0))
    with pytest.raises(SettingsError, match=complaint):
        formcheck.combine(one, report_of(SIDE, settings=settings))


def test_no_report_is_no_run() -> None:
    with pytest.raises(SettingsError, match="at least one report"):
        formcheck.combine()


def test_a_run_is_written_with_answers_first(tmp_path: Path) -> None:
    rear, side = report_of(REAR), report_of(SIDE)
    run = formcheck.combine(rear, side)
    write_run_json(run, tmp_path / "run.json")
    content = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert list(content) == ["schema_version", "answers", "findings", "clips"]
    assert [a["question"] for a in content["answers"]] == [a.question for a in run.answers]
    assert content["clips"] == [json.loads(json_text(report)) for report in (rear, side)]


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
@pytest.mark.parametrize(
    "told", [{"speed_kmh": 9.0}, {"height_cm": 165.0}, {"speed_kmh": 12.0, "height_cm": 185.0}]
)
def test_a_restated_report_is_that_of_an_analysis_with_these_settings(
    run: Drawn, told: dict[str, Any]
) -> None:
    direct = measured(run, Settings(**told))
    assert json_text(formcheck.restate(measured(run), **told)) == json_text(direct)


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_a_speed_can_be_taken_back(run: Drawn) -> None:
    report = measured(run)
    there = formcheck.restate(report, speed_kmh=12.0, height_cm=180.0)
    assert json_text(formcheck.restate(there, speed_kmh=None, height_cm=None)) == json_text(report)


def test_only_what_is_stated_changes() -> None:
    report = measured(SIDE, Settings(speed_kmh=10.0, height_cm=180.0))
    assert formcheck.restate(report, height_cm=170.0).settings.speed_kmh == 10.0
    assert json_text(formcheck.restate(report)) == json_text(report)


def test_a_speed_changes_answers_and_centimetres() -> None:
    report = measured(SIDE)
    there = formcheck.restate(report, speed_kmh=17.0, height_cm=180.0)
    before, after = (
        next(a for a in r.answers if a.question is Question.OVERSTRIDING) for r in (report, there)
    )
    assert "leg lengths" in before.sentence
    assert " cm " in after.sentence
    assert (before.likelihood or 0.0) > (after.likelihood or 0.0)


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"speed_kmh": 55.0}, "between 4 km/h and 30 km/h, found 55"),
        ({"height_cm": 1.8}, "between 100 cm and 230 cm, found 1.8"),
        ({"runner": 2}, "Expected speed_kmh, height_cm or hip_points, found runner"),
        ({"speed": 10.0}, "found speed"),
    ],
)
def test_what_cannot_be_stated_is_one_sentence(told: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        formcheck.restate(measured(SIDE), **told)


def test_a_restated_sample_is_as_analysed_anew() -> None:
    sample = next(s for s in all_samples() if s.name.startswith("side"))
    clip, landmarks = sample.file(".mp4"), sample.file(".landmarks.npz")
    kept, direct = (
        formcheck.analyze(clip, settings, landmarks_path=landmarks)
        for settings in (Settings(), Settings(speed_kmh=9.0, height_cm=170.0))
    )
    assert kept.answers != direct.answers
    assert json_text(formcheck.restate(kept, speed_kmh=9.0, height_cm=170.0)) == json_text(direct)


def test_sentences_come_in_the_units_of_the_reader() -> None:
    side = report_of(SIDE, settings=AT_10)
    metric, imperial = (in_units(side, units) for units in Units)
    assert metric.answers == side.answers
    told = " ".join(answer.sentence for answer in imperial.answers)
    assert " at 6.2 mph" in told
    assert "km/h" not in told
    assert [a.verdict for a in imperial.answers] == [a.verdict for a in side.answers]
    both = formcheck.combine(report_of(REAR, settings=AT_10), side)
    assert in_units(both, Units.METRIC).answers == both.answers


def test_two_clips_of_one_view_are_no_run() -> None:
    """They may be of two days: the narrower interval would silently decide."""
    for drawn, words in ((REAR, "behind"), (SIDE, "the right")):
        report = report_of(drawn)
        with pytest.raises(SettingsError, match=f"found clips filmed from {words} and"):
            formcheck.combine(report, report)
