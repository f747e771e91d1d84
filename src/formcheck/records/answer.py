"""The answer to a runner's question."""

from dataclasses import dataclass
from enum import StrEnum

from formcheck.records.answer_verdict import AnswerVerdict
from formcheck.records.finding import Drill
from formcheck.records.measurement import Measurement
from formcheck.records.metric import Metric


class Question(StrEnum):
    """A question that a report answers; its value is its key in JSON.

    Examples
    --------
    >>> Question("hip_drop") is Question.HIP_DROP
    True
    """

    HIP_DROP = "hip_drop"
    CADENCE = "cadence"
    OVERSTRIDING = "overstriding"


@dataclass(frozen=True)
class Answer:
    """The answer to one question, in plain words.

    Attributes
    ----------
    question, title
        The question, as a key and as a runner asks it.
    verdict
        The answer in a word.
    headline
        The answer as the title of a page, a few words.
    sentence
        The answer with its numbers.
    because
        The metrics that it rests on; those that could not be measured where it is `CANT_TELL`.
    shown
        The measurement to show on its scale; absent when there is none.
    likelihood
        Probability, 0 to 1, that the runner is beyond typical; absent when nothing can be told.
    one_change
        One thing to try; absent when nothing needs changing.
    film
        What to film or to state for a better answer; absent when the clip shows enough.
    drills
        Ways to practise the change, the best-studied first.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> for answer in report.answers:
    ...     print(answer.title, answer.verdict.words)
    Do I overstride? no
    Is my cadence low? no
    Do my hips drop? can't tell
    """

    question: Question
    title: str
    verdict: AnswerVerdict
    headline: str
    sentence: str
    because: tuple[Metric, ...]
    shown: Measurement | None = None
    likelihood: float | None = None
    one_change: str | None = None
    film: str | None = None
    drills: tuple[Drill, ...] = ()
