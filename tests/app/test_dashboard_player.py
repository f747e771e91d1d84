"""The player in a real browser, on a clip whose every picture carries its number."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import player_page
import pytest
from command_line import wait_until
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit, visitors
from player_browser import Seen, page_server
from playwright.sync_api import Browser, Page, Position, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with page_server(tmp_path_factory.mktemp("player")) as running:
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
    """The page as somebody new sees it, without loading all of Streamlit's code again."""
    opened.reload()
    return opened


@pytest.fixture
def seen(page: Page) -> Seen:
    return Seen(page)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    clip = player_page.write_numbered(tmp_path_factory.mktemp("story") / "numbered.mp4")
    told: dict[str, Any] = json.loads(player_page.finished(clip).player)
    return told


def frame_of(time_s: float, story: dict[str, Any]) -> int:
    return int(np.abs(np.array(story["times"]) - time_s).argmin())


def test_arrows_step_through_every_frame_even_of_an_uneven_clip(seen: Seen) -> None:
    for frame in range(1, 13):
        seen.press("ArrowRight")
        seen.shows(frame)
    for frame in (11, 10, 9):
        seen.press("ArrowLeft")
        seen.shows(frame)


def test_many_quick_steps_all_count_and_none_leaves_the_clip(seen: Seen) -> None:
    seen.press(*["ArrowRight"] * 25, *["ArrowLeft"] * 4)
    seen.shows(21)
    seen.press(*["ArrowLeft"] * 30)
    seen.shows(0)


@pytest.mark.parametrize("place", [".player", ".lane"])
def test_home_and_end_go_to_the_ends_and_leave_the_page_where_it_is(
    seen: Seen, page: Page, story: dict[str, Any], place: str
) -> None:
    page.set_viewport_size({"width": 900, "height": 420})
    page.locator(place).focus()
    main = page.locator("[data-testid=stMain]")
    before = main.evaluate("main => main.scrollTop")
    page.keyboard.press("End")
    seen.shows(len(story["times"]) - 1)
    page.keyboard.press("Home")
    seen.shows(0)
    assert main.evaluate("main => main.scrollTop") == before
    page.set_viewport_size({"width": 1280, "height": 720})


def test_the_timeline_names_the_moment_in_words(seen: Seen, story: dict[str, Any]) -> None:
    lane = seen.page.get_by_role("slider", name="Time in the clip")
    start, end, side = story["stances"][1]
    middle = frame_of((start + end) / 2, story)
    seen.press(*["ArrowRight"] * middle)
    seen.shows(middle)
    words = f"{story['times'][middle]:.2f} seconds, {side} foot down"
    expect(lane).to_have_attribute("aria-valuetext", words)


def test_the_zoom_shows_the_runner_larger_and_the_lines_stay_on_the_picture(seen: Seen) -> None:
    button = seen.page.get_by_role("button", name="Zoom")
    expect(button).to_have_attribute("aria-pressed", "false")
    film, whole = seen.page.locator(".film"), seen.page.locator(".screen").bounding_box()
    seen.press("z")
    expect(button).to_have_attribute("aria-pressed", "true")
    shown = film.bounding_box()
    assert shown is not None
    assert whole is not None
    times = shown["height"] / whole["height"]
    assert times > 1.25
    assert shown["x"] <= whole["x"] + 1
    assert shown["x"] + shown["width"] >= whole["x"] + whole["width"] - 1
    fine = seen.page.locator("canvas").evaluate("canvas => canvas.height / canvas.clientHeight")
    assert fine == pytest.approx(times, rel=0.02)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_legend_names_the_lines_that_are_drawn(seen: Seen, story: dict[str, Any]) -> None:
    shown = seen.page.get_by_role("list", name="What the lines mean").locator("li:visible")
    expect(shown.first).to_have_text("left leg and arm")
    assert (story["hips"] is not None) == (shown.get_by_text("line of the hips").count() > 0)


def test_comma_and_period_go_from_contact_to_contact(seen: Seen, story: dict[str, Any]) -> None:
    contacts = [frame_of(time_s, story) for time_s, _ in story["contacts"]]
    assert len(contacts) > 6
    for frame in contacts[:4]:
        seen.press(".")
        seen.shows(frame)
    seen.press("ArrowRight", ",")
    seen.shows(contacts[3])
    seen.press(",")
    seen.shows(contacts[2])
    time_s = story["times"][contacts[2]]
    expect(seen.root.locator(".time")).to_contain_text(f"{time_s:.3f} s")


def test_buttons_do_what_the_keys_do_and_leave_the_keys_to_the_player(
    seen: Seen, page: Page, story: dict[str, Any]
) -> None:
    page.get_by_role("button", name="Next contact").click()
    seen.shows(frame_of(story["contacts"][0][0], story))
    page.get_by_role("button", name="One frame back").click()
    seen.shows(frame_of(story["contacts"][0][0], story) - 1)
    page.keyboard.press(" ")
    wait_until(lambda: not seen.video.evaluate("video => video.paused"))
    page.keyboard.press(" ")
    wait_until(lambda: bool(seen.video.evaluate("video => video.paused")))


