"""The server's one desk, and which of its checks belong to this page's visitor."""

import atexit
from typing import BinaryIO

import streamlit as st

from formcheck.dashboard.desk import Check, Desk
from formcheck.dashboard.private_folder import server_folder
from formcheck.records import Settings

# Where a visit keeps the tokens of its checks.
_OWN = "own checks"
# Each holds a report and two videos in memory, some 10 to 30 MB.
MOST_OWN = 6


@st.cache_resource
def the_desk() -> Desk:
    """Return the desk that all visitors of this server share."""
    desk = Desk(server_folder())
    # A server that is stopped leaves neither an upload nor a process behind.
    atexit.register(desk.close)
    desk.watch()
    return desk


def remember(token: str) -> None:
    """Count a check among this visit's own."""
    tokens = st.session_state.setdefault(_OWN, [])
    if token not in tokens:
        tokens.append(token)


def open_own(name: str, upload: BinaryIO, settings: Settings) -> str:
    """Take an upload in as one of this visit's own, and forget the oldest of too many."""
    tokens = st.session_state[_OWN] = list(own_checks())
    while len(tokens) >= MOST_OWN:
        the_desk().forget(tokens.pop(0))
    token = the_desk().open(name, upload, settings)
    remember(token)
    return token


def own_checks() -> dict[str, Check]:
    """Return what is still there of this visit's checks, by token."""
    found = {token: the_desk().look(token) for token in st.session_state.get(_OWN, [])}
    return {token: check for token, check in found.items() if check is not None}
