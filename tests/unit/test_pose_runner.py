"""Who is followed: people drawn by hand, seen at a few irregular moments."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from drawn_people import person

from formcheck.errors import NoRunnerError, SettingsError, SeveralRunnersError
from formcheck.pose import PICTURES, Person, Runner, choose_runner, find_people
from formcheck.pose.region_path import RegionPath
from formcheck.records import RUNNER_SKELETON
from formcheck.video import spread_times_s

DURATION_S = 20.0
WIDTH_PX = 1000
MOMENTS_S = spread_times_s(DURATION_S, PICTURES)


def running(time_s: float) -> Person:
    return person(time_s, spread=0.6 * float(np.sin(2.0 * np.pi * time_s / 0.7)))


def sightings(*people: Callable[[float], Person | None]) -> list[list[Person]]:
    """Everybody who is there at each of the moments."""
    return [[p for each in people if (p := each(time_s)) is not None] for time_s in MOMENTS_S]


def find_runner(seen: list[list[Person]], number: int | None = None) -> Runner:
    return choose_runner(find_people(seen), WIDTH_PX, number)


def is_followed(place: Runner, one: Person) -> bool:
    """Whether the whole person lies in the region in which the runner will be looked for."""
    region = RegionPath(place.sightings).at(one.time_s)
    away_px = np.abs(one.xy_px - np.array([region.x_px, region.y_px])).max()
    return bool(away_px <= region.size_px / 2.0)


def assert_follows_runner(seen: list[list[Person]], people: int) -> None:
    place = find_runner(seen)
    alone = find_runner(sightings(running))
    assert place.people == people
    seen_px, alone_px = ([p.xy_px.tolist() for p in one.sightings] for one in (place, alone))
    assert seen_px == alone_px


def test_a_person_has_height_centre_and_spread() -> None:
    one = person(centre=(300.0, 400.0), height=200.0, spread=0.25)
    assert one.height_px == pytest.approx(200.0)
    assert one.centre_px == pytest.approx(np.array([300.0, 400.0]))
    assert one.leg_spread == pytest.approx(0.25)
    assert person(spread=-0.25).leg_spread == pytest.approx(-0.25)


@pytest.mark.parametrize(("side", "expected"), [("left", -0.2), ("right", 0.2)])
def test_a_leg_lifted_behind_the_runner_spreads_the_legs_too(side: str, expected: float) -> None:
    xy_px = person(spread=0.1).xy_px.copy()
    xy_px[RUNNER_SKELETON.index(f"{side}_ankle"), 1] -= 0.2 * 500.0
    assert Person(0.0, xy_px).leg_spread == pytest.approx(expected)


def test_a_person_in_one_point_has_no_spread() -> None:
    assert Person(0.0, np.full((19, 2), 7.0)).leg_spread == 0.0


def test_one_runner_is_found() -> None:
    place = find_runner(sightings(running))
    assert (place.number, place.people) == (1, 1)
    assert all(is_followed(place, running(time_s)) for time_s in MOMENTS_S)


@pytest.mark.parametrize("height", [200.0, 500.0, 800.0, 1500.0])
def test_a_larger_standing_bystander_is_not_followed(height: float) -> None:
    def stands(time_s: float) -> Person:
        return person(time_s, (1500.0, 500.0), height, 0.1)

    assert_follows_runner(sightings(stands, running), people=2)
    assert_follows_runner(sightings(running, stands), people=2)


def test_a_smaller_runner_in_the_background_is_not_followed() -> None:
    def in_the_mirror(time_s: float) -> Person:
        small = running(time_s)
        return Person(time_s, small.xy_px * 0.6 + np.array([900.0, 0.0]))

    assert_follows_runner(sightings(in_the_mirror, running), people=2)


@pytest.mark.parametrize(("visits", "people"), [(1, 1), (3, 1), (4, 2), (6, 2)])
def test_who_comes_for_a_moment_is_not_followed(visits: int, people: int) -> None:
    def comes(time_s: float) -> Person | None:
        moved = Person(time_s, running(time_s).xy_px * 1.4 + np.array([1000.0, 0.0]))
        return moved if time_s in MOMENTS_S[5 : 5 + visits] else None

    assert_follows_runner(sightings(comes, running), people)


@pytest.mark.parametrize("height", [300.0, 450.0])
@pytest.mark.parametrize("speed_px_s", [100.0, 200.0, 400.0])
@pytest.mark.parametrize("passes_s", [3.0, 10.0, 16.0])
def test_who_crosses_the_picture_does_not_take_the_runner_along(
    height: float, speed_px_s: float, passes_s: float
) -> None:
    def crosses(time_s: float) -> Person | None:
        x = 500.0 + speed_px_s * (time_s - passes_s)
        spread = 0.4 * float(np.sin(2.0 * np.pi * time_s / 1.1))
        return person(time_s, (x, 600.0), height, spread) if 0.0 < x < 1000.0 else None

    place = find_runner(sightings(crosses, running))
    assert all(is_followed(place, running(time_s)) for time_s in MOMENTS_S)
    assert np.ptp([person.centre_px[0] for person in place.sightings]) < 150.0


@pytest.mark.parametrize("passes_s", [3.0, 10.0, 16.0])
def test_a_larger_one_who_crosses_may_shift_the_region_but_the_runner_stays_inside(
    passes_s: float,
) -> None:
    def crosses(time_s: float) -> Person | None:
        x = 500.0 + 200.0 * (time_s - passes_s)
        return person(time_s, (x, 600.0), 700.0) if 0.0 < x < 1000.0 else None

    place = find_runner(sightings(crosses, running))
    assert all(is_followed(place, running(time_s)) for time_s in MOMENTS_S)


def test_a_runner_who_drifts_on_the_belt_stays_one_person() -> None:
    def drifts(time_s: float) -> Person:
        one = running(time_s)
        return Person(time_s, one.xy_px + np.array([25.0 * time_s, 10.0 * time_s]))

    place = find_runner(sightings(drifts))
    assert place.people == 1
    assert all(is_followed(place, drifts(time_s)) for time_s in MOMENTS_S)


@pytest.mark.parametrize(("jump", "people"), [(0.0, 1), (0.58, 1), (0.62, 2)])
@pytest.mark.parametrize("height", [200.0, 500.0])
def test_one_person_moves_less_than_six_tenths_of_the_height(
    jump: float, people: int, height: float
) -> None:
    here = person(height=height)
    there = person(1.0, (500.0 + 0.8 * jump * height, 600.0 - 0.6 * jump * height), height)
    assert len(find_people([[here], [there]])) == people


def test_pictures_without_anybody_change_nothing() -> None:
    seen = sightings(running)
    with_gaps: list[list[Person]] = list(itertools.chain(*(([], people) for people in seen)))
    assert find_runner(with_gaps) == find_runner(seen)


def test_a_person_who_only_stands_is_found_too() -> None:
    place = find_runner([[person(time_s)] for time_s in MOMENTS_S])
    assert len(place.sightings) == PICTURES


@pytest.mark.parametrize("seen", [[], [[]], [[], [], []]])
def test_nobody_is_said_with_what_to_do(seen: list[list[Person]]) -> None:
    with pytest.raises(NoRunnerError, match=r"found nobody in the clip\. Film the whole body"):
        find_runner(seen)


def beside(time_s: float, height: float = 500.0, x: float = 750.0) -> Person:
    """Another runner, on the next treadmill."""
    return person(time_s, (x, 600.0), height, 0.6 * float(np.sin(2.0 * np.pi * time_s / 0.8)))


def test_two_runners_alike_are_not_guessed_between() -> None:
    with pytest.raises(SeveralRunnersError, match=r"numbers 1 and 2, .* --runner N"):
        find_runner(sightings(lambda t: beside(t, x=250.0), beside))


@pytest.mark.parametrize(("height", "x"), [(300.0, 750.0), (420.0, 990.0)])
def test_a_runner_who_is_smaller_or_at_the_edge_is_not_meant(height: float, x: float) -> None:
    place = find_runner(sightings(running, lambda t: beside(t, height, x)))
    assert (place.number, place.people) == (1, 2)


@pytest.mark.parametrize("number", [1, 2])
def test_the_one_who_is_named_is_followed(number: int) -> None:
    place = find_runner(sightings(beside, lambda t: beside(t, x=250.0)), number)
    assert place.number == number
    assert np.median([p.centre_px[0] for p in place.sightings]) == (250.0, 750.0)[number - 1]
    assert len(place.sightings) == PICTURES


def test_a_number_that_nobody_has_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"at most 1, .* found 2\. .* from left to right"):
        find_runner(sightings(running), 2)


def tree(time_s: float, leg_visibility: float = 0.4, flicker: float = 0.0) -> Person:
    """What the detector takes for a person of the runner's size."""
    spread = flicker * float(np.sin(37.0 * time_s))
    return person(time_s, (80.0, 200.0), 600.0, spread, leg_visibility)


