"""The same person found twice in one picture, and two people close to each other."""

import numpy as np
import pytest
from drawn_people import HEIGHT_PX, person

from formcheck.pose import Person
from formcheck.pose.doubles import shared_landmarks, without_doubles
from formcheck.records import RUNNER_SKELETON


def jittered(one: Person, body_heights: float, seed: int = 1) -> Person:
    off = np.random.default_rng(seed).normal(0.0, body_heights * HEIGHT_PX, one.xy_px.shape)
    return Person(one.time_s, one.xy_px + off)


@pytest.mark.parametrize("body_heights", [0.0, 0.02, 0.04])
def test_a_person_found_twice_is_one(body_heights: float) -> None:
    one = person(spread=0.4)
    assert without_doubles([one, jittered(one, body_heights)]) == [one]


def test_a_double_with_sides_exchanged_is_one() -> None:
    one = person(spread=0.5)
    other = Person(0.0, one.xy_px[RUNNER_SKELETON.mirrored_order()])
    assert shared_landmarks(one, other) == 1.0
    assert without_doubles([one, other]) == [one]


def test_a_double_without_the_legs_is_one() -> None:
    one = person(spread=0.5)
    guessed = one.xy_px.copy()
    guessed[-6:] += [0.0, -0.3 * HEIGHT_PX]
    assert without_doubles([one, Person(0.0, guessed)]) == [one]


@pytest.mark.parametrize(
    ("aside", "height"), [(0.2, 1.0), (0.5, 1.0), (0.0, 0.7), (0.1, 0.75)], ids=str
)
def test_two_people_are_two(aside: float, height: float) -> None:
    one = person(spread=0.5)
    other = person(
        centre=(500.0 + aside * HEIGHT_PX, 600.0), height=height * HEIGHT_PX, spread=-0.2
    )
    assert without_doubles([one, other]) == [one, other]


def test_the_first_is_kept_of_each_person() -> None:
    one, other = person(), person(centre=(900.0, 600.0))
    seen = [one, other, jittered(other, 0.02), jittered(one, 0.02, seed=2)]
    assert without_doubles(seen) == [one, other]
    assert without_doubles([]) == []
