"""The page that checks a clip: choose it, wait, read the report."""

import streamlit as st

from formcheck.dashboard.check_progress import ask_who, leave, show_progress
from formcheck.dashboard.clip_fields import VIDEO_TYPES, section_fields
from formcheck.dashboard.own_checks import open_own, remember, the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.report_view import show_report
from formcheck.dashboard.samples import finished_sample
from formcheck.errors import SettingsError
from formcheck.jobs import Asking, Done, Failed, Pending, QueuedJob
from formcheck.records import Section, Settings
from formcheck.shipped import all_samples

# Name of the address's parameter that holds a check's token: a reloaded page finds its check by it.
_TOKEN = "check"


def show() -> None:
    """Draw the page."""
    st.title("formcheck", anchor=False)
    token = st.query_params.get(_TOKEN)
    check = the_queue().look(token) if token else None
    if token and check is None:
        st.info("That check is no longer kept here. Choose the clip again to see its report.")
    if token is None or check is None:
        _offer()
        _show_sample()
    else:
        remember(token)
        _show_check(token, check)


def _offer() -> None:
    """Form for a new check."""
    st.markdown(
        "Film a treadmill run with your phone, from behind or from the side. formcheck measures "
        "hip drop, cadence and overstriding, and states how certain each number is. "
        "**The clip stays on this computer.**"
    )
    with st.form("new check", border=True):
        upload = st.file_uploader("Your clip, 10 to 30 seconds", type=VIDEO_TYPES)
        said = section_fields(Section.RUN)
        with st.expander("More about the clip"):
            said |= section_fields(Section.PART) | section_fields(Section.CLIP)
        st.caption(
            "For hip drop, tuck the shirt in and stick two pieces of bright tape on the waistband "
            "over the dimples of your lower back. More under *How to film*."
        )
        if not st.form_submit_button("Check this run", type="primary", icon=":material/search:"):
            return
    if upload is None:
        st.warning("Choose a clip first: a video file from your phone, at most 2 GB.")
        return
    try:
        settings = Settings(**said)
    except SettingsError as error:
        st.warning(escape_markdown(str(error)))
        return
    _go_to(open_own(upload.name, upload, settings))


def _show_sample() -> None:
    samples = {sample.title: sample for sample in all_samples()}
    st.divider()
    st.subheader("A sample report", anchor=False)
    st.caption(
        "This runner is rendered, so the true values are known. Your own report looks the same."
    )
    title = st.segmented_control(
        "Sample clip", list(samples), default=next(iter(samples)), required=True
    )
    with st.spinner("Opening the sample …"):
        done = finished_sample(samples[title or next(iter(samples))])
    show_report(done)


def _show_check(token: str, check: QueuedJob) -> None:
    if isinstance(check.state, Pending):
        show_progress({_TOKEN: token})
        return
    if st.button("Check another clip", icon=":material/arrow_back:"):
        leave({_TOKEN: token})
    if isinstance(check.state, Asking):
        ask_who(token)
    elif isinstance(check.state, Failed):
        st.error(escape_markdown(check.state.sentence), icon=":material/error:")
    elif isinstance(check.state, Done):
        st.caption("You can compare this report with another clip's under *Compare*.")
        show_report(check.state, token)


def _go_to(token: str) -> None:
    st.query_params[_TOKEN] = token
    st.rerun()
