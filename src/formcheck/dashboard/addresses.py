"""What the check page's address holds: the tokens of a run's clips, or the name of a sample."""

import streamlit as st

TOKENS = ("check", "other")
"""Names of the parameters that hold the tokens of a run's clips; a reloaded page finds them."""

BY_HAND = "by-hand"
"""Name of the parameter that names the clip, among `TOKENS`, whose hips are measured by hand."""

SAMPLE = "sample"
"""Name of the parameter that holds the name of a sample."""


def go_to_checks(*tokens: str) -> None:
    """Put the checks of a run into the address, and draw the page anew."""
    st.query_params.from_dict(dict(zip(TOKENS, tokens, strict=False)))
    st.rerun()


def open_sample(name: str) -> None:
    """Put a sample into the address."""
    st.query_params.from_dict({SAMPLE: name})
