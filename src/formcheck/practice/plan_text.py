"""The texts of a plan, and what is done in each week: ``plan.toml`` as records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from formcheck.practice.exercise import Rhythm
from formcheck.records import Question
from formcheck.records.plain import CONVERTER

WEEKS = 4
# Minutes of a session of new form, the warm-up aside: enough to learn, gentle to begin with.
SESSION_MIN = (10, 15)


class Outcome(StrEnum):
    """Whether there is something to change; a key of ``plan.toml``."""

    CHANGE = "change"
    NOTHING = "nothing"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class OutcomeText:
    """Title and first sentence of a plan."""

    title: str
    why: str


@dataclass(frozen=True)
class QuestionPlan:
    """Reasons in a plan for one question.

    Attributes
    ----------
    cadence, high, unknown
        The reason for an exercise with steps per minute to aim at; for another one, where cadence
        is high already, or not known.
    strength
        The place of strength.
    """

    cadence: str
    high: str
    unknown: str
    strength: str


@dataclass(frozen=True)
class RhythmWeek:
    """Practice of form in one week.

    Attributes
    ----------
    times
        Sessions in the week.
    how
        What to do; it may hold the names of the other fields, and ``{target}``.
    rounds, on_min, off_min
        How often the new form and the usual one take turns, and minutes of each.
    """

    times: int
    how: str
    rounds: int | None = None
    on_min: int | None = None
    off_min: int | None = None

    def __post_init__(self) -> None:
        if self.rounds is None or self.on_min is None or self.off_min is None:
            return
        minutes = self.rounds * (self.on_min + self.off_min)
        if not SESSION_MIN[0] <= minutes <= SESSION_MIN[1]:
            raise ValueError(f"Expected a session of {SESSION_MIN} minutes, found {minutes}.")


@dataclass(frozen=True)
class StrengthWeek:
    """Strength in one week: sessions, and the keys of their exercises."""

    times: int
    exercises: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanText:
    """All texts of plans; the fields are the keys of ``plan.toml``."""

    form_title: str
    weeks_title: str
    columns: tuple[str, str, str, str]
    form_times: str
    strength_times: str
    targets: tuple[str, str]
    strength_title: str
    easing_title: str
    easing_note: str
    retest_title: str
    care_title: str
    later: str
    starts: str
    retest: str
    real_change: str
    chance: str
    outcome: Mapping[Outcome, OutcomeText]
    question: Mapping[Question, QuestionPlan]
    rhythm: Mapping[Rhythm, tuple[RhythmWeek, ...]]
    strength: tuple[StrengthWeek, ...]

    def __post_init__(self) -> None:
        for weeks in (self.strength, *self.rhythm.values()):
            if len(weeks) != WEEKS:
                raise ValueError(f"Expected {WEEKS} weeks, found {len(weeks)}.")


@cache
def plan_text() -> PlanText:
    """Read the texts that come with the package, once."""
    text = files("formcheck.practice").joinpath("plan.toml").read_text("utf-8")
    return CONVERTER.structure(tomllib.loads(text), PlanText)
