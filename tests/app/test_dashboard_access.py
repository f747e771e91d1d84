"""Every page and state through axe-core, in both themes, on a desktop and on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_line import Terminal
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from accessible import assert_accessible, charts_without_words, tab_stops, unfold
from dashboard_browser import Visit, greeted, upload
from playwright.sync_api import Page, expect

# As long as both samples may take to be opened and drawn on a busy machine.
LONGEST_MS = 120_000.0
# Streamlit looks for its server below the page's own address before it looks above it; nothing in
# a page or in the settings keeps it from that.
_PROBES = ("_stcore/health", "_stcore/host-config")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.start(Terminal.inside(tmp_path_factory.mktemp("access"))) as running:
        yield running


def whole_comparison(page: Page) -> None:
    expect(page.get_by_role("button", name="Both runs (MP4)")).to_be_visible(timeout=LONGEST_MS)


def whole_report(page: Page) -> None:
    expect(page.get_by_role("heading", name="Not measured")).to_be_visible(timeout=LONGEST_MS)


def heading(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "wait"),
    [
        ("/", greeted),
        ("/?sample=rear_before", whole_report),
        ("/?sample=side_before", whole_report),
        ("/compare", whole_comparison),
        ("/practice", heading),
        ("/film", heading),
        ("/about", heading),
        ("/privacy", heading),
    ],
    ids=["check", "rear", "side", "compare", "practice", "film", "about", "privacy"],
)
def test_a_page_is_accessible_and_its_console_clean(
    server: Server, visit: Visit, path: str, wait: Callable[[Page], None]
) -> None:
    page = visit("about:blank")
    said: list[str] = []
    page.on(
        "console",
        lambda message: (
            said.append(f"{message.text} {message.location['url']}")
            if message.type in {"warning", "error"}
            else None
        ),
    )
    page.goto(server.address + path)
    wait(page)
    assert_accessible(page)
    stops = tab_stops(page)
    assert "Download as PNG" not in stops
    assert "Copy Vega-Lite spec" not in stops
    assert charts_without_words(page) == []
    assert [line for line in said if not line.endswith(_PROBES)] == []


def test_an_error_is_accessible(server: Server, visit: Visit, tmp_path: Path) -> None:
    clip = tmp_path / "run.mp4"
    clip.write_text("Not a video.")
    page = visit(server.address)
    upload(page, clip)
    expect(page.get_by_role("alert")).to_contain_text("expected a video")
    assert_accessible(page)


@pytest.mark.parametrize(
    ("path", "wait"),
    [("/compare", whole_comparison), ("/?sample=rear_before", whole_report)],
    ids=["compare", "rear"],
)
def test_what_is_folded_is_accessible_too(
    server: Server, visit: Visit, path: str, wait: Callable[[Page], None]
) -> None:
    page = visit(server.address + path)
    wait(page)
    unfold(page)
    expect(page.get_by_role("table").first).to_be_visible()
    assert_accessible(page)


def test_a_comparison_prints_its_tables_and_tears_no_card(server: Server, visit: Visit) -> None:
    page = visit(f"{server.address}/compare")
    whole_comparison(page)
    page.emulate_media(media="print")
    for table in page.locator("table").all():
        box = table.bounding_box()
        assert box is not None
        assert box["height"] > 20
    cards = page.locator("[class*=st-key-card-]")
    assert cards.count() >= 4
    assert set(cards.evaluate_all("cards => cards.map(c => getComputedStyle(c).breakInside)")) == {
        "avoid"
    }
    expect(page.get_by_test_id("stForm")).to_be_hidden()
    # Nothing lies over the next part.
    bottoms = cards.evaluate_all(
        "cards => cards.map(card => [card.getBoundingClientRect().top,"
        " Math.max(...[...card.querySelectorAll('p, svg, table')]"
        ".map(part => part.getBoundingClientRect().bottom)), card.getBoundingClientRect().bottom])"
    )
    assert all(inner <= bottom + 1 for _, inner, bottom in bottoms)


def test_nothing_moves_for_those_who_ask_for_stillness(server: Server, visit: Visit) -> None:
    page = visit("about:blank")
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server.address}/compare")
    whole_comparison(page)
    loop = page.locator("video")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.wait_for_timeout(500)
    assert loop.evaluate("video => video.paused && video.currentTime === 0")
