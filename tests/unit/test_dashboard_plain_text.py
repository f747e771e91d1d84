"""Text from outside comes out of an element that reads markup as it went in."""

import string

import pytest
from markdown_it import MarkdownIt

from formcheck.dashboard.plain_text import escape_markdown

MARKUP = [
    "*bold*.mp4",
    "_it_ **b** __b__ ~~s~~ ~s~",
    "`code` ```fence```",
    "[words](https://example.org)",
    "![picture](https://example.org/a.png)",
    "<https://example.org> <b>b</b> <script>alert(1)</script> <!-- -->",
    "&lt;b&gt; &amp; &#42; &copy;",
    "# head",
    "- item",
    "1. item",
    "1) item",
    "> words",
    "| a | b |\n| - | - |\n| c | d |",
    "words\n====",
    "words\n----",
    "***",
    ":material/check: :smile: :red[words] :blue-badge[x]",
    "$x^2$ $$y$$",
    "a\\*b\\\\",
    "[x]: https://example.org",
    string.punctuation,
    "Läufer 跑步 🏃.mp4",
]


def shown(text: str) -> str:
    """Return what a reader of markup makes of a text that must be one paragraph, without markup."""
    opening, inline, closing = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    )
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    parts = inline.children or []
    assert {part.type for part in parts} <= {"text", "softbreak", "text_special"}
    return "".join("\n" if part.type == "softbreak" else part.content for part in parts)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_comes_out_as_written(text: str) -> None:
    assert shown(escape_markdown(text)) == text


@pytest.mark.parametrize("opening", [":", "$"])
def test_the_dashboards_own_markup_is_taken_too(opening: str) -> None:
    # Colours, icons, emoji and formulas are no part of common markup.
    assert escape_markdown(f"{opening}red") == f"\\{opening}red"


def test_a_sentence_stays_readable() -> None:
    assert escape_markdown("Läufer 12 s") == "Läufer 12 s"
