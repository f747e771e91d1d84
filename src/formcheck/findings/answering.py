"""Answers to a runner's three questions, from the results of one clip or of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formcheck.findings.catalogue import Catalogue, QuestionText, load_catalogue, named_in
from formcheck.findings.interpretation import fields_of
from formcheck.findings.likelihood import LIKELY, verdict_of
from formcheck.findings.placing import place
from formcheck.findings.quantities import Quantities
from formcheck.practice import form_options
from formcheck.records import (
    Answer,
    AnswerVerdict,
    BeltSpeed,
    BodyScale,
    HipLineSource,
    Measurement,
    NotMeasured,
    Question,
    Result,
    Units,
)


@dataclass(frozen=True, eq=False)
class _Run:
    """What is known of a run: its results by metric, the belt's speed and the leg's length."""

    results: Mapping[str, Result]
    quantities: Quantities

    @property
    def speed(self) -> BeltSpeed | None:
        return self.quantities.speed

    def measured(self, name: str) -> Measurement | None:
        result = self.results.get(name)
        return result if isinstance(result, Measurement) else None


def answer_questions(
    results: Sequence[Result],
    *,
    speed: BeltSpeed | None,
    scale: BodyScale | None,
    units: Units = Units.METRIC,
) -> tuple[Answer, ...]:
    """Answer the three questions; the likeliest to stand out comes first.

    Parameters
    ----------
    results
        One result per metric; of several clips of one run, the best of each.
    speed
        Speed of the belt.
    scale
        Length of the runner's leg.
    units
        The units of the reader.
    """
    by_name = {result.metric.name: result for result in results}
    run = _Run(by_name, Quantities(speed, scale, units))
    catalogue = load_catalogue()
    answers = [_answer(run, catalogue, question) for question in Question]
    return tuple(sorted(answers, key=_unlikely))


def _unlikely(answer: Answer) -> float:
    """What orders answers; what nobody can tell comes last."""
    return 2.0 if answer.likelihood is None else 1.0 - answer.likelihood


def _likelihood(run: _Run, catalogue: Catalogue, question: Question) -> float | None:
    """The first metric must be beyond typical and, where there are others, one of those too.

    The errors of one clip's metrics go together (a contact timed early shifts all of them), so a
    combination is as likely as its less likely part, and one of several as the likeliest. One leg
    that is likely beyond typical is enough; below that its interval is too wide to say more than
    the mean of both legs does.
    """
    text = catalogue.questions[question]
    first, *others = text.metrics
    signs = [share for name in others if (share := _share(run, catalogue, name)) is not None]
    either = _share(run, catalogue, first)
    if either is None or (others and not signs):
        return None
    shown = _shown(run, catalogue, text)
    if shown != first:
        either = _share(run, catalogue, shown, like=first) or either
    return min(either, max(signs)) if signs else either


def _share(run: _Run, catalogue: Catalogue, name: str, like: str = "") -> float | None:
    """Probability that a metric is beyond typical, by its own norm or by that of another one."""
    measured = run.measured(name)
    if measured is None:
        return None
    return place(measured, catalogue.metrics[like or name].norm, run.speed).likelihood


def _shown(run: _Run, catalogue: Catalogue, text: QuestionText) -> str:
    """Name of the metric that answers: a leg's if that alone is likely beyond typical."""
    first = text.metrics[0]
    if _stands_out(_share(run, catalogue, first)):
        return first
    legs = {name: _share(run, catalogue, name, like=first) or 0.0 for name in text.legs}
    worse = max(legs, key=lambda name: legs[name], default=first)
    return worse if legs.get(worse, 0.0) >= LIKELY else first


def _answer(run: _Run, catalogue: Catalogue, question: Question) -> Answer:
    text, likelihood = catalogue.questions[question], _likelihood(run, catalogue, question)
    verdict = AnswerVerdict.CANT_TELL if likelihood is None else verdict_of(likelihood)
    sentence, film = _sentence(run, catalogue, text, verdict)
    shown = run.measured(_shown(run, catalogue, text))
    cadence_spm = _cadence_spm(run, catalogue)
    options = form_options(question, cadence_spm) if verdict.stands_out else ()
    return Answer(
        question=question,
        title=text.title,
        verdict=verdict,
        headline=text.headlines[verdict],
        sentence=sentence,
        because=tuple(run.results[n].metric for n in text.metrics if n in run.results),
        shown=shown,
        likelihood=likelihood,
        one_change=options[0].cue_for(cadence_spm) if options else None,
        film=film,
        drills=tuple(option.drill for option in options),
    )


def _cadence_spm(run: _Run, catalogue: Catalogue) -> float | None:
    measured = run.measured(catalogue.questions[Question.CADENCE].metrics[0])
    return None if measured is None else measured.value


def _stands_out(likelihood: float | None) -> bool:
    return likelihood is not None and verdict_of(likelihood).stands_out


def _sentence(
    run: _Run, catalogue: Catalogue, text: QuestionText, verdict: AnswerVerdict
) -> tuple[str, str | None]:
    """The answer with its numbers, and what to film or state for a better one."""
    missing = _missing(run, text)
    if missing is not None:
        return text.sentences[verdict].format(seen=missing.seen), missing.advice
    fields = _fields(run, catalogue, text)
    if verdict is AnswerVerdict.CANT_TELL:
        if run.speed is None:
            return text.depends_on_speed.format_map(fields), text.tell_speed
        return text.outside_speed.format_map(fields), None
    legs = [run.measured(name) for name in text.legs]
    each_leg = text.each_leg if legs and all(legs) else ""
    first = run.measured(text.metrics[0])
    is_by_hand = first is not None and first.method.instrument is HipLineSource.HAND
    parts = (text.sentences[verdict], each_leg, text.by_hand if is_by_hand else "")
    return " ".join(filter(None, parts)).format_map(fields), None


def _missing(run: _Run, text: QuestionText) -> NotMeasured | None:
    """The first metric where it could not be measured, else the others where none could."""
    first, *others = (run.results.get(name) for name in text.metrics)
    if isinstance(first, NotMeasured):
        return first
    refused = [result for result in others if isinstance(result, NotMeasured)]
    return refused[0] if others and len(refused) == len(others) else None


def _fields(run: _Run, catalogue: Catalogue, text: QuestionText) -> dict[str, str]:
    quantities = run.quantities
    first, *others = text.metrics
    norms = dict(zip((*others, _shown(run, catalogue, text)), (*others, first), strict=True))
    fields: dict[str, str] = {"when": text.when}
    for name, like in norms.items():
        measured, of_metric = run.measured(name), catalogue.metrics[like]
        if measured is not None:
            here = place(measured, of_metric.norm, run.speed)
            fields |= fields_of(measured, of_metric, here, quantities)
            fields["turns_at"] = quantities.roughly(of_metric.norm.speed_of_edge(measured.value))
            if name in text.legs:
                fields["when"] = text.when_on_leg.format(side=measured.side)
    for side, name in zip(("left", "right"), text.legs, strict=False):
        measured = run.measured(name)
        if measured is not None:
            fields[side] = quantities.amount(measured.value, measured.unit)
    is_whole = named_in(text.reading) <= set(fields)
    reading = text.reading if is_whole else text.reading_without
    return fields | {"reading": reading.format_map(fields)}
