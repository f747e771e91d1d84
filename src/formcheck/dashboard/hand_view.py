"""The page on which a person lays the line of the hips, in pictures of their own clip."""

import streamlit as st

from formcheck.analyzers import pelvic_drop
from formcheck.dashboard.addresses import BY_HAND
from formcheck.dashboard.hand_line.component import LineTask, show_hand_line
from formcheck.dashboard.hand_line.laid import finished_passes
from formcheck.dashboard.hand_sheet import Sheet, line_of, read_sheet, write_sheet
from formcheck.dashboard.hand_words import hand_words
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.tape_view import show_tape
from formcheck.errors import FormcheckError
from formcheck.exporters.hand_orders import hand_orders
from formcheck.exporters.hand_pictures import HandPicture, hand_pictures
from formcheck.jobs import Done
from formcheck.jobs.private_folder import copy_opened
from formcheck.one_run import HIP_POINTS, restate
from formcheck.pelvis.by_hand import MIN_FRAMES
from formcheck.records import Garment, NotMeasured, Side
from formcheck.video import VideoClip

# Session key of the pictures of the clip that the visitor measured last.
_PICTURES = "pictures of the hips"
# Pictures that are shown until it is said what can be seen in them.
_TO_CHOOSE_BY = 2


def show_by_hand(token: str, done: Done) -> None:
    """Draw the page for a finished check of a clip from behind."""
    words = hand_words()
    if st.button(words["back"], icon=":material/arrow_back:"):
        _back()
    st.title(words["title"], anchor=False)
    pictures = _pictures(done)
    sides = [sum(p.side is side for p in pictures) for side in (Side.LEFT, Side.RIGHT)]
    if min(sides) < MIN_FRAMES:
        st.warning(words["few"].format(count=min(sides), least=MIN_FRAMES))
        return
    drop = done.report[pelvic_drop.METRIC.name]
    lead = words["lead" if isinstance(drop, NotMeasured) else "lead_again"]
    st.markdown(lead.format(count=len(pictures)))
    _lay(token, done, pictures)
    with st.expander(words["tape"], icon=":material/adjust:"):
        _tape(token, done, pictures)


@st.fragment
def _tape(token: str, done: Done, pictures: tuple[HandPicture, ...]) -> None:
    """Draw the pictures on which dots of tape are shown; a click redraws this part alone."""
    if show_tape(token, done, pictures):
        _back()


@st.fragment
def _lay(token: str, done: Done, pictures: tuple[HandPicture, ...]) -> None:
    """Draw the fields, the pictures and the result; every line redraws this part alone."""
    sheet = read_sheet(_latest(token, done))
    garment = _garment(sheet, pictures)
    if garment is None:
        return
    hand = st.text_input(
        hand_words()["who"], sheet.hand, max_chars=40, help=hand_words()["who_help"]
    )
    orders = hand_orders(pictures, done.report.trial.clip.identity)[: sheet.asked]
    task = LineTask(
        pictures, orders, garment.say(), hand_words()["how"][garment], _shortest(garment)
    )
    key = f"hips {done.report.trial.clip.identity[:16]} {garment} {sheet.tries}"
    laid = show_hand_line(task, sheet.laid.get(garment, ()), key=key)
    changed = sheet.with_laid(garment, hand, laid)
    if changed != sheet:
        write_sheet(token, changed)
    finished = finished_passes(laid, orders)
    if finished:
        _finish(token, changed, pictures, finished)


def _garment(sheet: Sheet, pictures: tuple[HandPicture, ...]) -> Garment | None:
    """Ask what can be seen; None where nothing is chosen yet, or it shows no hips."""
    words = hand_words()
    chosen = st.radio(
        words["what"],
        list(words["garments"]),
        index=None if sheet.garment is None else list(Garment).index(sheet.garment),
        format_func=words["garments"].get,
        help=words["what_help"],
    )
    if chosen in set(Garment):
        return Garment(str(chosen))
    if chosen is not None:
        st.warning(words["none_note"])
    # To choose by.
    for picture, place in zip(pictures, st.columns(_TO_CHOOSE_BY), strict=False):
        place.image(picture.jpeg, alt=words["to_choose_by"])
    return None


def _finish(token: str, sheet: Sheet, pictures: tuple[HandPicture, ...], finished: int) -> None:
    """Draw what comes after a whole pass: the result, a second pass, or a new start."""
    words = hand_words()
    if finished == sheet.asked:
        st.success(words["done_twice" if finished > 1 else "done_once"], icon=":material/check:")
    with st.container(horizontal=True):
        shows = st.button(words["show"], type="primary", icon=":material/check:")
        if finished == sheet.asked == 1:
            second = sheet.with_second_pass()
            _change_sheet(words["second"], ":material/repeat:", token, second)
        _change_sheet(words["again"], ":material/undo:", token, sheet.emptied())
    if shows:
        _show_result(token, sheet, pictures)


def _change_sheet(label: str, icon: str, token: str, sheet: Sheet) -> None:
    """Draw a button that replaces the sheet before the page is drawn again."""
    st.button(label, icon=icon, on_click=write_sheet, args=(token, sheet))


def _show_result(token: str, sheet: Sheet, pictures: tuple[HandPicture, ...]) -> None:
    """Measure the clip anew with the lines, and go to the report if they give a number."""
    check = the_queue().look(token)
    if check is None or not isinstance(check.state, Done) or sheet.garment is None:
        return
    line = line_of(sheet, sheet.garment, pictures, check.state.report.trial.clip)
    said = {HIP_POINTS: line}
    try:
        drop = restate(check.state.report, **said)[pelvic_drop.METRIC.name]
        if isinstance(drop, NotMeasured):
            st.warning(escape_markdown(str(drop)))
            return
        the_queue().restate(token, **said)
    except FormcheckError as error:
        st.warning(escape_markdown(str(error)))
        return
    _back()


def _back() -> None:
    del st.query_params[BY_HAND]
    st.rerun()


def _latest(token: str, done: Done) -> Done:
    """The check as the queue has it now: this part of the page is drawn again without the rest."""
    check = the_queue().look(token)
    return check.state if check is not None and isinstance(check.state, Done) else done


def _shortest(garment: Garment) -> float:
    """Shortest line, as a share of the picture's width: dimples are near to each other."""
    return 0.08 if garment is Garment.DIMPLES else 0.25


def _pictures(done: Done) -> tuple[HandPicture, ...]:
    """Cut the pictures out of the clean copy, once for each clip that is measured."""
    identity = done.report.trial.clip.identity
    last = st.session_state.get(_PICTURES)
    if last is None or last[0] != identity:
        with st.spinner(hand_words()["opening"]), copy_opened(done.clean) as copy:
            found = hand_pictures(done.report, VideoClip(copy))
            last = st.session_state[_PICTURES] = identity, found
    pictures: tuple[HandPicture, ...] = last[1]
    return pictures
