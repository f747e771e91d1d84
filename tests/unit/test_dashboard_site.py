"""app.py and the settings it is served with."""

import subprocess
import sys
import tomllib
from typing import Any

from formcheck.dashboard import ICON
from formcheck.shipped import site_folder


def settings() -> dict[str, Any]:
    return tomllib.loads((site_folder() / ".streamlit" / "config.toml").read_text("utf-8"))


def test_an_analysis_does_not_start_a_dashboard_of_its_own() -> None:
    code = "import sys, formcheck.jobs.worker; assert not {'streamlit', 'cv2'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_this_computer_is_served_and_nobody_is_told() -> None:
    assert settings()["server"]["address"] == "localhost"
    assert settings()["browser"]["gatherUsageStats"] is False
    assert settings()["server"]["showEmailPrompt"] is False


def test_a_minute_of_4k_fits() -> None:
    assert settings()["server"]["maxUploadSize"] == 2048


def test_an_error_of_our_own_shows_no_insides() -> None:
    assert settings()["client"]["showErrorDetails"] == "none"


def test_there_is_a_light_and_a_dark_theme() -> None:
    theme = settings()["theme"]
    assert set(theme["light"]) == set(theme["dark"])
    assert theme["light"]["backgroundColor"] != theme["dark"]["backgroundColor"]


def test_the_icon_is_shipped() -> None:
    assert ICON.read_bytes().startswith(b"\x89PNG")
