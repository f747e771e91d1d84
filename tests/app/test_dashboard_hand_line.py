"""The line by hand in a real browser: by mouse, finger and keys, by its pixels and its state."""

import json
import math
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import hand_line_page
import numpy as np
import pytest
from command_line import Terminal, wait_until
from dashboard_server import Server
from hand_line_page import (
    LEFT,
    LEVEL_DEG,
    ORDERS,
    SCALE,
    SIZE,
    STAND,
    TILTS_DEG,
    TOP,
    band_ends,
)
from numpy.typing import NDArray
from PIL import Image

pytest.importorskip("playwright", reason="playwright is not installed")

from accessible import assert_accessible
from dashboard_browser import visitors
from playwright.sync_api import Browser, CDPSession, Locator, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
NEAR_DEG = 0.3
# What the page keeps, it keeps by the name of the visit.
VISITS = count()
UNMOVED = "not moved yet"
Point = tuple[float, float]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    page = Path(hand_line_page.__file__)
    terminal = Terminal.inside(tmp_path_factory.mktemp("hand_line"))
    with Server.start_page(terminal, page) as running:
        yield running
        assert not running.asked_the_internet()


@pytest.fixture(scope="module")
def opened(server: Server, browser: Browser) -> Iterator[Page]:
    with visitors(browser) as visit:
        yield visit(server.address, DESKTOP)


@pytest.fixture
def page(opened: Page, server: Server) -> Page:
    """The page as somebody new sees it."""
    opened.set_viewport_size(DESKTOP)
    opened.goto(f"{server.address}/?visit={next(VISITS)}")
    at_frame(opened, "Frame 1 of 4")
    return opened


def at_frame(page: Page, name: str) -> None:
    """Wait for a frame whose line was not laid yet."""
    at_any_frame(page, name)
    expect(line(page)).to_have_attribute("aria-valuetext", UNMOVED)


def at_any_frame(page: Page, name: str) -> None:
    """Wait for a frame and its picture."""
    expect(page.locator(".where")).to_have_text(name)
    expect(line(page)).to_have_attribute("aria-busy", "false")


def line(page: Page) -> Locator:
    return page.get_by_role("slider")


def tilt_deg(page: Page) -> float:
    return float(line(page).get_attribute("aria-valuenow") or "nan")


def told(page: Page) -> Locator:
    return page.locator(".told")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def on_screen(page: Page, place: Point) -> Point:
    """Where a place of the picture is while nothing is zoomed."""
    box = page.locator(".surface").bounding_box()
    assert box is not None
    times = box["width"] / SIZE
    return box["x"] + times * place[0], box["y"] + times * place[1]


def click(page: Page, *places: Point) -> None:
    for place in places:
        page.mouse.click(*on_screen(page, place))


def drag(page: Page, start: Point, end: Point) -> None:
    page.mouse.move(*on_screen(page, start))
    page.mouse.down()
    page.mouse.move(*on_screen(page, end), steps=4)
    page.mouse.up()


def laid(page: Page, marks: int) -> list[list[dict[str, Any]]]:
    """Return what the server has, once it has so many frames."""
    read: list[list[dict[str, Any]]] = []

    def is_there() -> bool:
        read[:] = json.loads(page.locator(".kept").inner_text())
        return sum(map(len, read)) == marks

    wait_until(is_there, within_s=30.0)
    return read


def mark_tilt_deg(mark: dict[str, Any]) -> float:
    (left_x, left_y), (right_x, right_y) = mark["left"], mark["right"]
    return math.degrees(math.atan2(left_y - right_y, right_x - left_x))


def in_clip(place: Point) -> list[float]:
    return [LEFT + place[0] / SCALE, TOP + place[1] / SCALE]


def pixels(page: Page) -> NDArray[np.int64]:
    """Return the brightness of the picture as it is shown."""
    shown = Image.open(BytesIO(page.locator(".surface").screenshot())).convert("L")
    return np.asarray(shown).astype(np.int64)


