"""Every reason for which two clips, or one metric of them, cannot be compared."""

from dataclasses import replace

import pytest
from comparison_pairs import OF_METRIC, REAR, SIDE, change_of, measured, on_trial, other_day
from findings_of import estimated, stated
from synthetic_report import SHORT, report_of
from synthetic_runner import Run

from formcheck import compare
from formcheck.records import Capture, Followed, HipLineSource, Measurement, Report, Verdict, View

POSTURE = ("shank_angle", "overstride_distance", "knee_flexion_at_contact")


def reasons(before: Report, after: Report, metric: str) -> str:
    change = change_of(compare(before, after), metric)
    assert change.verdict is Verdict.NOT_COMPARABLE
    assert change.difference is None
    return "; ".join(change.reasons)


def result_of(report: Report, metric: str) -> Measurement:
    result = report[metric]
    assert isinstance(result, Measurement)
    return result


def comparable(before: Report, after: Report, metric: str) -> bool:
    return change_of(compare(before, after), metric).verdict is not Verdict.NOT_COMPARABLE


def test_views() -> None:
    left = report_of(Run(view=View.LEFT, duration_s=14.0))
    assert "filmed from the right before, from the left after" in reasons(SIDE, left, "shank_angle")
    assert "filmed from behind before, from the right after" in reasons(REAR, SIDE, "cadence")


@pytest.mark.parametrize(("kmh", "fits"), [(10.2, True), (9.8, True), (10.3, False), (9.7, False)])
def test_speeds(kmh: float, fits: bool) -> None:
    before = on_trial(REAR, speed=stated(10.0 / 3.6))
    after = on_trial(other_day(REAR), speed=stated(kmh / 3.6))
    assert comparable(before, after, "cadence") is fits
    if not fits:
        told = reasons(before, after, "cadence")
        assert told == f"the belt speeds differ: 10.0 km/h before, {kmh} km/h after"


def test_an_unknown_speed_is_no_obstacle() -> None:
    assert comparable(on_trial(REAR, speed=stated(2.8)), other_day(REAR), "cadence")


def test_an_estimated_speed_is_no_obstacle() -> None:
    before, after = (
        on_trial(SIDE, speed=estimated(2.0)),
        on_trial(other_day(SIDE), speed=estimated(4.0)),
    )
    assert comparable(before, after, "cadence")


@pytest.mark.parametrize("name", ["formcheck", "pose"])
def test_versions(name: str) -> None:
    before = replace(REAR, versions=(("formcheck", "1"), ("pose", "a"), ("numpy", "1")))
    versions = {**dict(before.versions), name: "9"}
    after = replace(other_day(REAR), versions=tuple(versions.items()))
    assert "differs: " in reasons(before, after, "cadence")
    assert "9 after; check both clips again" in reasons(before, after, "cadence")


def test_other_versions_do_not_count() -> None:
    before = replace(REAR, versions=(("numpy", "1"),))
    assert comparable(before, replace(other_day(REAR), versions=(("numpy", "2"),)), "cadence")


def test_markers_against_clothes() -> None:
    method = replace(result_of(REAR, "pelvic_drop").method, instrument=HipLineSource.MARKERS)
    after = measured(other_day(REAR), "pelvic_drop", method=method)
    told = "measured in different ways: clothes before, two dots of tape after"
    assert reasons(REAR, after, "pelvic_drop") == told
    assert comparable(REAR, after, "cadence")


def test_another_way_to_find_contacts() -> None:
    events = SIDE.trial.gait.events
    another = replace(events, method=replace(events.method, contact="another rule"))
    after = on_trial(other_day(SIDE), events=another)
    told = f"measured in different ways: {events.method.contact} before, another rule after"
    assert reasons(SIDE, after, "shank_angle") == told


def test_another_way_to_measure() -> None:
    method = replace(result_of(SIDE, "shank_angle").method, done="the largest of all")
    after = measured(other_day(SIDE), "shank_angle", method=method)
    told = "the middle value of all landings before, the largest of all after"
    assert reasons(SIDE, after, "shank_angle") == f"measured in different ways: {told}"


def test_where_the_level_is_known_from_is_no_other_way() -> None:
    before = OF_METRIC["shank_angle"]
    assert result_of(before, "shank_angle").level is not None
    after = measured(other_day(before), "shank_angle", level="camera roll of 1.0° as stated")
    assert comparable(before, after, "shank_angle")


