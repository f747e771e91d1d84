"""Tape that a person shows in a finished report, on the sample whose tape is found by itself."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import formcheck
from formcheck import Measurement, Report, SettingsError, TapeClicks
from formcheck.exporters.clean_copy import write_clean_copy
from formcheck.pelvis import choose_frames
from formcheck.records import Pelvis, Side

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "sample_videos"
CLIP = SAMPLES / "rear_markers.mp4"


@pytest.fixture(scope="module")
def found() -> Report:
    """The report with the dots that were found without a person."""
    return formcheck.load(SAMPLES / "rear_markers.report.json")


def clicks_in(report: Report) -> TapeClicks:
    """Clicks 2 pixels beside the true places of the dots, in the frame that is offered."""
    truth = json.loads((SAMPLES / "rear_markers.truth.json").read_text(encoding="utf-8"))
    frames = choose_frames(report.trial).of(Side.LEFT)
    time_s = frames[len(frames) // 2].time_s
    frame = int(np.argmin(np.abs(np.array(truth["frame_times_s"]) - time_s)))
    (left_x, left_y), (right_x, right_y) = (
        truth["joints_px"][f"{side}_psis"][frame] for side in ("left", "right")
    )
    left, right = (left_x + 2.0, left_y), (right_x, right_y - 2.0)
    return TapeClicks(report.trial.clip.identity, time_s, left, right)


def drop(report: Report) -> Measurement:
    result = report["pelvic_drop"]
    assert isinstance(result, Measurement)
    return result


def test_the_drop_is_that_of_the_dots_that_are_found(found: Report, tmp_path: Path) -> None:
    shown = formcheck.follow_clicked_tape(found, CLIP, clicks_in(found))
    assert drop(shown).value == pytest.approx(drop(found).value, abs=0.3)
    assert drop(shown).caveats[0].startswith("You showed the dots")
    assert not any(caveat.startswith("You showed") for caveat in drop(found).caveats)
    assert str(shown["cadence"]) == str(found["cadence"])
    again = formcheck.load(formcheck.save(shown, tmp_path / "shown.json"))
    assert drop(again).value == drop(shown).value
    assert drop(again).caveats == drop(shown).caveats


def test_the_clean_copy_will_do(found: Report, tmp_path: Path) -> None:
    """It is what the dashboard still has of an upload."""
    copy, clicks = tmp_path / "copy.mp4", clicks_in(found)
    write_clean_copy(found, CLIP, copy)
    shown = formcheck.follow_clicked_tape(found, copy, clicks)
    assert drop(shown).value == pytest.approx(drop(found).value, abs=0.3)
    assert isinstance(shown.trial.pelvis, Pelvis)
    assert shown.trial.pelvis.line.coverage > 0.99


def test_clicks_on_nothing_are_refused_and_say_what_to_do(found: Report) -> None:
    clicks = clicks_in(found)
    beside = replace(clicks, left=(clicks.left[0], clicks.left[1] - 30.0))
    with pytest.raises(SettingsError, match=r"nothing stands out .* Click the middle of each dot"):
        formcheck.follow_clicked_tape(found, CLIP, beside)


def test_clicks_and_clips_of_another_report_are_refused(found: Report) -> None:
    clicks = clicks_in(found)
    with pytest.raises(SettingsError, match=r"found some in another clip"):
        formcheck.follow_clicked_tape(found, CLIP, replace(clicks, identity="other"))
    with pytest.raises(SettingsError, match=r"found another clip"):
        formcheck.follow_clicked_tape(found, SAMPLES / "side_30fps.mp4", clicks)