def test_two_clicks_lay_the_line_along_a_band_of_known_tilt(page: Page) -> None:
    for number, name in enumerate(TILTS_DEG, 1):
        at_frame(page, f"Frame {number} of 4")
        click(page, *band_ends(name))
        press(page, "Next")
    expect(page.locator(".where")).to_have_text("That was the last frame.")
    [marks] = laid(page, 4)
    assert [mark["id"] for mark in marks] == list(TILTS_DEG)
    for mark in marks:
        assert mark_tilt_deg(mark) == pytest.approx(TILTS_DEG[mark["id"]], abs=NEAR_DEG)
        left, right = band_ends(mark["id"])
        assert mark["left"] == pytest.approx(in_clip(left), abs=1.0)
        assert mark["right"] == pytest.approx(in_clip(right), abs=1.0)


def test_two_clicks_lay_a_line_whose_ends_are_near_to_each_other(page: Page) -> None:
    """The second click brings the other end, though the first one is nearer."""
    click(page, (300.0, 350.0), (470.0, 340.0))
    press(page, "Next")
    [[mark]] = laid(page, 1)
    assert mark["left"] == pytest.approx(in_clip((300.0, 350.0)), abs=1.0)
    assert mark["right"] == pytest.approx(in_clip((470.0, 340.0)), abs=1.0)


def test_the_first_line_is_askew_and_differs_between_frames_and_passes(page: Page) -> None:
    press(page, "Cannot see it")
    page.get_by_text("Second pass").click()
    seen = []
    for number in range(2, 9):
        name = f"Frame {number} of 4" if number <= 4 else f"Second pass, {number - 4} of 4"
        at_frame(page, name)
        seen.append(tilt_deg(page))
        press(page, "Cannot see it")
    assert max(map(abs, seen)) <= 6.0
    assert len(set(seen)) > 5
    assert min(seen) < 0.0 < max(seen)


def test_ends_and_middle_can_be_dragged(page: Page) -> None:
    left, right = band_ends(STAND)
    click(page, left, right)
    drag(page, right, (right[0], right[1] - 40.0))
    assert tilt_deg(page) == pytest.approx(7.5, abs=NEAR_DEG)
    # Near enough to an end, a drag takes it along and does not jump.
    drag(page, (left[0] + 8.0, left[1] + 8.0), (left[0] + 8.0, left[1] + 28.0))
    assert tilt_deg(page) == pytest.approx(10.8, abs=NEAR_DEG)
    drag(page, (320.0, 340.0), (350.0, 240.0))
    assert tilt_deg(page) == pytest.approx(10.8, abs=NEAR_DEG)
    press(page, "Next")
    [[mark]] = laid(page, 1)
    expected = in_clip((left[0] + 30.0, left[1] + 20.0 - 100.0))
    assert mark["left"] == pytest.approx(expected, abs=1.0)


def test_a_line_that_is_laid_from_right_to_left_is_the_same(page: Page) -> None:
    left, right = band_ends(STAND)
    drag(page, (450.0, 320.0), (600.0, 320.0))
    drag(page, (200.0, 320.0), right)
    drag(page, (600.0, 320.0), left)
    press(page, "Next")
    [[mark]] = laid(page, 1)
    assert mark["left"] == pytest.approx(in_clip(left), abs=3.0)
    assert mark["right"][0] > mark["left"][0]


def test_it_is_white_in_a_dark_casing_and_dashed_until_it_is_moved(page: Page) -> None:
    bare = along_the_line(page)
    # Over light ground and the dark band alike.
    click(page, (100.0, 350.0), (540.0, 350.0))
    solid = along_the_line(page)
    assert 0.2 < np.mean(bare > 235) < 0.8
    assert np.mean(solid > 235) > 0.9
    shown = pixels(page)
    times = len(shown) / SIZE
    column = shown[round(345 * times) : round(355 * times), round(120 * times)]
    assert column.max() > 235
    assert column.min() < 130, "dark on both sides, on light ground"


