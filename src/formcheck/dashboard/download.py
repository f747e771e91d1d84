"""A button that saves a file."""

import io

import streamlit as st


def download(label: str, content: bytes, name: str, mime: str, of: str = "") -> None:
    """Draw a download button; pressing it does not redraw the page.

    Parameters
    ----------
    label
        Text of the button.
    content, name, mime
        Content of the file, its name in the browser, and its media type.
    of
        What it belongs to, where a page has several such buttons.
    """
    st.download_button(
        label,
        io.BytesIO(content),
        name,
        mime,
        key=f"{label} {of}",
        on_click="ignore",
        icon=":material/download:",
    )
