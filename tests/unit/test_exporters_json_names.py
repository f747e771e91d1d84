"""A clip's name comes out of the JSON report as it was, and cannot break out of it."""

import json

import pytest
from synthetic_report import SIDE, report_of

from formcheck.exporters.json_report import json_text


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://x").mp4',
        '", "findings": [], "x": "',
        "</script><script>alert(1)</script>.mp4",
        "\x1b]0;title\x07\x00\x1f.mp4",
        "two\nlines\\n.mp4",
        "gpm.\u202e4pm\u2028",
        "Läufer 跑步 👩\u200d🦰.mp4",
    ],
)
def test_a_name_comes_back_as_it_was(name: str) -> None:
    text = json_text(report_of(SIDE, name=name))
    assert json.loads(text)["clip"]["name"] == name
    assert not any(ord(letter) < 32 for letter in text.replace("\n", ""))
