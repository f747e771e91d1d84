"""Look at some pictures of a clip: who is in them, and the pictures themselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from formcheck.errors import NoRunnerError
from formcheck.opened_clip import OpenedClip
from formcheck.pose import PICTURES, PeopleFinder, Person, closer_moments_s, find_people
from formcheck.records import RUNNER_SKELETON, PoseSequence, Step
from formcheck.video import Frame, spread_times_s

# Pictures are kept until the runner is known, so larger ones are reduced to this many pixels: those
# of 1080p, of which `PICTURES` take 100 MB.
MAX_PX = 1920 * 1080


@dataclass(frozen=True, eq=False)
class Looks:
    """What was seen in some pictures of a clip.

    Attributes
    ----------
    frames
        The pictures, of at most `MAX_PX`, in order of time.
    people
        Sightings of each person in them, people from left to right; empty if nobody was seen.
    enlarged
        Pixels of the clip per pixel of these pictures.
    """

    frames: tuple[Frame, ...]
    people: tuple[tuple[Person, ...], ...]
    enlarged: float

    @cached_property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the pictures."""
        height, width = self.frames[0].rgb.shape[:2]
        return width, height

    @property
    def seconds(self) -> list[float]:
        """Times of the pictures."""
        return [frame.time_s for frame in self.frames]


def look_at(clip: OpenedClip) -> Looks:
    """Look at as many pictures of a clip as an analysis does to find the runner in a short clip.

    Parameters
    ----------
    clip
        The clip, opened.
    """
    times_s = spread_times_s(clip.video.duration_hint_s, PICTURES)
    kept: list[Frame] = []
    with PeopleFinder() as finder:
        looks = finder.looks(_kept(clip.step(Step.CHECKING_FILMING, times_s), kept))
        closer_s = closer_moments_s(looks)
        if closer_s:
            # Somebody who only passes is seen too rarely to be linked from look to look.
            looks = finder.looks(_kept(clip.step(Step.CHECKING_FILMING, closer_s), kept := []))
    enlarged = clip.video.height_px / kept[0].rgb.shape[0] if kept else 1.0
    return Looks(tuple(kept), _linked([people for _, people in looks]), enlarged)


def pose_of(sightings: Sequence[Person], enlarged: float = 1.0) -> PoseSequence:
    """Return the landmarks of one person's sightings, as an analysis has those of all frames."""
    places = [p.xy_px if p.settled_px is None else p.settled_px for p in sightings]
    xy_px = enlarged * np.stack(places)
    return PoseSequence(
        timestamps_s=np.array([person.time_s for person in sightings]),
        xy_px=xy_px,
        visibility=np.ones(xy_px.shape[:2]),
        skeleton=RUNNER_SKELETON,
        estimator="looks",
    )


def _linked(pictures: list[list[Person]]) -> tuple[tuple[Person, ...], ...]:
    try:
        return tuple(find_people(pictures))
    except NoRunnerError:
        return ()


def _kept(frames: Iterable[Frame], kept: list[Frame]) -> Iterator[Frame]:
    """Pass frames on, none of more than `MAX_PX`, and keep them."""
    for frame in frames:
        height, width = frame.rgb.shape[:2]
        scale = float(np.sqrt(MAX_PX / (width * height)))
        if scale < 1.0:
            size = (max(1, round(scale * width)), max(1, round(scale * height)))
            small = cv2.resize(frame.rgb, size, interpolation=cv2.INTER_AREA)
            frame = Frame(frame.time_s, np.asarray(small, dtype=np.uint8))  # noqa: PLW2901
        kept.append(frame)
        yield frame
