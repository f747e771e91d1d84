"""Contacts and toe-offs against force plates, and what wrong times do to what is read at them.

The product's own chain, from landmarks on, with real runners' joints in place of the pose model's.
The rules were fitted on these and on eleven more runners, so this is a check of the code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.evaluation.answers import BeltRead
from benchmarks.evaluation.measure import matched_errors_s
from benchmarks.evaluation.outside.plates.film import FILMS, Film, filmed
from benchmarks.evaluation.outside.plates.markers import read_markers
from benchmarks.evaluation.outside.plates.readings import (
    PlateReading,
    plate_belts,
    plate_readings,
)
from benchmarks.evaluation.outside.plates.trials import PlateTrial, read_trial
from formcheck.gait import clean_track, find_events
from formcheck.records import EventKind, FloatArray, GaitEvents, PoseSequence, Side, View

_BOTH = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True)
class EventErrors:
    """Found minus true of one kind of event in one film of a trial.

    Attributes
    ----------
    trial, runner, speed_m_s
        Which run it is.
    film
        How it was seen.
    kind
        Contact or toe-off.
    errors_s
        Of the events of both feet, shape (N,).
    missed
        How many were not found.
    """

    trial: str
    runner: str
    speed_m_s: float
    film: Film
    kind: EventKind
    errors_s: FloatArray
    missed: int

    @property
    def view(self) -> View:
        """From where the runner was seen."""
        return self.film.view

    @property
    def bias_ms(self) -> float:
        """Mean error."""
        return 1000.0 * float(self.errors_s.mean())

    @property
    def within_ms(self) -> float:
        """Standard deviation of single events around it."""
        return 1000.0 * float(self.errors_s.std(ddof=1))


@dataclass(frozen=True)
class PlateReport:
    """Errors of events, readings at found and at true times, and the belt's estimated speed."""

    events: Sequence[EventErrors]
    readings: Sequence[PlateReading]
    belts: Sequence[BeltRead] = ()


def plate_report(trials: Sequence[PlateTrial], films: Sequence[Film] = FILMS) -> PlateReport:
    """Measure every trial in every film."""
    events: list[EventErrors] = []
    readings: list[PlateReading] = []
    belts: list[BeltRead] = []
    for trial in trials:
        for film in films:
            pose = filmed(trial, film)
            found = _found(pose, film)
            events += event_errors(trial, film, found)
            readings += plate_readings(trial, film, pose, found)
            belts += plate_belts(trial, film, pose, found)
    return PlateReport(events, readings, belts)


def plate_trials(folder: Path) -> list[PlateTrial]:
    """Return the trials of a folder: its ``RB*.npz`` by name, and RBDS001 from its text files."""
    trials = [read_trial(path) for path in sorted(folder.glob("RB*.npz"))]
    return [*trials, read_markers(folder)]


def event_errors(trial: PlateTrial, film: Film, found: GaitEvents) -> list[EventErrors]:
    """Return the errors of contacts and of toe-offs."""
    return [_errors(trial, film, found, kind) for kind in EventKind]


def between_runners_ms(events: Sequence[EventErrors]) -> float:
    """Return the standard deviation of the mean errors of trials, milliseconds."""
    return float(np.std([errors.bias_ms for errors in events], ddof=1))


def _found(pose: PoseSequence, film: Film) -> GaitEvents:
    return find_events(clean_track(pose), film.view, film.facing)


def _errors(trial: PlateTrial, film: Film, found: GaitEvents, kind: EventKind) -> EventErrors:
    errors_s, missed = [], 0
    for side in _BOTH:
        stances = trial.stances[side]
        is_contact = kind is EventKind.INITIAL_CONTACT
        true_s = stances.contacts_s if is_contact else stances.toe_offs_s
        true_s = true_s[np.isfinite(true_s)]
        found_s = found.contacts_s(side) if is_contact else found.toe_offs_s(side)
        errors_s.append(matched_errors_s(found_s, true_s))
        missed += len(true_s) - len(errors_s[-1])
    return EventErrors(
        trial.name, trial.runner, trial.speed_m_s, film, kind, np.concatenate(errors_s), missed
    )
