"""The sample videos against their exact truth, through the pose model and everything behind it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from formcheck import analyze
from formcheck.gait import clean_series
from formcheck.records import (
    EventKind,
    Facing,
    FloatArray,
    Measurement,
    NotMeasured,
    Reason,
    Report,
    Side,
    View,
)

SAMPLES = Path(__file__).parents[2] / "sample_videos"


@cache
def report(name: str) -> Report:
    return analyze(SAMPLES / f"{name}.mp4")


@cache
def truth(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SAMPLES / f"{name}.truth.json").read_text())
    return content


def measured(name: str, metric: str) -> Measurement:
    (result,) = (r for r in report(name).results if r.metric == metric)
    assert isinstance(result, Measurement), result
    return result


def refusals(name: str) -> dict[str, NotMeasured]:
    return {r.metric: r for r in report(name).results if isinstance(r, NotMeasured)}


def true_steps(name: str, side: Side, key: str) -> FloatArray:
    steps = truth(name)["steps"]
    return np.array([step[key] for step in steps if step["stance_side"] == side])


def errors_s(name: str, side: Side, kind: EventKind) -> FloatArray:
    """Each found event against the nearest true one."""
    found = [e.time_s for e in report(name).trial.events.events if (e.side, e.kind) == (side, kind)]
    true_s = true_steps(name, side, f"{kind}_s")
    return np.array([t - true_s[np.argmin(np.abs(true_s - t))] for t in found])


def mean_true_drop_deg(name: str) -> float:
    """The true hip line through the same operator as the measure: mean curve, then its peak."""
    times_s = report(name).trial.clip.timestamps_s
    grid_s, tilt_deg = clean_series(times_s, np.array(truth(name)["hip_line_tilt_deg"], float))
    peaks = []
    for side, sign in ((Side.LEFT, -1.0), (Side.RIGHT, 1.0)):
        stances = zip(
            true_steps(name, side, "initial_contact_s"),
            true_steps(name, side, "toe_off_s"),
            strict=True,
        )
        curves = [
            sign * np.interp(np.linspace(start, end, 101), grid_s, tilt_deg)
            for start, end in stances
            if end <= grid_s[-1]
        ]
        peaks.append(np.mean(curves, axis=0).max())
    return float(np.mean(peaks))


def test_side_sample_is_seen_as_it_was_filmed() -> None:
    trial = report("side").trial
    assert (trial.view, trial.facing) == (View.RIGHT, Facing.RIGHT)
    assert trial.tracked_fraction == 1.0
    assert trial.swapped_fraction <= 0.05


def test_rear_sample_is_seen_as_it_was_filmed() -> None:
    trial = report("rear").trial
    assert (trial.view, trial.facing) == (View.REAR, None)
    assert trial.tracked_fraction == 1.0


@pytest.mark.parametrize("name", ["side", "rear"])
def test_cadence(name: str) -> None:
    cadence = measured(name, "cadence")
    true_spm = truth(name)["cadence_steps_per_min"]
    assert cadence.value == pytest.approx(true_spm, abs=0.5)
    assert cadence.low <= true_spm <= cadence.high


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_side_view_contacts(side: Side) -> None:
    errors = errors_s("side", side, EventKind.INITIAL_CONTACT)
    assert len(errors) >= 7
    assert abs(errors.mean()) <= 0.015
    assert np.abs(errors).max() <= 0.025


def test_side_view_toe_offs_of_the_near_leg() -> None:
    errors = errors_s("side", Side.RIGHT, EventKind.TOE_OFF)
    assert len(errors) >= 7
    assert abs(errors.mean()) <= 0.015


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_rear_view_contacts_belong_to_the_right_side(side: Side) -> None:
    errors = errors_s("rear", side, EventKind.INITIAL_CONTACT)
    assert len(errors) >= 7
    assert np.abs(errors).max() <= 0.060


def test_shank_angle() -> None:
    shank = measured("side", "shank_angle")
    true_deg = float(np.median(true_steps("side", Side.RIGHT, "shank_angle_deg")))
    assert shank.side is Side.RIGHT
    assert shank.value == pytest.approx(true_deg, abs=5.0)
    assert shank.low <= true_deg <= shank.high


def test_overstride_distance() -> None:
    content = truth("side")
    leg_m = content["thigh_m"] + content["shank_m"]
    true_ratio = float(np.median(true_steps("side", Side.RIGHT, "ankle_ahead_of_hip_m"))) / leg_m
    distance = measured("side", "overstride_distance")
    assert distance.value == pytest.approx(true_ratio, abs=0.05)
    assert distance.low <= true_ratio <= distance.high


def test_mean_hip_drop() -> None:
    drop = measured("rear", "pelvic_drop")
    assert drop.side is Side.BOTH
    assert drop.value == pytest.approx(mean_true_drop_deg("rear"), abs=2.0)
    assert drop.low <= mean_true_drop_deg("rear") <= drop.high


def test_what_a_view_does_not_show_is_refused() -> None:
    assert set(refusals("side")) == {"pelvic_drop"}
    assert set(refusals("rear")) == {
        "shank_angle",
        "overstride_distance",
        "knee_flexion_at_contact",
    }
    for result in (*refusals("side").values(), *refusals("rear").values()):
        assert result.reason is Reason.WRONG_VIEW
