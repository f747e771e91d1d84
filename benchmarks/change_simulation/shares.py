"""How many pairs of clips are called changed, without and with a difference."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from benchmarks.change_simulation.clip import joints_of, report_of
from benchmarks.change_simulation.filming import VIEWS, Filming, draw_seen
from benchmarks.change_simulation.form import (
    DAYS,
    MINUTES,
    Drift,
    Form,
    draw_form,
    stepped,
    stepped_apart,
)
from formcheck.analyzers.registry import all_analyzers
from formcheck.comparison import compare
from formcheck.comparison.detectable import load_noise
from formcheck.records import Report, Verdict, View

PAIRS = 200
MOST_FALSE, LEAST_FOUND = 0.05, 0.80
# A true change of this many detectable differences must be found.
CLEAR = 1.5
SEED = 20180909
# Whose steps are asked of a clip by itself, because they move others.
APART = ("pelvic_drop_excursion", "knee_flexion_at_contact")

METRICS = {
    view: [analyzer.METRIC.name for analyzer in all_analyzers() if view in analyzer.METRIC.views]
    for view in VIEWS
}

Reports = Mapping[View, Report]
Key = tuple[bool, View, str]


@dataclass(frozen=True)
class Session:
    """How the second clip of a pair is filmed."""

    words: str
    same_session: bool
    drift: Drift

    def steps(self) -> dict[str, float]:
        """Return by how much each metric is to change."""
        noises = load_noise()
        if self.same_session:
            return {metric: CLEAR * noise.same_session.value for metric, noise in noises.items()}
        return {metric: CLEAR * noise.different_days.value for metric, noise in noises.items()}


SESSIONS = (Session("different days", False, DAYS), Session("same session", True, MINUTES))


@dataclass(frozen=True)
class Share:
    """Shares of one metric in one view: called changed without, and with a difference."""

    session: Session
    view: View
    metric: str
    pairs: int
    false: float
    found: float

    @property
    def is_good(self) -> bool:
        """Whether both targets are met."""
        return self.false <= MOST_FALSE and self.found >= LEAST_FOUND


def shares(pairs: int = PAIRS, seed: int = SEED) -> list[Share]:
    """Return the shares of every metric, as many pairs of each."""
    false: Counter[Key] = Counter()
    found: Counter[Key] = Counter()
    for number in range(pairs):
        for key, is_moved, verdict in _of_runner(seed, number):
            (found if is_moved else false)[key] += verdict is Verdict.CHANGED
    return [
        Share(session, view, metric, pairs, false[key] / pairs, found[key] / pairs)
        for session in SESSIONS
        for key in false
        if key[0] is session.same_session
        for _, view, metric in [key]
    ]


def _of_runner(seed: int, number: int) -> list[tuple[Key, bool, Verdict]]:
    """All verdicts on one runner, who is drawn again if the body cannot run a change."""
    for attempt in count():
        try:
            return list(verdicts(np.random.default_rng([seed, number, attempt])))
        except ValueError as error:
            if "found" not in str(error):
                raise
    raise AssertionError


def verdicts(rng: np.random.Generator) -> Iterator[tuple[Key, bool, Verdict]]:
    """Film one runner before, and again with and without changes; yield all verdicts."""
    usual, seen = draw_form(rng), draw_seen(rng)
    first_day = seen.day(rng)
    form = DAYS.of(usual, rng)
    before = _films(form, first_day, rng)
    for session in SESSIONS:
        if session.same_session:
            day = {view: filming.again(rng) for view, filming in first_day.items()}
            later = MINUTES.of(form, rng)
        else:
            day, later = seen.day(rng), DAYS.of(usual, rng)
        for is_moved, metrics, after in _afters(later, day, session, rng):
            for key, verdict in _compared(before, after, session, rng):
                if key[2] in metrics:
                    yield key, is_moved, verdict


def _afters(
    form: Form, day: Mapping[View, Filming], session: Session, rng: np.random.Generator
) -> Iterator[tuple[bool, Sequence[str], Reports]]:
    """The second clips, whether they are of a changed form, and which metrics they are for."""
    steps = session.steps()
    together = [metric for metric in steps if metric not in APART]
    yield False, list(steps), _films(form, day, rng)
    for metrics, moved in ((together, stepped(form, steps)), (APART, stepped_apart(form, steps))):
        apart = _apart({metric: steps[metric] for metric in metrics})
        filmed = {view: filming.in_another_posture(apart, rng) for view, filming in day.items()}
        yield True, metrics, _films(moved, filmed, rng)


def _apart(steps: Mapping[str, float]) -> float:
    """How far a change takes the posture at contact, 1 as far as two runners are apart."""
    runners = {metric: noise.between_runners for metric, noise in load_noise().items()}
    ways = [
        step / (np.sqrt(2.0) * spread.value)
        for metric, step in steps.items()
        if (spread := runners[metric]) is not None
    ]
    return float(max(ways))


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
            if change.metric in METRICS[view]:
                yield (session.same_session, view, change.metric), change.verdict


def table(found: Sequence[Share]) -> str:
    """Return the shares as a table in Markdown."""
    head = [
        f"| clips | view | metric | changed, without a difference (≤ {MOST_FALSE:.0%}) | "
        f"changed, at {CLEAR:g} detectable differences (≥ {LEAST_FOUND:.0%}) |",
        "|---|---|---|---:|---:|",
    ]
    return "\n".join([*head, *(_row(share) for share in found)])


def _row(share: Share) -> str:
    where = "behind" if share.view is View.REAR else "side"
    missed = "" if share.is_good else " **missed**"
    words = f"| {share.session.words} | {where} | {share.metric} "
    return f"{words}| {share.false:.1%} | {share.found:.1%}{missed} |"
