"""What came out of one clip, against its truth."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.evaluation.answers import Answered, BeltRead


@dataclass(frozen=True)
class Value:
    """One metric of one clip.

    Attributes
    ----------
    metric, unit, truth
        What should have come out.
    value, low, high
        What did, and its 95 % interval; absent when it was not measured, or has none.
    reason
        Why it was not measured.
    """

    metric: str
    unit: str
    truth: float
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str | None = None

    @property
    def error(self) -> float:
        """Measured minus true; only of measured ones."""
        assert self.value is not None
        return self.value - self.truth

    @property
    def is_covered(self) -> bool:
        """Whether the interval holds the truth; only of those with one."""
        assert self.low is not None and self.high is not None
        return self.low <= self.truth <= self.high


@dataclass(frozen=True)
class Events:
    """Events of one kind and one leg in one clip.

    Attributes
    ----------
    kind, leg
        ``initial_contact`` or ``toe_off``; the near, far or either leg.
    errors_s
        Found minus true, of the events that were found.
    missed, false
        True events that were not found, found events that are none.
    """

    kind: str
    leg: str
    errors_s: tuple[float, ...]
    missed: int
    false: int


@dataclass(frozen=True)
class Outcome:
    """One clip.

    Attributes
    ----------
    clip, runner, use, view, kit
        Its name, and of which run and what use it is, as the master says.
    variant, rate_hz, height_px
        How it was filmed.
    view_found, tracked
        View that was recognised, and share of frames in which the runner was found.
    values, events
        Metrics that the view shows, and times of contacts.
    shank_steps
        Shank angle of single steps, true and found, degrees.
    swapped_left
        Share of frames whose legs are exchanged after all repairs; absent where the picture was
        turned, so that the true places are not at hand.
    answers, belts
        Answers to the questions that the view shows, and the belt's speed as estimated.
    """

    clip: str
    runner: str
    use: str
    view: str
    kit: str
    variant: str
    rate_hz: float
    height_px: int
    view_found: str
    tracked: float
    values: tuple[Value, ...]
    events: tuple[Events, ...]
    shank_steps: tuple[tuple[float, float], ...] = ()
    swapped_left: float | None = None
    answers: tuple[Answered, ...] = ()
    belts: tuple[BeltRead, ...] = ()

    def value(self, metric: str) -> Value | None:
        """Return one metric, absent when the view does not show it."""
        return next((value for value in self.values if value.metric == metric), None)


def write_outcome(outcome: Outcome, path: Path) -> None:
    """Keep an outcome as JSON, or nothing when the run is broken off."""
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
    partial.replace(path)


def read_outcome(path: Path) -> Outcome:
    """Read what `write_outcome` kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    values = tuple(Value(**value) for value in kept.pop("values"))
    events = tuple(
        Events(**{**event, "errors_s": tuple(event["errors_s"])}) for event in kept.pop("events")
    )
    steps = tuple((true, found) for true, found in kept.pop("shank_steps"))
    answers = tuple(Answered(**answer) for answer in kept.pop("answers"))
    belts = tuple(BeltRead(**belt) for belt in kept.pop("belts"))
    return Outcome(
        **kept, values=values, events=events, shank_steps=steps, answers=answers, belts=belts
    )
