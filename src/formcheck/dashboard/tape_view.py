"""Show dots of tape that were not found: once a side, in one picture of the clip."""

from collections.abc import Sequence

import streamlit as st

from formcheck.dashboard.hand_line.component import LineTask, show_hand_line
from formcheck.dashboard.hand_words import hand_words
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.errors import FormcheckError
from formcheck.exporters.hand_pictures import HandPicture
from formcheck.jobs import Done
from formcheck.records import TapeClicks

# If both dots cannot be seen in the first picture, they may be in another one.
_PICTURES = 3
# Dots over the dimples are 6 to 13 cm apart, on a picture of some 50 cm.
_SHORTEST = 0.08


def show_tape(token: str, done: Done, pictures: Sequence[HandPicture]) -> bool:
    """Draw the pictures on which the dots are shown; return whether the report has them now."""
    words, identity = hand_words(), done.report.trial.clip.identity
    st.markdown(words["tape_how"])
    chosen = [picture for picture in pictures if not picture.is_stand][:_PICTURES]
    ids = tuple(picture.id for picture in chosen)
    task = LineTask(chosen, (ids,), words["tape_along"], words["tape_step"], _SHORTEST)
    laid = show_hand_line(task, (), key=f"tape {identity[:16]}")
    shown = [mark for marks in laid for mark in marks if mark.ends is not None]
    if not shown or not st.button(words["tape_follow"], type="primary", icon=":material/check:"):
        return False
    mark = shown[-1]
    time_s = next(picture.time_s for picture in chosen if picture.id == mark.id)
    try:
        with st.spinner(words["tape_following"]):
            assert mark.ends is not None
            the_queue().restate(token, tape=TapeClicks(identity, time_s, *mark.ends))
    except FormcheckError as error:
        st.warning(escape_markdown(str(error)))
        return False
    return True
