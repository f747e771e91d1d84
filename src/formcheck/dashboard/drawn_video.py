"""The annotated video: drawn on request, then offered as a download."""

import streamlit as st

from formcheck.dashboard.check_progress import LOOK_EVERY_S
from formcheck.dashboard.download import download
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.progress import progress_text
from formcheck.jobs import Done, Failed, Pending, State

PREPARE = "Prepare the annotated video"


def offer_video(done: Done, token: str | None, name: str) -> None:
    """Draw a button that saves the annotated video, or one that has it drawn first.

    Parameters
    ----------
    done
        The check, or a sample, which has its video from the start.
    token
        Token of the check; None for a sample.
    name
        Name of the file in the browser.
    """
    now, drawing = (done, None) if token is None else _states(token)
    if isinstance(now, Done) and now.video is not None:
        download("Video (MP4)", now.video, name, "video/mp4")
    elif token is not None and isinstance(drawing, Pending):
        _show_progress(token)
    elif token is not None:
        if isinstance(drawing, Failed):
            st.error(escape_markdown(drawing.sentence), icon=":material/error:")
        draw = the_queue().draw
        st.button(
            PREPARE, key=f"video {token}", icon=":material/movie:", on_click=draw, args=(token,)
        )


@st.fragment(run_every=LOOK_EVERY_S)
def _show_progress(token: str) -> None:
    """Show the progress of the drawing until it ends."""
    _, drawing = _states(token)
    if not isinstance(drawing, Pending):
        st.rerun()
    work = drawing.work_done
    st.progress(work.done / work.total if work.total else 0.0, progress_text(work, None))


def _states(token: str) -> tuple[State | None, State | None]:
    """The states of a check and of the drawing of its video."""
    check = the_queue().look(token)
    if check is None:
        return None, None
    return check.state, None if check.drawing is None else check.drawing.state
