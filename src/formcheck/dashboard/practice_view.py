"""Practice on a page: one thing to try, an exercise, the plan, the metronome."""

import streamlit as st

from formcheck.dashboard.download import download
from formcheck.dashboard.exercise_drawing import show_drawing
from formcheck.dashboard.metronome import component
from formcheck.dashboard.style import card_key
from formcheck.exporters.plan_html import plan_html
from formcheck.practice import (
    Exercise,
    Outcome,
    Plan,
    Week,
    cadence_targets,
    first_exercise,
    page_text,
    plan_text,
)
from formcheck.records import Answer

# A drawing beside its words; on a phone it is above them.
_DRAWING, _WORDS = 2, 3
# Level of the heading of an exercise below that of its group.
_EXERCISE_HEADING = 3


def show_change(answer: Answer, cadence_spm: float | None) -> None:
    """Draw the one thing to try for an answer; nothing where the answer does not stand out.

    Parameters
    ----------
    answer
        The answer to one question.
    cadence_spm
        Measured steps per minute; None where they were not measured.
    """
    if not answer.verdict.stands_out:
        return
    exercise = first_exercise(answer.question, cadence_spm)
    st.markdown(f"**{page_text().change_title}: {exercise.name}**")
    show_exercise(exercise, f"change-{answer.question}", heading=None)
    if exercise.needs_cadence:
        show_metronome(cadence_spm, key=f"metronome {answer.question}")


def show_exercise(
    exercise: Exercise, place: str, *, heading: int | None = _EXERCISE_HEADING
) -> None:
    """Draw an exercise: its movement, the steps and the dose; all else is folded below.

    Parameters
    ----------
    exercise
        The exercise.
    place
        Name of the part of the page, as an exercise may be in more than one.
    heading
        Level of the heading with its name; None for no heading.
    """
    with st.container(border=True, key=card_key(f"{place}-{exercise.key}")):
        drawing, words = st.columns([_DRAWING, _WORDS], vertical_alignment="center")
        with drawing:
            show_drawing(exercise, place)
        with words:
            if heading is not None:
                st.markdown(f"{'#' * heading} {exercise.name}")
            st.markdown("\n".join(f"1. {step}" for step in exercise.steps))
            st.markdown(f"**{page_text().dose}:** {exercise.dose}")
        with st.expander(page_text().more):
            st.markdown(_more(exercise))


def show_plan(plan: Plan) -> None:
    """Draw a plan: the one change, week by week, and the day to film again; with a page to print.

    Parameters
    ----------
    plan
        The plan.
    """
    text, words = plan_text(), page_text()
    st.subheader(plan.title, anchor=False)
    for sentence in plan.why:
        st.markdown(sentence)
    if plan.outcome is not Outcome.CHANGE or plan.form is None:
        return
    _weeks(plan.weeks)
    with st.container(border=True):
        st.markdown(f"**{plan.retest_note}**")
        st.markdown("\n\n".join((*plan.real_changes, plan.chance)))
    st.markdown(f"**{text.strength_title}.** {plan.strength_note} {plan.strength_later}")
    with st.expander(words.plan_more):
        for exercise in (plan.form, *plan.strength, *plan.easing):
            show_exercise(exercise, "plan", heading=_EXERCISE_HEADING + 1)
    download(words.download, plan_html(plan).encode(), "plan.html", "text/html")
    st.caption(words.download_note)


def show_metronome(cadence_spm: float | None, *, key: str = "metronome") -> None:
    """Draw the metronome and say at what rate to set it.

    Parameters
    ----------
    cadence_spm
        Measured steps per minute; None without.
    key
        Name of this place on the page.
    """
    words = page_text()
    if cadence_spm is None:
        st.markdown(words.metronome_note)
    else:
        target, later_target = cadence_targets(cadence_spm)
        st.markdown(
            words.metronome_measured.format(
                measured=round(cadence_spm), target=target, later_target=later_target
            )
        )
    component.show_metronome(cadence_spm, key=key)


def _more(exercise: Exercise) -> str:
    words = page_text()
    parts = [
        (words.progression, exercise.progression),
        (words.stop, exercise.stop),
        (words.known, exercise.known),
        (words.unknown, exercise.unknown),
    ]
    lines = [f"**{label}:** {sentence}" for label, sentence in parts]
    if exercise.sources:
        cited = "\n".join(f"- {source.citation}" for source in exercise.sources)
        lines.append(f"**{words.sources}:**\n\n{cited}")
    return "\n\n".join(lines)


def _weeks(weeks: tuple[Week, ...]) -> None:
    """Draw the weeks two by two; on a phone one below the other."""
    for start in range(0, len(weeks), 2):
        for column, week in zip(st.columns(2), weeks[start : start + 2], strict=True):
            with (
                column,
                st.container(border=True, height="stretch", key=card_key(f"week-{week.number}")),
            ):
                _week(week)


def _week(week: Week) -> None:
    text = plan_text()
    number, begins, run, strength = text.columns
    form_times = text.form_times.format(times=week.form_times)
    strength_times = text.strength_times.format(times=week.strength_times)
    names = ", ".join(exercise.name for exercise in week.strength)
    st.markdown(f"#### {number} {week.number}")
    st.caption(f"{begins} {week.begins.day} {week.begins:%B}")
    st.markdown(f"**{run}:** {form_times} {week.form}")
    st.markdown(f"**{strength}:** {strength_times} {names}.")
