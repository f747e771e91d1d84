"""Belt speed and height at the report: stated here, they count at once."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.run_shown import ShownRun
from formcheck.errors import SettingsError
from formcheck.records import BeltSpeed, Settings, all_settings

_KMH = 3.6
_NAMES = ("speed_kmh", "height_cm")


def show_speed_and_height(shown: ShownRun) -> None:
    """Draw what is known of both, and the fields that state them."""
    settings = shown.clips[0].done.report.settings
    with st.container(border=True, key="speed-and-height"):
        words = f"{_speed_words(shown.speed)} {_height_words(settings)}"
        if shown.is_sample:
            st.markdown(words)
            return
        with st.form("speed and height", border=False):
            text, *columns, last = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
            text.markdown(words)
            said = {
                name: _field(name, getattr(settings, name), column)
                for name, column in zip(_NAMES, columns, strict=True)
            }
            if last.form_submit_button("Update the report", width="stretch"):
                _restate(shown, said, dict(zip(_NAMES, columns, strict=True)))
        for warning in dict.fromkeys(_warnings(shown)):
            st.caption(f":material/warning: {escape_markdown(warning)}")


def _speed_words(speed: BeltSpeed | None) -> str:
    if speed is None:
        return "**Belt speed:** not known."
    kmh = _KMH * speed.m_s
    if speed.is_stated:
        return f"**Belt speed:** {kmh:.1f} km/h."
    return f"**Belt speed:** about {kmh:.1f} km/h, estimated from the clip."


def _height_words(settings: Settings) -> str:
    if settings.height_cm is None:
        return "**Your height:** not told."
    return f"**Your height:** {settings.height_cm:.0f} cm."


def _field(name: str, stated: float | None, column: DeltaGenerator) -> float | None:
    """A field without limits of its own: a browser would cut the number without a word."""
    setting = all_settings(Settings)[name]
    return column.number_input(
        setting.label,
        value=stated,
        step=float(setting.step),
        format="%.1f" if setting.step < 1.0 else "%.0f",
        key=f"stated {name}",
        placeholder="tell it",
    )


def _restate(
    shown: ShownRun,
    said: Mapping[str, float | None],
    columns: Mapping[str, DeltaGenerator],
) -> None:
    is_right = True
    for name, value in said.items():
        try:
            all_settings(Settings)[name].checked(value)
        except SettingsError as error:
            columns[name].error(escape_markdown(str(error)))
            is_right = False
    if is_right:
        for clip in shown.clips:
            if clip.token is not None:
                the_queue().restate(clip.token, **said)
        st.rerun()


def _warnings(shown: ShownRun) -> list[str]:
    scales = [clip.done.report.trial.scale for clip in shown.clips]
    return [scale.warning for scale in scales if scale is not None and scale.warning is not None]
