"""The tables of answers and of the belt's estimated speed."""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.evaluation.answers import Answered, BeltRead, Knowing
from benchmarks.evaluation.markdown import number, percent, table
from benchmarks.evaluation.outcome import Outcome
from formcheck.records import AnswerVerdict, Question

NONE = "None."
_HEADER = ("question, what is stated", "truth", "clips (runs)", *(v.words for v in AnswerVerdict))


def answer_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line per question, what was stated, and true answer: how often each was given."""
    rows = []
    for question in Question:
        for knowing, name in _ways(outcomes, question):
            cases = _cases(outcomes, question, knowing)
            for truth in AnswerVerdict:
                group = [(run, a) for run, a in cases if a.truth == truth]
                if group:
                    rows.append([f"{_words(question)}, {name}", _true(truth), *_counts(group)])
    return table((*_HEADER, "**wrong**", "open"), rows)


def open_shares(outcomes: Sequence[Outcome]) -> str:
    """Return the share of open answers to each question with the belt's speed stated, in words."""
    shares = []
    for question in Question:
        cases = _cases(outcomes, question, Knowing.SPEED)
        if cases:
            share = percent(float(np.mean([answer.is_open for _, answer in cases])))
            shares.append(f"{_words(question)} {share} of {len(cases)}")
    return ", ".join(shares)


def wrong_answer_lines(outcomes: Iterable[Outcome]) -> list[str]:
    """Return a line for every answer that is sure and wrong."""
    return [
        f"- {outcome.clip}, {outcome.variant} ({outcome.use}): {_words(answer.question)}, "
        f"{answer.knowing}: {answer.verdict}, true {_true(answer.truth)}"
        for outcome in outcomes
        for answer in outcome.answers
        if answer.is_wrong
    ]


def belt_table(reads: Sequence[tuple[str, BeltRead]]) -> str:
    """Return one line per source and what is stated: estimated over true speed of the belt."""
    rows = []
    for source, knowing in dict.fromkeys((source, read.knowing) for source, read in reads):
        group = [read for of, read in reads if (of, read.knowing) == (source, knowing)]
        errors = 100.0 * np.array([read.error for read in group])
        said = 100.0 * np.array([read.sd_m_s / read.m_s for read in group])
        figures = (errors.mean(), errors.std(ddof=1), max(errors, key=abs), said.mean())
        share = percent(float(np.mean([read.is_within for read in group])))
        cells = (number(float(figure), 1) for figure in figures)
        rows.append([f"{source}, {knowing}", str(len(group)), *cells, share])
    header = ("pictures, what is stated", "clips", "mean error, %", "SD, %", "worst, %")
    return table((*header, "said SD, %", "within two said SD"), rows)


def belts_in(outcomes: Iterable[Outcome], source: str) -> list[tuple[str, BeltRead]]:
    """Return the estimated speeds of some clips with their source."""
    reads = [(source, belt) for outcome in outcomes for belt in outcome.belts]
    return sorted(reads, key=lambda read: read[1].knowing)


def _ways(outcomes: Sequence[Outcome], question: Question) -> list[tuple[Knowing, str]]:
    """What may be stated; one way alone where it changes no answer."""
    per_way = [[a for _, a in _cases(outcomes, question, knowing)] for knowing in Knowing]
    given = [[answer.verdict for answer in answers] for answers in per_way]
    if given[0] == given[1] == given[2]:
        return [(Knowing.NOTHING, "whatever is stated")]
    return [(knowing, knowing.value) for knowing in Knowing]


def _cases(
    outcomes: Iterable[Outcome], question: Question, knowing: Knowing
) -> list[tuple[str, Answered]]:
    return [
        (outcome.runner, answer)
        for outcome in outcomes
        for answer in outcome.answers
        if (answer.question, answer.knowing) == (question, knowing)
    ]


def _counts(group: Sequence[tuple[str, Answered]]) -> list[str]:
    answers = [answer for _, answer in group]
    given = [sum(a.verdict == verdict for a in answers) for verdict in AnswerVerdict]
    wrong = sum(answer.is_wrong for answer in answers)
    return [
        f"{len(answers)} ({len({run for run, _ in group})})",
        *map(str, given),
        f"**{wrong}**" if wrong else "0",
        percent(float(np.mean([answer.is_open for answer in answers]))),
    ]


def _words(question: str) -> str:
    return question.replace("_", " ")


def _true(truth: str) -> str:
    return "nobody runs" if truth == AnswerVerdict.CANT_TELL else truth
