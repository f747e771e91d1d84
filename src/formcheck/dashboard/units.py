"""The units in which a visitor reads and writes numbers."""

import streamlit as st

from formcheck.records import Units

_KEY = "units"
# Countries in which miles and feet are usual: United States, Liberia, Myanmar.
_IMPERIAL = ("US", "LR", "MM")
_WORDS = {Units.METRIC: "km/h, cm", Units.IMPERIAL: "mph, feet"}


def reader_units() -> Units:
    """Return the units that the visitor chose, else those of the browser's country."""
    chosen = st.session_state.get(_KEY)
    return _of_browser() if chosen is None else Units(chosen)


def units_switch() -> Units:
    """Draw the choice of units, outside of a form, and return what is chosen."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        chosen = st.segmented_control(
            "Units",
            list(Units),
            default=reader_units(),
            format_func=_WORDS.__getitem__,
            required=True,
            key="choice of units",
            label_visibility="collapsed",
        )
    st.session_state[_KEY] = Units(chosen or Units.METRIC)
    return reader_units()


def _of_browser() -> Units:
    """The units of a language tag such as ``en-US``."""
    country = (st.context.locale or "").upper().split("-")[-1]
    return Units.IMPERIAL if country in _IMPERIAL else Units.METRIC
