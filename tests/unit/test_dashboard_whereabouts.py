"""What a visitor is told about the way of a clip is true of the visitor's own device."""

import pytest

from formcheck.dashboard.page_text import PageText
from formcheck.dashboard.whereabouts import way_from


@pytest.mark.parametrize(
    ("address", "url", "way"),
    [
        (None, "http://localhost:8501/", PageText.STAYS_HERE),
        (None, "", PageText.STAYS_HERE),
        ("127.0.0.1", "http://127.0.0.1:8501/", PageText.STAYS_HERE),
        ("::ffff:127.0.0.1", "http://localhost:8501/privacy", PageText.STAYS_HERE),
        # This computer, opened by its own address in the network.
        ("192.0.2.7", "http://192.0.2.7:8501/", PageText.STAYS_HERE),
        ("192.0.2.9", "http://192.0.2.7:8501/", PageText.GOES_UNENCRYPTED),
        ("192.0.2.9", "http://my-computer.local:8501/about", PageText.GOES_UNENCRYPTED),
        ("::ffff:192.0.2.9", "http://192.0.2.7:8501/", PageText.GOES_UNENCRYPTED),
        ("2001:db8::9", "http://[2001:db8::7]:8501/", PageText.GOES_UNENCRYPTED),
        ("192.0.2.9", "", PageText.GOES_UNENCRYPTED),
        ("192.0.2.9", "https://formcheck.example/", PageText.GOES_ENCRYPTED),
    ],
)
def test_only_on_the_computer_itself_a_clip_stays_there(
    address: str | None, url: str, way: PageText
) -> None:
    assert way_from(address, url) is way


def test_a_phone_is_told_that_the_clip_is_sent_and_how() -> None:
    assert "stays" not in PageText.GOES_UNENCRYPTED.say()
    assert "not encrypted" in PageText.GOES_UNENCRYPTED.say()
    for way in (PageText.GOES_UNENCRYPTED, PageText.GOES_ENCRYPTED):
        assert "to the computer that runs formcheck" in way.say()
