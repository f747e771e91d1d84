"""The Streamlit dashboard: shows the results of the pipeline, and computes nothing itself."""

from pathlib import Path

# A picture of our own: a page icon by name would be fetched from the network by the browser.
ICON = Path(__file__).parent / "icon.png"
