"""What is printed of a name is one line, and no command to the terminal."""

import pytest

from formcheck.terminal_safe import PLAIN_SIGNS, terminal_safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("run.mp4", "run.mp4"),
        ("Läufer 跑步 👩\u200d🦰.mp4", "Läufer 跑步 👩\u200d🦰.mp4"),
        ("two\nlines\r\nor\u2028more", "two lines or more"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x9b2J\x7f\x00\x08", "\ufffd2J\ufffd\ufffd\ufffd"),
        ("gpm.\u202e4pm", "gpm.\ufffd4pm"),
        ("", ""),
    ],
)
def test_what_a_terminal_would_obey_is_replaced(text: str, shown: str) -> None:
    assert terminal_safe(text) == shown


def test_a_terminal_without_a_minus_sign_keeps_the_sign() -> None:
    assert "−0.3° … ü".encode("ascii", PLAIN_SIGNS) == b"-0.3? ? ?"
    assert "−0.3°".encode("cp1252", PLAIN_SIGNS).decode("cp1252") == "-0.3°"
