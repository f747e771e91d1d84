"""What the runner's body shows: who it is, whether all of it is in the picture, and the view."""

from collections.abc import Sequence
from math import comb

import numpy as np

from formcheck.analyzers.pelvic_curves import MAX_YAW_DEG
from formcheck.analyzers.preconditions import MAX_OUTSIDE
from formcheck.camera import rear_yaw_deg
from formcheck.filming.sentences import item
from formcheck.gait import contradicts, find_view, outside_fraction
from formcheck.pose import Person, Runner
from formcheck.records import FilmingItem, FilmingTopic, PoseSequence, Side, View

# So many looks with a leg outside are unlikely, at most this often by chance, in a clip with only
# the share of such frames that an analysis accepts.
BY_CHANCE = 0.05
# Of the looks, with the head outside the picture: from this share on it is cut off.
HEAD_CUT = 0.5
# Ankles that move against each other by less than this from look to look stand, body heights
# (standard deviation): two rendered stands have 0.004, runners from behind 0.024 to 0.05, walkers
# 0.04 to 0.28.
STANDS = 0.01


def runner_item(
    people: Sequence[Sequence[Person]],
    runner: Runner | None,
    wanted: int | None,
    *,
    stands: bool = False,
) -> FilmingItem:
    """Return whether the runner was found.

    Parameters
    ----------
    people
        Sightings of each person.
    runner
        The runner; None if there is nobody, or one has to be chosen.
    wanted
        Number that the user chose; None for the likeliest.
    stands
        Whether the runner does not move a leg.
    """
    if not people:
        return item(FilmingTopic.RUNNER, "nobody")
    if runner is None and wanted is not None:
        return item(FilmingTopic.RUNNER, "no_such", wanted=wanted, people=len(people))
    if runner is None:
        return item(FilmingTopic.RUNNER, "choose")
    if stands:
        return item(FilmingTopic.RUNNER, "stands")
    if runner.people == 1:
        return item(FilmingTopic.RUNNER, "found")
    count = {"number": runner.number, "people": runner.people}
    return item(FilmingTopic.RUNNER, "found_among", **count)


def stands_still(pose: PoseSequence) -> bool:
    """Return whether the legs of a body that is well seen hardly move from look to look."""
    ankles_px = pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle")
    height_px = float(np.median(np.ptp(pose.xy_px[..., 1], axis=1)))
    return float(np.linalg.norm(ankles_px.std(axis=0))) < STANDS * height_px


def whole_body_item(pose: PoseSequence, size_px: tuple[int, int]) -> FilmingItem:
    """Return whether hips and legs stay in the picture, and the head.

    Parameters
    ----------
    pose
        Landmarks of the looks.
    size_px
        Width and height of the picture.
    """
    looks = len(pose.timestamps_s)
    outside = round(outside_fraction(pose, *size_px) * looks)
    if outside and _chance(outside, looks, MAX_OUTSIDE) < BY_CHANCE:
        return item(FilmingTopic.WHOLE_BODY, "cut")
    if outside:
        return item(FilmingTopic.WHOLE_BODY, "edge")
    head_px = pose.landmark("nose")
    cut = ((head_px < 0.0) | (head_px > np.array(size_px))).any(axis=1).mean() >= HEAD_CUT
    return item(FilmingTopic.WHOLE_BODY, "head_cut" if cut else "inside")


def view_item(pose: PoseSequence, wanted: View | None) -> tuple[View, FilmingItem]:
    """Return from where the runner is filmed, by the user's word if that is possible.

    Parameters
    ----------
    pose
        Landmarks of the looks.
    wanted
        The view that the user chose; None finds it from the body.
    """
    seen = find_view(pose)
    view = wanted or seen
    if contradicts(seen, view):
        words = {"wanted": view.value, "seen": seen.value}
        return seen, item(FilmingTopic.VIEW, "contradicts", **words)
    if view is View.UNKNOWN:
        return view, item(FilmingTopic.VIEW, "unclear")
    if view.is_side:
        return view, item(FilmingTopic.VIEW, "side", side=view.value)
    yaw_deg = rear_yaw_deg(pose) if view is View.REAR else None
    if yaw_deg is not None and abs(yaw_deg) > MAX_YAW_DEG:
        where = "right" if yaw_deg > 0.0 else "left"
        return view, item(FilmingTopic.VIEW, "askew", where=where)
    return view, item(FilmingTopic.VIEW, "rear" if view is View.REAR else "front")


def _chance(seen: int, looks: int, share: float) -> float:
    """Return how likely that many looks or more are, if each is one with the given chance."""
    return sum(
        comb(looks, n) * share**n * (1.0 - share) ** (looks - n) for n in range(seen, looks + 1)
    )
