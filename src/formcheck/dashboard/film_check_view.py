"""The part of a page that shows how a clip was filmed, and lets the visitor decide."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from formcheck.dashboard.check_progress import leave
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.jobs import Checked
from formcheck.records import FilmingCheck, FilmingItem, FilmingStatus

Heading = Callable[[str], object]
"""Draws a heading."""

GO_ON, GO_ON_ANYWAY, ANOTHER_CLIP = "Go on", "Go on anyway", "Choose another clip"
THIS_RUNNER = "This is the runner"
_ICONS = {
    FilmingStatus.CHANGE: ":orange[:material/edit:]",
    FilmingStatus.UNKNOWN: ":material/help:",
    FilmingStatus.GOOD: ":green[:material/check_circle:]",
}


def show_film_check(
    token: str,
    tokens: Mapping[str, str],
    heading: Heading = st.subheader,
) -> None:
    """Show the check of a clip's filming: the answer, the picture, the list and the buttons.

    Parameters
    ----------
    token
        Token of the check.
    tokens
        Tokens of all checks of the page, by the name of the address's parameter; another clip
        leaves them all.
    heading
        What draws the answer: the page's title, or one below it.
    """
    check = the_queue().look(token)
    if check is None or not isinstance(check.state, Checked):
        return
    filming = check.state.filming
    heading(escape_markdown(filming.headline))
    st.text(filming.clip_name)
    if filming.has_to_choose:
        # On a phone the columns are below each other, and a choice needs its picture first.
        picture, told = st.columns([2, 3], gap="large")
    else:
        told, picture = st.columns([3, 2], gap="large")
    picture.image(filming.picture, caption=_caption(filming))
    with told:
        _show_items(filming)
        _show_choice(token, filming)
        _show_buttons(token, filming, tokens)


def _caption(filming: FilmingCheck) -> str:
    if not filming.people:
        return "A picture of your clip. Nobody was found in it."
    if filming.people == 1:
        return "The runner in your clip."
    return "The people in your clip, counted from left to right."


def _show_items(filming: FilmingCheck) -> None:
    """Show what to change first, and fold what is good."""
    good = [item for item in filming.items if item.status is FilmingStatus.GOOD]
    for status in (FilmingStatus.CHANGE, FilmingStatus.UNKNOWN):
        _show_list(item for item in filming.items if item.status is status)
    if good:
        with st.expander(f"What is good ({len(good)})"):
            _show_list(good)


def _show_list(items: Iterable[FilmingItem]) -> None:
    for item in items:
        title, sentence = escape_markdown(item.title), escape_markdown(item.sentence)
        st.markdown(f"{_ICONS[item.status]} **{title}** · {item.status}  \n{sentence}")


def _show_choice(token: str, filming: FilmingCheck) -> None:
    """Let the visitor choose another of several people as the runner."""
    if filming.people < 2:
        return
    with st.form(f"runner {token}", border=False):
        number = st.number_input("Number of the runner", 1, filming.people, filming.runner or 1)
        if st.form_submit_button(THIS_RUNNER, icon=":material/person_search:"):
            the_queue().choose(token, int(number))
            st.rerun()


def _show_buttons(token: str, filming: FilmingCheck, tokens: Mapping[str, str]) -> None:
    """Offer to go on, and another clip; a clip that gives numbers suggests the first."""
    gives, chooses = filming.gives_numbers, filming.has_to_choose
    with st.container(horizontal=True):
        if not chooses and st.button(
            GO_ON if gives else GO_ON_ANYWAY,
            key=f"go on {token}",
            type="primary" if gives else "secondary",
            icon=":material/arrow_forward:",
        ):
            the_queue().go_on(token)
            st.rerun()
        if st.button(
            ANOTHER_CLIP,
            key=f"another {token}",
            type="secondary" if gives or chooses else "primary",
            icon=":material/arrow_back:",
        ):
            leave(dict(tokens))
