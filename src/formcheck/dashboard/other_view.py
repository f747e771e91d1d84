"""The other half of a run: what a clip from the other side would add, and the field for it."""

import streamlit as st

from formcheck.dashboard.addresses import go_to_checks
from formcheck.dashboard.clip_fields import VIDEO_TYPES
from formcheck.dashboard.own_checks import open_own
from formcheck.dashboard.run_shown import ShownRun
from formcheck.records import Answer, Settings, View

_SIDE, _BEHIND = "from the side", "from behind"


def missing_view(shown: ShownRun) -> str | None:
    """Return the view that no clip has, in words; None if nothing is missing, or nothing known."""
    views = {clip.done.report.trial.view for clip in shown.clips}
    if not any(view.is_side for view in views):
        return _SIDE if View.REAR in views else None
    return None if View.REAR in views else _BEHIND


def same_view_sentence(shown: ShownRun) -> str | None:
    """Return what is wrong with two clips of one view; None if nothing is."""
    missing = missing_view(shown)
    if len(shown.clips) == 1 or missing is None:
        return None
    have = _BEHIND if missing == _SIDE else _SIDE
    return f"Both clips show you {have}. Add one {missing} in place of the second; nothing is lost."


def is_about_missing_view(shown: ShownRun, answer: Answer) -> bool:
    """Whether a question is answered from the view that no clip of this run has."""
    if missing_view(shown) is None or not answer.because:
        return False
    views = {clip.done.report.trial.view for clip in shown.clips}
    return views.isdisjoint(answer.because[0].views)


def add_other_view(shown: ShownRun) -> None:
    """Offer to add the missing view to this report, and start its check once it is sent."""
    missing = missing_view(shown)
    with st.container(key="other-view"):
        upload = st.file_uploader(
            f"Add a clip {missing}: the same run, at the same belt speed",
            type=VIDEO_TYPES,
            key="other view",
        )
        beside = st.container()
        if not st.button("Add it to this report", icon=":material/add:"):
            return
        if upload is None:
            beside.warning(f"Choose the clip {missing} first.")
            return
        first = shown.clips[0]
        stated = first.done.report.settings
        shared = Settings(speed_kmh=stated.speed_kmh, height_cm=stated.height_cm)
        go_to_checks(str(first.token), open_own(upload.name, upload, shared))
