"""A runner's browser, and what the runner does in it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from dashboard_server import SIZE
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

Visit = Callable[..., Page]
CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SOON_MS = 30_000.0
# As long as an analysis may take on a busy machine.
LONGEST_MS = 120_000.0


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's browser, without what it does on its own account."""
    expect.set_options(timeout=SOON_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@contextmanager
def visitors(browser: Browser) -> Iterator[Visit]:
    """Give out what opens an address as somebody else every time; in the end, judge all visits."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    broken: list[str] = []

    def visit(address: str, size: ViewportSize | None = None) -> Page:
        context = browser.new_context(viewport=size, locale="en-GB")
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: broken.append(str(error.error)))
        context.set_default_timeout(SOON_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    addresses = [urlsplit(url) for url in asked]
    assert {url.hostname for url in addresses if url.scheme not in {"data", "blob"}} == {
        "localhost"
    }
    assert not broken, broken


def greeted(page: Page) -> None:
    """Wait for a first visit's page to be complete."""
    expect(page.get_by_role("button", name="See a whole sample report")).to_be_visible()
    expect(page.locator(".st-key-card-proof img")).to_be_visible()


def go_on(page: Page) -> None:
    """Have the clip analysed, if the check of its filming asks."""
    asked = page.get_by_role("button", name=re.compile("^Go on"))
    following = page.get_by_text("Following the runner")
    expect(asked.or_(following).first).to_be_visible(timeout=LONGEST_MS)
    if asked.is_visible():
        asked.click()


def upload(page: Page, clip: Path) -> None:
    """Choose a clip and have it checked."""
    choose(page, clip)
    expect(page.get_by_test_id("stFileUploader")).to_contain_text(SIZE)
    page.get_by_role("button", name="Check this run").click()


def choose(page: Page, clip: Path) -> None:
    expect(page.get_by_role("button", name="Check this run")).to_be_visible()
    page.locator("input[type=file]").set_input_files(clip)
