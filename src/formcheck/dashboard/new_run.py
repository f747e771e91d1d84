"""The form for a new check: one clip of a run or two, its speed, the runner's height."""

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from formcheck.dashboard.clip_fields import VIDEO_TYPES, section_fields
from formcheck.dashboard.own_checks import open_own
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.errors import SettingsError
from formcheck.records import Section, Settings

# From behind and from the side.
_MOST_CLIPS = 2
_THIS_COMPUTER = {"localhost", "127.0.0.1", "::1", None}


def new_run() -> tuple[str, ...]:
    """Draw the form; return the tokens of the clips once they are sent.

    It is no `st.form`: a page that is drawn again at each choice drops a message that has become
    untrue, such as the one that asks for a clip.
    """
    uploads = st.file_uploader(
        "Your clip, 10 to 30 seconds. Or two of one run: from behind and from the side",
        type=VIDEO_TYPES,
        accept_multiple_files=True,
        key="clips",
    )
    beside_clips = st.container()
    said = section_fields(Section.RUN)
    with st.expander("More about the clip"):
        said |= section_fields(Section.PART) | section_fields(Section.CLIP)
    beside_fields = st.container()
    sent = st.button("Check this run", type="primary", icon=":material/search:")
    st.caption(_where_it_goes())
    settings = _settings(said, beside_fields)
    if len(uploads) > _MOST_CLIPS:
        beside_clips.warning(
            f"Expected one clip, or one from behind and one from the side, found {len(uploads)}. "
            f"Take some out with the cross."
        )
    elif sent and not uploads:
        beside_clips.warning("Choose a clip first: a video file from your phone, at most 2 GB.")
    elif sent and settings is not None:
        return tuple(open_own(upload.name, upload, settings) for upload in uploads)
    return ()


def _settings(said: dict[str, Any], beside: Any) -> Settings | None:
    """The settings, or None with a sentence at the fields if they cannot be."""
    try:
        return Settings(**said)
    except SettingsError as error:
        beside.warning(escape_markdown(str(error)))
        return None


def _where_it_goes() -> str:
    """Where the clip goes: on a phone it is sent to the computer that runs the dashboard."""
    address = st.context.url
    if address is None or urlsplit(address).hostname in _THIS_COMPUTER:
        return "**The clip stays on this computer.** It is deleted after the check."
    return (
        "**The clip goes to the computer that runs formcheck, and no further.** It is deleted "
        "after the check. In your network it travels unencrypted."
    )
