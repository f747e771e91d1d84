"""A runner who is in the picture for a while only is looked at more closely."""

import pytest
from drawn_people import person

from formcheck.pose import PICTURES, Person
from formcheck.pose.passing import CLOSER_LOOKS, closer_moments_s
from formcheck.video import spread_times_s

DURATION_S = 16.0
MOMENTS_S = spread_times_s(DURATION_S, PICTURES)
Looks = list[tuple[float, list[Person]]]


def looks(first_s: float, last_s: float, leg_visibility: float = 1.0) -> Looks:
    """Somebody is seen from one time to another, a body height further on each second."""
    return [
        (t, [person(t, (500.0 * t, 600.0), leg_visibility=leg_visibility)])
        if first_s <= t <= last_s
        else (t, [])
        for t in MOMENTS_S
    ]


@pytest.mark.parametrize(("first_s", "last_s"), [(0.0, 3.0), (5.0, 8.0), (6.0, 7.2), (13.0, 16.0)])
def test_the_while_in_which_somebody_is_seen_is_looked_at_closely(
    first_s: float, last_s: float
) -> None:
    found = looks(first_s, last_s)
    more_s = closer_moments_s(found)
    seen_s = [t for t, people in found if people]
    assert len(more_s) == CLOSER_LOOKS
    # From the last look before to the first look after.
    assert max([t for t in MOMENTS_S if t < seen_s[0]], default=0.0) <= min(more_s)
    assert max(more_s) <= min([t for t in MOMENTS_S if t > seen_s[-1]], default=DURATION_S)
    assert min(more_s) < seen_s[0] + 0.2
    assert max(more_s) > seen_s[-1] - 0.2


def test_who_is_seen_in_half_of_the_looks_is_not_looked_at_again() -> None:
    stays = [(t, [person(t)]) for t in MOMENTS_S[:8]] + [(t, []) for t in MOMENTS_S[8:]]
    assert closer_moments_s(stays) == []
    assert closer_moments_s([*stays[1:], (17.0, [])]) != []


def test_trees_are_not_looked_at_closely() -> None:
    assert closer_moments_s(looks(5.0, 8.0, leg_visibility=0.4)) == []


def test_nobody_gives_no_moment() -> None:
    assert closer_moments_s([(t, []) for t in MOMENTS_S]) == []