def test_slow_playback_is_slow_and_pauses_at_the_frame_it_says(seen: Seen) -> None:
    seen.page.get_by_role("button", name="⅛").click()
    seen.press(" ")
    wait_until(lambda: seen.frame > 2)
    rate = seen.video.evaluate(
        """async video => {
            const [from, begin] = [video.currentTime, performance.now()];
            await new Promise(done => setTimeout(done, 1500));
            return (video.currentTime - from) / (performance.now() - begin) * 1000;
        }"""
    )
    assert 0.05 < rate < 0.2
    seen.press(" ")
    wait_until(lambda: bool(seen.video.evaluate("video => video.paused")))
    wait_until(lambda: seen.number == seen.frame)


@pytest.mark.parametrize("share", [0.0, 0.35, 1.0])
def test_a_click_on_the_timeline_goes_there(
    seen: Seen, story: dict[str, Any], share: float
) -> None:
    lane = seen.page.locator(".lane")
    box = lane.bounding_box()
    assert box is not None
    lane.scroll_into_view_if_needed()
    lane.click(position={"x": min(share * box["width"], box["width"] - 1), "y": 20})
    wanted = frame_of(share * (story["times"][-1] + 1 / 60), story)
    wait_until(lambda: abs(seen.frame - wanted) <= 1)
    seen.shows(seen.frame)


def test_a_drag_along_the_timeline_ends_where_it_is_let_go(seen: Seen) -> None:
    lane = seen.page.locator(".lane")
    lane.scroll_into_view_if_needed()
    box = lane.bounding_box()
    assert box is not None
    mouse = seen.page.mouse
    mouse.move(box["x"] + 5, box["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 30, steps=12)
    mouse.up()
    wait_until(lambda: abs(seen.frame - 240) <= 4)
    seen.shows(seen.frame)


def test_skeleton_and_hip_line_can_be_taken_off(seen: Seen) -> None:
    wait_until(lambda: seen.drawn_px > 100)
    both = seen.drawn_px
    seen.page.get_by_role("button", name="Skeleton").click()
    wait_until(lambda: 0 < seen.drawn_px < both)
    seen.page.get_by_role("button", name="Hip line").click()
    wait_until(lambda: seen.drawn_px == 0)
    seen.page.get_by_role("button", name="Skeleton").click()
    wait_until(lambda: seen.drawn_px > 100)
    # Nothing of it is in the video itself.
    seen.shows(0)


def test_a_step_clicked_in_a_chart_takes_the_same_video_there(
    seen: Seen, story: dict[str, Any]
) -> None:
    steps = {frame_of(time_s, story) for time_s in story["curves"][0]["times"]}
    seen.video.evaluate("video => { video.isTheOldOne = true; }")
    source = seen.video.get_attribute("src")
    chart = seen.page.locator("[data-testid=stVegaLiteChart] svg.marks")
    box = chart.bounding_box()
    assert box is not None
    early: Position = {"x": 0.5 * box["width"], "y": 0.5 * box["height"]}
    late: Position = {"x": 0.85 * box["width"], "y": 0.5 * box["height"]}
    chart.click(position=early)
    wait_until(lambda: seen.frame in steps)
    chosen = seen.frame
    seen.shows(chosen)
    chart.click(position=late)
    wait_until(lambda: seen.frame in steps - {chosen})
    # The same step once more, after the player has been moved by hand.
    last = seen.frame
    seen.page.get_by_role("button", name="One frame forward").click()
    seen.shows(last + 1)
    # Streamlit tells of a choice 150 ms after it was made: nobody is quicker than that.
    seen.page.wait_for_timeout(500)
    chart.click(position=late)
    seen.shows(last)
    assert seen.video.evaluate("video => video.isTheOldOne")
    assert seen.video.get_attribute("src") == source


def test_after_a_step_was_chosen_in_a_chart_a_button_leads_back(seen: Seen) -> None:
    seen.root.evaluate("root => { root.style.marginTop = '1500px'; }")
    back = seen.page.get_by_role("button", name="Back to where you were")
    expect(back).to_be_hidden()
    chart = seen.page.locator("[data-testid=stVegaLiteChart] svg.marks")
    box = chart.bounding_box()
    assert box is not None
    chart.click(position={"x": 0.5 * box["width"], "y": 0.5 * box["height"]})
    expect(back).to_be_visible()
    main = seen.page.locator("[data-testid=stMain]")
    wait_until(lambda: bool(main.evaluate("main => main.scrollTop > 500")))
    back.click()
    wait_until(lambda: bool(main.evaluate("main => main.scrollTop < 50")))
    expect(back).to_be_hidden()


def test_a_phone_shows_the_whole_width(server: Server, visit: Visit) -> None:
    seen = Seen(visit(server.address, PHONE))
    reach = seen.root.evaluate(
        """root => Math.max(...[root, ...root.querySelectorAll(":not(svg *)")]
            .map(part => part.getBoundingClientRect().right))"""
    )
    assert reach <= PHONE["width"]
    assert seen.root.evaluate("root => root.scrollWidth - root.clientWidth") <= 0
    small = seen.root.locator("button:visible").evaluate_all(
        "buttons => Math.min(...buttons.map(button => button.getBoundingClientRect().height))"
    )
    assert small >= 36
