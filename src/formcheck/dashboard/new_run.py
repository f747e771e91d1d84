"""The form for a new check: one clip of a run or two, its speed, the runner's height."""

import streamlit as st

from formcheck.dashboard.clip_fields import VIDEO_TYPES, section_fields
from formcheck.dashboard.own_checks import open_own
from formcheck.dashboard.page_text import PageText
from formcheck.dashboard.units import units_switch
from formcheck.dashboard.whereabouts import way_of_the_clip
from formcheck.records import Section, Settings

# From behind and from the side.
_MOST_CLIPS = 2
# Session key of the speed and height that were told last: the next clip is often of the same run.
_LAST = "speed and height told last"


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
    units_switch()
    said = section_fields(Section.RUN, known=st.session_state.get(_LAST))
    with st.expander("More about the clip"):
        said |= section_fields(Section.PART) | section_fields(Section.CLIP)
    beside_fields = st.container()
    sent = st.button("Check this run", type="primary", icon=":material/search:")
    st.caption(way_of_the_clip().say())
    with beside_fields:
        settings = said.settings()
    if len(uploads) > _MOST_CLIPS:
        beside_clips.warning(
            f"Expected one clip, or one from behind and one from the side, found {len(uploads)}. "
            f"Take some out with the cross."
        )
    elif sent and not uploads:
        beside_clips.warning(PageText.NO_CLIP.say())
    elif sent and settings is not None:
        st.session_state[_LAST] = Settings(
            speed_kmh=settings.speed_kmh, height_cm=settings.height_cm
        )
        return tuple(open_own(upload.name, upload, settings) for upload in uploads)
    return ()
