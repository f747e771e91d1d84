"""Pairs of clips of one runner, without and with a change, and what the comparison says of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from benchmarks.change_simulation.change import CHANGED, SIMULATED, postures_apart
from benchmarks.change_simulation.clip import joints_of, report_of
from benchmarks.change_simulation.filming import FOLLOWS, VIEWS, Filming, draw_seen
from benchmarks.change_simulation.form import (
    BELT_ALONE,
    DAYS,
    MINUTES,
    NOTHING,
    CannotRunError,
    Drift,
    Form,
    draw_form,
)
from formcheck.comparison import compare
from formcheck.records import Metric, Report, Verdict, View

# A true change of this many detectable differences must be found.
CLEAR = 1.5
# A landing far from usual may be one that the kinematics cannot run once it is changed: its runner
# is drawn again, at most so often.
DRAWS = 10
METRICS = {
    view: [name for name, metric in SIMULATED.items() if view in metric.views] for view in VIEWS
}

Reports = Mapping[View, Report]
Key = tuple[bool, View, str]
Said = tuple[Key, bool, Verdict]
"""Which metric of which view, whether it was changed, and the verdict on it."""


@dataclass(frozen=True)
class Session:
    """How the second clip of a pair is filmed."""

    words: str
    same_session: bool
    drift: Drift

    def steps(self) -> dict[str, float]:
        """Return by how much each metric is to change in the body."""
        return {name: self._step(metric) for name, metric in SIMULATED.items()}

    def _step(self, metric: Metric) -> float:
        """A detectable change is of what is read; clothes turn less than the pelvis does."""
        known = metric.repeatability
        change = known.same_session if self.same_session else known.different_days
        return CLEAR * change.value / (FOLLOWS if known.follows_hip_line else 1.0)


# Days first: the first clip of all pairs is of a day.
SESSIONS = (Session("different days", False, DAYS), Session("same session", True, MINUTES))
STEADY_SESSIONS = (
    Session("different days", False, BELT_ALONE),
    Session("same session", True, NOTHING),
)


def verdicts_on(sessions: Sequence[Session], seed: int, number: int) -> list[Said]:
    """Return all verdicts on one runner."""
    for attempt in range(DRAWS - 1):
        with suppress(CannotRunError):
            return list(_verdicts(sessions, np.random.default_rng([seed, number, attempt])))
    return list(_verdicts(sessions, np.random.default_rng([seed, number, DRAWS - 1])))


def _verdicts(sessions: Sequence[Session], rng: np.random.Generator) -> Iterator[Said]:
    """Film one runner before, and again with and without changes; yield all verdicts."""
    usual, seen = draw_form(rng), draw_seen(rng)
    first_day = seen.day(rng)
    form = sessions[0].drift.of(usual, rng)
    before = _films(form, first_day, rng)
    for session in sessions:
        if session.same_session:
            day = {view: filming.again(rng) for view, filming in first_day.items()}
            later = session.drift.of(form, rng)
        else:
            day, later = seen.day(rng), session.drift.of(usual, rng)
        for is_moved, metrics, after in _afters(later, day, session, rng):
            for key, verdict in _compared(before, after, session, rng):
                if key[2] in metrics:
                    yield key, is_moved, verdict


def _afters(
    form: Form, day: Mapping[View, Filming], session: Session, rng: np.random.Generator
) -> Iterator[tuple[bool, Sequence[str], Reports]]:
    """The second clips, whether they are of a changed form, and which metrics they are for."""
    steps = session.steps()
    yield False, list(steps), _films(form, day, rng)
    for metrics, moved in CHANGED.items():
        apart = postures_apart({metric: steps[metric] for metric in metrics})
        filmed = {view: filming.in_another_posture(apart, rng) for view, filming in day.items()}
        yield True, metrics, _films(moved(form, steps), filmed, rng)


def _films(form: Form, day: Mapping[View, Filming], rng: np.random.Generator) -> Reports:
    """One run, filmed from behind and from the side."""
    joints = joints_of(form, rng)
    return {view: report_of(joints, day[view], rng) for view in VIEWS}


def _compared(
    before: Reports, after: Reports, session: Session, rng: np.random.Generator
) -> Iterator[tuple[Key, Verdict]]:
    """The verdicts in both views; a rise and a fall are as likely."""
    falls = rng.random() < 0.5
    for view in VIEWS:
        pair = (after[view], before[view]) if falls else (before[view], after[view])
        for change in compare(*pair, same_session=session.same_session).changes:
            if change.metric.name in METRICS[view]:
                yield (session.same_session, view, change.metric.name), change.verdict
