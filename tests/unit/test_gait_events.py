"""Which method finds the events of which view, and what the views have in common."""

from itertools import pairwise

import numpy as np
import pytest
from synthetic_runner import Run, errors_ms, pose_of, without_frames

from formcheck.gait import clean_track, find_events
from formcheck.gait.events import NONE
from formcheck.gait.rear_contacts import METHOD as REAR_METHOD
from formcheck.gait.side_contacts import METHOD as SIDE_METHOD
from formcheck.records import EventKind, EventMethod, Facing, Side, View

FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}
VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]


@pytest.mark.parametrize(
    ("view", "method"),
    [
        (View.REAR, REAR_METHOD),
        (View.FRONT, REAR_METHOD),
        (View.LEFT, SIDE_METHOD),
        (View.RIGHT, SIDE_METHOD),
    ],
)
def test_the_method_fits_the_view(view: View, method: EventMethod) -> None:
    assert (
        find_events(clean_track(pose_of(Run(view=view))), view, FACING.get(view)).method is method
    )


@pytest.mark.parametrize("view", [View.UNKNOWN, View.LEFT, View.RIGHT])
def test_without_view_or_facing_there_are_no_events(view: View) -> None:
    events = find_events(clean_track(pose_of(Run())), view, None)
    assert events.events == ()
    assert events.rejected == 0
    assert events.method is NONE


@pytest.mark.parametrize("view", VIEWS)
def test_a_lost_runner_has_no_events(view: View) -> None:
    pose = clean_track(without_frames(pose_of(Run(view=view)), slice(None)))
    assert find_events(pose, view, FACING.get(view)).events == ()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_a_steady_run_alternates_between_legs_and_kinds(view: View, uneven: float) -> None:
    run = Run(view=view, uneven=uneven)
    events = find_events(clean_track(pose_of(run)), view, FACING.get(view))
    assert events.rejected == 0
    contacts = [e for e in events.events if e.kind is EventKind.INITIAL_CONTACT]
    assert all(a.side is b.side.other for a, b in pairwise(contacts))
    for side in (Side.LEFT, Side.RIGHT):
        stances = events.stances(side)
        assert abs(len(stances) - len(run.contacts_s(side))) <= 1
        truth_s = np.median(run.toe_offs_s(side) - run.contacts_s(side))
        assert [s.duration_s for s in stances] == pytest.approx([truth_s] * len(stances), abs=2e-3)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_false_far_leg_contacts_cost_the_near_leg_none(view: View) -> None:
    """The far leg takes on the near leg's motion, as when the model sees one leg twice."""
    run = Run(view=view)
    pose = pose_of(run)
    near = view.near_side
    assert near is not None
    xy_px = pose.xy_px.copy()
    for part in ("knee", "ankle", "heel", "foot_index"):
        xy_px[:, pose.skeleton.index(f"{near.other}_{part}")] = pose.sided(near, part)
    events = find_events(clean_track(pose.changed(xy_px, "one leg twice")), view, FACING[view])
    assert np.abs(errors_ms(events.contacts_s(near), run.contacts_s(near))).max() < 2.0
    assert abs(len(events.contacts_s(near)) - len(run.contacts_s(near))) <= 1
    assert len(events.contacts_s(near.other)) == 0
    assert events.rejected == len(events.contacts_s(near))
