"""The metronome in a real browser: when it clicks and lights, and that it waits for a press."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import metronome_page
import pytest
from command_line import Terminal, wait_until
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit, visitors
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}
# By the clock of the sound card; the aim is 1 ms, and floating point is the only error.
TOLERANCE_S = 1e-6
_LISTEN = """root => {
    root.clicks = [];
    root.lit = [];
    root.addEventListener("clickscheduled", ({ detail }) => root.clicks.push(detail));
    const lamps = [...root.querySelectorAll(".lamps i")];
    const watch = new MutationObserver(() => root.lit.push(
        lamps.map(lamp => Number(lamp.classList.contains("on"))).join("")));
    lamps.forEach(lamp => watch.observe(lamp, { attributes: true }));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    page = Path(metronome_page.__file__)
    terminal = Terminal.inside(tmp_path_factory.mktemp("metronome"))
    with Server.start_page(terminal, page) as running:
        yield running
        assert not running.asked_the_internet()


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Iterator[Visit]:
    with visitors(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(server: Server, visit: Visit) -> Page:
    return visit(server.address)


@pytest.fixture
def page(opened: Page) -> Page:
    """The page as somebody new sees it."""
    opened.reload()
    expect(opened.locator(".targets button")).to_have_count(3)
    return opened


@pytest.fixture
def root(page: Page) -> Locator:
    found = page.locator(".metronome")
    found.evaluate(_LISTEN)
    return found


def rate(page: Page) -> Locator:
    return page.locator(".rate b")


def times_s(root: Locator) -> list[float]:
    clicks: list[dict[str, float]] = root.evaluate("root => root.clicks")
    assert [click["number"] for click in clicks] == list(range(len(clicks)))
    return [click["timeS"] for click in clicks]


def run_for(root: Locator, clicks: int) -> list[float]:
    """Start it and return the times of the first clicks."""
    root.get_by_role("button", name="Start").click()
    wait_until(lambda: len(times_s(root)) >= clicks, within_s=30.0)
    return times_s(root)[:clicks]


def test_it_is_silent_until_it_is_pressed_and_after_it_is_stopped(
    page: Page, root: Locator
) -> None:
    expect(root.get_by_role("button", name="Start")).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(500)
    assert times_s(root) == []
    run_for(root, 3)
    root.get_by_role("button", name="Stop").click()
    expect(root.get_by_role("button", name="Start")).to_be_visible()
    heard = len(times_s(root))
    page.wait_for_timeout(700)
    assert len(times_s(root)) == heard
    assert root.locator(".on").count() == 0


def test_clicks_are_even_by_the_clock_of_the_sound(root: Locator) -> None:
    gaps_s = [after - before for before, after in pairwise(run_for(root, 12))]
    assert gaps_s == pytest.approx([60.0 / 168.0] * 11, abs=TOLERANCE_S)


def test_it_begins_at_five_percent_more_and_goes_up_to_ten(page: Page, root: Locator) -> None:
    expect(rate(page)).to_have_text("168")
    assert root.locator(".targets button").all_inner_texts() == [
        "Yours: 160",
        "+5 %: 168",
        "+10 %: 176",
    ]
    page.get_by_role("button", name="+10 %: 176").click()
    expect(rate(page)).to_have_text("176")
    expect(page.get_by_role("button", name="+10 %: 176")).to_have_attribute("aria-pressed", "true")
    gaps_s = [after - before for before, after in pairwise(run_for(root, 4))]
    assert gaps_s == pytest.approx([60.0 / 176.0] * 3, abs=TOLERANCE_S)


def test_the_rate_can_change_while_it_sounds(page: Page, root: Locator) -> None:
    run_for(root, 4)
    page.get_by_role("button", name="One step per minute more").click()
    seen = len(times_s(root))
    wait_until(lambda: len(times_s(root)) >= seen + 4, within_s=30.0)
    gaps_s = [after - before for before, after in pairwise(times_s(root))]
    assert gaps_s[0] == pytest.approx(60.0 / 168.0, abs=TOLERANCE_S)
    assert gaps_s[-3:] == pytest.approx([60.0 / 169.0] * 3, abs=TOLERANCE_S)
    assert {round(60.0 / gap) for gap in gaps_s} == {168, 169}


def test_two_lamps_light_in_turn(root: Locator) -> None:
    run_for(root, 8)
    wait_until(lambda: {"10", "01"} <= set(root.evaluate("root => root.lit")), within_s=10.0)
    shown: list[str] = root.evaluate("root => root.lit")
    lit = [state for state in shown if "1" in state]
    turns = [state for before, state in pairwise(["", *lit]) if state != before]
    assert "11" not in turns, "each foot has its own moment"
    assert all(before != after for before, after in pairwise(turns))


def test_with_less_motion_the_lamps_are_steady(page: Page, root: Locator) -> None:
    page.emulate_media(reduced_motion="reduce")
    silent = lamp_colours(root)
    run_for(root, 6)
    seen = set()
    for _ in range(12):
        page.wait_for_timeout(40)
        seen.add(lamp_colours(root))
    page.emulate_media(reduced_motion="no-preference")
    assert len(seen) == 1
    assert silent not in seen, "it shows that it runs"


def lamp_colours(root: Locator) -> tuple[str, ...]:
    colour = "lamp => getComputedStyle(lamp).backgroundColor"
    return tuple(str(lamp.evaluate(colour)) for lamp in root.locator(".lamps i").all())


def test_keys_do_all_that_a_mouse_does(page: Page, root: Locator) -> None:
    root.get_by_role("button", name="Start").focus()
    page.keyboard.press("Space")
    expect(root.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(rate(page)).to_have_text("169")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rate(page)).to_have_text("168")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(root.get_by_role("button", name="Start")).to_be_focused()


def test_the_rate_stays_within_what_runners_do(page: Page, root: Locator) -> None:
    root.get_by_role("button", name="Start").focus()
    for _ in range(75):
        page.keyboard.press("ArrowUp")
    expect(rate(page)).to_have_text("240")
    for _ in range(145):
        page.keyboard.press("ArrowDown")
    expect(rate(page)).to_have_text("100")


def test_it_goes_on_when_the_page_is_drawn_again(page: Page, root: Locator) -> None:
    page.get_by_role("button", name="One step per minute more").click()
    run_for(root, 3)
    page.get_by_role("button", name="Draw the page again").click()
    expect(page.get_by_text("Drawn again")).to_be_visible()
    seen = len(times_s(root))
    wait_until(lambda: len(times_s(root)) >= seen + 3, within_s=30.0)
    expect(rate(page)).to_have_text("169")


def test_it_fits_a_phone_with_buttons_for_fingers(server: Server, visit: Visit) -> None:
    page = visit(server.address, PHONE)
    expect(page.locator(".targets button")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for button in page.locator(".metronome button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40.0
