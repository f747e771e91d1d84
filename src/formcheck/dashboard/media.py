"""Addresses at which the browser finds pictures and videos while the page is open."""

import streamlit as st
from streamlit.runtime import get_instance


def address_of(content: bytes, mime: str, place: str) -> str:
    """Return the address of some content; the server keeps it while a page shows it.

    Parameters
    ----------
    content, mime
        The content and its media type.
    place
        A name that no other content of the page has.
    """
    address = get_instance().media_file_mgr.add(content, mime, place)
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{address}" if base else address
