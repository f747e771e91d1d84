"""The form that compares the visitor's clips: two clips, or the start and end of one."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from formcheck.dashboard.clip_fields import VIDEO_TYPES, Entered, fields_of_each, section_fields
from formcheck.dashboard.compare_words import compare_words
from formcheck.dashboard.own_checks import open_own
from formcheck.dashboard.units import units_switch
from formcheck.records import Section, Settings

_TWO, _ENDS = "Two clips", "Start and end of one clip"
# A minute has 80 steps of each leg; ten seconds have few. Each second of a clip takes about two
# seconds to analyse, and half a megabyte for each of its videos.
_ENDS_RANGE_S, _USUAL_ENDS_S = (10.0, 120.0), 60.0

Tokens = tuple[str, str]


@dataclass(frozen=True)
class _Half:
    """One side of the pair: its file, and the settings that apply to it alone."""

    upload: Any
    own: Entered


def new_pair() -> Tokens | None:
    """Draw the form; return the tokens of both checks once it is submitted."""
    what = st.segmented_control("Compare", [_TWO, _ENDS], default=_TWO, required=True)
    words = compare_words()["form"]
    units_switch()
    with st.form("new pair", border=True):
        halves = _two_clips() if what == _TWO else _two_ends()
        if what == _TWO:
            st.markdown(f":orange[:material/speed: {words['speed']}]")
        both = section_fields(Section.RUN, of_two_clips=what == _TWO)
        with st.expander("More about the clips" if what == _TWO else "More about the clip"):
            if what == _TWO:
                st.caption(words["both"])
            both |= section_fields(Section.CLIP)
        if not st.form_submit_button("Compare", type="primary", icon=":material/search:"):
            return None
    if None in [half.upload for half in halves]:
        st.warning(words["no_clips" if what == _TWO else "no_clip"])
        return None
    # One sentence is enough if both clips have the same fault.
    settings = _settings_of([both | half.own for half in halves])
    if settings is None:
        return None
    before, after = (_open(half.upload, s) for half, s in zip(halves, settings, strict=True))
    return before, after


def _settings_of(entered: list[Entered]) -> list[Settings] | None:
    found = []
    for fields in entered:
        settings = fields.settings()
        if settings is None:
            return None
        found.append(settings)
    return found


def _two_clips() -> tuple[_Half, _Half]:
    before, after = (_clip(*pair) for pair in zip(("Before", "After"), st.columns(2), strict=True))
    return before, after


def _clip(words: str, column: Any) -> _Half:
    upload = column.file_uploader(words, type=VIDEO_TYPES)
    return _Half(upload, fields_of_each(words.lower(), column))


def _two_ends() -> tuple[_Half, _Half]:
    upload = st.file_uploader("One long clip of a run, from fresh to tired", type=VIDEO_TYPES)
    ends_s = st.number_input(
        "Seconds at each end",
        *_ENDS_RANGE_S,
        value=_USUAL_ENDS_S,
        step=10.0,
        format="%.0f",
        help="As a player shows them; the clip must be more than twice as long.",
    )
    return _Half(upload, Entered({"to_s": ends_s})), _Half(upload, Entered({"from_s": -ends_s}))


def _open(upload: Any, settings: Settings) -> str:
    upload.seek(0)
    return open_own(upload.name, upload, settings)
