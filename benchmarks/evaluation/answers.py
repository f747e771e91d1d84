"""The answers to a runner's questions, and the belt's estimated speed, against their truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from benchmarks.evaluation.truth import ClipTruth
from formcheck.analyzers import all_metrics
from formcheck.camera import belt_speed
from formcheck.camera.belt_speed import READING_SD
from formcheck.findings import answer_questions
from formcheck.records import (
    Answer,
    AnswerVerdict,
    BeltSpeed,
    FloatArray,
    Measurement,
    MeasurementMethod,
    NotMeasured,
    Question,
    Reason,
    Report,
    Result,
    Side,
    SpeedSource,
)

# What no user states: how long thigh and shank are.
LEG = "leg measured"
SURE = (AnswerVerdict.YES, AnswerVerdict.NO)
OPEN = (AnswerVerdict.BORDERLINE, AnswerVerdict.CANT_TELL)


class Knowing(StrEnum):
    """What the user states; its value is the text of the tables."""

    SPEED = "belt speed stated"
    HEIGHT = "height stated"
    NOTHING = "nothing stated"


@dataclass(frozen=True)
class Answered:
    """An answer of one clip.

    Attributes
    ----------
    question, knowing
        What was answered, and what the user stated.
    verdict, truth
        The answer, and the one that the true values have at the true speed: ``yes`` or ``no``, or
        ``cant_tell`` where nobody runs.
    """

    question: str
    knowing: str
    verdict: str
    truth: str

    @property
    def is_wrong(self) -> bool:
        """Whether it is sure, and something else is true."""
        return self.verdict in SURE and self.verdict != self.truth

    @property
    def is_open(self) -> bool:
        """Whether it leans to neither side."""
        return self.verdict in OPEN


@dataclass(frozen=True)
class BeltRead:
    """The belt's speed as estimated from one clip, its standard deviation, and as it was, m/s."""

    knowing: str
    m_s: float
    sd_m_s: float
    truth_m_s: float

    @property
    def error(self) -> float:
        """Share by which it is off."""
        return self.m_s / self.truth_m_s - 1.0

    @property
    def is_within(self) -> bool:
        """Whether the truth lies within two standard deviations."""
        return abs(self.m_s - self.truth_m_s) <= 2.0 * self.sd_m_s


def answers_of(report: Report | None, truth: ClipTruth) -> tuple[Answered, ...]:
    """Return the answers of a clip to every question that its view shows.

    A clip that ended in an error, in which nobody or nobody in particular was found, answers none.
    """
    told = true_answers(truth)
    return tuple(
        Answered(question, knowing, found, told[question])
        for knowing in Knowing
        for question, found in _found(report, truth, knowing).items()
        if question in told
    )


def belts_of(report: Report, truth: ClipTruth) -> tuple[BeltRead, ...]:
    """Return the belt's speed as it is estimated from a clip, where it is seen and even."""
    true_m_s = truth.belt_speed_m_s
    if true_m_s is None or not truth.is_run:
        return ()
    per_s = report.trial.gait.belt_leg_lengths_per_s
    if not len(per_s):
        return ()
    read = ((knowing, _speed(report, truth, knowing)) for knowing in (*Knowing,)[1:])
    told = [BeltRead(k, s.m_s, s.sd_m_s, true_m_s) for k, s in read if s is not None]
    return (read_with_leg(per_s, truth.leg_m, true_m_s), *told)


def read_with_leg(per_s: FloatArray, leg_m: float, truth_m_s: float) -> BeltRead:
    """Return the speed by the leg as it is: what is wrong with it is the reading alone.

    Parameters
    ----------
    per_s
        Speed of the standing foot, leg lengths per second, one per stance.
    leg_m
        Thigh and shank.
    truth_m_s
        Speed of the belt.
    """
    m_s = leg_m * float(np.median(per_s))
    return BeltRead(LEG, m_s, READING_SD * m_s, truth_m_s)


def true_answers(truth: ClipTruth) -> dict[Question, AnswerVerdict]:
    """Return the answers that the true values have, of the questions that the view shows.

    No answer is true at a speed that changes, or for which there are no runners to compare with.
    """
    values = truth.values()
    results = [_exact(name, values.get(name)) for name in all_metrics()]
    speed_m_s = truth.belt_speed_m_s
    speed = None if speed_m_s is None else BeltSpeed(speed_m_s, 0.0, SpeedSource.STATED)
    answers = answer_questions(results, speed=speed, scale=None)
    return {a.question: a.verdict for a in answers if _is_told(a, values, is_run=truth.is_run)}


def _is_told(answer: Answer, values: Mapping[str, float], *, is_run: bool) -> bool:
    if is_run:
        return answer.verdict is not AnswerVerdict.CANT_TELL
    return answer.because[0].name in values


def _exact(name: str, value: float | None) -> Result:
    metric = all_metrics()[name]
    if value is None or np.isnan(value):
        return NotMeasured(metric, None, Reason.WRONG_VIEW, "this view does not show it", "")
    none = np.empty(0)
    return Measurement(
        metric, Side.BOTH, value, value, value, none, none, MeasurementMethod("truth")
    )


def _found(
    report: Report | None, truth: ClipTruth, knowing: Knowing
) -> dict[Question, AnswerVerdict]:
    if report is None:
        return dict.fromkeys(Question, AnswerVerdict.CANT_TELL)
    speed = _speed(report, truth, knowing)
    answers = answer_questions(report.results, speed=speed, scale=report.trial.scale)
    return {answer.question: answer.verdict for answer in answers}


def _speed(report: Report, truth: ClipTruth, knowing: Knowing) -> BeltSpeed | None:
    return belt_speed(
        truth.belt_speed_m_s if knowing is Knowing.SPEED else None,
        100.0 * truth.height_m if knowing is Knowing.HEIGHT else None,
        report.trial.gait.belt_leg_lengths_per_s,
    )
