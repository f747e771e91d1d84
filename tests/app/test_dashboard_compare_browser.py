"""The compare page as a coach meets it, in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Terminal, wait_until
from dashboard_clips import SAMPLES
from dashboard_server import SIZE, Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit
from playwright.sync_api import Locator, Page, ViewportSize, expect

# As long as two analyses may take on a busy machine.
LONGEST_MS = 180_000.0
# Scrolling to a list of choices would close it.
TALL: ViewportSize = {"width": 1100, "height": 1800}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.start(Terminal.inside(tmp_path_factory.mktemp("compare"))) as running:
        yield running
        assert not running.asked_the_internet()
        end = running.stop()
    assert running.left == []
    assert "Traceback" not in end.out + end.err


def card(shown: Page, title: str) -> Locator:
    """The part of the page about one metric."""
    cards = shown.get_by_test_id("stVerticalBlock")
    return cards.filter(has=shown.get_by_text(title, exact=True)).last


def choose_sample(shown: Page, which: str, title: str) -> None:
    box = shown.get_by_role("combobox", name=which)
    box.click()
    shown.get_by_role("option", name=title).click()
    expect(box).to_have_value(title)


def test_a_coach_compares_the_samples_and_reads_the_verdicts(
    server: Server, visit: Visit, tmp_path: Path
) -> None:
    shown = visit(f"{server.address}/compare", TALL)
    # A page that is still being drawn would close the list again.
    expect(shown.get_by_role("button", name="Both runs (MP4)")).to_be_visible()
    choose_sample(shown, "Before", "Sample: From behind, before")
    choose_sample(shown, "After", "Sample: From behind, after")
    answer = shown.get_by_role("heading", name="Hip drop fell by")
    expect(answer).to_be_visible(timeout=LONGEST_MS)
    expect(card(shown, "Hip drop, deg")).to_contain_text("A real change")
    expect(card(shown, "Cadence, steps/min")).to_contain_text("No real change")
    loop = shown.locator("video")
    wait_until(lambda: bool(loop.evaluate("video => video.currentTime > 0.3 && !video.paused")))
    assert loop.evaluate("video => video.videoWidth") == 1620
    loop.evaluate("video => { video.currentTime = video.duration - 0.3; }")
    wait_until(lambda: bool(loop.evaluate("video => video.currentTime < 3 && !video.paused")))
    # It stops, and can be moved picture by picture; its caption is under no control.
    shown.get_by_role("button", name="Pause").click()
    wait_until(lambda: bool(loop.evaluate("video => video.paused")))
    slider = shown.get_by_role("slider", name="Moment of the stride")
    slider.press("Home")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "3 % of the stride")
    assert loop.evaluate("video => video.currentTime * 15") == pytest.approx(1.5, abs=0.1)
    assert not loop.evaluate("video => video.controls")
    shown.get_by_role("tab", name="Mid-stance").click()
    pictures = shown.get_by_role("tabpanel").get_by_role("img")
    wait_until(lambda: pictures.count() >= 2)
    assert pictures.first.evaluate("img => img.naturalWidth") > 1000
    with shown.expect_download() as download:
        shown.get_by_role("button", name="Comparison (JSON)").click()
    download.value.save_as(tmp_path / "a.json")
    changes = json.loads((tmp_path / "a.json").read_text("utf-8"))["changes"]
    verdicts = {change["metric"]: change["verdict"] for change in changes}
    assert verdicts["pelvic_drop"] == "changed"
    assert verdicts["cadence"] == "within_noise"


def test_a_coach_compares_two_clips_of_his_own(server: Server, visit: Visit) -> None:
    shown = visit(f"{server.address}/compare")
    expect(shown.get_by_test_id("stFileUploader")).to_have_count(2)
    for number, name in enumerate(("side_before", "side_after")):
        uploader = shown.get_by_test_id("stFileUploader").nth(number)
        uploader.locator("input[type=file]").set_input_files(SAMPLES / f"{name}.mp4")
        expect(uploader).to_contain_text(SIZE)
    shown.get_by_role("textbox", name="Belt speed before, km/h").fill("10.4")
    shown.get_by_role("textbox", name="Belt speed after, km/h").fill("10.5")
    shown.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(shown.get_by_role("progressbar")).to_have_count(2)
    shown.reload()
    expect(shown.get_by_text("Whole stride")).to_be_visible(timeout=LONGEST_MS)
    expect(shown.get_by_role("heading", level=1)).to_contain_text("a real change")
    expect(card(shown, "Cadence, steps/min")).to_contain_text("A real change")
    wait_until(lambda: server.uploads == [])
    shown.get_by_role("button", name="Compare other clips").click()
    expect(shown.get_by_text("Your reports", exact=True)).to_be_visible()
    for which, title in (("Before", "1: side_before.mp4"), ("After", "2: side_after.mp4")):
        expect(shown.get_by_role("combobox", name=which)).to_have_value(f"Yours, {title}")
