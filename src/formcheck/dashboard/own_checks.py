"""The server's job queue, and the checks in it that belong to this visit."""

import atexit
from typing import BinaryIO

import streamlit as st

from formcheck.jobs import JobQueue, QueuedJob
from formcheck.jobs.private_folder import server_folder
from formcheck.records import Settings

# Session key of the tokens of a visit's checks.
_OWN = "own checks"
# Each holds a report and a video or two in memory, some 5 to 30 MB.
MAX_OWN = 6


@st.cache_resource
def the_queue() -> JobQueue:
    """Return the queue that all visitors of this server share."""
    queue = JobQueue(server_folder())
    # A server that is stopped leaves neither an upload nor a process behind.
    atexit.register(queue.close)
    queue.watch()
    return queue


def remember(token: str) -> None:
    """Add a check to this visit's own."""
    tokens = st.session_state.setdefault(_OWN, [])
    if token not in tokens:
        tokens.append(token)


def open_own(name: str, upload: BinaryIO, settings: Settings) -> str:
    """Queue an upload as a check of this visit, and forget the oldest ones beyond the limit."""
    tokens = st.session_state[_OWN] = list(own_checks())
    while len(tokens) >= MAX_OWN:
        the_queue().forget(tokens.pop(0))
    token = the_queue().open(name, upload, settings)
    remember(token)
    return token


def own_checks() -> dict[str, QueuedJob]:
    """Return this visit's checks that are still kept, by token."""
    found = {token: the_queue().look(token) for token in st.session_state.get(_OWN, [])}
    return {token: check for token, check in found.items() if check is not None}
