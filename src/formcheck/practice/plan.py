"""A plan of four weeks."""

from dataclasses import dataclass
from datetime import date

from formcheck.practice.exercise import Exercise
from formcheck.practice.plan_text import Outcome
from formcheck.records import Question


@dataclass(frozen=True)
class Week:
    """One week of a plan.

    Attributes
    ----------
    number, begins
        1 for the first week, and its first day.
    form, form_times
        Practice of form in one session, in words, and how many sessions.
    strength, strength_times
        Strength exercises of one session, and how many sessions.
    """

    number: int
    begins: date
    form: str
    form_times: int
    strength: tuple[Exercise, ...]
    strength_times: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to do in the next four weeks, and how to see whether it helped.

    Attributes
    ----------
    outcome
        Whether there is something to change. If not, all that follows `why` is empty.
    title, why
        The plan in a few words, and its reason in sentences.
    question
        The question whose answer stands out most.
    form
        The one exercise that changes form.
    targets
        Steps per minute to aim at, first and later; empty where the exercise needs none.
    weeks
        The weeks.
    strength_note
        The place of strength in this plan.
    strength_later
        What follows after the last week.
    easing
        Optional exercises for comfort.
    starts, retest
        First day, and the day to film again.
    retest_note
        How to film again, a sentence with the day.
    real_changes
        What change would be real, one sentence per number to look at.
    chance
        Why a smaller change says nothing.
    """

    outcome: Outcome
    title: str
    why: tuple[str, ...]
    question: Question | None = None
    form: Exercise | None = None
    targets: tuple[int, ...] = ()
    weeks: tuple[Week, ...] = ()
    strength_note: str = ""
    strength_later: str = ""
    easing: tuple[Exercise, ...] = ()
    starts: date | None = None
    retest: date | None = None
    retest_note: str = ""
    real_changes: tuple[str, ...] = ()
    chance: str = ""

    @property
    def strength(self) -> tuple[Exercise, ...]:
        """All strength exercises of the plan, each once, in the order in which they come."""
        return tuple(dict.fromkeys(e for week in self.weeks for e in week.strength))
