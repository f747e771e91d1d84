"""When somebody is in the picture: a runner who passes through it is looked at more closely."""

from collections.abc import Sequence

from formcheck.pose.person import Person
from formcheck.pose.sightings import Looks, find_people
from formcheck.video import spread_times_s

# Who is seen in fewer of the looks than this share is in the picture for a while only.
MIN_OF_LOOKS = 0.5
# So many looks then fall into that while. Half a clip of 20 s has one every 0.3 s; a pass of 2 s in
# such a clip has one every 0.1 s, in which a runner at 5 m/s goes on by 0.3 body heights.
CLOSER_LOOKS = 32


def closer_moments_s(looks: Looks) -> list[float]:
    """Return the moments, seconds, of more looks at a runner who is seen for a while only."""
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
