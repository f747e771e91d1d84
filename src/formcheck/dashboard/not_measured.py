"""What could not be measured, one sentence per cause."""

from collections.abc import Iterable

import streamlit as st

from formcheck.exporters.wording import grouped_refusals
from formcheck.records import Result


def show_not_measured(results: Iterable[Result]) -> None:
    """Draw the causes, each with the metrics that it concerns and what to do about it."""
    for refused in grouped_refusals(results):
        st.markdown(f"**{refused.titles}:** {refused.sentence} {refused.advice}")
