"""What a page shows of checks that are not done: how far they are, and whom to choose."""

import time

import streamlit as st

from formcheck.dashboard.desk import Finished
from formcheck.dashboard.own_desk import the_desk
from formcheck.dashboard.plain_text import plain
from formcheck.dashboard.progress import fraction_done, progress_text
from formcheck.records import Settings, all_settings

_LOOK_EVERY_S = 0.5
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
        check = the_desk().look(token)
        if check is None or not isinstance(check.outcome, Finished):
            the_desk().forget(token)
        del st.query_params[parameter]
    st.rerun()


@st.fragment(run_every=_LOOK_EVERY_S)
def show_progress(tokens: dict[str, str], waiting_for: int = 1) -> None:
    """Show how far checks are until one of them ends, and offer to leave them.

    Parameters
    ----------
    tokens
        Of the checks, by the name of the address's parameter.
    waiting_for
        How many of them are not done when the page is drawn.
    """
    checks = [the_desk().look(token) for token in tokens.values()]
    waiting = [check for check in checks if check is not None and check.outcome is None]
    if len(waiting) < waiting_for:
        st.rerun()
    for check in waiting:
        passed_s = None if check.started_s is None else time.monotonic() - check.started_s
        st.text(check.name)
        st.progress(fraction_done(check.work_done), progress_text(check.work_done, passed_s))
    st.caption("You can reload this page or come back to it; the work goes on for a minute or so.")
    if st.button("Cancel", icon=":material/close:"):
        leave(tokens)


def ask_who(token: str) -> None:
    """Let the visitor choose the runner of a check; its clip waits."""
    check = the_desk().look(token)
    if check is None or check.people is None:
        return
    if check.settings.runner is not None:
        st.warning(plain(str(check.outcome)), icon=":material/warning:")
    st.text(check.name)
    st.info("Several people in this clip may be meant. Who is the runner?", icon=":material/group:")
    st.image(check.people, width=_PEOPLE_WIDTH_PX)
    with st.form(f"who {token}", border=False):
        limits = all_settings(Settings)["runner"].range or ()
        number = st.number_input("Number", *limits, width=_PEOPLE_WIDTH_PX)
        if st.form_submit_button("Check this one", type="primary", icon=":material/search:"):
            the_desk().choose(token, int(number))
            st.rerun()