@pytest.mark.parametrize("metric", POSTURE)
def test_slow_against_fast_pictures(metric: str) -> None:
    slow = on_trial(SIDE, frame_interval_s=1.0 / 30.0)
    told = reasons(slow, other_day(SIDE), metric)
    assert "30 frames per second before, 60 after" in told
    assert comparable(slow, other_day(SIDE), "cadence")
    assert comparable(slow, other_day(slow), metric)
    fast = on_trial(SIDE, frame_interval_s=1.0 / 50.0)
    assert comparable(fast, other_day(SIDE), metric)


def test_slow_pictures_do_not_matter_from_behind() -> None:
    slow = on_trial(REAR, frame_interval_s=1.0 / 30.0)
    assert comparable(slow, other_day(REAR), "pelvic_drop")


@pytest.mark.parametrize("metric", ["shank_angle", "overstride_distance"])
def test_a_roll_known_once(metric: str) -> None:
    unknown = on_trial(SIDE, level=None)
    assert "known after and unknown before" in reasons(unknown, other_day(SIDE), metric)
    assert "known before and unknown after" in reasons(SIDE, other_day(unknown), metric)
    assert comparable(unknown, other_day(unknown), metric)
    assert comparable(unknown, other_day(SIDE), "knee_flexion_at_contact")


def test_not_measured_says_why() -> None:
    short = report_of(SHORT)
    assert "not measured after, because " in reasons(SIDE, other_day(short), "shank_angle")
    assert "not measured before, because " in reasons(short, other_day(SIDE), "shank_angle")
    told = reasons(REAR, other_day(REAR), "shank_angle")
    assert told.startswith("measured in neither clip, because this clip is filmed from behind")


def test_all_reasons_are_told() -> None:
    before = on_trial(SIDE, level=None, frame_interval_s=1.0 / 30.0, speed=stated(3.0))
    after = on_trial(other_day(SIDE), speed=stated(4.0))
    change = change_of(compare(before, after), "shank_angle")
    assert len(change.reasons) == 3


def test_seconds_that_both_share() -> None:
    parts = [replace(REAR.trial.clip, part_s=part) for part in ((0.0, 14.0), (13.0, 27.0))]
    before, after = (on_trial(REAR, clip=clip) for clip in parts)
    assert "share the seconds 13.0 to 14.0" in reasons(before, after, "cadence")
    apart = on_trial(REAR, clip=replace(REAR.trial.clip, part_s=(14.0, 28.0)))
    assert comparable(before, apart, "cadence")
    assert comparable(before, other_day(before), "cadence")


def test_seconds_that_slow_motion_shares_are_those_of_a_player() -> None:
    clip = REAR.trial.clip
    slow = replace(clip, capture=Capture(240.0, "stated", 4.0))
    later = (4.0 * clip.duration_s + 1.0, 8.0 * clip.duration_s)
    whole, apart = on_trial(REAR, clip=slow), on_trial(REAR, clip=replace(slow, part_s=later))
    assert comparable(whole, apart, "cadence")
    within = on_trial(REAR, clip=replace(slow, part_s=(2.0 * clip.duration_s, later[0])))
    assert "share the seconds" in reasons(whole, within, "cadence")


def test_two_people_of_one_clip_may_share_its_seconds() -> None:
    first, second = (
        on_trial(REAR, pose=replace(REAR.trial.gait.pose, followed=Followed(2, number, 0.0)))
        for number in (1, 2)
    )
    assert comparable(first, second, "cadence")
    assert compare(first, second).two_runners
    assert not compare(first, other_day(second)).two_runners


def test_in_other_seconds_another_number_may_be_the_same_runner() -> None:
    pose = replace(REAR.trial.gait.pose, followed=Followed(2, 2, 0.0))
    overlaps, later = (
        on_trial(REAR, clip=replace(REAR.trial.clip, part_s=part_s), pose=pose)
        for part_s in ((5.0, 19.0), (20.0, 34.0))
    )
    assert not compare(REAR, overlaps).two_runners
    assert "share the seconds 5.0 to " in reasons(REAR, overlaps, "cadence")
    assert not compare(REAR, later).two_runners
    assert comparable(REAR, later, "cadence")


@pytest.mark.parametrize("metric", ["pelvic_drop_left", "pelvic_drop_right"])
def test_a_camera_that_stood_elsewhere_tells_no_side(metric: str) -> None:
    before = on_trial(REAR, yaw_deg=-8.0)
    after = on_trial(other_day(REAR), yaw_deg=8.0)
    assert reasons(before, after, metric) == (
        "the camera stood elsewhere: 8° to the left of straight behind before, 8° to the right of "
        "straight behind after, which shifts one leg's drop against the other's"
    )
    # The mean of both sides hardly moves with it.
    assert comparable(before, after, "pelvic_drop")
    assert comparable(before, on_trial(other_day(REAR), yaw_deg=6.0), metric)
    assert comparable(REAR, after, metric)
