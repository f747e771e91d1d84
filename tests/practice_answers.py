"""Made-up answers to the three questions."""

from formcheck.analyzers import all_metrics
from formcheck.records import (
    Answer,
    AnswerVerdict,
    Measurement,
    MeasurementMethod,
    Question,
    Side,
)

SHOWN = {
    Question.HIP_DROP: ("pelvic_drop", 9.0),
    Question.CADENCE: ("cadence", 158.0),
    Question.OVERSTRIDING: ("shank_angle", 14.0),
}


def answer(question: Question, verdict: AnswerVerdict) -> Answer:
    name, value = SHOWN[question]
    metric = all_metrics()[name]
    shown = Measurement(
        metric=metric,
        side=Side.BOTH,
        value=value,
        low=value - 1.0,
        high=value + 1.0,
        values=[value],  # type: ignore[arg-type]
        times_s=[0.0],  # type: ignore[arg-type]
        method=MeasurementMethod("test"),
    )
    seen = verdict is not AnswerVerdict.CANT_TELL
    return Answer(
        question=question,
        title=question,
        verdict=verdict,
        headline="",
        sentence="",
        because=(metric,),
        shown=shown if seen else None,
    )


def answers(**verdicts: AnswerVerdict) -> tuple[Answer, ...]:
    """Return answers in the order given, the worst first; those not given are *no*."""
    given = [answer(Question(name), verdict) for name, verdict in verdicts.items()]
    rest = [answer(q, AnswerVerdict.NO) for q in Question if q not in verdicts]
    return (*given, *rest)
