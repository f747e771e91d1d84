"""An exercise, and the groups of exercises."""

from dataclasses import dataclass
from enum import StrEnum

from formcheck.records import Drill, Question, Source

# The two increases that were studied (Heiderscheit 2011: 5 and 10 %).
CADENCE_STEPS = (1.05, 1.10)


def cadence_targets(cadence_spm: float) -> tuple[int, ...]:
    """Return the steps per minute to aim at, first 5 % and later 10 % above the measured ones.

    Examples
    --------
    >>> cadence_targets(160.0)
    (168, 176)
    """
    return tuple(round(cadence_spm * step) for step in CADENCE_STEPS)


class Group(StrEnum):
    """A group of exercises; its value is the name of its data file."""

    FORM = "form"
    STRENGTH = "strength"
    EASING = "easing"


class Rhythm(StrEnum):
    """How practice of form grows over the weeks of a plan; a key of ``plan.toml``."""

    CLICKS = "clicks"
    INTERVALS = "intervals"
    MIRROR = "mirror"
    REMINDERS = "reminders"


@dataclass(frozen=True)
class GroupText:
    """The words about a group of exercises.

    Attributes
    ----------
    label, title, note
        Its name in a word, its heading, and its place in practice.
    sources
        The sources of the note.
    """

    label: str
    title: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise, with all that a runner needs to do it.

    Attributes
    ----------
    key
        Its name in data, drawings and addresses.
    group
        The group that it belongs to.
    name
        Its name for people.
    level
        Its place in the order for a beginner, 1 first, within its group.
    questions
        The questions for whose answers it is an option.
    steps
        What to do, one sentence or two each.
    dose, progression, stop
        How much and how often, how it grows, and when to stop.
    known, unknown
        What studies found, and what they leave open.
    sources
        The studies.
    cue
        One thing to think of while running, form only; it may hold the field ``{target}``, steps
        per minute.
    rhythm
        How it grows over the weeks of a plan, form only.
    needs_cadence
        Whether it needs a number of steps per minute to aim at.
    """

    key: str
    group: Group
    name: str
    level: int
    questions: tuple[Question, ...]
    steps: tuple[str, ...]
    dose: str
    progression: str
    stop: str
    known: str
    unknown: str
    sources: tuple[Source, ...]
    cue: str | None = None
    rhythm: Rhythm | None = None
    needs_cadence: bool = False

    def __post_init__(self) -> None:
        is_form = self.group is Group.FORM
        if is_form != (self.cue is not None) or is_form != (self.rhythm is not None):
            raise ValueError(f"Expected cue and rhythm for form, and only there: {self.key}.")
        if not 3 <= len(self.steps) <= 5:
            raise ValueError(f"Expected 3 to 5 steps, found {len(self.steps)}: {self.key}.")

    @property
    def drill(self) -> Drill:
        """The exercise in short, as reports hold it."""
        evidence = f"{self.known} {self.unknown}"
        return Drill(self.name, " ".join(self.steps), self.dose, evidence)

    def cue_for(self, cadence_spm: float | None) -> str | None:
        """Return the cue with the number to aim at; None without a cue.

        Parameters
        ----------
        cadence_spm
            Measured steps per minute; None will do where the cue needs no number.
        """
        if self.cue is None or cadence_spm is None:
            return self.cue
        return self.cue.format(target=cadence_targets(cadence_spm)[0])
