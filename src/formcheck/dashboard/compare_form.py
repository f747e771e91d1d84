"""The form for comparing clips of one's own: two, or the start and the end of one."""

from dataclasses import replace
from typing import Any

import streamlit as st

from formcheck.dashboard.clip_fields import VIDEO_TYPES, about_the_clip, about_the_run
from formcheck.dashboard.own_desk import the_desk
from formcheck.dashboard.plain_text import plain
from formcheck.errors import SettingsError
from formcheck.records import Settings

_TWO, _ENDS = "Two clips", "Start and end of one clip"
# A minute holds 80 steps of each leg; with fewer than ten seconds there are too few to compare.
_ENDS_RANGE_S, _USUAL_ENDS_S = (10.0, 600.0), 60.0

Tokens = tuple[str, str]


def new_pair() -> Tokens | None:
    """Draw the form; return the tokens of both checks when it was sent off."""
    what = st.segmented_control("Compare", [_TWO, _ENDS], default=_TWO, required=True)
    with st.form("new pair", border=True):
        uploads = _two_clips() if what == _TWO else _one_clip()
        ends_s = _ends_field() if what == _ENDS else None
        run = about_the_run()
        with st.expander("More about the clips" if what == _TWO else "More about the clip"):
            about = about_the_clip()
        if not st.form_submit_button("Compare", type="primary", icon=":material/search:"):
            return None
    if None in uploads:
        st.warning("Choose both clips first." if what == _TWO else "Choose a clip first.")
        return None
    try:
        both = _parts(Settings(**run, **about), ends_s)
    except SettingsError as error:
        st.warning(plain(str(error)))
        return None
    before, after = (_open(*pair) for pair in zip(uploads, both, strict=True))
    return before, after


def _two_clips() -> tuple[Any, Any]:
    columns = st.columns(2)
    before = columns[0].file_uploader("Before", type=VIDEO_TYPES)
    return before, columns[1].file_uploader("After", type=VIDEO_TYPES)


def _one_clip() -> tuple[Any, Any]:
    upload = st.file_uploader("A long clip of one run, fresh to tired", type=VIDEO_TYPES)
    return upload, upload


def _ends_field() -> float:
    return float(
        st.number_input(
            "Seconds at either end",
            *_ENDS_RANGE_S,
            value=_USUAL_ENDS_S,
            step=10.0,
            format="%.0f",
            help="The clip should last more than twice as long.",
        )
    )


def _parts(settings: Settings, ends_s: float | None) -> tuple[Settings, Settings]:
    if ends_s is None:
        return settings, settings
    return replace(settings, to_s=ends_s), replace(settings, from_s=-ends_s)


def _open(upload: Any, settings: Settings) -> str:
    upload.seek(0)
    return the_desk().open(upload.name, upload, settings)
