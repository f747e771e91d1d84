"""Numbers and tables in Markdown."""

import math
from collections.abc import Sequence

from benchmarks.evaluation.statistics import Share


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, its first column of words, the others of numbers."""
    rules = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rules, *rows))


def number(value: float, digits: int) -> str:
    """Return a number, or a dash when it is unknown."""
    if math.isnan(value):
        return "–"
    # Adding zero turns −0.0 into 0.0.
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def percent(share: float) -> str:
    """Return a share in percent."""
    return "–" if math.isnan(share) else f"{share:.0%}".replace("%", " %")


def percent_between(share: Share) -> str:
    """Return a share with its interval."""
    if math.isnan(share.share):
        return "–"
    return f"{percent(share.share)} ({100 * share.low:.0f}–{100 * share.high:.0f})"