def along_the_line(page: Page) -> NDArray[np.int64]:
    """Return the brightest pixel near the line at places between one end and the middle."""
    shown = pixels(page)
    ends = page.locator(".laid > .core").evaluate(
        "line => ['x1', 'y1', 'x2', 'y2'].map(name => Number(line.getAttribute(name)))"
    )
    shares = np.linspace(0.15, 0.4, 60)
    across = ends[0] + shares * (ends[2] - ends[0])
    down = ends[1] + shares * (ends[3] - ends[1])
    places = zip(np.round(down).astype(int), np.floor(across).astype(int), strict=True)
    return np.array([shown[y - 1 : y + 2, x].max() for y, x in places])


def test_the_level_is_drawn_where_the_room_shows_it(page: Page) -> None:
    level = page.locator(".level")
    expect(level).to_be_visible()
    shown = pixels(page)
    third, width = len(shown) // 3, shown.shape[1]
    rise = math.tan(math.radians(LEVEL_DEG)) * width / 2.0
    for x, y in ((60, third + 0.8 * rise), (width - 10, third - rise)):
        assert shown[round(y) - 4 : round(y) + 5, x].min() < 150
    for _ in range(3):
        press(page, "Cannot see it")
    at_frame(page, "Frame 4 of 4")
    expect(level).to_be_hidden()


def test_a_finger_drags_and_sees_the_spot_beside_it(page: Page) -> None:
    page.set_viewport_size(PHONE)
    left, right = band_ends(STAND)
    loupe = page.locator(".loupe")
    finger = page.context.new_cdp_session(page)
    touch(page, finger, "touchStart", (right[0] + 20.0, right[1] + 60.0))
    touch(page, finger, "touchMove", right)
    expect(loupe).to_be_visible()
    # The loupe's middle shows the dark band, the finger is elsewhere.
    middle = loupe.evaluate(
        """loupe => {
            const pen = loupe.getContext("2d");
            const at = loupe.width / 2;
            return [...pen.getImageData(at - 12, at + 10, 1, 1).data];
        }"""
    )
    assert max(middle[:3]) < 120
    box = loupe.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < on_screen(page, right)[1] - 22.0
    touch(page, finger, "touchEnd")
    expect(loupe).to_be_hidden()
    touch(page, finger, "touchStart", left)
    touch(page, finger, "touchEnd")
    assert tilt_deg(page) == pytest.approx(TILTS_DEG[STAND], abs=1.0)
    assert page.evaluate("scrollY") == 0
    press(page, "Next")
    at_frame(page, "Frame 2 of 4")


def touch(page: Page, finger: CDPSession, kind: str, *places: Point) -> None:
    """Press, drag or lift a finger."""
    points = [on_screen(page, place) for place in places]
    fingers = [{"x": x, "y": y} for x, y in points]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def test_a_drag_goes_on_outside_of_the_picture_and_stays_in_it(page: Page) -> None:
    drag(page, (450.0, 320.0), (900.0, 320.0))
    press(page, "Next")
    [[mark]] = laid(page, 1)
    assert mark["right"][0] == pytest.approx(LEFT + SIZE / SCALE)


def test_keys_turn_and_move_the_line_in_fine_steps(page: Page) -> None:
    line(page).focus()
    began = tilt_deg(page)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert tilt_deg(page) == pytest.approx(began - 0.3, abs=0.06)
    page.keyboard.press("Shift+ArrowLeft")
    assert tilt_deg(page) == pytest.approx(began + 0.7, abs=0.06)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowUp")
    assert tilt_deg(page) == pytest.approx(began + 0.7, abs=0.06)
    page.keyboard.press("Enter")
    [[mark]] = laid(page, 1)
    height = (mark["left"][1] + mark["right"][1]) / 2.0
    assert height == pytest.approx(TOP + (SIZE / 2.0 + 9.0) / SCALE)
    at_frame(page, "Frame 2 of 4")
    expect(line(page)).to_be_focused()
    page.keyboard.press("x")
    assert laid(page, 2)[0][1] == {"id": ORDERS[0][1], "unseen": True}


