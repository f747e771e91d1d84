"""A button that saves a file."""

import io

import streamlit as st


def download(label: str, content: bytes, name: str, mime: str) -> None:
    """Draw a button; a press leaves the page as it is.

    Parameters
    ----------
    label
        What is written on it.
    content, name, mime
        The file, what the browser calls it, and of what kind it is.
    """
    st.download_button(
        label, io.BytesIO(content), name, mime, on_click="ignore", icon=":material/download:"
    )
