"""Find the gait events of the part of a clip that is analysed."""

from typing import NamedTuple

import numpy as np

from formcheck.gait.cuts import cut_times_s
from formcheck.gait.events import find_events
from formcheck.gait.form import form_series
from formcheck.gait.joint_angles import leg_length_px
from formcheck.gait.leg_order import called_stepping
from formcheck.gait.stance_speed import stance_speeds
from formcheck.gait.steady import MAX_SPEED_DRIFT, Series, relative, steady_part_s
from formcheck.records import Facing, FloatArray, GaitEvents, PoseSequence, Side, View

# A foot lands 20 to 48 ms after its furthest reach (14 runners on force plates).
LANDS_AFTER_REACH_S = 0.06


class SteadyEvents(NamedTuple):
    """The steady part of a clip.

    Attributes
    ----------
    events
        Its accepted initial contacts and toe-offs.
    steps_s
        Times of its steps, found without knowing left from right: reaches of the foremost leg in a
        side view, else the initial contacts. Shape (N,).
    steps_seen_s
        The same for the whole clip.
    contacts_seen
        Accepted initial contacts of the whole clip, left and right.
    steady_s
        Its first and last initial contact, seconds (the reach where the contact was not found);
        None without strides.
    belt_leg_lengths_per_s
        Speed of the belt at each stance of the near leg; empty where the view does not show it.
    """

    events: GaitEvents
    steps_s: FloatArray
    steps_seen_s: FloatArray
    contacts_seen: tuple[int, int]
    steady_s: tuple[float, float] | None
    belt_leg_lengths_per_s: FloatArray


def find_steady_events(
    recorded: PoseSequence, pose: PoseSequence, view: View, facing: Facing | None
) -> SteadyEvents:
    """Return the events of the longest part of a clip with steady steps.

    Parameters
    ----------
    recorded
        Landmarks at the camera's own times, which are searched for cuts.
    pose
        The same, clean.
    view, facing
        How the runner stands to the camera.
    """
    events = find_events(pose, view, facing)
    legs_s = _steps_of_legs_s(pose, events, view, facing)
    series = _belt_series(*_belt_speeds(pose, events, view, facing))
    if view.near_side is not None and facing is not None:
        series += form_series(pose, np.sort(np.concatenate(legs_s)), view.near_side, facing)
    part_s = steady_part_s(legs_s, cut_times_s(recorded), series)
    seen_s = np.sort(np.concatenate(legs_s))
    seen = (len(events.contacts_s(Side.LEFT)), len(events.contacts_s(Side.RIGHT)))
    if part_s is None:
        speeds = _belt_speeds(pose, events, view, facing)[1]
        return SteadyEvents(events, seen_s, seen_s, seen, None, speeds)
    steps_s = seen_s[(seen_s >= part_s[0]) & (seen_s <= part_s[1])]
    if view.is_side:
        part_s = _landings_s(part_s, events)
    analysed = events.within(*part_s)
    speeds = _belt_speeds(pose.between(*part_s), analysed, view, facing)[1]
    return SteadyEvents(analysed, steps_s, seen_s, seen, part_s, speeds)


def _landings_s(part_s: tuple[float, float], events: GaitEvents) -> tuple[float, float]:
    """Replace the first and last reach by the contacts that follow them."""
    contacts_s = events.contacts_s(Side.BOTH)

    def landing_s(reach_s: float) -> float:
        after_s = contacts_s[contacts_s >= reach_s]
        landed = len(after_s) and after_s[0] <= reach_s + LANDS_AFTER_REACH_S
        return float(after_s[0]) if landed else reach_s

    return landing_s(part_s[0]), landing_s(part_s[1])


def _steps_of_legs_s(
    pose: PoseSequence, events: GaitEvents, view: View, facing: Facing | None
) -> tuple[FloatArray, FloatArray]:
    """Step times of one leg and of the other; in a side view, whichever is called left."""
    if view.near_side is None or facing is None:
        return events.contacts_s(Side.LEFT), events.contacts_s(Side.RIGHT)
    near = view.near_side
    stepping = called_stepping(pose, near, facing, leg_length_px(pose, near))
    even = stepping.numbers % 2 == 0
    return stepping.times_s[even], stepping.times_s[~even]


def _belt_series(times_s: FloatArray, speeds: FloatArray) -> list[Series]:
    from scipy.ndimage import median_filter  # noqa: PLC0415 - slow to import

    if not len(speeds):
        return []
    # A single misread stance is no change of speed.
    usual = median_filter(speeds, 3, mode="nearest")
    return [relative(times_s, usual, MAX_SPEED_DRIFT)]


def _belt_speeds(
    pose: PoseSequence, events: GaitEvents, view: View, facing: Facing | None
) -> tuple[FloatArray, FloatArray]:
    """Contacts of the near leg and belt speeds; empty where the view does not show them."""
    if view.near_side is None or facing is None:
        return np.empty(0), np.empty(0)
    return stance_speeds(pose, events, view.near_side, facing)
