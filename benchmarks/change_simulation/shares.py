"""How many pairs of clips are called changed, without and with a difference: the table."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.change_simulation.change import SIMULATED
from benchmarks.change_simulation.pairs import CLEAR, SESSIONS, Key, Said, Session, verdicts_on
from formcheck.analyzers import all_metrics
from formcheck.records import Verdict, View

PAIRS = 200
MAX_FALSE, MIN_FOUND = 0.05, 0.80
# Not that of the runs from which detectable differences were set (docs/metrics.md).
SEED = 2026


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
        return self.false <= MAX_FALSE and self.found >= MIN_FOUND


def shares(
    pairs: int = PAIRS,
    seed: int = SEED,
    sessions: Sequence[Session] = SESSIONS,
    one_by_one: Callable[..., Iterable[list[Said]]] = map,
) -> list[Share]:
    """Return the shares of every metric, as many pairs of each.

    Parameters
    ----------
    pairs, seed
        How many, and where the chance comes from.
    sessions
        How the second clips are filmed.
    one_by_one
        Does the work for all runners, as `map` does, or several at once.
    """
    false: Counter[Key] = Counter()
    found: Counter[Key] = Counter()
    for said in one_by_one(partial(verdicts_on, sessions, seed), range(pairs)):
        for key, is_moved, verdict in said:
            (found if is_moved else false)[key] += verdict is Verdict.CHANGED
    return [
        Share(session, view, metric, pairs, false[key] / pairs, found[key] / pairs)
        for session in sessions
        for key in false
        if key[0] is session.same_session
        for _, view, metric in [key]
    ]


def table(found: Sequence[Share]) -> str:
    """Return the shares as a table in Markdown."""
    pairs = found[0].pairs
    head = [
        f"| clips | view | metric | changed, of {pairs} pairs without a difference "
        f"(≤ {MAX_FALSE:.0%}) | "
        f"changed, of {pairs} at {CLEAR:g} detectable differences (≥ {MIN_FOUND:.0%}) |",
        "|---|---|---|---:|---:|",
    ]
    left_out = [name for name in all_metrics() if name not in SIMULATED]
    foot = [f"\nNot simulated: {', '.join(left_out)}."] if left_out else []
    return "\n".join([*head, *(_row(share) for share in found), *foot])


def _row(share: Share) -> str:
    where = "behind" if share.view is View.REAR else "side"
    missed = "" if share.is_good else " **missed**"
    words = f"| {share.session.words} | {where} | {share.metric} "
    return f"{words}| {share.false:.1%} | {share.found:.1%}{missed} |"
