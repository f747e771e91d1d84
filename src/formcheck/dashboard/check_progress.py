"""The part of a page for checks that are not done: their progress, and the choice of a runner."""

import time

import streamlit as st

from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.progress import fraction_done, progress_text
from formcheck.jobs import Asking, Done, Pending, Running
from formcheck.records import Settings, all_settings

LOOK_EVERY_S = 0.5
_PEOPLE_WIDTH_PX = 360


def leave(tokens: dict[str, str]) -> None:
    """Remove checks from the page's address and redraw the page; only reports are kept.

    A check that is running, waits for a choice, or failed is cancelled and forgotten with its clip.

    Parameters
    ----------
    tokens
        Tokens of the checks, by the name of the address's parameter.
    """
    for parameter, token in tokens.items():
        check = the_queue().look(token)
        if check is None or not isinstance(check.state, Done):
            the_queue().forget(token)
        del st.query_params[parameter]
    st.rerun()


@st.fragment(run_every=LOOK_EVERY_S)
def show_progress(tokens: dict[str, str], waiting_for: int = 1) -> None:
    """Show the progress of checks until one of them ends, with a button that cancels them.

    Parameters
    ----------
    tokens
        Tokens of the checks, by the name of the address's parameter.
    waiting_for
        Number of checks that are not done when the page is drawn.
    """
    checks = [the_queue().look(token) for token in tokens.values()]
    waiting = [(c.job.name, c.state) for c in checks if c and isinstance(c.state, Pending)]
    if len(waiting) < waiting_for:
        st.rerun()
    for name, state in waiting:
        passed_s = time.monotonic() - state.started_s if isinstance(state, Running) else None
        st.text(name)
        st.progress(fraction_done(state.work_done), progress_text(state.work_done, passed_s))
    st.caption("You can reload this page, or leave it for about a minute: the work goes on.")
    if st.button("Cancel", icon=":material/close:"):
        leave(tokens)


def ask_who(token: str) -> None:
    """Let the visitor choose the runner of a check, whose clip is kept meanwhile."""
    check = the_queue().look(token)
    if check is None or not isinstance(check.state, Asking):
        return
    if check.job.settings.runner is not None:
        st.warning(escape_markdown(check.state.sentence), icon=":material/warning:")
    st.text(check.job.name)
    st.info("Several people are in this clip. Which one is the runner?", icon=":material/group:")
    st.image(check.state.people, width=_PEOPLE_WIDTH_PX)
    with st.form(f"who {token}", border=False):
        limits = all_settings(Settings)["runner"].range or ()
        number = st.number_input("Number", *limits, width=_PEOPLE_WIDTH_PX)
        if st.form_submit_button("Check this one", type="primary", icon=":material/search:"):
            the_queue().choose(token, int(number))
            st.rerun()
