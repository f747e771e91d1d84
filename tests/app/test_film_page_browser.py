"""The page on filming on screens and on paper."""

import re
from collections.abc import Iterator

import pytest
from command_line import Terminal
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit
from playwright.sync_api import Page, ViewportSize, expect

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# As a desktop's window is for a page at 200 %.
ENLARGED: ViewportSize = {"width": 640, "height": 450}
NOT_LOADED = "images => images.filter(image => !image.complete || !image.naturalWidth).length"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.start(Terminal.inside(tmp_path_factory.mktemp("server"))) as running:
        yield running
        assert not running.asked_the_internet()


def film_page(server: Server, visit: Visit, size: ViewportSize) -> Page:
    page = visit(f"{server.address}/film", size)
    expect(page.get_by_role("heading", name="Wrong beside right")).to_be_visible()
    expect(page.locator("figure img")).to_have_count(10)
    return page


@pytest.mark.parametrize("size", [DESKTOP, PHONE, ENLARGED], ids=["desktop", "phone", "enlarged"])
def test_drawings_are_seen_on_every_screen(
    server: Server, visit: Visit, size: ViewportSize
) -> None:
    page = film_page(server, visit, size)
    drawings = page.locator("figure img")
    assert drawings.evaluate_all(NOT_LOADED) == 0
    widths = drawings.evaluate_all("images => images.map(image => image.clientWidth)")
    # Half of a drawing's own size would make its words too small.
    assert min(widths) >= 280
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_it_is_on_one_sheet(server: Server, visit: Visit, paper: str, scheme: str) -> None:
    page = film_page(server, visit, DESKTOP)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    printed = page.pdf(format=paper)
    assert re.findall(rb"/Type /Pages\s+/Count (\d+)", printed) == [b"1"]


def test_paper_is_light_and_has_no_buttons(server: Server, visit: Visit) -> None:
    page = film_page(server, visit, DESKTOP)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    app = page.locator(".stApp")
    assert app.evaluate("app => getComputedStyle(app).colorScheme") == "light"
    assert app.evaluate("app => getComputedStyle(app).color") == "rgb(22, 32, 46)"


def test_the_button_prints(server: Server, visit: Visit) -> None:
    page = film_page(server, visit, DESKTOP)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print on one page").click()
    expect(page).to_have_title("printed")
