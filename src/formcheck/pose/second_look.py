"""Find the runner at moments that the first look missed: small, far away or half hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.person import Person
from formcheck.pose.runner import Runner
from formcheck.pose.sightings import MAX_UNLIKE, unlike
from formcheck.pose.weights import LANDMARKS
from formcheck.records import FloatArray
from formcheck.video import Frame


def missed_moments_s(runner: Runner, looks_s: Sequence[float]) -> list[float]:
    """Return the times, seconds, of the looks in which the runner was not found."""
    found_s = {person.time_s for person in runner.sightings}
    return [time_s for time_s in looks_s if time_s not in found_s]


def seen_again(runner: Runner, frames: Iterable[Frame]) -> Runner:
    """Return the runner with one more sighting in each frame that shows the same person after all.

    The landmark network looks where the runner was seen last. It recognises people whom the finder
    misses, which has to search the whole picture.

    Parameters
    ----------
    runner
        The person who is followed.
    frames
        Frames at the missed moments, in order of time.
    """
    network = LandmarkNetwork()
    sightings = list(runner.sightings)
    for frame in frames:
        before = [person for person in sightings if person.time_s < frame.time_s]
        last = max(before, key=_time_s) if before else min(sightings, key=_time_s)
        again = _looked_for(network, frame, last)
        if again is not None and unlike(last, again) < MAX_UNLIKE:
            sightings.append(again)
    return replace(runner, sightings=tuple(sorted(sightings, key=_time_s)))


def _looked_for(network: LandmarkNetwork, frame: Frame, last: Person) -> Person | None:
    if last.region is None:
        return None
    seen = network.settle(frame.rgb, last.region)
    xy_px: FloatArray = seen.xy_px[list(LANDMARKS)]
    is_there = seen.is_somebody and seen.region.is_inside(frame.rgb)
    return Person(frame.time_s, xy_px, seen.region) if is_there else None


def _time_s(person: Person) -> float:
    return person.time_s
