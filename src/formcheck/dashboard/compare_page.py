"""The page that compares two clips: new clips, reports of this visit, or the samples."""

from functools import partial

import streamlit as st

from formcheck.dashboard.check_progress import ask_who, leave, show_progress
from formcheck.dashboard.compare_form import new_pair
from formcheck.dashboard.compare_view import show_comparison
from formcheck.dashboard.compare_words import compare_words
from formcheck.dashboard.film_check_view import show_film_check
from formcheck.dashboard.own_checks import own_checks, remember, the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.samples import finished_sample
from formcheck.jobs import Done, Failed, Pending, QueuedJob
from formcheck.shipped import Sample, all_samples

# Names of the address's parameters that hold the tokens of both checks.
_BEFORE, _AFTER = "before", "after"


def show() -> None:
    """Draw the page."""
    tokens = {name: st.query_params[name] for name in (_BEFORE, _AFTER) if name in st.query_params}
    checks = [the_queue().look(token) for token in tokens.values()]
    found = [check for check in checks if check is not None]
    if len(found) == 2:
        for token in tokens.values():
            remember(token)
        _show_pair(tokens, found)
        return
    words = compare_words()["page"]
    st.title(words["title"], anchor=False)
    if tokens:
        st.info(words["gone"])
    st.markdown(words["introduction"])
    own = _own()
    if own:
        # What has been checked already comes before another upload.
        _show_choice(own)
        st.divider()
        st.header(words["new"], anchor=False)
    _offer()
    if not own:
        st.divider()
        _show_choice(own)


def _offer() -> None:
    """Form for two new clips."""
    sent = new_pair()
    if sent is not None:
        st.query_params.update({_BEFORE: sent[0], _AFTER: sent[1]})
        st.rerun()


def _show_pair(tokens: dict[str, str], checks: list[QueuedJob]) -> None:
    """Wait for both checks, ask for the runner or show errors, then compare."""
    states = [check.state for check in checks]
    before, after = states
    if isinstance(before, Done) and isinstance(after, Done):
        show_comparison((before, after), partial(st.title, anchor=False))
    else:
        st.title(compare_words()["page"]["waiting"], anchor=False)
    for token in tokens.values():
        ask_who(token)
        show_film_check(token, tokens)
    for name, state in zip(tokens, states, strict=True):
        if isinstance(state, Failed):
            st.error(escape_markdown(f"The clip {name}: {state.sentence}"), icon=":material/error:")
    waiting = sum(isinstance(state, Pending) for state in states)
    if waiting:
        show_progress(tokens, waiting)
    elif st.button("Compare other clips", icon=":material/arrow_back:"):
        leave(tokens)


def _show_choice(own: dict[str, Done]) -> None:
    """Compare two of this visit's reports and the samples."""
    words = compare_words()["page"]
    choices: dict[str, Done | Sample] = {**own, **_samples()}
    titles, first = list(choices), max(0, len(own) - 2)
    st.header(words["own" if own else "samples"], anchor=False)
    columns = st.columns(2)
    # A single report would be compared with a rendered runner: its second clip is asked for.
    second = None if len(own) == 1 else first + 1
    before = columns[0].selectbox("Before", titles, index=first)
    after = columns[1].selectbox("After", titles, index=second, placeholder=words["choose"])
    if after is None or before == after:
        told = words["second" if after is None else "other"]
        st.info(told, icon=":material/info:")
        return
    with st.spinner("Opening both …"):
        pair = _finished(choices[before]), _finished(choices[after])
    show_comparison(pair, partial(st.header, anchor=False))


def _own() -> dict[str, Done]:
    """Return this visit's reports, numbered, the oldest first."""
    own = [c.state for c in own_checks().values() if isinstance(c.state, Done)]
    return {f"Yours, {number}: {_name(done)}": done for number, done in enumerate(own, 1)}


def _samples() -> dict[str, Sample]:
    return {f"Sample: {sample.title}": sample for sample in all_samples()}


def _name(done: Done) -> str:
    clip = done.report.trial.clip
    part = "" if clip.part_s is None else f", {clip.part_s[0]:.0f} to {clip.part_s[1]:.0f} s"
    return f"{clip.name}{part}"


def _finished(choice: Done | Sample) -> Done:
    return finished_sample(choice) if isinstance(choice, Sample) else choice
