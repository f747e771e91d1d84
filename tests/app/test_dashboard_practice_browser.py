"""The page of exercises in a real browser: drawings in the theme's colours, on any screen."""

from collections.abc import Iterator

import pytest
from command_line import Terminal
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit, visitors
from playwright.sync_api import Browser, Page, ViewportSize, expect

from formcheck.practice import all_exercises, groups

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
_COLOUR = "element => getComputedStyle(element).color"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.start(Terminal.inside(tmp_path_factory.mktemp("practice"))) as running:
        yield running
        assert not running.asked_the_internet()


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Iterator[Visit]:
    with visitors(browser) as opened:
        yield opened


def practice(server: Server, visit: Visit, size: ViewportSize) -> Page:
    page = visit(f"{server.address}/practice", size)
    expect(page.locator(".drawing svg")).to_have_count(len(all_exercises()))
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_have_the_colour_of_the_text(server: Server, visit: Visit, scheme: str) -> None:
    page = practice(server, visit, DESKTOP)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.reload()
    drawing = page.locator(".drawing svg").first
    expect(drawing).to_be_visible()
    text = page.get_by_role("heading", name="What to do").evaluate(_COLOUR)
    assert drawing.evaluate(_COLOUR) == text


def test_each_drawing_has_its_name_for_screen_readers(server: Server, visit: Visit) -> None:
    page = practice(server, visit, DESKTOP)
    for text in groups().values():
        page.get_by_role("tab", name=text.label).click()
        expect(page.get_by_role("heading", name=text.title)).to_be_visible()
    first = next(iter(all_exercises().values()))
    page.get_by_role("tab", name="Form").click()
    expect(page.get_by_role("img", name=first.name)).to_be_visible()


def test_a_phone_needs_no_sideways_scroll(server: Server, visit: Visit) -> None:
    page = practice(server, visit, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    box = page.locator(".drawing svg").first.bounding_box()
    assert box is not None
    assert box["width"] > 0.7 * PHONE["width"]
