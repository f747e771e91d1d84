"""A report on the page: findings first, then values, pictures, refusals, and downloads."""

from pathlib import PurePath

import streamlit as st

from formcheck.analyzers import pelvic_drop
from formcheck.dashboard.charts import scale_chart, stance_chart
from formcheck.dashboard.download import download
from formcheck.dashboard.drawn_video import offer_video
from formcheck.dashboard.player.component import show_player
from formcheck.dashboard.step_choice import steps_to_choose
from formcheck.exporters import csv_table, json_text, moments
from formcheck.exporters.wording import (
    grouped_refusals,
    interval,
    title_with_leg,
    trial_facts,
    value_with_unit,
)
from formcheck.jobs import Done
from formcheck.records import (
    SCALE,
    Answer,
    AnswerVerdict,
    BandName,
    Drill,
    Finding,
    Measurement,
    NotMeasured,
    Pelvis,
    Report,
)

_BADGE = {
    AnswerVerdict.YES: ("red", ":material/priority_high:"),
    AnswerVerdict.PROBABLY: ("orange", ":material/info:"),
    AnswerVerdict.BORDERLINE: ("blue", ":material/drag_handle:"),
    AnswerVerdict.PROBABLY_NOT: ("green", ":material/check:"),
    AnswerVerdict.NO: ("green", ":material/check:"),
    AnswerVerdict.CANT_TELL: ("gray", ":material/help:"),
}
# Colours are like those of the charts' bands.
_BAND_COLOUR = {BandName.TYPICAL: "green", BandName.ELEVATED: "orange", BandName.MARKED: "red"}


@st.fragment
def show_report(done: Done, token: str | None = None) -> None:
    """Draw a report; a choice made in it redraws this part of the page alone.

    Parameters
    ----------
    done
        The finished check, or a sample.
    token
        Token of the check; None for a sample.
    """
    report = done.report
    measured = [r for r in report.results if isinstance(r, Measurement)]
    refused = [r for r in report.results if isinstance(r, NotMeasured)]
    _headline(report)
    for answer in report.answers:
        _answer(answer)
    if measured:
        st.subheader("The numbers", anchor=False)
        _cards(done, measured, {finding.metric.name: finding for finding in report.findings})
        if pelvic_drop.METRIC.name in {result.metric.name for result in measured}:
            _stance_curves(report)
    st.subheader("The run", anchor=False)
    _pictures(done)
    if refused:
        st.subheader("Not measured", anchor=False)
        _refusals(refused)
    st.subheader("Your body comes first", anchor=False)
    _professional(report)
    _downloads(done, token)


def _headline(report: Report) -> None:
    trial = report.trial
    facts = trial_facts(trial)
    # A file name is text from outside: shown as it is, never read as markup.
    st.text(trial.clip.name)
    st.caption(" · ".join(facts).capitalize())


def _answer(answer: Answer) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{answer.title}**", width="content")
            colour, icon = _BADGE[answer.verdict]
            st.badge(answer.verdict.words, color=colour, icon=icon)  # type: ignore[arg-type]
        st.markdown(answer.sentence)
        if answer.one_change is not None:
            st.info(answer.one_change, icon=":material/lightbulb:")
        if answer.film is not None:
            st.markdown(f":material/videocam: {answer.film}")
        if answer.drills:
            with st.expander(f"{len(answer.drills)} things you could practise"):
                for drill in answer.drills:
                    _drill(drill)


def _drill(drill: Drill) -> None:
    st.markdown(
        f"**{drill.name}.** {drill.how}\n\n"
        f":material/timer: {drill.dose}\n\n"
        f":material/menu_book: {drill.evidence}"
    )


def _cards(done: Done, measured: list[Measurement], findings: dict[str, Finding]) -> None:
    for start in range(0, len(measured), 2):
        for column, result in zip(st.columns(2), measured[start : start + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                _card(done, result, findings.get(result.metric.name))


def _card(done: Done, result: Measurement, finding: Finding | None) -> None:
    st.metric(title_with_leg(result), value_with_unit(result))
    st.caption(f"95 % interval {interval(result)} · n = {result.n}")
    st.altair_chart(scale_chart(result, finding), width="stretch")
    if finding is not None and finding.bands:
        st.caption(_legend(finding))
    st.caption(f"Each step: {result.unit} over seconds of the clip; click a step to see it")
    steps_to_choose(done, result)
    with st.expander("How it was measured"):
        if result.metric.title != result.metric.plain:
            st.markdown(f"In the field's terms: {result.metric.title.lower()}.")
        st.markdown(f"Read as {result.method_and_level}.")
        for caveat in result.caveats:
            st.markdown(f"- {caveat}")
        if finding is not None:
            st.markdown(f"{finding.meaning}\n\n{finding.bands_basis}")
            st.markdown("\n".join(f"- {source}" for source in finding.sources))


def _stance_curves(report: Report) -> None:
    pelvis = report.trial.pelvis
    if not isinstance(pelvis, Pelvis):
        return
    added_deg = 0.0 if pelvis.level is None else pelvis.level.added_deg
    with st.container(border=True):
        st.markdown("**Hip drop over stance**, mean and spread of the steps")
        st.altair_chart(stance_chart(pelvis.curves, added_deg), width="stretch")
        if pelvis.level is None:
            st.caption(
                "The level is not known, so one leg's curve may be too high and the other's "
                "too low by the same amount."
            )


def _legend(finding: Finding) -> str:
    names = sorted({band.name for band in finding.bands}, key=SCALE.index)
    return " ".join(f":{_BAND_COLOUR[name]}-background[{name.words}]" for name in names)


def _pictures(done: Done) -> None:
    show_player(done)
    captions = [moment.caption for moment in moments(done.report)]
    for start in range(0, len(done.stills), 4):
        some = slice(start, start + 4)
        for column, still, caption in zip(
            st.columns(4), done.stills[some], captions[some], strict=False
        ):
            column.image(still, caption=caption, width="stretch")


def _refusals(refused: list[NotMeasured]) -> None:
    for alike in grouped_refusals(refused):
        with st.container(border=True):
            st.markdown(f"**{alike.titles}.** {alike.sentence}")
            st.markdown(f":material/videocam: {alike.advice}")


def _professional(report: Report) -> None:
    first, *others = report.professional_advice
    st.markdown(f"**{first}**")
    with st.expander("When to see a professional", icon=":material/health_and_safety:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in others))


def _downloads(done: Done, token: str | None) -> None:
    report = done.report
    stem = PurePath(report.trial.clip.name).stem
    with st.container(horizontal=True):
        download("Report (JSON)", json_text(report).encode(), f"{stem}.json", "application/json")
        download("Steps (CSV)", csv_table(report).encode(), f"{stem}.csv", "text/csv")
        offer_video(done, token, f"{stem}.annotated.mp4")
