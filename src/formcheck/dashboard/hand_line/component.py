"""Put the line by hand on the page, and return what was laid."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from formcheck.dashboard.hand_line.laid import Orders, Passes, read_laid
from formcheck.dashboard.hand_line.source import FILES
from formcheck.dashboard.media import address_of
from formcheck.exporters.hand_pictures import HandPicture

# Hips of runners tilt by up to 12°, and cameras are held askew by a few degrees.
STEEPEST_DEG = 20.0
# The waist fills half of a picture of the hips; two clicks on one spot are far below this.
SHORTEST_SHARE = 0.25


@dataclass(frozen=True)
class LineTask:
    """Pictures in which a person is to lay lines.

    Attributes
    ----------
    pictures
        The pictures.
    orders
        Their ids in the order of each pass.
    along
        What the lines are laid along: "waistband".
    how
        How a line is laid, a sentence.
    shortest
        The shortest line that is taken, as a share of a picture's width. Dimples are nearer to each
        other than the ends of a waistband.
    """

    pictures: Sequence[HandPicture]
    orders: Orders
    along: str
    how: str
    shortest: float = SHORTEST_SHARE


def show_hand_line(task: LineTask, laid: Passes, *, key: str) -> Passes:
    """Let the person lay a line in each picture, and return all lines that are laid by now.

    Every line reruns the fragment that it is shown in. A rerun with the same pictures leaves the
    component as it is, whatever ``laid`` says; a pass that was added to the orders follows.

    Parameters
    ----------
    task
        The pictures, their orders, and what the lines are laid along.
    laid
        What was laid before, on an earlier visit of the page.
    key
        Name of this place on the page; with another key, all begins anew.
    """
    # Registered at every run: Streamlit keeps components per server, and repeats are free.
    component = st.components.v2.component(
        "formcheck_hand_line", html=FILES.html(), css=FILES.css(), js=FILES.script()
    )
    data = {
        "pictures": [_plain(picture, key) for picture in task.pictures],
        "orders": [list(ids) for ids in task.orders],
        "laid": [[mark.plain() for mark in marks] for marks in laid],
        "limits": {"shortest": task.shortest, "steepest": STEEPEST_DEG},
        "along": task.along,
        "words": {**_words(), "how": task.how},
    }
    reported = component(key=key, data=data, on_laid_change=lambda: None).laid
    return laid if reported is None else read_laid(reported, task.orders)


def _plain(picture: HandPicture, key: str) -> dict[str, object]:
    return {
        "id": picture.id,
        "src": address_of(picture.jpeg, "image/jpeg", f"{key} {picture.id}"),
        "left": picture.left,
        "top": picture.top,
        "scale": picture.scale,
        "level": picture.level_deg,
        "stand": picture.is_stand,
    }


@cache
def _words() -> dict[str, str]:
    text = Path(__file__).with_name("hand_line.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
