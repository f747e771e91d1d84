"""The page that compares two clips: what differs, and whether that is more than noise."""

import streamlit as st

from formcheck.comparison import compare
from formcheck.dashboard.compare_charts import difference_chart, steps_of_both
from formcheck.dashboard.desk import Finished
from formcheck.dashboard.own_desk import own_checks
from formcheck.dashboard.plain_text import plain
from formcheck.dashboard.samples import Sample, all_samples, finished_sample
from formcheck.exporters.wording import number, title_of
from formcheck.records import Change, Comparison, Measurement, NotMeasured, Report, Result, Verdict

_BADGE = {
    Verdict.CHANGED: ("Changed", "green", ":material/trending_up:"),
    Verdict.WITHIN_NOISE: ("Within noise", "gray", ":material/drag_handle:"),
    Verdict.UNCERTAIN: ("Uncertain", "blue", ":material/help:"),
    Verdict.NOT_COMPARABLE: ("Not comparable", "orange", ":material/block:"),
}
_INTRODUCTION = (
    "Two clips of one runner: before and after, or fresh and tired. A difference counts as "
    "*changed* only when its interval leaves out zero **and** it is larger than what two "
    "recordings of the same running differ by from day to day."
)


def show() -> None:
    """Draw the page."""
    st.title("Compare", anchor=False)
    st.markdown(_INTRODUCTION)
    choices = _choices()
    columns = st.columns(2)
    titles = list(choices)
    before = columns[0].selectbox("Before", titles, index=0)
    after = columns[1].selectbox("After", titles, index=min(1, len(titles) - 1))
    same_session = st.checkbox(
        "Filmed in one session, the camera untouched", help="Smaller differences then count."
    )
    if before == after:
        st.info("Choose two different clips.", icon=":material/info:")
        return
    with st.spinner("Comparing …"):
        reports = _report(choices[before]), _report(choices[after])
        found = compare(*reports, same_session=same_session)
    _summary(found)
    _changes(found)


def _choices() -> dict[str, Finished | Sample]:
    """What can be compared: this visit's own reports, and the samples."""
    own: dict[str, Finished | Sample] = {
        f"{check.name} (yours)": check.outcome
        for check in own_checks().values()
        if isinstance(check.outcome, Finished)
    }
    return {**own, **{f"Sample: {sample.title}": sample for sample in all_samples()}}


def _report(choice: Finished | Sample) -> Report:
    return (finished_sample(choice) if isinstance(choice, Sample) else choice).report


def _summary(found: Comparison) -> None:
    for caveat in found.caveats:
        st.warning(plain(caveat), icon=":material/warning:")
    changed = [title_of(c.metric) for c in found.changes if c.verdict is Verdict.CHANGED]
    if changed:
        st.success(f"Changed: {', '.join(changed)}.", icon=":material/trending_up:")
    else:
        st.info("Nothing changed by more than the noise.", icon=":material/drag_handle:")


def _changes(found: Comparison) -> None:
    shown = [change for change in found.changes if not _is_of_another_view(change)]
    for change in sorted(shown, key=lambda c: list(Verdict).index(c.verdict)):
        _card(change)


def _is_of_another_view(change: Change) -> bool:
    """Whether neither clip shows the metric."""
    return isinstance(change.before, NotMeasured) and isinstance(change.after, NotMeasured)


def _card(change: Change) -> None:
    words, colour, icon = _BADGE[change.verdict]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title_of(change.metric)}**, {change.unit}", width="content")
            st.badge(words, color=colour, icon=icon)  # type: ignore[arg-type]
        columns = st.columns(3)
        columns[0].metric("Before", _value(change.before))
        columns[1].metric("After", _value(change.after))
        columns[2].metric("Difference", _difference(change))
        if change.difference is not None:
            st.altair_chart(difference_chart(change), width="stretch")
            low, high = change.difference.low, change.difference.high
            st.caption(
                f"95 % interval {_signed(low, change.unit)} to {_signed(high, change.unit)} · "
                f"grey: up to {number(change.difference.detectable, change.unit)} is noise"
            )
            with st.expander("Steps of both"):
                st.altair_chart(steps_of_both(change), width="stretch")
        for reason in change.reasons:
            st.caption(plain(reason[:1].upper() + reason[1:] + "."))


def _value(result: Result) -> str:
    return number(result.value, result.unit) if isinstance(result, Measurement) else "–"


def _difference(change: Change) -> str:
    if change.difference is None:
        return "–"
    return _signed(change.difference.value, change.unit)


def _signed(value: float, unit: str) -> str:
    written = number(value, unit)
    return written if written.startswith("-") else f"+{written}"
