"""Where the visitor's device is: at the computer that runs formcheck, or elsewhere in a network."""

from urllib.parse import urlsplit

import streamlit as st

from formcheck.dashboard.page_text import PageText

_OLD_STYLE = "::ffff:"
_THIS_COMPUTER = ("127.0.0.1", "::1", "localhost")


def way_of_the_clip() -> PageText:
    """Return the sentence about the way that a clip takes from the visitor's device."""
    url = st.context.url or ""
    return way_from(st.context.ip_address, url)


def way_from(address: str | None, url: str) -> PageText:
    """Return the sentence about the way of a clip.

    Parameters
    ----------
    address
        The address that the visitor comes from; absent on the computer that runs formcheck.
    url
        The address of the page, as the visitor's browser has it.
    """
    page = urlsplit(url)
    came_from = (address or "localhost").removeprefix(_OLD_STYLE)
    # Who opens this computer's own address in the network comes from that very address.
    if came_from in (*_THIS_COMPUTER, page.hostname):
        return PageText.STAYS_HERE
    is_encrypted = page.scheme == "https"
    return PageText.GOES_ENCRYPTED if is_encrypted else PageText.GOES_UNENCRYPTED
