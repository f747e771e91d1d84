"""The answer of a comparison in words: what changed, by how much, and whether that is real."""

import tomllib
from functools import cache
from pathlib import Path

from formcheck.exporters.wording import number
from formcheck.records import Band, Change, Comparison, Measurement, Verdict
from formcheck.records.towards import towards_typical


@cache
def comparison_words() -> dict[str, dict[str, str]]:
    """Return the sentences of comparisons, by place."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def headline(comparison: Comparison) -> str:
    """Return the answer in one sentence, e.g. ``Hip drop fell by 4.8° (3.8 to 7.5): …``."""
    words = comparison_words()["headline"]
    real = real_changes(comparison)
    if real:
        kind = "different" if comparison.two_runners else "changed"
        return words[kind].format(**_parts(real[0]))
    verdicts = {change.verdict for change in comparison.changes}
    if verdicts <= {Verdict.NOT_COMPARABLE}:
        return words["not_comparable"]
    return words["unsure" if Verdict.UNCERTAIN in verdicts else "nothing"]


def below_headline(comparison: Comparison) -> tuple[str, ...]:
    """Return what else changed, and what could have: a sentence each, or nothing."""
    words, told = comparison_words()["also"], []
    kind = "different" if comparison.two_runners else "changed"
    others = [words[f"one_{kind}"].format(**_parts(c)) for c in real_changes(comparison)[1:]]
    if others:
        # They follow a colon.
        inside = (f"{other[:1].lower()}{other[1:]}" for other in others)
        told.append(words[kind].format(others="; ".join(inside)))
    open_ = [c.metric.plain for c in comparison.changes if c.verdict is Verdict.UNCERTAIN]
    if open_:
        told.append(words["unsure"].format(titles=" · ".join(open_)))
    return tuple(told)


def real_changes(comparison: Comparison) -> list[Change]:
    """Return the changes that are real, the clearest first; a leg's own come after both legs'."""
    real = [change for change in comparison.changes if change.verdict is Verdict.CHANGED]
    return sorted(real, key=lambda change: (change.metric.side is not None, -_clear(change)))


def verdict_words(change: Change, *, two_runners: bool) -> str:
    """Return the verdict on a change in two or three words."""
    words = comparison_words()["verdict"]
    is_other = two_runners and change.verdict is Verdict.CHANGED
    return words["different" if is_other else change.verdict.value]


def towards_words(change: Change, comparison: Comparison) -> str:
    """Return whether a real change went towards typical; empty where no scale says so."""
    before, after = change.before, change.after
    if not isinstance(before, Measurement) or not isinstance(after, Measurement):
        return ""
    if change.verdict is not Verdict.CHANGED or comparison.two_runners:
        return ""
    bands = bands_of_both(change, comparison)
    way = towards_typical(before.value, after.value, bands)
    return "" if way is None else comparison_words()["towards"][way]


def bands_of_both(change: Change, comparison: Comparison) -> tuple[Band, ...]:
    """Return the scale of a metric if both clips have the same, else nothing."""
    both = [
        finding.bands
        for report in (comparison.before, comparison.after)
        for finding in report.findings
        if finding.metric == change.metric
    ]
    return both[0] if len(both) == 2 and both[0] == both[1] else ()


def _clear(change: Change) -> float:
    """How many times larger than the noise it is."""
    found = change.difference
    return 0.0 if found is None else abs(found.value) / found.smallest_detectable_change


def _parts(change: Change) -> dict[str, str]:
    found = change.written
    if found is None:
        raise ValueError(f"Expected a difference of {change.metric}, found none.")
    words, rises = comparison_words()["verbs"], _rises(change)
    low, high = sorted(abs(end) for end in (found.low, found.high))
    unit = change.unit
    return {
        "title": change.metric.plain,
        "by": number(abs(found.value), unit) + unit.suffix,
        "low": number(low, unit),
        "high": number(high, unit),
        "verb": words["rose" if rises else "fell"],
        "side": words["higher" if rises else "lower"],
    }


def _rises(change: Change) -> bool:
    return change.difference is not None and change.difference.value > 0.0
