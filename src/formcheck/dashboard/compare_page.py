"""The page that compares two clips: new ones, reports that are still here, or the samples."""

import streamlit as st

from formcheck.dashboard.check_progress import ask_who, leave, show_progress
from formcheck.dashboard.compare_form import new_pair
from formcheck.dashboard.compare_view import show_comparison
from formcheck.dashboard.desk import Check, Finished
from formcheck.dashboard.own_desk import own_checks, remember, the_desk
from formcheck.dashboard.plain_text import plain
from formcheck.dashboard.samples import finished_sample
from formcheck.shipped import Sample, all_samples

# Names of the address's parameters that hold the tokens of both checks.
_BEFORE, _AFTER = "before", "after"
_INTRODUCTION = (
    "Two clips: before and after, or the fresh and the tired end of one run. A difference counts "
    "as *changed* only when its interval leaves out zero **and** it is larger than what two "
    "recordings of the same running differ by."
)


def show() -> None:
    """Draw the page."""
    st.title("Compare", anchor=False)
    tokens = {name: st.query_params[name] for name in (_BEFORE, _AFTER) if name in st.query_params}
    checks = [the_desk().look(token) for token in tokens.values()]
    found = [check for check in checks if check is not None]
    if len(found) == 2:
        for token in tokens.values():
            remember(token)
        _show_pair(tokens, found)
        return
    if tokens:
        st.info("Those checks are no longer kept here. Choose the clips again to compare them.")
    st.markdown(_INTRODUCTION)
    sent = new_pair()
    if sent is not None:
        st.query_params.update({_BEFORE: sent[0], _AFTER: sent[1]})
        st.rerun()
    _show_choice()


def _show_pair(tokens: dict[str, str], checks: list[Check]) -> None:
    """Wait for both, ask or tell what went wrong, and compare."""
    waiting = [check for check in checks if check.outcome is None]
    asking = [t for t, c in zip(tokens.values(), checks, strict=True) if c.people is not None]
    for token in asking:
        ask_who(token)
    failed = {
        name: check.outcome
        for name, check in zip(tokens, checks, strict=True)
        if isinstance(check.outcome, str) and check.people is None
    }
    if waiting:
        show_progress(tokens, len(waiting))
    elif st.button("Compare other clips", icon=":material/arrow_back:"):
        leave(tokens)
    for name, told in failed.items():
        st.error(plain(f"The clip {name}: {told}"), icon=":material/error:")
    before, after = (check.outcome for check in checks)
    if isinstance(before, Finished) and isinstance(after, Finished):
        show_comparison((before, after))


def _show_choice() -> None:
    """Compare what is here already."""
    choices = _choices()
    st.divider()
    own = sum(isinstance(choice, Finished) for choice in choices.values())
    st.subheader("Reports and samples" if own else "A sample comparison", anchor=False)
    columns = st.columns(2)
    titles = list(choices)
    # One report alone would be held against a drawn runner.
    first = 0 if own >= 2 else own
    before = columns[0].selectbox("Before", titles, index=first)
    after = columns[1].selectbox("After", titles, index=first + 1)
    if before == after:
        st.info("Choose two different clips.", icon=":material/info:")
        return
    with st.spinner("Opening both …"):
        pair = _finished(choices[before]), _finished(choices[after])
    show_comparison(pair)


def _choices() -> dict[str, Finished | Sample]:
    """What can be compared: this visit's own reports, by numbers, and the samples."""
    own = [c.outcome for c in own_checks().values() if isinstance(c.outcome, Finished)]
    found: dict[str, Finished | Sample] = {
        f"Yours, {number}: {_name(finished)}": finished for number, finished in enumerate(own, 1)
    }
    return {**found, **{f"Sample: {sample.title}": sample for sample in all_samples()}}


def _name(finished: Finished) -> str:
    clip = finished.report.trial.clip
    part = "" if clip.part_s is None else f", {clip.part_s[0]:.0f} to {clip.part_s[1]:.0f} s"
    return f"{clip.name}{part}"


def _finished(choice: Finished | Sample) -> Finished:
    return finished_sample(choice) if isinstance(choice, Sample) else choice
