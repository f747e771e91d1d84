"""What a page shows of checks that are not done: how far they are, and whom to choose."""

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
    """Take checks out of the address and draw the page; only a report is kept.

    What still works, waits for a choice, or failed is cancelled and forgotten with its clip.

    Parameters
    ----------
    tokens
        Of the checks, by the name of the address's parameter.
    """
    for parameter, token in tokens.items():
        check = the_queue().look(token)
        if check is None or not isinstance(check.state, Done):
            the_queue().forget(token)
        del st.query_params[parameter]
    st.rerun()


@st.fragment(run_every=LOOK_EVERY_S)
def show_progress(tokens: dict[str, str], waiting_for: int = 1) -> None:
    """Show how far checks are until one of them ends, and offer to leave them.

    Parameters
    ----------
    tokens
        Of the checks, by the name of the address's parameter.
    waiting_for
        How many of them are not done when the page is drawn.
    """
    checks = [the_queue().look(token) for token in tokens.values()]
    waiting = [(c.job.name, c.state) for c in checks if c and isinstance(c.state, Pending)]
    if len(waiting) < waiting_for:
        st.rerun()
    for name, state in waiting:
        passed_s = time.monotonic() - state.started_s if isinstance(state, Running) else None
        st.text(name)
        st.progress(fraction_done(state.work_done), progress_text(state.work_done, passed_s))
    st.caption("You can reload this page or come back to it; the work goes on for a minute or so.")
    if st.button("Cancel", icon=":material/close:"):
        leave(tokens)


def ask_who(token: str) -> None:
    """Let the visitor choose the runner of a check; its clip waits."""
    check = the_queue().look(token)
    if check is None or not isinstance(check.state, Asking):
        return
    if check.job.settings.runner is not None:
        st.warning(escape_markdown(check.state.sentence), icon=":material/warning:")
    st.text(check.job.name)
    st.info("Several people in this clip may be meant. Who is the runner?", icon=":material/group:")
    st.image(check.state.people, width=_PEOPLE_WIDTH_PX)
    with st.form(f"who {token}", border=False):
        limits = all_settings(Settings)["runner"].range or ()
        number = st.number_input("Number", *limits, width=_PEOPLE_WIDTH_PX)
        if st.form_submit_button("Check this one", type="primary", icon=":material/search:"):
            the_queue().choose(token, int(number))
            st.rerun()
