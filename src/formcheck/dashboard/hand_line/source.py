"""The HTML, CSS and JavaScript of the line by hand, joined into the texts that Streamlit takes."""

from pathlib import Path

from formcheck.dashboard.component_files import ComponentFiles

FILES = ComponentFiles(
    Path(__file__).parent,
    page="hand_line",
    scripts=(
        "geometry",
        "course",
        "draft",
        "checks",
        "view",
        "drawing",
        "loupe",
        "pointer",
        "keys",
        "texts",
        "panel",
        "hand_line",
        "main",
    ),
    styles=("hand_line", "surface"),
)