@pytest.mark.parametrize("flicker", [0.0, 0.6])
@pytest.mark.parametrize("seen_of", [1, 3])
def test_a_tree_is_not_meant(flicker: float, seen_of: int) -> None:
    """A third of the looks shows the runner, any or all of them somebody of leaves."""

    def passes(time_s: float) -> Person | None:
        one = running(time_s)
        here = Person(time_s, one.xy_px + np.array([100.0 * (time_s - 10.0), 0.0]))
        return here if 7.0 < time_s < 13.0 else None

    def leaves(time_s: float) -> Person | None:
        return tree(time_s, flicker=flicker) if MOMENTS_S.index(time_s) % seen_of == 0 else None

    runner, alone = (find_runner(seen) for seen in (sightings(passes, leaves), sightings(passes)))
    places_px = [[p.xy_px.tolist() for p in one.sightings] for one in (runner, alone)]
    assert places_px[0] == places_px[1]


def test_who_shows_no_legs_is_followed_where_nobody_else_runs() -> None:
    """A runner behind a console is not given up for a spectator."""

    def hidden(time_s: float) -> Person:
        return Person(time_s, running(time_s).xy_px, leg_visibility=0.5)

    def stands(time_s: float) -> Person:
        return person(time_s, (800.0, 600.0), 550.0, 0.1)

    runner = find_runner(sightings(hidden, stands))
    assert np.std([p.leg_spread for p in runner.sightings]) > 0.2


