"""A page of its own on which lines are laid by hand: pictures of a dark band of known tilt.

Started by streamlit, this file is the page. It keeps what was laid on the server, by the visit's
name in the address, and shows it.
"""

import json
import math
from html import escape

import cv2
import numpy as np

from formcheck.dashboard.hand_line.laid import Passes
from formcheck.exporters.hand_pictures import HandPicture
from formcheck.records import Side

SIZE = 640
# Where each picture is in the clip.
LEFT, TOP, SCALE = 100.0, 220.0, 3.2
# Pixels of the picture: ends of the band, and the height of its middle.
BAND_X, BAND_Y = (150, 490), 350
# By the pictures' ids, in the order of the first pass.
TILTS_DEG = {"1.0000": 0.8, "7.2500": 4.2, "5.1000": -3.1, "6.0333": 6.3}
STAND, *_, WITHOUT_LEVEL = TILTS_DEG
LEVEL_DEG = 1.0
ORDERS = (tuple(TILTS_DEG), ("1.0000", "6.0333", "7.2500", "5.1000"))
HOW = "Press at one end of the waistband, then at the other."
LIGHT, DARK = (205, 210, 215), (60, 40, 30)


def band_ends(name: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return left and right end of the middle of a band, pixels of the picture."""
    rise = math.tan(math.radians(TILTS_DEG[name])) * (BAND_X[1] - BAND_X[0]) / 2.0
    return (BAND_X[0], BAND_Y + rise), (BAND_X[1], BAND_Y - rise)


def picture(name: str) -> HandPicture:
    """Return the picture of a frame: a dark band on light ground."""
    drawn = np.full((SIZE, SIZE, 3), LIGHT, np.uint8)
    # Sixteenths of a pixel: a fraction of one turns the band.
    left, right = (tuple(round(16.0 * place) for place in end) for end in band_ends(name))
    cv2.line(drawn, left, right, DARK, 24, cv2.LINE_AA, shift=4)
    jpeg = cv2.imencode(".jpg", drawn)[1].tobytes()
    side = None if name == STAND else Side.LEFT
    level_deg = None if name == WITHOUT_LEVEL else LEVEL_DEG
    return HandPicture(float(name), side, jpeg, LEFT, TOP, SCALE, level_deg)


def memory() -> dict[str, Passes]:
    """Return what was laid, by the name of the visit."""
    return {}


def show() -> None:
    import streamlit as st

    from formcheck.dashboard.hand_line.component import LineTask, show_hand_line

    st.title("By hand")
    visit = st.query_params.get("visit", "")
    kept = st.cache_resource(memory)()

    @st.fragment
    def work() -> None:
        passes = 1 + st.toggle("Second pass")
        task = LineTask([picture(name) for name in TILTS_DEG], ORDERS[:passes], "waistband", HOW)
        laid = show_hand_line(task, kept.get(visit, ()), key="line")
        kept[visit] = laid
        told = json.dumps([[mark.plain() for mark in marks] for marks in laid])
        st.html(f'<p class="kept">{escape(told)}</p>')

    work()


if __name__ == "__main__":
    show()
