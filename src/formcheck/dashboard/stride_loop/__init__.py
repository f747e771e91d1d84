"""One stride of both runners on the page, in a loop that can be stopped and stepped through."""

from functools import cache
from pathlib import Path

import streamlit as st

from formcheck.dashboard.media import address_of
from formcheck.exporters.side_by_side import PHASES, SHOWN_PER_S

_FOLDER = Path(__file__).parent


def show_loop(loop: bytes, words: str) -> None:
    """Draw the loop with its controls below it, where they hide nothing.

    It stands still at first for visitors whose system asks for less motion.

    Parameters
    ----------
    loop
        MP4 by `write_comparison_video`.
    words
        What it shows, for screen readers.
    """
    data = {
        "loop": address_of(loop, "video/mp4", "stride loop"),
        "words": words,
        "pictures": PHASES,
        "perS": SHOWN_PER_S,
    }
    component = st.components.v2.component(
        "formcheck_stride_loop", html=_text("html"), css=_text("css"), js=_text("js")
    )
    component(key="stride loop", data=data)


@cache
def _text(kind: str) -> str:
    return (_FOLDER / f"loop.{kind}").read_text(encoding="utf-8")
