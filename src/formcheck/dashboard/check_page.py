"""The page on which a clip is checked: choose, wait, read."""

import time
from typing import Any

import streamlit as st

from formcheck.dashboard.clip_fields import about_the_clip
from formcheck.dashboard.desk import Check
from formcheck.dashboard.own_desk import remember, the_desk
from formcheck.dashboard.plain_text import plain
from formcheck.dashboard.progress import fraction_done, progress_text
from formcheck.dashboard.report_view import show_report
from formcheck.dashboard.samples import all_samples, finished_sample
from formcheck.errors import SettingsError
from formcheck.records import Settings, View
from formcheck.records.report import HEIGHT_RANGE_CM, RUNNER_RANGE, SPEED_RANGE_KMH

# Name of the address's parameter that holds a check's token: a reloaded page finds its check by it.
_TOKEN = "check"
_LOOK_EVERY_S = 0.5
_PEOPLE_WIDTH_PX = 360
_VIDEO_TYPES = ["mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi", "ts", "gif"]
_VIEWS = {
    "Find out by itself": None,
    "From behind": View.REAR,
    "From the front": View.FRONT,
    "From my left side": View.LEFT,
    "From my right side": View.RIGHT,
}


def show() -> None:
    """Draw the page."""
    st.title("formcheck", anchor=False)
    desk = the_desk()
    token = st.query_params.get(_TOKEN)
    check = desk.look(token) if token else None
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
        "hip drop, cadence and overstriding, and says how sure it is. "
        "**The clip stays on this computer.**"
    )
    with st.form("new check", border=True):
        upload = st.file_uploader("Your clip, 10 to 30 seconds", type=_VIDEO_TYPES)
        columns = st.columns(3)
        view = columns[0].selectbox("Filmed", list(_VIEWS))
        speed_kmh = columns[1].number_input(
            "Belt speed, km/h",
            *SPEED_RANGE_KMH,
            value=None,
            step=0.1,
            format="%.1f",
            placeholder="for the scales",
            help="Overstriding and cadence depend on speed: with it they are shown on a scale.",
        )
        height_cm = columns[2].number_input(
            "Your height, cm",
            *HEIGHT_RANGE_CM,
            value=None,
            step=1.0,
            format="%.0f",
            placeholder="for centimetres",
            help="With it, distances are given in centimetres too.",
        )
        with st.expander("More about the clip"):
            about = about_the_clip()
        st.caption(
            "For hip drop, tuck the shirt in and stick two pieces of bright tape on the waistband "
            "over the dimples of your lower back. More under *How it works*."
        )
        if not st.form_submit_button("Check this run", type="primary", icon=":material/search:"):
            return
    if upload is None:
        st.warning("Choose a clip first: a video file from your phone, at most 2 GB.")
        return
    known: dict[str, Any] = {"view": _VIEWS[view], "height_cm": height_cm, "speed_kmh": speed_kmh}
    try:
        settings = Settings(**known, **about)
    except SettingsError as error:
        st.warning(plain(str(error)))
        return
    _go_to(the_desk().open(upload.name, upload, settings))


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
        finished = finished_sample(samples[title or next(iter(samples))])
    show_report(finished)


def _show_check(token: str, check: Check) -> None:
    if check.outcome is None:
        _show_progress(token)
        return
    if st.button("Check another clip", icon=":material/arrow_back:"):
        _leave(token)
    if check.people is not None:
        if check.settings.runner is not None:
            st.warning(plain(str(check.outcome)), icon=":material/warning:")
        _ask_who(token, check.people)
        return
    if isinstance(check.outcome, str):
        st.error(plain(check.outcome), icon=":material/error:")
        return
    show_report(check.outcome)


def _ask_who(token: str, people: bytes) -> None:
    """Let the visitor choose the runner; the clip waits."""
    st.info("Several people in this clip may be meant. Who is the runner?", icon=":material/group:")
    st.image(people, width=_PEOPLE_WIDTH_PX)
    with st.form("who", border=False):
        number = st.number_input("Number", *RUNNER_RANGE, width=_PEOPLE_WIDTH_PX)
        if st.form_submit_button("Check this one", type="primary", icon=":material/search:"):
            the_desk().choose(token, int(number))
            st.rerun()


@st.fragment(run_every=_LOOK_EVERY_S)
def _show_progress(token: str) -> None:
    check = the_desk().look(token)
    if check is None or check.outcome is not None:
        st.rerun()
    passed_s = None if check.started_s is None else time.monotonic() - check.started_s
    st.text(check.name)
    st.progress(fraction_done(check.work_done), progress_text(check.work_done, passed_s))
    st.caption("You can reload this page or come back to it; the work goes on for a minute or so.")
    if st.button("Cancel", icon=":material/close:"):
        _leave(token)


def _go_to(token: str) -> None:
    st.query_params[_TOKEN] = token
    st.rerun()


def _leave(token: str) -> None:
    the_desk().forget(token)
    del st.query_params[_TOKEN]
    st.rerun()
