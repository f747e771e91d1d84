"""Side views filmed by a tilted camera: what it turns is turned back, what is not known widens."""

from types import ModuleType

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, pose_of, trial_of

from formcheck.analyzers import knee_flexion_at_contact, overstride_distance, shank_angle
from formcheck.records import CameraLevel, Measurement, PoseSequence, Trial, View

ALL = [shank_angle, overstride_distance, knee_flexion_at_contact]
# Contacts are found in the tilted picture, a millisecond earlier or later.
# A roll of 4° moves contact by 2 ms, in which the knee bends by 0.4°.
SAME = {"deg": 0.5, "leg lengths": 0.003}


def rolled(pose: PoseSequence, clockwise_deg: float) -> PoseSequence:
    """The picture turned about its corner: right goes down."""
    turn = np.radians(clockwise_deg)
    right, down = (np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))
    xy_px = pose.xy_px[..., :1] * np.array(right) + pose.xy_px[..., 1:] * np.array(down)
    return pose.changed(xy_px, "filmed askew")


def trial_askew(view: View, roll_deg: float, level: CameraLevel | None) -> Trial:
    run = Run(view=view)
    return altered(trial_of(run, rolled(pose_of(run), roll_deg)), level=level)


def measured(module: ModuleType, trial: Trial) -> Measurement:
    result = module.measure(trial)
    assert isinstance(result, Measurement), result
    return result


@pytest.mark.parametrize("module", ALL)
@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("roll_deg", [-4.0, 3.0])
def test_a_known_roll_changes_nothing(module: ModuleType, view: View, roll_deg: float) -> None:
    plain = measured(module, trial_askew(view, 0.0, CameraLevel(0.0, 0.4)))
    askew = measured(module, trial_askew(view, roll_deg, CameraLevel(roll_deg, 0.4, lines=7)))
    assert askew.value == pytest.approx(plain.value, abs=SAME[plain.unit])
    told = f"the picture was turned back by {roll_deg:.1f}°, as 7 upright lines of the room show"
    assert told == askew.level
    assert askew.method_and_level == f"{askew.method.words}; {told}"


@pytest.mark.parametrize(("module", "per_deg"), [(shank_angle, 1.0), (overstride_distance, 0.0166)])
def test_a_roll_that_is_not_known_enters_and_widens_the_interval(
    module: ModuleType, per_deg: float
) -> None:
    """Facing right, a picture turned clockwise shows the ankle further back."""
    known = measured(module, trial_askew(View.RIGHT, 0.0, CameraLevel(0.0, 0.4)))
    unknown = measured(module, trial_askew(View.RIGHT, 2.0, None))
    assert unknown.value - known.value == pytest.approx(-2.0 * per_deg, rel=0.2)
    assert unknown.high - unknown.low > known.high - known.low


def test_the_knee_does_not_care() -> None:
    known = measured(knee_flexion_at_contact, trial_askew(View.LEFT, 0.0, None))
    askew = measured(knee_flexion_at_contact, trial_askew(View.LEFT, 5.0, None))
    # Contact moves by 2 ms.
    assert askew.value == pytest.approx(known.value, abs=0.5)
    assert askew.high - askew.low == pytest.approx(known.high - known.low, abs=0.2)
