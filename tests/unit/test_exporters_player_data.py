"""What the player is told: frames' times, sides, events, and lines where the video has them."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from altered import altered
from synthetic_report import REAR, SHORT, SIDE, report_of
from synthetic_runner import Run, clip_of, pose_of

from formcheck.exporters.overlay import HipLineDrawing
from formcheck.exporters.player_data import player_data
from formcheck.records import Measurement, Pelvis, Report, Side, View

LONG = Run(view=View.REAR, duration_s=30.0)
MAX_BYTES = 1_500_000
# One part in a thousand of the height, and half a part for rounding.
PART_PX = 1280 / 1000


def told_of(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(player_data(report))
    return told


@pytest.mark.parametrize("run", [REAR, SIDE, replace(REAR, uneven=0.6)])
def test_frames_have_the_decoders_times(run: Run) -> None:
    told = told_of(report_of(run))
    assert told["times"] == pytest.approx(list(run.times_s), abs=1e-5)
    assert len(told["skeleton"]["frames"]) == len(told["times"])
    assert told["size"] == [720, 1280]


def test_landmarks_lie_where_they_are_drawn() -> None:
    report = report_of(REAR)
    told, pose = told_of(report)["skeleton"], report.trial.gait.pose
    for frame in (0, 100, 300):
        places = PART_PX * np.array(told["frames"][frame]).reshape(-1, 2)
        i = int(np.searchsorted(pose.timestamps_s, REAR.times_s[frame]))
        assert np.abs(places - pose.xy_px[i]).max() <= 0.51 * PART_PX
    assert told["names"] == list(pose.skeleton.names)


def test_a_frame_without_the_runner_has_no_landmarks() -> None:
    report = report_of(REAR)
    xy_px = report.trial.gait.pose.xy_px.copy()
    lost = (report.trial.gait.pose.timestamps_s > 2.0) & (report.trial.gait.pose.timestamps_s < 3.0)
    xy_px[lost] = np.nan
    trial = altered(report.trial, pose=report.trial.gait.pose.changed(xy_px, "lost"))
    told = told_of(replace(report, trial=trial))
    i = int(np.searchsorted(REAR.times_s, 2.5))
    assert told["skeleton"]["frames"][i] is None
    assert told["hips"]["tilts"][i] is None
    assert told["skeleton"]["frames"][0] is not None


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_contacts_and_stances_have_their_sides(side: Side) -> None:
    report = report_of(REAR)
    told = told_of(report)
    contacts = [time_s for time_s, whose in told["contacts"] if whose == side]
    assert contacts == pytest.approx(list(report.trial.gait.events.contacts_s(side)), abs=5e-4)
    stances = [(start, end) for start, end, whose in told["stances"] if whose == side]
    assert len(stances) == len(report.trial.gait.events.stances(side)) > 5
    assert all(start < end for start, end in stances)
    assert told["contacts"] == sorted(told["contacts"])
    assert told["steady"] == pytest.approx(report.trial.gait.steady_s, abs=5e-4)


@pytest.mark.parametrize(("view", "far"), [(View.RIGHT, "left"), (View.LEFT, "right")])
def test_from_the_side_the_far_bones_come_first_and_thin(view: View, far: str) -> None:
    bones = told_of(report_of(replace(SIDE, view=view)))["skeleton"]["bones"]
    is_far = [bool(thin) for *_, thin in bones]
    assert is_far == sorted(is_far, reverse=True)
    assert {whose for *_, whose, thin in bones if thin} == {far}


def test_from_behind_no_side_is_far() -> None:
    bones = told_of(report_of(REAR))["skeleton"]["bones"]
    assert not any(thin for *_, thin in bones)
    assert {whose for *_, whose, _ in bones} == {"left", "right", "trunk"}


def test_the_hip_line_is_the_one_of_the_video() -> None:
    report = report_of(REAR)
    hips = told_of(report)["hips"]
    drawing = HipLineDrawing(report.trial, 1.0)
    for frame in (50, 200):
        reading = drawing.reading(float(REAR.times_s[frame]))
        assert reading is not None
        assert hips["tilts"][frame] / 100 == pytest.approx(reading.tilt_deg, abs=0.006)
    assert hips["half"] * PART_PX == pytest.approx(drawing.half_px, abs=PART_PX)
    assert hips["level"] == pytest.approx(0.0)
    assert told_of(report_of(SIDE))["hips"] is None


def test_every_measured_metric_is_a_curve() -> None:
    report = report_of(REAR)
    measured = [r for r in report.results if isinstance(r, Measurement)]
    curves = told_of(report)["curves"]
    assert len(curves) == len(measured) > 1
    for curve, result in zip(curves, measured, strict=True):
        assert curve["times"] == pytest.approx(list(result.times_s), abs=5e-4)
        assert curve["values"] == pytest.approx(
            list(result.values), abs=0.51 * 0.1 ** (curve["digits"] + 1)
        )


def test_a_clip_without_steps_has_player_data_too() -> None:
    report = report_of(SHORT)
    told = told_of(report)
    assert told["curves"] == []
    assert len(told["times"]) == len(SHORT.times_s)
    empty = altered(report.trial, steady_s=None, clip=clip_of(pose_of(SHORT)))
    assert told_of(replace(report, trial=empty))["steady"] is None


def test_half_a_minute_at_60_frames_per_second_stays_small() -> None:
    assert len(LONG.times_s) == 1800
    assert len(player_data(report_of(LONG))) < MAX_BYTES


def test_a_doubtful_line_is_drawn_in_dashes() -> None:
    trial = report_of(REAR).trial
    assert isinstance(trial.pelvis, Pelvis)
    line = replace(trial.pelvis.line, tilt_deg=trial.pelvis.line.tilt_deg + 20.0)
    doubtful = replace(trial, pelvis=replace(trial.pelvis, line=line))
    time_s = float(REAR.times_s[200])
    drawn = []
    for one in (trial, doubtful):
        picture = np.zeros((1280, 720, 3), np.uint8)
        HipLineDrawing(one, 1.0).draw(picture, time_s)
        columns = picture.any(axis=(0, 2)).astype(int)
        drawn.append(int((np.diff(columns) == 1).sum()))
    whole, pieces = drawn
    assert whole == 1
    assert pieces >= 5
