"""A sample's report, and the way to another one."""

import streamlit as st

from formcheck.dashboard.addresses import SAMPLE, open_sample
from formcheck.dashboard.report_files import show_files
from formcheck.dashboard.report_view import show_report
from formcheck.dashboard.run_shown import ShownClip, ShownRun
from formcheck.dashboard.samples import finished_sample
from formcheck.jobs import Done
from formcheck.shipped import Sample, all_samples

# Session key of the sample that was chosen on its page.
_CHOSEN = "sample"


def show_sample() -> None:
    """Draw the report on the sample that the address names."""
    samples = {sample.name: sample for sample in all_samples()}
    name = st.query_params[SAMPLE]
    if name not in samples:
        name = next(iter(samples))
    done = opened(samples[name])
    shown = ShownRun([ShownClip(done)])
    with st.container(key="report-bar", horizontal=True, vertical_alignment="center"):
        if st.button("Check your own run", icon=":material/arrow_back:", type="primary"):
            st.query_params.clear()
            st.rerun()
        show_files(shown)
    _choice(samples, name)
    show_report(shown)


def opened(sample: Sample) -> Done:
    """Return a sample's report and pictures, with a word while they are made."""
    with st.spinner("Opening the sample …"):
        return finished_sample(sample)


def _choice(samples: dict[str, Sample], name: str) -> None:
    st.session_state[_CHOSEN] = name
    st.selectbox(
        "A sample report: this runner is rendered, so the true values are known",
        list(samples),
        format_func=lambda key: samples[key].title,
        key=_CHOSEN,
        on_change=lambda: open_sample(st.session_state[_CHOSEN]),
    )
