"""The answers of the sample clips, from their shipped reports, against their exact truth."""

import json
from typing import Any

import pytest

pytest.importorskip("numba", reason="the truth's variants need the benchmark extra")

from benchmarks.evaluation.answers import true_answers
from benchmarks.evaluation.truth import ClipTruth
from formcheck import load, restate
from formcheck.records import AnswerVerdict, Question, Report
from formcheck.shipped import Sample, all_samples

SAMPLES = [pytest.param(sample, id=sample.name) for sample in all_samples()]
LEANS_TO_NO = (AnswerVerdict.PROBABLY_NOT, AnswerVerdict.NO)


def truth_of(sample: Sample) -> dict[Question, AnswerVerdict]:
    content: dict[str, Any] = json.loads(sample.file(".truth.json").read_text("utf-8"))
    return true_answers(ClipTruth(content, is_mirrored=False))


def verdicts(report: Report) -> dict[Question, AnswerVerdict]:
    return {answer.question: answer.verdict for answer in report.answers}


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_answer_leans_against_the_truth(sample: Sample) -> None:
    found = verdicts(load(sample.file(".report.json")))
    for question, true in truth_of(sample).items():
        if true is AnswerVerdict.YES:
            assert found[question] not in LEANS_TO_NO
        else:
            assert not found[question].stands_out


@pytest.mark.parametrize("sample", SAMPLES)
def test_without_speed_and_height_no_sure_answer_is_wrong(sample: Sample) -> None:
    unstated = restate(load(sample.file(".report.json")), speed_kmh=None, height_cm=None)
    found = verdicts(unstated)
    for question, true in truth_of(sample).items():
        assert found[question] not in {AnswerVerdict.YES, AnswerVerdict.NO} - {true}


def test_the_samples_show_both_answers_of_hips_and_overstriding() -> None:
    truths = [truth_of(sample) for sample in all_samples()]
    for question in (Question.HIP_DROP, Question.OVERSTRIDING):
        assert {truth[question] for truth in truths if question in truth} == {"yes", "no"}
