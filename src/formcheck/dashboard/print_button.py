"""A button that prints the page."""

from html import escape
from pathlib import Path

import streamlit as st

_SCRIPT = """
<script>
for (const button of document.querySelectorAll(".print-button")) {
  button.onclick = () => window.print();
}
</script>
"""


def print_button(label: str) -> None:
    """Draw a button that opens the browser's own way to print.

    On paper the page is dark on light, without the button and the navigation.

    Parameters
    ----------
    label
        Words on the button.
    """
    st.html(Path(__file__).with_suffix(".css"))
    button = f'<button type="button" class="print-button">{escape(label)}</button>'
    st.html(button + _SCRIPT, width="content", unsafe_allow_javascript=True)
