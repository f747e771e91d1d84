"""A clip that slows down in its middle, as phones' slow-motion exports do."""

import numpy as np
from synthetic_runner import Run, pose_of

from formcheck.gait import check_running, clean_track, find_steady_events, repair_sides
from formcheck.records import Facing, PoseSequence, Reason, RunningCheck, Side, View

REAL, SLOW = 1.0, 4.0


def joined(*parts: tuple[float, float]) -> PoseSequence:
    """Runs of some seconds after each other, each played so many times slower."""
    times_s, places, end_s = [], [], 0.0
    for seconds, slower in parts:
        pose = pose_of(Run(duration_s=seconds))
        times_s.append(end_s + slower * pose.timestamps_s)
        places.append(pose.xy_px)
        end_s = float(times_s[-1][-1]) + 1.0 / 60.0
    xy_px = np.concatenate(places)
    seen = np.ones(xy_px.shape[:2])
    return PoseSequence(np.concatenate(times_s), xy_px, seen, pose.skeleton, "synthetic")


def checked(pose: PoseSequence) -> tuple[tuple[float, float], int, RunningCheck]:
    clean = clean_track(repair_sides(pose, View.RIGHT, Facing.RIGHT).pose)
    rhythm = find_steady_events(pose, clean, View.RIGHT, Facing.RIGHT)
    assert rhythm.steady_s is not None
    part = clean.between(*rhythm.steady_s)
    running = check_running(part, rhythm.steps_s, View.RIGHT, Facing.RIGHT)
    return rhythm.steady_s, len(rhythm.events.contacts_s(Side.RIGHT)), running


def test_the_longest_part_in_real_time_is_analysed() -> None:
    (start_s, end_s), contacts, running = checked(joined((10.0, REAL), (4.0, SLOW), (4.0, REAL)))
    assert 0.0 <= start_s < end_s <= 10.0
    assert contacts >= 13
    assert running == RunningCheck(None, "about 170 steps per minute")


def test_where_it_is_too_short_nothing_is_measured() -> None:
    _, _, running = checked(joined((1.2, REAL), (10.0, SLOW), (1.2, REAL)))
    assert running.refusal is Reason.SLOW_MOTION_SUSPECTED
