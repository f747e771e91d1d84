"""The part of a page for checks that are not done: their progress, and the choice of a runner."""

import time

import streamlit as st

from formcheck.dashboard.evidence import Picture, show_pictures
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.progress import fraction_done, progress_text
from formcheck.jobs import Asking, Done, Pending, QueuedJob, Running
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
    waiting = [check for check in checks if check and isinstance(check.state, Pending)]
    if len(waiting) < waiting_for:
        st.rerun()
    for check, place in zip(waiting, st.columns(len(waiting), gap="large"), strict=True):
        with place:
            _show_one(check)
    st.caption("You can reload this page, or leave it for about a minute: the work goes on.")
    if st.button("Cancel", icon=":material/close:"):
        leave(tokens)


def _show_one(check: QueuedJob) -> None:
    """The clip, how far its work is, and the runner that it is about, once that is known."""
    state = check.state
    assert isinstance(state, Pending), "only work that goes on has progress"
    passed_s = time.monotonic() - state.started_s if isinstance(state, Running) else None
    # A file name is text from outside: shown as it is, never read as markup.
    st.text(check.job.name)
    st.progress(fraction_done(state.work_done), progress_text(state.work_done, passed_s))
    if check.filming is not None:
        runner = Picture(check.filming.picture, "", "The runner who is being measured.")
        show_pictures([runner], f"runner {check.folder.name}")


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
