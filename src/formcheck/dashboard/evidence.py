"""The freeze frames that prove an answer."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from formcheck.dashboard.media import address_of
from formcheck.dashboard.run_shown import ShownRun
from formcheck.exporters import MomentKind, moments
from formcheck.jobs import Done
from formcheck.records import Answer, Question

# The instant that shows each question's movement.
_MOMENT = {
    Question.HIP_DROP: MomentKind.PEAK_OF_DROP,
    Question.OVERSTRIDING: MomentKind.INITIAL_CONTACT,
}


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
    """Return the freeze frames of a clip that show a question's movement."""
    kind = _MOMENT.get(question)
    pairs = zip(done.stills, moments(done.report), strict=False)
    return [
        Picture(jpeg, moment.caption, f"The runner at: {moment.caption}.")
        for jpeg, moment in pairs
        if moment.kind is kind
    ]


def show_pictures(pictures: list[Picture], place: str) -> None:
    """Draw freeze frames side by side; `place` names them within the page."""
    figures = "".join(
        f'<figure><img src="{address_of(p.jpeg, "image/jpeg", f"{place} {number}")}" '
        f'alt="{escape(p.alt, quote=True)}"><figcaption>{escape(p.caption)}</figcaption></figure>'
        for number, p in enumerate(pictures)
    )
    st.html(f'<div class="fc-pictures">{figures}</div>')
