"""A comparison on the page: differences, verdicts, charts and pictures."""

import streamlit as st

from formcheck.comparison import compare
from formcheck.dashboard.compare_charts import difference_chart, steps_of_both
from formcheck.dashboard.compare_pictures import show_pair_pictures
from formcheck.dashboard.download import download
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.exporters import comparison_text
from formcheck.exporters.wording import number, signed, trial_facts
from formcheck.jobs import Done
from formcheck.records import (
    Change,
    Comparison,
    Difference,
    Measurement,
    NotMeasured,
    Reason,
    Report,
    Result,
    Verdict,
)

_BADGE = {
    Verdict.CHANGED: ("Changed", "violet", ":material/swap_vert:"),
    Verdict.WITHIN_NOISE: ("Within noise", "gray", ":material/drag_handle:"),
    Verdict.UNCERTAIN: ("Uncertain", "blue", ":material/help:"),
    Verdict.NOT_COMPARABLE: ("Not comparable", "orange", ":material/block:"),
}
# Two runners differ; neither has changed.
_DIFFERENT = "Different"
_DAYS, _SESSION, _TWO = "One runner, two days", "One session, camera untouched", "Two runners"


def show_comparison(pair: tuple[Done, Done]) -> None:
    """Draw the verdicts, the pictures of both clips, and a card for each metric."""
    before, after = pair[0].report, pair[1].report
    kind = _SESSION
    if before.trial.clip.sha256 != after.trial.clip.sha256:
        kind = _kind(before, after)
    found = compare(before, after, same_session=kind == _SESSION, two_runners=kind == _TWO)
    _headline(found)
    _summary(found)
    pictures = st.container()
    _changes(found)
    with pictures:
        loop = show_pair_pictures(found, pair)
    _downloads(found, loop)


def _kind(before: Report, after: Report) -> str:
    """How the two clips are related; not asked for two parts of one clip."""
    return st.segmented_control(
        "The two clips show",
        [_DAYS, _SESSION, _TWO],
        default=_DAYS,
        required=True,
        # Asked anew for every pair.
        key=f"kind {before.trial.clip.identity} {after.trial.clip.identity}",
        help="Within one session, smaller differences count. Between two runners, no error of the "
        "method cancels.",
    )


def _headline(found: Comparison) -> None:
    for column, words, report in zip(
        st.columns(2), ("Before", "After"), (found.before, found.after), strict=True
    ):
        # A file name is text from outside: shown as it is, never read as markup.
        column.text(f"{words}: {report.trial.clip.name}")
        column.caption(" · ".join(trial_facts(report.trial)).capitalize())


def _summary(found: Comparison) -> None:
    clear = [c.metric.plain for c in found.changes if c.verdict is Verdict.CHANGED]
    verdicts = {change.verdict for change in found.changes}
    if clear:
        words = f"{_DIFFERENT if found.two_runners else 'Changed'}: {' · '.join(clear)}"
    elif verdicts <= {Verdict.NOT_COMPARABLE}:
        words = "No metric of these two clips could be compared."
    elif Verdict.UNCERTAIN in verdicts:
        words = "No difference is certain to exceed the noise."
    else:
        words = "No difference exceeds the noise."
    st.info(words, icon=":material/swap_vert:" if clear else ":material/drag_handle:")
    for caveat in found.caveats:
        st.caption(escape_markdown(caveat))


def _changes(found: Comparison) -> None:
    shown = [change for change in found.changes if not _is_of_another_view(change)]
    for change in sorted(shown, key=lambda c: list(Verdict).index(c.verdict)):
        _card(change, two_runners=found.two_runners)


def _is_of_another_view(change: Change) -> bool:
    """Whether neither clip can show the metric."""
    return all(
        isinstance(result, NotMeasured) and result.reason is Reason.WRONG_VIEW
        for result in (change.before, change.after)
    )


def _card(change: Change, *, two_runners: bool) -> None:
    words, colour, icon = _BADGE[change.verdict]
    if two_runners and change.verdict is Verdict.CHANGED:
        words = _DIFFERENT
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{change.metric.plain}**, {change.unit}", width="content")
            st.badge(words, color=colour, icon=icon)  # type: ignore[arg-type]
        columns = st.columns(3)
        columns[0].metric("Before", _value(change.before))
        columns[1].metric("After", _value(change.after))
        columns[2].metric("Difference", _difference(change))
        if change.difference is not None:
            _charts(change, change.difference)
        for reason in change.reasons:
            st.caption(escape_markdown(reason[:1].upper() + reason[1:] + "."))


def _charts(change: Change, difference: Difference) -> None:
    """Draw the steps of both clips, and beside them the difference."""
    columns = st.columns(2)
    low, high = (signed(end, change.unit) for end in (difference.low, difference.high))
    columns[0].altair_chart(steps_of_both(change), width="stretch")
    columns[0].caption("All steps, and the value of each clip")
    columns[1].altair_chart(difference_chart(change), width="stretch")
    columns[1].caption(
        f"Difference, {low} to {high} (95 %); grey: noise, up to "
        f"{number(difference.smallest_detectable_change, change.unit)}"
    )


def _value(result: Result) -> str:
    return number(result.value, result.unit) if isinstance(result, Measurement) else "–"


def _difference(change: Change) -> str:
    if change.difference is None:
        return "–"
    return signed(change.difference.value, change.unit)


def _downloads(found: Comparison, loop: bytes | None) -> None:
    with st.container(horizontal=True):
        content = comparison_text(found).encode()
        download("Comparison (JSON)", content, "comparison.json", "application/json")
        if loop is not None:
            download("Both runs (MP4)", loop, "comparison.mp4", "video/mp4")
