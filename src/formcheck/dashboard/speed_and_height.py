"""Belt speed and height at the report: stated here, they count at once."""

from collections.abc import Mapping

import streamlit as st

from formcheck.dashboard.clip_fields import quantity_fields
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.run_shown import ShownRun
from formcheck.dashboard.units import reader_units
from formcheck.records import HEIGHT, SPEED, BeltSpeed, Settings

_KMH = 3.6


def show_speed_and_height(shown: ShownRun) -> None:
    """Draw what is known of both, and the fields that state them."""
    settings = shown.clips[0].done.report.settings
    with st.container(border=True, key="speed-and-height"):
        words = f"{_speed_words(shown.speed)} {_height_words(settings)}"
        if shown.is_sample:
            st.markdown(words)
            return
        text, fields = st.columns([2, 3], vertical_alignment="bottom")
        text.markdown(words)
        with fields, st.form("speed and height", border=False):
            both, last = st.columns([2, 1], vertical_alignment="bottom")
            with both:
                said = quantity_fields(settings, "stated")
            sent = last.form_submit_button("Update the report", width="stretch")
            if sent and said.is_valid:
                _restate(shown, said.values)
        for warning in dict.fromkeys(_warnings(shown)):
            st.caption(f":material/warning: {escape_markdown(warning)}")


def _speed_words(speed: BeltSpeed | None) -> str:
    if speed is None:
        return "**Belt speed:** not known."
    words = SPEED.write(_KMH * speed.m_s, reader_units())
    if speed.is_stated:
        return f"**Belt speed:** {words}."
    return f"**Belt speed:** about {words}, estimated from the clip."


def _height_words(settings: Settings) -> str:
    if settings.height_cm is None:
        return "**Your height:** not told."
    return f"**Your height:** {HEIGHT.write(settings.height_cm, reader_units())}."


def _restate(shown: ShownRun, said: Mapping[str, float | None]) -> None:
    for clip in shown.clips:
        if clip.token is not None:
            the_queue().restate(clip.token, **said)
    st.rerun()


def _warnings(shown: ShownRun) -> list[str]:
    scales = [clip.done.report.trial.scale for clip in shown.clips]
    return [scale.warning for scale in scales if scale is not None and scale.warning is not None]