def test_two_who_run_are_asked_about_whoever_is_seen_better() -> None:
    def less_seen(time_s: float) -> Person:
        return Person(time_s, beside(time_s, x=250.0).xy_px, leg_visibility=0.75)

    with pytest.raises(SeveralRunnersError, match="numbers 1 and 2"):
        find_runner(sightings(less_seen, beside))


@pytest.mark.parametrize("step", [0.3, 0.55, 0.9, 1.5])
def test_who_passes_fast_is_one_person(step: float) -> None:
    """The hips go on by so many body heights from look to look; the first way is short."""
    places = [0.0, min(step, 0.5), *(0.5 + step * n for n in range(1, 8))]
    times_s = [p / step for p in places]
    looks = [[person(t, (500.0 * p, 600.0))] for t, p in zip(times_s, places, strict=True)]
    assert [len(track) for track in find_people(looks)] == [len(looks)]


def test_where_a_runner_would_be_by_now_another_is_not_taken_for_him() -> None:
    """A runner who stays in place drifts a little; that carries nobody along."""
    looks = [[person(float(t), (500.0 + 60.0 * (t % 2), 600.0))] for t in range(6)]
    looks += [[person(float(t), (1000.0, 600.0))] for t in range(6, 10)]
    assert [len(track) for track in find_people(looks)] == [6, 4]
