"""Contacts of the part of a clip that is analysed."""

from typing import NamedTuple

import numpy as np
from scipy.ndimage import median_filter

from formcheck.gait.cuts import cut_times_s
from formcheck.gait.events import find_events
from formcheck.gait.stance_speed import stance_speeds
from formcheck.gait.steady import MOST_SPEED_DRIFT, Series, steady_part_s
from formcheck.records import Facing, FloatArray, GaitEvents, PoseSequence, Side, View


class Rhythm(NamedTuple):
    """The steady part of a clip.

    Attributes
    ----------
    events
        Its accepted initial contacts and toe-offs.
    contacts_seen
        Accepted initial contacts of the whole clip, left and right.
    steady_s
        Its first and last initial contact, seconds; absent without strides.
    belt_leg_lengths_per_s
        Speed of the belt at each stance of the near leg; empty where the view does not show it.
    """

    events: GaitEvents
    contacts_seen: tuple[int, int]
    steady_s: tuple[float, float] | None
    belt_leg_lengths_per_s: FloatArray


def find_rhythm(
    recorded: PoseSequence, pose: PoseSequence, view: View, facing: Facing | None
) -> Rhythm:
    """Return the events of the longest part of a clip with steady steps.

    Parameters
    ----------
    recorded
        Landmarks at the camera's own times, in which cuts are looked for.
    pose
        The same, clean.
    view, facing
        How the runner stands to the camera.
    """
    events = find_events(pose, view, facing)
    times_s, speeds = _belt_speeds(pose, events, view, facing)
    belt = None
    if len(speeds):
        # One stance read wrongly is no change of speed.
        belt = Series(times_s, median_filter(speeds, 3, mode="nearest"), MOST_SPEED_DRIFT)
    part_s = steady_part_s(events, cut_times_s(recorded), belt)
    seen = (len(events.contacts_s(Side.LEFT)), len(events.contacts_s(Side.RIGHT)))
    if part_s is None:
        return Rhythm(events, seen, None, speeds)
    analysed = events.within(*part_s)
    return Rhythm(
        analysed, seen, part_s, _belt_speeds(pose.between(*part_s), analysed, view, facing)[1]
    )


def _belt_speeds(
    pose: PoseSequence, events: GaitEvents, view: View, facing: Facing | None
) -> tuple[FloatArray, FloatArray]:
    """Contacts of the near leg and belt speeds; empty where the view does not show them."""
    if view.near_side is None or facing is None:
        return np.empty(0), np.empty(0)
    return stance_speeds(pose, events, view.near_side, facing)
