"""The numbers behind an answer, folded: each metric, its steps, method, scale and sources."""

import streamlit as st

from formcheck.analyzers import pelvic_drop
from formcheck.dashboard.run_shown import ShownRun
from formcheck.dashboard.shown_chart import scale_and_steps_table, show_scale, show_stance
from formcheck.dashboard.step_choice import steps_to_choose
from formcheck.exporters.wording import interval, title_with_leg, value_with_unit
from formcheck.records import Answer, Finding, Measurement, Pelvis, Report


def show_details(shown: ShownRun, answer: Answer) -> None:
    """Draw the folded part of a card; nothing where nothing was measured."""
    results = shown.results_behind(answer)
    if not results:
        return
    label = "The number behind it" if len(results) == 1 else f"The {len(results)} numbers behind it"
    with (
        st.container(key=f"details-{answer.question}"),
        st.expander(f"{label}, step by step", icon=":material/monitoring:"),
    ):
        for start in range(0, len(results), 2):
            for column, result in zip(st.columns(2), results[start : start + 2], strict=False):
                with column:
                    _number(shown, result)
        if any(result.metric == pelvic_drop.METRIC for result in results):
            _stance_curves(shown.clip_of(results[0]).done.report)
        _method(shown, results)


def _number(shown: ShownRun, result: Measurement) -> None:
    finding = shown.finding_of(result.metric)
    st.metric(title_with_leg(result), value_with_unit(result))
    st.caption(f"95 % interval {interval(result)} · n = {result.n}")
    show_scale(result, finding)
    st.caption(f"Each step: {result.unit} over seconds of the clip; click a step to see it")
    steps_to_choose(shown.clip_of(result).done, result, finding)
    scale_and_steps_table(result, finding)


def _stance_curves(report: Report) -> None:
    pelvis = report.trial.pelvis
    if not isinstance(pelvis, Pelvis):
        return
    added_deg = 0.0 if pelvis.level is None else pelvis.level.added_deg
    st.markdown("**Hip drop over stance**, mean and spread of the steps")
    show_stance(pelvis.curves, added_deg)
    if pelvis.level is None:
        st.caption(
            "The level is not known, so one leg's curve may be too high and the other's "
            "too low by the same amount."
        )


def _method(shown: ShownRun, results: list[Measurement]) -> None:
    """How each number was measured and compared; what is the same for several stands once."""
    st.markdown("**How it was measured**")
    for result in results:
        st.markdown(f"- {result.metric.title}: read as {result.method_and_level}.")
    for caveat in dict.fromkeys(caveat for result in results for caveat in result.caveats):
        st.markdown(f"- {caveat}")
    findings = [f for r in results if (f := shown.finding_of(r.metric)) is not None]
    for finding in findings:
        st.markdown(f"{finding.meaning} {finding.bands_basis}")
    st.markdown("\n".join(f"- {source}" for source in _sources(findings)))


def _sources(findings: list[Finding]) -> list[str]:
    return list(dict.fromkeys(source for finding in findings for source in finding.sources))
