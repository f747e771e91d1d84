"""Records without arrays of their own rules: bands, settings, measurements, trials, words."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from synthetic_runner import Run, trial_of

from formcheck.analyzers import cadence
from formcheck.errors import SettingsError
from formcheck.records import (
    Band,
    BandName,
    Capture,
    Facing,
    HipLineSource,
    Measurement,
    MeasurementMethod,
    Settings,
    Side,
    View,
    all_settings,
)


@pytest.mark.parametrize(
    ("low", "high", "inside", "outside"),
    [
        (6.0, 8.0, [6.0, 7.0, 7.999], [5.999, 8.0, -7.0]),
        (None, 6.0, [-1e9, 0.0, 5.999], [6.0, 1e9]),
        (8.0, None, [8.0, 1e9], [7.999, -1e9]),
        (None, None, [-1e9, 0.0, 1e9], []),
        (0.0, 0.0, [], [0.0, -0.001, 0.001]),
    ],
)
def test_a_band_holds_its_low_edge_and_not_its_high_one(
    low: float | None, high: float | None, inside: list[float], outside: list[float]
) -> None:
    band = Band(BandName.TYPICAL, low, high)
    assert all(band.holds(value) for value in inside)
    assert not any(band.holds(value) for value in outside)


def test_settings_may_all_be_absent() -> None:
    settings = Settings()
    assert (settings.view, settings.height_cm, settings.speed_kmh) == (None, None, None)


@pytest.mark.parametrize(("height_cm", "speed_kmh"), [(100.0, 4.0), (175.0, 10.2), (230.0, 30.0)])
def test_settings_accept_what_makes_sense(height_cm: float, speed_kmh: float) -> None:
    settings = Settings(View.LEFT, height_cm, speed_kmh)
    assert (settings.height_cm, settings.speed_kmh) == (height_cm, speed_kmh)


@pytest.mark.parametrize("height_cm", [99.9, 230.1, 1.75, 0.0, -175.0, math.nan, math.inf])
def test_settings_refuse_a_height(height_cm: float) -> None:
    with pytest.raises(SettingsError, match=r"height between 100 cm and 230 cm, found .*unit\."):
        Settings(height_cm=height_cm)


@pytest.mark.parametrize("speed_kmh", [3.9, 30.1, 0.0, -10.0, math.nan, math.inf])
def test_settings_refuse_a_speed(speed_kmh: float) -> None:
    with pytest.raises(SettingsError, match=r"speed between 4 km/h and 30 km/h, found .*unit\."):
        Settings(speed_kmh=speed_kmh)


def test_settings_take_a_choice_by_its_word() -> None:
    """As it is typed, and as a file of JSON has it."""
    settings = Settings(view="rear", hip_line="waistline")  # type: ignore[arg-type]
    assert settings.view is View.REAR
    assert settings.hip_line is HipLineSource.WAISTLINE


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"view": "back"}, r"a view of rear, front, left, right, found back\."),
        ({"view": View.UNKNOWN}, r"a view of rear, front, left, right, found unknown\."),
        ({"hip_line": "belt"}, r"a hip line of markers, waistline, found belt\."),
        ({"runner": 7}, "a number of the runner between 1 and 4, found 7"),
    ],
)
def test_settings_refuse_what_is_no_choice(said: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Settings(**said)


def test_whatever_is_said_of_a_setting_is_said_of_it_alone() -> None:
    said = all_settings(Settings).values()
    for names in ([s.option for s in said], [s.key for s in said], [s.label for s in said]):
        assert len(set(names)) == len(names)
        assert all(names)


def measurement(low: float, value: float, high: float) -> Measurement:
    values = np.array([5.0, 7.0, 6.0])
    method = MeasurementMethod("by hand")
    return Measurement(cadence.METRIC, Side.LEFT, value, low, high, values, values, method)


@pytest.mark.parametrize(
    ("low", "value", "high"), [(5.0, 6.0, 7.0), (6.0, 6.0, 6.0), (-3.0, -2.0, -1.0)]
)
def test_a_measurement_lies_inside_its_interval(low: float, value: float, high: float) -> None:
    result = measurement(low, value, high)
    assert (result.low, result.value, result.high) == (low, value, high)
    assert result.n == 3


@pytest.mark.parametrize(
    ("low", "value", "high"),
    [(5.0, 4.9, 7.0), (5.0, 7.1, 7.0), (7.0, 6.0, 5.0), (5.0, math.nan, 7.0), (math.nan, 6.0, 7.0)],
)
def test_a_measurement_refuses_a_value_outside_its_interval(
    low: float, value: float, high: float
) -> None:
    with pytest.raises(
        ValueError, match=f"low <= value <= high of cadence, found {low}, {value}, {high}"
    ):
        measurement(low, value, high)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_a_side_view_needs_a_facing(view: View) -> None:
    trial = trial_of(Run(view=view, duration_s=1.0))
    with pytest.raises(ValueError, match=f"Expected a facing with the {view} view, found none"):
        replace(trial, facing=None)


@pytest.mark.parametrize(
    ("view", "near_leg"),
    [(View.LEFT, (Side.LEFT, Facing.LEFT)), (View.RIGHT, (Side.RIGHT, Facing.RIGHT))],
)
def test_the_near_leg_is_the_one_on_the_cameras_side(
    view: View, near_leg: tuple[Side, Facing]
) -> None:
    assert trial_of(Run(view=view, duration_s=1.0)).near_leg == near_leg


@pytest.mark.parametrize("view", [View.REAR, View.FRONT, View.UNKNOWN])
def test_there_is_no_near_leg_without_a_side_view(view: View) -> None:
    rear = trial_of(Run(view=View.REAR, duration_s=1.0))
    trial = replace(rear, view=view, facing=Facing.RIGHT)
    with pytest.raises(ValueError, match=f"Expected a side view, found the {view} view"):
        _ = trial.near_leg


@pytest.mark.parametrize(
    ("side", "other"),
    [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.BOTH, Side.BOTH)],
)
def test_sides_have_opposites(side: Side, other: Side) -> None:
    assert side.other is other


@pytest.mark.parametrize(
    ("view", "is_side", "near_side"),
    [
        (View.REAR, False, None),
        (View.FRONT, False, None),
        (View.UNKNOWN, False, None),
        (View.LEFT, True, Side.LEFT),
        (View.RIGHT, True, Side.RIGHT),
    ],
)
def test_views_know_the_near_side(view: View, is_side: bool, near_side: Side | None) -> None:
    assert view.is_side is is_side
    assert view.near_side is near_side


def test_forward_is_plus_x_when_facing_right() -> None:
    assert (Facing.RIGHT.sign, Facing.LEFT.sign) == (1, -1)


@pytest.mark.parametrize(
    ("source", "stated", "tagged"),
    [(None, False, False), ("stated", True, False), ("com.android.capture.fps", False, True)],
)
def test_who_says_at_what_rate_a_clip_was_recorded(
    source: str | None, stated: bool, tagged: bool
) -> None:
    capture = Capture(None if source is None else 240.0, source)
    assert (capture.is_stated, capture.is_tagged) == (stated, tagged)
