"""Choose moments for more looks at a runner who only passes through the picture."""

from collections.abc import Sequence

from formcheck.pose.person import Person
from formcheck.pose.sightings import Looks, find_people
from formcheck.video import spread_times_s

# A person seen in a smaller share of the looks than this is in the picture for part of the time.
MIN_OF_LOOKS = 0.5
# Number of looks during that time. Half a clip of 20 s has one every 0.3 s; a pass of 2 s in such a
# clip has one every 0.1 s, in which a runner at 5 m/s advances by 0.3 body heights.
CLOSER_LOOKS = 32


def closer_moments_s(looks: Looks) -> list[float]:
    """Return the times, seconds, of more looks at a runner who is seen for part of the clip."""
    seen = [person for _, people in looks for person in people if person.legs_are_seen]
    if not seen:
        return []
    longest = max(map(len, find_people([_with_legs(people) for _, people in looks])))
    if longest >= MIN_OF_LOOKS * len(looks):
        return []
    first_s, last_s = min(p.time_s for p in seen), max(p.time_s for p in seen)
    before_s = [time_s for time_s, _ in looks if time_s < first_s]
    after_s = [time_s for time_s, _ in looks if time_s > last_s]
    start_s = max(before_s, default=0.0)
    end_s = min(after_s, default=last_s)
    return [start_s + time_s for time_s in spread_times_s(end_s - start_s, CLOSER_LOOKS)]


def _with_legs(people: Sequence[Person]) -> list[Person]:
    return [person for person in people if person.legs_are_seen]
