"""The freeze frames that prove an answer."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from formcheck.dashboard.media import address_of
from formcheck.dashboard.run_shown import ShownRun
from formcheck.jobs import Done
from formcheck.records import Answer, Question


@dataclass(frozen=True)
class Picture:
    """A freeze frame (JPEG) with its caption, and with words for those who cannot see it."""

    jpeg: bytes
    caption: str
    alt: str


def pictures_of(shown: ShownRun, answer: Answer) -> list[Picture]:
    """Return the freeze frames of the clip in which an answer was measured."""
    if answer.shown is None:
        return []
    return of_question(shown.clip_of(answer.shown).done, answer.question)


def of_question(done: Done, question: Question) -> list[Picture]:
    """Return the freeze frames of a clip that prove the answer to a question."""
    return [
        Picture(jpeg, evidence.caption, evidence.alt)
        for evidence, jpeg in done.stills.items()
        if evidence.question is question
    ]


def show_pictures(pictures: list[Picture], place: str) -> None:
    """Draw freeze frames side by side; `place` names them within the page."""
    figures = "".join(
        f'<figure><img src="{address_of(p.jpeg, "image/jpeg", f"{place} {number}")}" '
        f'alt="{escape(p.alt, quote=True)}"><figcaption>{escape(p.caption)}</figcaption></figure>'
        for number, p in enumerate(pictures)
    )
    st.html(f'<div class="fc-pictures">{figures}</div>')
