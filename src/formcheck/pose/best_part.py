"""Find the best part of a long clip: the runner runs, stays in place and is well seen."""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from formcheck.pose.people import PeopleFinder
from formcheck.pose.person import Person
from formcheck.pose.sightings import find_people
from formcheck.pose.source import Look
from formcheck.records import Step
from formcheck.video import VideoClip

# Length of the part: enough for about 40 steps of each leg.
PART_S = 30.0
# A clip up to this long is analysed whole: leaving out the ends would gain little.
WHOLE_UP_TO_S = 45.0
# Time between two looks; a part then has a dozen of them.
LOOK_EVERY_S = 2.5
# If the key pictures give a smaller share of the looks than this, all pictures are decoded.
MIN_KEY_FRAMES = 0.3
# Number of looks that together distinguish moving legs from standing ones.
LOOKS_TOGETHER = 4
# How far a runner's legs spread, in body heights (standard deviation over some looks); a walker's
# spread by about half of that, those of a standing person not at all.
USUAL_LEG_MOTION = 0.15
# Drift of a runner within a part that halves its worth, in body heights (standard deviation).
USUAL_DRIFT = 0.10


def find_best_part_s(clip: VideoClip, look: Look) -> tuple[float, float] | None:
    """Return start and end of the best part of a long clip, real seconds; None for a short clip."""
    duration_s = clip.duration_hint_s
    if duration_s <= WHOLE_UP_TO_S:
        return None
    with PeopleFinder() as finder:
        frames = look(Step.FINDING_BEST_PART, key_every_s=LOOK_EVERY_S)
        looks = finder.looks(frames)
        if len(looks) < MIN_KEY_FRAMES * duration_s / LOOK_EVERY_S:
            # With so few key pictures, all pictures have to be decoded.
            times_s = list(np.arange(0.0, duration_s, LOOK_EVERY_S))
            frames = look(Step.FINDING_BEST_PART, times_s)
            looks = finder.looks(frames)
    return best_part_s(looks, duration_s)


def best_part_s(
    looks: Sequence[tuple[float, Sequence[Person]]], duration_s: float
) -> tuple[float, float]:
    """Return start and end of the best part of a clip, seconds.

    Parameters
    ----------
    looks
        Times and people of some looks at the clip, in order of time.
    duration_s
        Duration of the clip.

    Raises
    ------
    NoRunnerError
        If nobody was seen.
    """
    everybody = find_people([people for _, people in looks])
    times_s = np.array([time_s for time_s, _ in looks])
    starts_s = np.unique(np.clip(times_s, 0.0, max(duration_s - PART_S, 0.0)))
    worth = [max(_worth(one, times_s, float(s)) for one in everybody) for s in starts_s]
    # Of parts within a tenth of the best, take the middle one: beginnings and ends are unsteady.
    good = starts_s[np.array(worth) >= 0.9 * max(worth)]
    start_s = float(good[len(good) // 2])
    return start_s, min(start_s + PART_S, duration_s)


def _worth(one: Sequence[Person], times_s: np.ndarray, start_s: float) -> float:
    """How well a part shows a steady run, 0 to 1, times the person's height in pixels."""
    inside = (times_s >= start_s) & (times_s <= start_s + PART_S)
    seen = [p for p in one if start_s <= p.time_s <= start_s + PART_S]
    if len(seen) < 2 or not inside.any():
        return 0.0
    height_px = float(np.median([p.height_px for p in seen]))
    places = np.array([p.centre_px for p in seen]) / height_px
    drift = float(np.linalg.norm(places.std(axis=0)))
    spreads = np.array([p.leg_spread for p in seen])
    groups = sliding_window_view(spreads, min(LOOKS_TOGETHER, len(spreads)))
    # A part is as good as its worst stretch: running for half of it is not enough.
    legs = float(groups.std(axis=1).min())
    share = len(seen) / float(inside.sum())
    # Weight by height in pixels, so that people in the background count less.
    moves, stays = min(legs / USUAL_LEG_MOTION, 1.0), 1.0 / (1.0 + (drift / USUAL_DRIFT) ** 2)
    return height_px * share * moves * stays
