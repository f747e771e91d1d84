"""From how far aside a rear view is filmed, told by which way the feet point."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, pose_of

from formcheck.camera import rear_yaw_deg
from formcheck.camera.yaw import FOOT_TRUNKS, STRAIGHT_TRUNKS
from formcheck.records import PoseSequence, View


def pose_with_feet(left: float, right: float) -> PoseSequence:
    """Toes beside the heels by so many trunk lengths."""
    pose = pose_of(Run(view=View.REAR))
    trunk_px = np.linalg.norm(pose.middle("shoulder") - pose.middle("hip"), axis=1)
    xy_px = pose.xy_px.copy()
    for side, aside in (("left", left), ("right", right)):
        heel, toe = (pose.skeleton.index(f"{side}_{part}") for part in ("heel", "foot_index"))
        xy_px[:, toe, 0] = xy_px[:, heel, 0] + aside * trunk_px
    return replace(pose, xy_px=xy_px)


@pytest.mark.parametrize("yaw_deg", [-20.0, -5.0, 0.0, 12.0])
@pytest.mark.parametrize("toe_out", [0.0, 0.03])
def test_feet_that_point_aside_tell_the_yaw(yaw_deg: float, toe_out: float) -> None:
    aside = FOOT_TRUNKS * np.sin(np.radians(yaw_deg)) + STRAIGHT_TRUNKS
    found = rear_yaw_deg(pose_with_feet(aside - toe_out, aside + toe_out))
    assert found == pytest.approx(yaw_deg, abs=0.1)


def test_a_runner_who_is_never_seen_tells_nothing() -> None:
    pose = pose_of(Run(view=View.REAR))
    lost = replace(pose, xy_px=np.full_like(pose.xy_px, np.nan))
    assert rear_yaw_deg(lost) is None
