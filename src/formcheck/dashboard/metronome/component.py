"""Put the metronome on the page."""

import streamlit as st

from formcheck.dashboard.metronome.source import FILES
from formcheck.practice import cadence_targets

# Where nothing was measured: a runner's own number is then set by hand.
_UNMEASURED_SPM = 160


def show_metronome(cadence_spm: float | None, *, key: str = "metronome") -> None:
    """Draw the metronome, silent until it is pressed.

    Parameters
    ----------
    cadence_spm
        Measured steps per minute, from which the aims follow; None without.
    key
        Name of this place on the page.
    """
    targets = () if cadence_spm is None else cadence_targets(cadence_spm)
    data = {
        "measured": None if cadence_spm is None else round(cadence_spm),
        "targets": list(targets),
        "rate": targets[0] if targets else _UNMEASURED_SPM,
    }
    # Registered at every run: Streamlit keeps components per server, and repeats are free.
    metronome = st.components.v2.component(
        "formcheck_metronome", html=FILES.html(), css=FILES.css(), js=FILES.script()
    )
    metronome(key=key, data=data)
