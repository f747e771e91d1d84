"""The card of one metric in a comparison: verdict, numbers, charts, and the same as a table."""

import streamlit as st

from formcheck.dashboard.compare_chart_words import (
    both_words,
    change_rows,
    difference_rows,
    difference_words,
)
from formcheck.dashboard.compare_charts import both_chart, difference_chart
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.shown_chart import as_table, show_chart
from formcheck.dashboard.style import card_key
from formcheck.exporters.comparison_words import (
    bands_of_both,
    comparison_words,
    towards_words,
    verdict_words,
)
from formcheck.exporters.wording import number, signed
from formcheck.records import Change, Comparison, Measurement, Result, Verdict

_BADGE = {
    Verdict.CHANGED: ("violet", ":material/swap_vert:"),
    Verdict.WITHIN_NOISE: ("gray", ":material/drag_handle:"),
    Verdict.UNCERTAIN: ("blue", ":material/help:"),
    Verdict.NOT_COMPARABLE: ("orange", ":material/block:"),
}


def show_change(change: Change, comparison: Comparison) -> None:
    """Draw the card of a metric that could be compared.

    Parameters
    ----------
    change
        The metric in both clips.
    comparison
        The comparison that it belongs to.
    """
    with st.container(border=True, key=card_key(change.metric.name)):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(f"{change.metric.plain}, {change.unit}", anchor=False, width="content")
            colour, icon = _BADGE[change.verdict]
            words = verdict_words(change, two_runners=comparison.two_runners)
            st.badge(words, color=colour, icon=icon)  # type: ignore[arg-type]
        if towards := towards_words(change, comparison):
            st.markdown(towards)
        for reason in change.reasons:
            st.markdown(escape_markdown(reason[:1].upper() + reason[1:] + "."))
        _numbers(change)
        _charts(change, comparison)


def _numbers(change: Change) -> None:
    written = change.written
    # Side by side on a phone too: what belongs together is seen together.
    with st.container(horizontal=True, gap="large"):
        st.metric("Before", _value(change.before), width="content")
        st.metric("After", _value(change.after), width="content")
        if written is not None:
            st.metric("Difference", signed(written.value, change.unit), width="content")


def _charts(change: Change, comparison: Comparison) -> None:
    """Draw the steps of both clips, and beside them the difference."""
    words = comparison_words()["chart"]
    steps, difference = st.columns(2)
    with steps:
        show_chart(both_chart(change, bands_of_both(change, comparison)), both_words(change))
    with difference:
        show_chart(difference_chart(change, words["noise"]), difference_words(change))
    as_table(change_rows(change), difference_rows(change))


def _value(result: Result) -> str:
    return number(result.value, result.unit) if isinstance(result, Measurement) else "–"
