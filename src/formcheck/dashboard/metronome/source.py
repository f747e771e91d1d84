"""The metronome's HTML, CSS and JavaScript, each joined into the one text that Streamlit takes."""

from pathlib import Path

from formcheck.dashboard.component_files import ComponentFiles

FILES = ComponentFiles(
    Path(__file__).parent,
    page="metronome",
    scripts=("beat", "lamps", "metronome", "main"),
    styles=("metronome",),
)
