"""What was said on the command line, and what of it becomes a setting."""

from typing import Any

import pytest

from formcheck.cli_options import settings_in

SAID = {"view": "rear", "runner": None, "is_mirrored": True, "before_view": "auto", "json": "a"}


@pytest.mark.parametrize(
    ("prefix", "settings"),
    [("", {"view": "rear", "is_mirrored": True}), ("before_", {"view": None}), ("after_", {})],
)
def test_what_is_left_out_is_no_setting_and_auto_is_one(
    prefix: str, settings: dict[str, Any]
) -> None:
    """So that auto, said of one clip, goes before the view that was said of both."""
    assert settings_in(SAID, prefix) == settings
