"""The page that compares two clips: new clips, reports of this visit, or the samples."""

import streamlit as st

from formcheck.dashboard.check_progress import ask_who, leave, show_progress
from formcheck.dashboard.compare_form import new_pair
from formcheck.dashboard.compare_view import show_comparison
from formcheck.dashboard.own_checks import own_checks, remember, the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.samples import finished_sample
from formcheck.jobs import Asking, Done, Failed, Pending, QueuedJob
from formcheck.shipped import Sample, all_samples

# Names of the address's parameters that hold the tokens of both checks.
_BEFORE, _AFTER = "before", "after"
_INTRODUCTION = (
    "Compare two clips: before and after, or the fresh and the tired end of one run. A metric is "
    "*changed* only if the interval of the difference excludes zero **and** the difference is "
    "larger than that between two recordings of the same running."
)


def show() -> None:
    """Draw the page."""
    st.title("Compare", anchor=False)
    tokens = {name: st.query_params[name] for name in (_BEFORE, _AFTER) if name in st.query_params}
    checks = [the_queue().look(token) for token in tokens.values()]
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


def _show_pair(tokens: dict[str, str], checks: list[QueuedJob]) -> None:
    """Wait for both checks, ask for the runner or show errors, then compare."""
    states = [check.state for check in checks]
    for token, state in zip(tokens.values(), states, strict=True):
        if isinstance(state, Asking):
            ask_who(token)
    waiting = sum(isinstance(state, Pending) for state in states)
    if waiting:
        show_progress(tokens, waiting)
    elif st.button("Compare other clips", icon=":material/arrow_back:"):
        leave(tokens)
    for name, state in zip(tokens, states, strict=True):
        if isinstance(state, Failed):
            st.error(escape_markdown(f"The clip {name}: {state.sentence}"), icon=":material/error:")
    before, after = states
    if isinstance(before, Done) and isinstance(after, Done):
        show_comparison((before, after))


def _show_choice() -> None:
    """Compare two of this visit's reports and the samples."""
    choices = _choices()
    st.divider()
    own = sum(isinstance(choice, Done) for choice in choices.values())
    st.subheader("Reports and samples" if own else "A sample comparison", anchor=False)
    columns = st.columns(2)
    titles = list(choices)
    # A single report would be compared with a rendered runner.
    first = 0 if own >= 2 else own
    before = columns[0].selectbox("Before", titles, index=first)
    after = columns[1].selectbox("After", titles, index=first + 1)
    if before == after:
        st.info("Choose two different clips.", icon=":material/info:")
        return
    with st.spinner("Opening both …"):
        pair = _finished(choices[before]), _finished(choices[after])
    show_comparison(pair)


def _choices() -> dict[str, Done | Sample]:
    """The reports that can be compared: this visit's own, numbered, and the samples."""
    own = [c.state for c in own_checks().values() if isinstance(c.state, Done)]
    found: dict[str, Done | Sample] = {
        f"Yours, {number}: {_name(done)}": done for number, done in enumerate(own, 1)
    }
    return {**found, **{f"Sample: {sample.title}": sample for sample in all_samples()}}


def _name(done: Done) -> str:
    clip = done.report.trial.clip
    part = "" if clip.part_s is None else f", {clip.part_s[0]:.0f} to {clip.part_s[1]:.0f} s"
    return f"{clip.name}{part}"


def _finished(choice: Done | Sample) -> Done:
    return finished_sample(choice) if isinstance(choice, Sample) else choice
