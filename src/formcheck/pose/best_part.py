"""Which part of a long clip to analyse: where the runner runs, stays in place and is well seen."""

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
# How far apart the looks are; a part then has a dozen of them.
LOOK_EVERY_S = 2.5
# A clip whose key pictures give fewer of the looks than this is looked at picture by picture.
MIN_KEY_FRAMES = 0.3
# Looks that together tell moving legs from standing ones.
LOOKS_TOGETHER = 4
# How far the legs of a runner go apart, in body heights (standard deviation over some looks); who
# walks has about half of that, who stands none.
USUAL_LEG_MOTION = 0.15
# How much a runner's place may vary within a part, in body heights (standard deviation).
USUAL_DRIFT = 0.10


def find_best_part_s(clip: VideoClip, look: Look) -> tuple[float, float] | None:
    """Return from when to when of a long clip to analyse, real seconds; None for a short one."""
    duration_s = clip.duration_hint_s
    if duration_s <= WHOLE_UP_TO_S:
        return None
    with PeopleFinder() as finder:
        frames = look(Step.FINDING_BEST_PART, key_every_s=LOOK_EVERY_S)
        looks = finder.looks(frames)
        if len(looks) < MIN_KEY_FRAMES * duration_s / LOOK_EVERY_S:
            # Hardly any key pictures: all have to be decoded to see some.
            times_s = list(np.arange(0.0, duration_s, LOOK_EVERY_S))
            frames = look(Step.FINDING_BEST_PART, times_s)
            looks = finder.looks(frames)
    return best_part_s(looks, duration_s)


def best_part_s(
    looks: Sequence[tuple[float, Sequence[Person]]], duration_s: float
) -> tuple[float, float]:
    """Return from when to when the best part of a clip lasts, seconds.

    Parameters
    ----------
    looks
        Times and people of some looks at the clip, in order of time.
    duration_s
        Length of the clip.

    Raises
    ------
    NoRunnerError
        If nobody was seen.
    """
    everybody = find_people([people for _, people in looks])
    times_s = np.array([time_s for time_s, _ in looks])
    starts_s = np.unique(np.clip(times_s, 0.0, max(duration_s - PART_S, 0.0)))
    worth = [max(_worth(one, times_s, float(s)) for one in everybody) for s in starts_s]
    # Of parts worth the same, to a tenth, the one in the middle: beginnings and ends are unsteady.
    good = starts_s[np.array(worth) >= 0.9 * max(worth)]
    start_s = float(good[len(good) // 2])
    return start_s, min(start_s + PART_S, duration_s)


def _worth(one: Sequence[Person], times_s: np.ndarray, start_s: float) -> float:
    """How well a part shows a steady run: 0 to 1, times the height of who runs."""
    inside = (times_s >= start_s) & (times_s <= start_s + PART_S)
    seen = [p for p in one if start_s <= p.time_s <= start_s + PART_S]
    if len(seen) < 2 or not inside.any():
        return 0.0
    height_px = float(np.median([p.height_px for p in seen]))
    places = np.array([p.centre_px for p in seen]) / height_px
    drift = float(np.linalg.norm(places.std(axis=0)))
    spreads = np.array([p.leg_spread for p in seen])
    groups = sliding_window_view(spreads, min(LOOKS_TOGETHER, len(spreads)))
    # A part is as good as its worst stretch: who runs half of it does not run it.
    legs = float(groups.std(axis=1).min())
    share = len(seen) / float(inside.sum())
    # In pixels: whoever is small stands in the background.
    moves, stays = min(legs / USUAL_LEG_MOTION, 1.0), 1.0 / (1.0 + (drift / USUAL_DRIFT) ** 2)
    return height_px * share * moves * stays
