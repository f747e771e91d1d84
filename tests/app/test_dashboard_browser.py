"""The dashboard as a runner meets it: the real server in a real browser."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from command_line import Terminal, wait_until
from dashboard_clips import SAMPLES
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import LONGEST_MS, Visit, choose, go_on, greeted, upload
from playwright.sync_api import Locator, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
REAL_DATA = os.environ.get("FORMCHECK_REAL_DATA")
REAL_CLIP = Path(REAL_DATA or "", "clips", "treadmill_side_30fps.mp4")
CLIP = REAL_CLIP if REAL_DATA else SAMPLES / "side_30fps.mp4"
REPORT = "/?sample=rear_before"
FOLLOWING = re.compile(r"Following the runner · [1-9]\d* of \d+ frames")
# One byte more than the limit; a hole in the file system, which takes no room.
TOO_LARGE_BYTES = 2 * 1024**3 + 1


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.start(Terminal.inside(tmp_path_factory.mktemp("server"))) as running:
        yield running
        assert not running.asked_the_internet()
        end = running.stop()
    assert running.left == []
    assert "Traceback" not in end.out + end.err
    # An analysis must not start a dashboard of its own.
    assert "ScriptRunContext" not in end.err


def percent_done(page: Page) -> int:
    """Return how far the bar has come."""
    done = page.get_by_role("progressbar").get_attribute("aria-valuenow")
    assert done is not None
    return int(done)


def assert_plays(video: Locator) -> None:
    video.evaluate("video => { video.muted = true; video.currentTime = 0; return video.play(); }")
    begin = video.evaluate("video => video.currentTime")
    wait_until(lambda: bool(video.evaluate("video => video.currentTime") > begin + 0.3))
    assert video.evaluate("video => video.error") is None
    assert video.evaluate("video => video.videoWidth") > 0


def downloaded(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_clip_goes_in_and_a_report_comes_out(
    server: Server, visit: Visit, tmp_path: Path
) -> None:
    clip = tmp_path / "my treadmill run.mp4"
    shutil.copy(CLIP, clip)
    page = visit(server.address)
    upload(page, clip)
    expect(page.get_by_text(clip.name, exact=True)).to_be_visible()
    go_on(page)
    expect(page.get_by_test_id("stProgress")).to_contain_text(FOLLOWING, timeout=LONGEST_MS)
    before = percent_done(page)
    (process,) = server.analyses
    page.reload()
    expect(page.get_by_text(clip.name, exact=True)).to_be_visible()
    assert percent_done(page) >= before > 0
    assert server.analyses == [process]

    # Somebody else comes in between.
    other = visit(server.address)
    greeted(other)
    assert clip.stem not in other.inner_text("body")
    expect(other.get_by_test_id("stProgress")).to_have_count(0)
    other.context.close()

    expect(page.get_by_text("Your body comes first")).to_be_visible(timeout=LONGEST_MS)
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    assert server.uploads == []
    assert server.analyses == []
    assert_plays(page.locator("video"))
    page.get_by_role("button", name="Download", exact=True).click()
    report = json.loads(downloaded(page, "Report (JSON)", tmp_path).read_text("utf-8"))
    assert report["clip"]["name"] == clip.name
    shown = page.get_by_test_id("stMetricValue").all_text_contents()
    measured = [result for result in report["results"] if result["status"] == "measured"]
    assert len(shown) == len(measured) >= 3
    for result in measured:
        digits = 2 if result["unit"] == "leg lengths" else 1
        assert any(text.startswith(f"{result['value']:.{digits}f}") for text in shown)
        expect(page.get_by_text(f"· n = {result['n']}").first).to_be_attached()
    rows = downloaded(page, "Steps (CSV)", tmp_path).read_text("utf-8").splitlines()
    assert len(rows) == 1 + sum(result["n"] for result in measured)
    page.get_by_role("button", name="Prepare the annotated video").click()
    expect(page.get_by_role("button", name="Video (MP4)")).to_be_visible(timeout=LONGEST_MS)
    assert downloaded(page, "Video (MP4)", tmp_path).read_bytes()[4:8] == b"ftyp"

    # The address is the key: it finds the report until its user deletes it, and then nobody does.
    key = page.url
    page.get_by_role("button", name="Check another clip").click()
    greeted(page)
    assert page.url.rstrip("/") == server.address
    page.goto(key)
    expect(page.get_by_role("button", name="Check another clip")).to_be_visible()
    page.get_by_role("link", name="Privacy").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing is kept.")).to_be_visible()
    page.goto(key)
    expect(page.get_by_text("no longer kept here")).to_be_visible()


def test_a_cancel_leaves_nothing(server: Server, visit: Visit) -> None:
    page = visit(server.address)
    upload(page, CLIP)
    wait_until(lambda: len(server.analyses) == 1)
    assert len(server.uploads) == 1
    page.get_by_role("button", name="Cancel").click()
    greeted(page)
    wait_until(lambda: server.analyses == [])
    assert server.uploads == []
    assert page.url.rstrip("/") == server.address


def test_files_that_cannot_be_clips_are_refused_at_once(
    server: Server, visit: Visit, tmp_path: Path
) -> None:
    notes, large = tmp_path / "notes.txt", tmp_path / "large.mp4"
    notes.write_text("A run.")
    with large.open("wb") as file:
        file.truncate(TOO_LARGE_BYTES)
    page = visit(server.address)
    choose(page, notes)
    expect(page.get_by_text("files are not allowed")).to_be_visible()
    page.get_by_role("button", name="Check this run").click()
    expect(page.get_by_role("alert").get_by_text("Choose a clip first")).to_be_visible()
    choose(page, large)
    expect(page.get_by_text("must be 2.0GB or smaller")).to_be_visible()
    assert server.uploads == []


def test_names_with_markup_are_shown_as_they_are_one_clip_after_the_other(
    server: Server, visit: Visit, tmp_path: Path
) -> None:
    page = visit(server.address)
    for name in (
        "*b* <b>b [l](u) $x$ :red[r] :smile: `c` &lt; #1.mp4",
        "1. two__ ~~b~~ | == \\.mp4",
    ):
        clip = tmp_path / name
        clip.write_text("Not a video.")
        upload(page, clip)
        expect(page.get_by_role("alert")).to_contain_text(f"{name}: expected a video (")
        page.get_by_role("button", name="Check another clip").click()
        # The page of the error has a field for another clip, which goes with it.
        expect(page.get_by_role("alert")).to_have_count(0)
        greeted(page)


@pytest.mark.parametrize("path", ["/", "/about", REPORT])
def test_a_phone_shows_every_page_without_scrolling_sideways(
    server: Server, visit: Visit, path: str
) -> None:
    page = visit(server.address + path, PHONE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if path == "/":
        greeted(page)
    if path == REPORT:
        # All three answers are above the bar at the bottom, without a scroll.
        bar = page.locator(".st-key-menu-pages").bounding_box()
        answers = page.get_by_role("list", name="The three answers").bounding_box()
        assert bar is not None
        assert answers is not None
        assert answers["y"] + answers["height"] <= bar["y"]
        assert bar["y"] + bar["height"] == PHONE["height"]
        expect(page.get_by_role("heading", name="Your run")).to_be_visible()
    for part in ("html", "[data-testid=stMain]"):
        wide = page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth")
        assert wide <= 0, part
    reach = page.locator("[data-testid=stMain] *").evaluate_all(
        "parts => Math.max(...parts.map(part => part.getBoundingClientRect().right))"
    )
    assert reach <= PHONE["width"]


def test_a_laptop_shows_all_answers_at_once_and_leads_to_each(server: Server, visit: Visit) -> None:
    page = visit(server.address + REPORT, LAPTOP)
    answers = page.get_by_role("list", name="The three answers")
    expect(answers.get_by_role("listitem")).to_have_count(3)
    box = answers.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= LAPTOP["height"]
    card = page.get_by_role("heading", name="Do I overstride?")
    expect(card).not_to_be_in_viewport()
    answers.get_by_role("link", name="Do I overstride?").press("Enter")
    expect(card).to_be_in_viewport()


def test_the_about_page_is_one_click_away(server: Server, visit: Visit) -> None:
    page = visit(server.address)
    page.get_by_role("link", name="How it works").click()
    expect(page.get_by_role("heading", name="What happens to your clip")).to_be_visible()
    assert urlsplit(page.url).path == "/about"
