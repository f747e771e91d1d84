"""The offer, in a report, to measure the hip drop by hand; and the way to that page."""

from typing import Literal

import streamlit as st

from formcheck.analyzers import pelvic_drop
from formcheck.dashboard.addresses import BY_HAND, TOKENS
from formcheck.dashboard.hand_words import hand_words
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.run_shown import ShownClip, ShownRun
from formcheck.one_run import HIP_POINTS
from formcheck.records import Answer, HipLineSource, Measurement, Reason, Result, View

# Where the pixels show no hips, a person may see them; all other reasons hold for a person too.
_HIDDEN = (Reason.PELVIS_NOT_VISIBLE, Reason.TOO_FEW_LINES)


def offer_by_hand(shown: ShownRun, answer: Answer) -> None:
    """Draw the offer in the card of an answer, where its number can be read by hand."""
    clip = next((clip for clip in shown.clips if can_be_laid(clip)), None)
    if clip is None or pelvic_drop.METRIC not in answer.because:
        return
    words, drop = hand_words(), _drop_of(clip)
    measured = isinstance(drop, Measurement)
    is_laid = clip.done.report.trial.hand_line is not None
    if isinstance(drop, Measurement) and drop.method.instrument is HipLineSource.HAND:
        st.caption(drop.caveats[0])
    if not measured and not is_laid:
        st.markdown(words["offered"])
    with st.container(horizontal=True):
        label = words["change"] if is_laid else words["check"] if measured else words["begin"]
        style: Literal["primary", "tertiary"] = "tertiary" if measured else "primary"
        if st.button(label, icon=":material/straighten:", type=style, key="by hand"):
            _open(clip)
        if is_laid and st.button(words["take_back"], type="tertiary", icon=":material/undo:"):
            the_queue().restate(str(clip.token), **{HIP_POINTS: None})
            st.rerun()


def can_be_laid(clip: ShownClip) -> bool:
    """Whether lines by hand would give this clip a hip drop; a sample keeps its own number."""
    if clip.token is None or clip.done.report.trial.view is not View.REAR:
        return False
    drop = _drop_of(clip)
    return isinstance(drop, Measurement) or drop.reason in _HIDDEN


def _drop_of(clip: ShownClip) -> Result:
    return clip.done.report[pelvic_drop.METRIC.name]


def _open(clip: ShownClip) -> None:
    """Put the page of the lines into the address, by the name of the clip's parameter."""
    names = [name for name in TOKENS if st.query_params.get(name) == clip.token]
    st.query_params[BY_HAND] = names[0]
    st.rerun()
