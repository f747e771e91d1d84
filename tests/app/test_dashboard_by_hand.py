"""Hip drop by hand on the page: where it is offered, what is kept, and what comes of it."""

import json
from pathlib import Path

import numpy as np
import pytest
from dashboard_page import check_of, outcome, page, press, read, report_of, submit
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.hand_line.laid import Laid
from formcheck.dashboard.hand_sheet import Sheet, read_sheet, write_sheet
from formcheck.dashboard.hand_words import hand_words
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.samples import finished_sample
from formcheck.exporters.hand_orders import hand_orders
from formcheck.exporters.hand_pictures import HandPicture, hand_pictures
from formcheck.jobs import Done
from formcheck.jobs.private_folder import copy_opened
from formcheck.jobs.restating import restated
from formcheck.records import Garment, HipLineSource, Measurement, Side, TapeClicks
from formcheck.shipped import all_samples
from formcheck.video import VideoClip

pytestmark = pytest.mark.usefixtures("uploads")

SAMPLE_VIDEOS = Path(__file__).parents[2] / "sample_videos"
WORDS = hand_words()
SAMPLES = {sample.name: sample for sample in all_samples()}


def finished(name: str) -> str:
    """Return the token of a check that ends with a sample's report."""
    token = submit(b"Not a video.")
    outcome(token)
    check_of(token).state = restated(finished_sample(SAMPLES[name]), speed_kmh=10.0)
    return token


def done_of(token: str) -> Done:
    state = check_of(token).state
    assert isinstance(state, Done)
    return state


def pictures_of(done: Done) -> tuple[HandPicture, ...]:
    with copy_opened(done.clean) as copy:
        return hand_pictures(done.report, VideoClip(copy))


def drawn(picture: HandPicture, drop_deg: float) -> Laid:
    """A line across the waist that shows a drop."""
    x, y = picture.left + 320.0 / picture.scale, picture.top + 320.0 / picture.scale
    half = 150.0 / picture.scale
    rise = half * drop_deg / 57.3 * (1.0 if picture.side is Side.RIGHT else -1.0)
    return Laid(picture.id, ((x - half, y + rise), (x + half, y - rise)))


def with_lines(token: str, *drops_deg: float, seen: int = 10) -> AppTest:
    """Lay lines in a pass for each drop, and open the page."""
    done = done_of(token)
    pictures = pictures_of(done)
    passes = tuple(
        tuple(
            drawn(picture, drop) if number < seen else Laid(picture.id, None)
            for number, picture in enumerate(pictures)
        )
        for drop in drops_deg
    )
    sheet = Sheet(Garment.BELT, "Ann", len(drops_deg), 0, {Garment.BELT: passes})
    write_sheet(token, sheet)
    return page(token, **{"by-hand": "check"})


def labels(shown: AppTest) -> list[str]:
    return [button.label for button in shown.button]


def test_a_clip_from_behind_offers_it_and_one_from_the_side_does_not() -> None:
    behind, beside = finished("rear_before"), finished("side_before")
    shown = page(behind)
    assert WORDS["check"] in labels(shown)
    assert WORDS["check"] not in labels(page(beside))
    opened = press(shown, WORDS["check"])
    assert opened.title[0].value == WORDS["title"]
    assert opened.query_params["by-hand"] == ["check"] or opened.query_params["by-hand"] == "check"
    back = press(opened, WORDS["back"])
    assert WORDS["title"] not in [title.value for title in back.title]
    for token in (behind, beside):
        the_queue().forget(token)


def test_a_sample_keeps_its_own_number() -> None:
    shown = page(sample="rear_before")
    assert not {WORDS["check"], WORDS["begin"]} & set(labels(shown))


