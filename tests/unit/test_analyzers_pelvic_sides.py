"""Hip drop of each side, its excursion and its timing, against tilts drawn by formula."""

from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest
from altered import altered, line_of
from synthetic_runner import Run, trial_of

from formcheck.analyzers import (
    pelvic_drop,
    pelvic_drop_excursion,
    pelvic_drop_left,
    pelvic_drop_right,
    pelvic_drop_timing,
)
from formcheck.records import (
    CameraLevel,
    HipLineSource,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

REAR = Run(view=View.REAR, duration_s=12.0, drop_deg={Side.LEFT: 8.0, Side.RIGHT: 4.0})
EACH = pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
MODULE = {Side.LEFT: pelvic_drop_left, Side.RIGHT: pelvic_drop_right}


def measured(module: ModuleType, trial: Trial) -> Measurement:
    result = module.measure(trial)
    assert isinstance(result, Measurement), result
    return result


def refused(module: ModuleType, trial: Trial) -> NotMeasured:
    result = module.measure(trial)
    assert isinstance(result, NotMeasured), result
    return result


def with_line(trial: Trial, **changes: object) -> Trial:
    return altered(trial, line=replace(line_of(trial), **changes))  # type: ignore[arg-type]


@EACH
@pytest.mark.parametrize("roll_deg", [-4.0, 0.0, 3.0])
def test_the_cameras_roll_is_taken_out(side: Side, roll_deg: float) -> None:
    drop_deg = REAR.drop_deg[side]
    result = measured(MODULE[side], trial_of(replace(REAR, roll_deg=roll_deg)))
    assert result.value == pytest.approx(drop_deg, abs=0.25)
    assert result.side is side
    assert result.low < drop_deg < result.high
    assert f"turned back by {-roll_deg:z.1f}°" in result.method_and_level


@EACH
def test_without_a_level_there_is_the_mean_but_no_side(side: Side) -> None:
    trial = altered(trial_of(REAR), level=None)
    result = refused(MODULE[side], trial)
    assert (result.reason, result.side) == (Reason.LEVEL_UNKNOWN, side)
    assert "door frame" in result.advice
    assert measured(pelvic_drop, trial).value == pytest.approx(6.0, abs=0.2)


@EACH
def test_a_tilt_known_up_to_a_constant_gives_no_side(side: Side) -> None:
    result = refused(MODULE[side], with_line(trial_of(REAR), offset_sigma_deg=float("inf")))
    assert (result.reason, result.side) == (Reason.LEVEL_UNKNOWN, side)
    assert "when the hips are level" in result.seen


@EACH
def test_what_is_known_of_the_level_widens_the_interval(side: Side) -> None:
    trial = trial_of(REAR)
    sure = measured(MODULE[side], altered(trial, level=CameraLevel(0.0, 0.1)))
    unsure = measured(MODULE[side], altered(trial, level=CameraLevel(0.0, 2.0)))
    shaky = measured(MODULE[side], with_line(trial, offset_sigma_deg=2.0))
    assert unsure.value == sure.value == shaky.value
    assert unsure.high - unsure.low > sure.high - sure.low + 4.0
    assert shaky.high - shaky.low > sure.high - sure.low + 4.0


def test_the_interval_follows_the_method() -> None:
    trial = trial_of(REAR)
    clothes = measured(pelvic_drop, trial)
    tape = measured(
        pelvic_drop, with_line(trial, method=HipLineSource.MARKERS, follows=(0.92, 1.05))
    )
    assert tape.value == clothes.value
    assert tape.high - tape.low < 0.6 * (clothes.high - clothes.low)
    assert tape.method.instrument is HipLineSource.MARKERS
    assert any("tape" in caveat for caveat in tape.caveats)


def test_the_excursion_needs_no_level_and_the_timing_is_the_peaks() -> None:
    """Bumps of sin² over each stance: nothing at contact, the peak in the middle."""
    trial = altered(trial_of(replace(REAR, roll_deg=3.0)), level=None)
    excursion = measured(pelvic_drop_excursion, trial)
    assert excursion.value == pytest.approx(6.0, abs=0.4)
    assert excursion.low < 6.0 < excursion.high
    timing = measured(pelvic_drop_timing, trial)
    assert timing.value == pytest.approx(50.0, abs=6.0)
    assert timing.unit == "% of stance"
    for result in (excursion, timing):
        assert result.side is Side.BOTH
        assert (np.diff(result.times_s) > 0.0).all()


@pytest.mark.parametrize("yaw_deg", [-14.0, 0.0, 14.0])
def test_a_camera_nearly_behind_is_good_enough(yaw_deg: float) -> None:
    assert measured(pelvic_drop, altered(trial_of(REAR), yaw_deg=yaw_deg))


@pytest.mark.parametrize(("yaw_deg", "side"), [(-19.0, "left"), (24.0, "right")])
@pytest.mark.parametrize("module", [pelvic_drop, pelvic_drop_left, pelvic_drop_excursion])
def test_a_camera_too_far_aside_is_refused(module: ModuleType, yaw_deg: float, side: str) -> None:
    result = refused(module, altered(trial_of(REAR), yaw_deg=yaw_deg))
    assert result.reason is Reason.CAMERA_ASKEW
    assert f"about {abs(yaw_deg):.0f}° to the {side}" in result.seen
    assert "straight behind" in result.advice


@EACH
@pytest.mark.parametrize("constant_deg", [-3.0, 5.0])
def test_a_stand_before_the_run_shows_what_is_level(side: Side, constant_deg: float) -> None:
    """The tilt is known up to a constant, and the first seconds of the line show it alone."""
    trial = trial_of(REAR)
    line = line_of(trial)
    running = tuple(event for event in trial.gait.events.events if event.time_s > 1.6)
    trial = altered(trial, events=replace(trial.gait.events, events=running))
    stand = line.timestamps_s < 1.5
    tilt_deg = np.where(stand, 0.0, line.tilt_deg) + constant_deg
    stood = altered(
        with_line(trial, tilt_deg=tilt_deg, offset_sigma_deg=float("inf")), standing_s=(0.0, 1.4)
    )
    result = measured(MODULE[side], stood)
    assert result.value == pytest.approx(REAR.drop_deg[side], abs=0.3)
    assert result.level == "level as when the runner stood still before the run"
    lost = with_line(stood, tilt_deg=np.where(stand, np.nan, tilt_deg))
    assert refused(MODULE[side], lost).reason is Reason.LEVEL_UNKNOWN