def test_tab_goes_from_the_line_to_the_buttons(page: Page) -> None:
    line(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    at_frame(page, "Frame 2 of 4")
    assert len(laid(page, 1)[0]) == 1
    # Else Enter would press the same button in the frames that follow.
    press(page, "Cannot see it")
    at_frame(page, "Frame 3 of 4")
    expect(line(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    at_frame(page, "Frame 4 of 4")
    assert "left" in laid(page, 3)[0][2]


def test_zoom_shows_it_twice_as_large_and_clicks_still_fit(page: Page) -> None:
    left, right = band_ends(STAND)
    click(page, left, right)
    before = int(np.sum(pixels(page)[:, 200] < 90))
    zoom = page.get_by_role("button", name="Zoom")
    zoom.click()
    expect(zoom).to_have_attribute("aria-pressed", "true")
    assert np.sum(pixels(page)[:, 200] < 90) == pytest.approx(2 * before, abs=8)
    # The middle of the line is in the middle now, and what is seen is half as wide.
    click(page, (40.0, 320.0), (600.0, 340.0))
    assert tilt_deg(page) == pytest.approx(-math.degrees(math.atan(20.0 / 560.0)), abs=NEAR_DEG)
    line(page).press("z")
    expect(zoom).to_have_attribute("aria-pressed", "false")
    press(page, "Next")
    [[mark]] = laid(page, 1)
    assert mark["left"] == pytest.approx(in_clip((180.0, 350.0)), abs=1.0)
    assert mark["right"] == pytest.approx(in_clip((460.0, 360.0)), abs=1.0)


def test_undo_takes_back_step_by_step_and_then_goes_to_the_frame_before(page: Page) -> None:
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    left, right = band_ends(STAND)
    began = tilt_deg(page)
    click(page, left, right)
    tilt = tilt_deg(page)
    line(page).press("Shift+ArrowLeft")
    undo.click()
    assert tilt_deg(page) == tilt
    line(page).press("Backspace")
    line(page).press("Control+z")
    assert tilt_deg(page) == began
    expect(line(page)).to_have_attribute("aria-valuetext", UNMOVED)
    expect(undo).to_be_disabled()
    click(page, left, right)
    press(page, "Next")
    at_frame(page, "Frame 2 of 4")
    undo.click()
    at_any_frame(page, "Frame 1 of 4")
    expect(line(page)).to_have_attribute("aria-valuenow", f"{tilt:.1f}")
    # What was laid stays until it is laid again.
    line(page).press("Shift+ArrowLeft")
    press(page, "Next")
    at_frame(page, "Frame 2 of 4")
    wait_until(
        lambda: abs(mark_tilt_deg(laid(page, 1)[0][0]) - tilt - 1.0) < NEAR_DEG, within_s=30.0
    )


def test_a_line_that_cannot_be_right_is_not_taken(page: Page) -> None:
    press(page, "Next")
    expect(told(page)).to_have_text("Move the line first, or press Cannot see it.")
    click(page, (300.0, 350.0), (420.0, 350.0))
    expect(told(page)).to_have_text("")
    press(page, "Next")
    expect(told(page)).to_contain_text("its ends are too near to each other")
    click(page, (480.0, 202.0))
    press(page, "Next")
    # From level, which is at one degree.
    expect(told(page)).to_have_text(
        "This line is at 39 degrees; hips tilt by less than 20. Check both ends."
    )
    assert tilt_deg(page) == pytest.approx(39.4, abs=NEAR_DEG)
    expect(page.locator(".where")).to_have_text("Frame 1 of 4")
    assert laid(page, 0) == []
    click(page, *band_ends(STAND))
    press(page, "Next")
    at_frame(page, "Frame 2 of 4")


def test_a_reload_goes_on_where_it_was(page: Page) -> None:
    click(page, *band_ends(STAND))
    press(page, "Next")
    at_frame(page, "Frame 2 of 4")
    press(page, "Cannot see it")
    before = laid(page, 2)
    page.reload()
    at_frame(page, "Frame 3 of 4")
    assert laid(page, 2) == before
    press(page, "Undo")
    at_frame(page, "Frame 2 of 4")
    press(page, "Undo")
    at_any_frame(page, "Frame 1 of 4")
    expect(line(page)).to_have_attribute("aria-valuenow", "0.8")


def test_it_stays_as_it_is_when_the_page_is_drawn_again(page: Page) -> None:
    click(page, *band_ends(STAND))
    tilt = tilt_deg(page)
    page.get_by_text("Second pass").click()
    expect(page.get_by_role("switch").or_(page.get_by_role("checkbox")).first).to_be_checked()
    laid(page, 0)
    assert tilt_deg(page) == tilt
    press(page, "Next")
    assert len(laid(page, 1)[0]) == 1


def test_a_second_pass_follows_in_another_order(page: Page) -> None:
    for number in range(1, 5):
        at_frame(page, f"Frame {number} of 4")
        press(page, "Cannot see it")
    expect(page.locator(".where")).to_have_text("That was the last frame.")
    expect(page.locator(".surface")).to_be_hidden()
    expect(page.locator(".where")).to_be_focused()
    laid(page, 4)
    page.get_by_text("Second pass").click()
    for number, name in enumerate(ORDERS[1], 1):
        at_frame(page, f"Second pass, {number} of 4")
        click(page, *band_ends(name))
        press(page, "Next")
    _, second = laid(page, 8)
    for mark in second:
        assert mark_tilt_deg(mark) == pytest.approx(TILTS_DEG[mark["id"]], abs=NEAR_DEG)


def test_passes_that_are_given_together_are_announced(page: Page) -> None:
    page.get_by_text("Second pass").click()
    laid(page, 0)
    for number in range(1, 5):
        at_frame(page, f"Frame {number} of 4")
        press(page, "Cannot see it")
    at_frame(page, "Second pass, 1 of 4")
    expect(told(page)).to_contain_text("First pass done.")


def test_a_frame_of_standing_is_announced(page: Page) -> None:
    expect(page.locator(".stand")).to_have_text(
        "Standing still: lay it here first. This is the zero."
    )
    press(page, "Cannot see it")
    at_frame(page, "Frame 2 of 4")
    expect(page.locator(".stand")).to_have_text("")


def test_neither_side_nor_number_is_shown(page: Page) -> None:
    click(page, *band_ends(STAND))
    shown = page.locator(".hand-line").inner_text()
    assert not [word for word in ("left", "right", "°", "degree") if word in shown.lower()]


def test_a_picture_that_is_gone_is_said(page: Page) -> None:
    page.route("**/media/*.jpg", lambda route: route.fulfill(status=404))
    page.reload()
    expect(told(page)).to_have_text("This picture is no longer kept here. Reload the page.")
    page.unroute("**/media/*.jpg")


def test_it_fits_a_phone_with_buttons_for_fingers(page: Page) -> None:
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for button in page.locator(".hand-line button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44.0
    expect(line(page)).to_have_css("touch-action", "none")
    expect(page.locator(".hand-line")).to_have_css("touch-action", "auto")


@pytest.mark.parametrize("state", ["first", "refused", "over"])
def test_it_is_accessible(page: Page, state: str) -> None:
    if state == "refused":
        press(page, "Next")
    for number in range(1, 5 if state == "over" else 1):
        at_frame(page, f"Frame {number} of 4")
        press(page, "Cannot see it")
    expect(line(page).or_(page.get_by_text("That was the last frame."))).to_be_visible()
    assert_accessible(page)