def test_lines_give_a_report_by_hand_and_can_be_taken_back() -> None:
    token = finished("rear_before")
    shown = with_lines(token, 4.0, 4.5)
    assert WORDS["done_twice"] in [success.value for success in shown.success]
    assert shown.text_input[0].value == "Ann"
    shown = press(shown, WORDS["show"])
    drop = report_of(token)["pelvic_drop"]
    assert isinstance(drop, Measurement)
    assert drop.value == pytest.approx(4.25, abs=0.1)
    assert drop.method.instrument is HipLineSource.HAND
    assert "laid by Ann" in drop.method.words
    # The report shows it, its freeze frames are drawn anew, and its lines can be saved.
    assert "by hand" in read(shown)
    assert done_of(token).stills
    assert WORDS["file"] in [button.proto.label for button in shown.get("download_button")]
    again = press(shown, WORDS["take_back"])
    taken = report_of(token)["pelvic_drop"]
    assert isinstance(taken, Measurement)
    assert taken.method.instrument is HipLineSource.WAISTLINE
    assert WORDS["check"] in labels(again)
    the_queue().forget(token)


def test_a_first_pass_shows_the_result_or_asks_for_a_second() -> None:
    token = finished("rear_before")
    shown = with_lines(token, 4.0)
    assert {WORDS["show"], WORDS["second"], WORDS["again"]} <= set(labels(shown))
    press(shown, WORDS["second"])
    assert read_sheet(done_of(token)).asked == 2
    the_queue().forget(token)


def test_too_few_lines_are_one_sentence_and_nothing_is_lost() -> None:
    token = finished("rear_before")
    shown = press(with_lines(token, 4.0, seen=4), WORDS["show"])
    kept = report_of(token)["pelvic_drop"]
    assert isinstance(kept, Measurement)
    assert kept.method.instrument is HipLineSource.WAISTLINE
    assert "too few frames of the" in shown.warning[0].value
    assert read_sheet(done_of(token)).laid[Garment.BELT]
    the_queue().forget(token)


def test_starting_again_empties_the_sheet_of_one_garment() -> None:
    token = finished("rear_before")
    press(with_lines(token, 4.0), WORDS["again"])
    sheet = read_sheet(done_of(token))
    assert (sheet.asked, sheet.tries, sheet.laid.get(Garment.BELT, ())) == (1, 1, ())
    the_queue().forget(token)


def test_what_is_seen_is_chosen_before_a_line_is_laid() -> None:
    token = finished("rear_before")
    shown = page(token, **{"by-hand": "check"})
    (garments,) = shown.radio
    assert garments.value is None
    shown = garments.set_value("none").run()
    assert shown.warning[0].value == WORDS["none_note"]
    shown = shown.radio[0].set_value("waistband").run()
    assert not shown.warning
    the_queue().forget(token)


def test_the_orders_hide_the_sides() -> None:
    token = finished("rear_before")
    done = done_of(token)
    pictures = pictures_of(done)
    first, second = hand_orders(pictures, done.report.trial.clip.identity)
    assert sorted(first) == sorted(second)
    assert first != second
    the_queue().forget(token)


def test_dots_that_a_person_shows_are_followed_in_place_of_lines() -> None:
    token = finished("rear_markers")
    press(with_lines(token, 4.0), WORDS["show"])
    report = report_of(token)
    truth = json.loads((SAMPLE_VIDEOS / "rear_markers.truth.json").read_text(encoding="utf-8"))
    picture = next(p for p in pictures_of(done_of(token)) if p.side is Side.LEFT)
    frame = int(np.argmin(np.abs(np.array(truth["frame_times_s"]) - picture.time_s)))
    ends = [truth["joints_px"][f"{side}_psis"][frame] for side in ("left", "right")]
    left, right = [(float(x), float(y)) for x, y in ends]
    clicks = TapeClicks(report.trial.clip.identity, picture.time_s, left, right)
    the_queue().restate(token, tape=clicks)
    drop = report_of(token)["pelvic_drop"]
    assert isinstance(drop, Measurement)
    assert drop.method.instrument is HipLineSource.MARKERS
    assert drop.caveats[0].startswith("You showed the dots")
    assert report_of(token).trial.hand_line is None
    the_queue().forget(token)
