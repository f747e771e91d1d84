"""The page that lists the data kept of a visit, and deletes it."""

import streamlit as st

from formcheck.dashboard.compare_pictures import forget_pictures
from formcheck.dashboard.own_checks import own_checks, the_queue
from formcheck.dashboard.page_text import PageText
from formcheck.dashboard.whereabouts import way_of_the_clip
from formcheck.jobs import Asking, Checked, Done, Pending, QueuedJob
from formcheck.words import page


def show() -> None:
    """Draw the page."""
    st.title("Privacy", anchor=False)
    st.markdown(way_of_the_clip().say())
    st.markdown(page("privacy"))
    st.header("Kept from your visit", anchor=False)
    checks = own_checks()
    if not checks:
        st.info(PageText.NOTHING_KEPT.say(), icon=":material/check:")
        return
    for token, check in checks.items():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.text(f"{check.job.name}: {_state(check)}", width="stretch")
            if st.button("Delete", key=token, icon=":material/delete:"):
                _delete(token)
    if len(checks) > 1 and st.button("Delete all", type="primary", icon=":material/delete:"):
        _delete(*checks)


def _delete(*tokens: str) -> None:
    for token in tokens:
        the_queue().forget(token)
    forget_pictures()
    st.rerun()


def _state(check: QueuedJob) -> str:
    if isinstance(check.state, Pending):
        return "being analysed; the clip is in the private folder"
    if isinstance(check.state, Done):
        megabytes = sum(map(len, check.state.files.values())) / 1e6
        return f"report and videos in memory ({megabytes:.1f} MB); the clip is deleted"
    if isinstance(check.state, Asking | Checked):
        return "waiting for your choice; the clip is in the private folder"
    return "an error message in memory; the clip is deleted"
