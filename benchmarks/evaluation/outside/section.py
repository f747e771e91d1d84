"""The section of the accuracy page on evidence from outside, and the page's first sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.evaluation.answer_tables import NONE, answer_table, wrong_answer_lines
from benchmarks.evaluation.outcome import Outcome
from benchmarks.evaluation.outside.check import Check
from benchmarks.evaluation.outside.plates.report import PlateReport
from benchmarks.evaluation.outside.plates.tables import event_rows, reading_rows
from benchmarks.evaluation.outside.tables import check_table, checks_of, summary_table

NOTHING = "No recordings from outside were at hand when this page was made."
TEXT = Path(__file__).with_name("section.md")


class Outside(NamedTuple):
    """What was measured on recordings and renders that this project did not make.

    Attributes
    ----------
    other
        Clips of another renderer.
    real
        Values of real recordings.
    plates
        Contacts and toe-offs against force plates.
    """

    other: Sequence[Outcome]
    real: Sequence[Check]
    plates: PlateReport


def answer(outside: Outside) -> str:
    """Return the page's first sentence: how many of the values from outside are wrong."""
    checks = _all_checks(outside)
    if not checks:
        return NOTHING
    measured = [check for check in checks if check.is_measured]
    wrong = sum(check.missed_by > 0.0 for check in measured)
    return (
        f"**Of {len(checks)} values on recordings and renders that this project did not make, "
        f"{len(measured)} are measured, and of those {wrong or 'none'} "
        f"{'is' if wrong < 2 else 'are'} wrong: a value is wrong when its 95 % interval misses "
        f"the truth.**"
    )


def section(outside: Outside) -> str:
    """Return the section in Markdown."""
    if not _all_checks(outside):
        return NOTHING
    return TEXT.read_text(encoding="utf-8").format(
        summary=summary_table(outside.other),
        answers=answer_table(outside.other),
        wrong_answers="\n".join(wrong_answer_lines(outside.other)) or NONE,
        events=event_rows(outside.plates.events),
        readings=reading_rows(outside.plates.readings),
        real=check_table(outside.real),
        clips=check_table(checks_of(outside.other)),
    )


def _all_checks(outside: Outside) -> list[Check]:
    return [*checks_of(outside.other), *outside.real]
