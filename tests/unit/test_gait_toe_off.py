"""The hips highest above the toe."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait import clean_track
from formcheck.gait.toe_off import highest_above_toe_s
from formcheck.records import Side

RUN = Run(bounce=0.0)
WINDOW_S = (0.1, 0.4)


def test_with_level_hips_it_is_when_the_toe_begins_to_rise() -> None:
    # Hips that do not travel are highest above a toe that stands: give it a slow sinking.
    pose = pose_of(RUN)
    phase = RUN.phase(Side.RIGHT, pose.timestamps_s) % 1.0
    xy_px = pose.xy_px.copy()
    toe = pose.skeleton.index("right_foot_index")
    xy_px[:, toe, 1] += 20.0 * np.where(phase < 0.5, phase, 1.0 - phase)
    starts_s = RUN.contacts_s(Side.RIGHT)[:-1]
    found_s = highest_above_toe_s(
        clean_track(pose.changed(xy_px, "sinks")), Side.RIGHT, starts_s, WINDOW_S
    )
    lifts_s = starts_s + 0.36 * RUN.stride_s
    assert found_s == pytest.approx(lifts_s, abs=0.02)


@pytest.mark.parametrize("window_s", [(0.0, 0.1), (0.5, 0.6)])
def test_outside_the_window_nothing_is_found(window_s: tuple[float, float]) -> None:
    run = Run()
    starts_s = run.contacts_s(Side.LEFT)
    found_s = highest_above_toe_s(clean_track(pose_of(run)), Side.LEFT, starts_s, window_s)
    assert np.isnan(found_s).all()


def test_a_lost_step_has_none() -> None:
    run = Run()
    starts_s = run.contacts_s(Side.LEFT)
    lost = np.abs(run.times_s - starts_s[4] - 0.25) < 0.2
    pose = clean_track(without_frames(pose_of(run), lost))
    found_s = highest_above_toe_s(pose, Side.LEFT, starts_s[:-1], WINDOW_S)
    assert np.flatnonzero(np.isnan(found_s)).tolist() == [4]
