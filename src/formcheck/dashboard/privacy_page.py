"""The page that lists the data kept of a visit, and deletes it."""

import streamlit as st

from formcheck.dashboard.compare_pictures import forget_pictures
from formcheck.dashboard.own_checks import own_checks, the_queue
from formcheck.jobs import Asking, Checked, Done, Pending, QueuedJob

_TEXT = """
Everything happens on the computer that runs this dashboard. It opens no connection of its own to
any other computer, and collects no statistics.

- **Your clip** is kept in a private folder of the server, under a random name, while it is
  analysed. It is deleted at the end, after an error, and when you cancel. If you are asked whether
  to go on, or which of several people you are, it waits there for your answer, for an hour at most.
- **Reports, videos (plain, and annotated once you ask for it) and freeze frames** of your last
  clips, at most six, stay in the server's memory, so that you can compare them: until you delete
  them, until nobody has looked at them for an hour, or until the server stops. A reloaded page
  knows only those that its address names; the others are deleted when the hour is over.
- **Pictures of a comparison** stay until you compare others, delete a clip, or close the page.
- **While a video or a comparison is drawn**, the plain videos are in the private folder too.
- **Uploads** pass through the server's memory, and are dropped when the page is closed or another
  clip is chosen.
- **Logs** contain nothing about your clip.
"""


def show() -> None:
    """Draw the page."""
    st.title("Privacy", anchor=False)
    st.markdown(_TEXT)
    st.subheader("Kept from your visit", anchor=False)
    checks = own_checks()
    if not checks:
        st.info("Nothing is kept.", icon=":material/check:")
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
