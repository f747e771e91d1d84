"""Hip drop by hand as a person does it in a browser: two passes, a reload between, the report."""

from collections.abc import Iterator
from pathlib import Path

import by_hand_page
import pytest
from command_line import Terminal
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from accessible import assert_accessible
from dashboard_browser import LONGEST_MS, Visit
from playwright.sync_api import Page, expect

from formcheck.dashboard.hand_words import hand_words

WORDS = hand_words()
# Ends of a line across the waist, as shares of a picture's width.
LEFT_END, RIGHT_END = (0.25, 0.5), (0.75, 0.5)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    terminal = Terminal.inside(tmp_path_factory.mktemp("by_hand"))
    with Server.start_page(terminal, Path(by_hand_page.__file__)) as running:
        yield running
        assert not running.asked_the_internet()


def lay(page: Page, name: str) -> None:
    """Lay the line of a frame with two clicks, and go on."""
    expect(page.locator(".where").first).to_have_text(name, timeout=LONGEST_MS)
    line = page.get_by_role("slider").first
    expect(line).to_have_attribute("aria-busy", "false")
    # A line that was just kept is still there until the next picture is.
    expect(line).to_have_attribute("aria-valuetext", "not moved yet")
    surface = page.locator(".surface").first
    surface.scroll_into_view_if_needed()
    for end in (LEFT_END, RIGHT_END):
        box = surface.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"])
    page.get_by_role("button", name="Next", exact=True).first.click()


def test_two_passes_with_a_reload_between_give_a_report(server: Server, visit: Visit) -> None:
    page = visit(server.address)
    expect(page.get_by_role("heading", name=WORDS["title"])).to_be_visible(timeout=LONGEST_MS)
    page.get_by_text(WORDS["garments"]["belt"], exact=True).click()
    expect(page.locator(".where").first).to_have_text("Frame 1 of 10", timeout=LONGEST_MS)
    assert_accessible(page)
    for number in range(1, 5):
        lay(page, f"Frame {number} of 10")
    expect(page.locator(".where").first).to_have_text("Frame 5 of 10")
    page.reload()
    for number in range(5, 11):
        lay(page, f"Frame {number} of 10")
    page.get_by_role("button", name=WORDS["second"]).click()
    for number in range(1, 11):
        lay(page, f"Second pass, {number} of 10")
    expect(page.get_by_text(WORDS["done_twice"])).to_be_visible()
    page.get_by_role("button", name=WORDS["show"]).click()
    # All lines are level in the picture, so the hips do not drop.
    expect(page.get_by_role("heading", level=1)).to_contain_text("no more", timeout=LONGEST_MS)
    expect(page.locator("#hip-drop")).to_be_visible()
    expect(page.get_by_role("button", name=WORDS["change"])).to_be_visible()
