"""The run, frame by frame: the player of the clip that was chosen."""

import streamlit as st

from formcheck.dashboard.player.component import ask_player, clip_key, show_player
from formcheck.dashboard.run_shown import ShownRun
from formcheck.exporters.wording import view_words
from formcheck.jobs import Done

# Session key of the clip that is played, where a run has two.
_PLAYED = "clip to play"


def show_clips(shown: ShownRun) -> None:
    """Draw the player, and with two clips the choice of the one to play."""
    clips = {clip_key(clip.done): clip.done for clip in shown.clips}
    chosen = next(iter(clips))
    if len(clips) > 1:
        if st.session_state.get(_PLAYED) not in clips:
            st.session_state[_PLAYED] = chosen
        chosen = str(
            st.segmented_control(
                "Clip to play",
                list(clips),
                format_func=lambda key: _name(clips[key]),
                required=True,
                key=_PLAYED,
            )
        )
    show_player(clips[chosen])
    st.markdown("[Back to the answers](#answers)")


def play_from(done: Done, time_s: float) -> None:
    """Move the player to a moment of a clip."""
    st.session_state[_PLAYED] = clip_key(done)
    ask_player(done, time_s)


def _name(done: Done) -> str:
    trial = done.report.trial
    return f"{view_words(trial.view).capitalize()}: {trial.clip.name}"
