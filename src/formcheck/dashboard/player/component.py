"""Put the player on the page, and send it to the moment chosen in a chart."""

from typing import Any

import streamlit as st

from formcheck.dashboard.media import address_of
from formcheck.dashboard.player import source
from formcheck.jobs import Done

# Session key of the last moment that was chosen in a chart.
_ASKED = "moment of the player"


def show_player(done: Done) -> None:
    """Draw the player of a finished check.

    The browser fetches clip and story once, from the addresses at which the server keeps media. A
    rerun sends only these two addresses, and so leaves the player as it is.
    """
    asked = st.session_state.get(_ASKED)
    clip = clip_key(done)
    data = {
        "clip": address_of(done.clean, "video/mp4", "player clip"),
        "story": address_of(done.player, "application/json", "player story"),
        "goTo": asked["moment"] if asked is not None and asked["clip"] == clip else None,
    }
    # Registered at every run: Streamlit keeps components per server, and repeats are free.
    player = st.components.v2.component(
        "formcheck_player", html=source.html(), css=source.styles(), js=source.script()
    )
    player(key=f"player {clip}", data=data)


def ask_player(done: Done, time_s: float) -> None:
    """Move the player to a moment, even if it is the last one again."""
    last: dict[str, Any] = st.session_state.get(_ASKED, {"moment": {"number": 0}})
    number = last["moment"]["number"] + 1
    moment = {"timeS": time_s, "number": number}
    st.session_state[_ASKED] = {"clip": clip_key(done), "moment": moment}


def clip_key(done: Done) -> str:
    """Return a key that distinguishes the clips of a visit."""
    return done.report.trial.clip.identity[:16]
