"""Contacts and toe-offs from behind and from the front, against the drawn runner's formulas."""

import numpy as np
import pytest
from synthetic_runner import Run, errors_ms, pose_of, trial_of, without_frames

from formcheck.gait import clean_track
from formcheck.gait.rear_contacts import frontal_view_events
from formcheck.records import EventKind, FloatArray, Side, View

# Noise of so many pixels in every landmark of every frame (leg 380 px) moves single contacts and
# toe-offs by this much, root mean square, in ms: measured on 6 seeds, and a quarter added. It is
# far more than from the side, because the hips' fall is a slope of a few pixels per frame.
RMS_MS = {(30, 2): 26.5, (60, 2): 19.5, (120, 2): 16.8, (240, 2): 12.8}
RMS_MS |= {(30, 4): 36.0, (60, 4): 28.2, (120, 4): 23.6, (240, 4): 20.8}
BIAS_MS = 8.0


def errors_of(run: Run, noise_px: float = 0.0, seeds: int = 1) -> tuple[FloatArray, FloatArray]:
    """How much too late contacts and toe-offs of both legs are, in ms."""
    contacts, toe_offs = [], []
    for seed in range(seeds):
        trial = trial_of(run, pose_of(run, noise_px, seed))
        events = trial.gait.events
        for side, seen in zip((Side.LEFT, Side.RIGHT), trial.gait.contacts_seen, strict=True):
            contacts.append(errors_ms(events.contacts_s(side), run.contacts_s(side)))
            toe_offs.append(errors_ms(events.toe_offs_s(side), run.toe_offs_s(side)))
            # Strong noise may look like a change of rhythm, and cost steps at an end.
            assert abs(seen - len(run.contacts_s(side))) <= 1
    return np.concatenate(contacts), np.concatenate(toe_offs)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
@pytest.mark.parametrize("rate", [30, 60, 120, 240])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_without_noise_events_are_exact_and_of_the_right_leg(
    view: View, rate: int, uneven: float
) -> None:
    contacts, toe_offs = errors_of(Run(view=view, frame_s=1 / rate, uneven=uneven))
    # The low-pass moves the corners of the drawn foot's path by up to 3 ms.
    assert np.abs(contacts).max() < 1.0
    assert np.abs(toe_offs).max() < 2.5
    assert len(toe_offs) == len(contacts)


@pytest.mark.parametrize("cadence_spm", [140.0, 155.0, 185.0, 200.0, 225.0])
def test_events_are_exact_at_every_cadence(cadence_spm: float) -> None:
    contacts, toe_offs = errors_of(Run(view=View.REAR, cadence_spm=cadence_spm))
    assert np.abs(contacts).max() < 1.0
    assert np.abs(toe_offs).max() < 4.0


@pytest.mark.parametrize(("rate", "noise_px"), RMS_MS)
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_noise_scatters_events_and_does_not_shift_them(
    rate: int, noise_px: int, uneven: float
) -> None:
    run = Run(view=View.REAR, frame_s=1 / rate, duration_s=12.0, uneven=uneven)
    contacts, toe_offs = errors_of(run, noise_px, seeds=3)
    assert np.sqrt((contacts**2).mean()) < RMS_MS[rate, noise_px]
    assert np.sqrt((toe_offs**2).mean()) < RMS_MS[rate, noise_px]
    assert abs(contacts.mean()) < BIAS_MS
    assert abs(toe_offs.mean()) < BIAS_MS


def test_a_leaning_camera_changes_no_event() -> None:
    # Landmarks turned by 5° about the picture's middle: the hips' middle falls as before.
    run = Run(view=View.REAR)
    pose = pose_of(run)
    turn = np.radians(5.0)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    turned = pose.changed((pose.xy_px - 500.0) @ rotation + 500.0, "turned")
    for side in (Side.LEFT, Side.RIGHT):
        found_s = trial_of(run, turned).gait.events.contacts_s(side)
        assert np.abs(errors_ms(found_s, run.contacts_s(side))).max() < 0.5


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_step_lost_from_sight_is_missing_and_none_is_invented(side: Side) -> None:
    run = Run(view=View.REAR)
    contact_s = run.contacts_s(side)[4]
    lost = np.abs(run.times_s - contact_s - 0.04) < 0.12
    events = trial_of(run, without_frames(pose_of(run), lost)).gait.events
    assert np.abs(events.contacts_s(side) - contact_s).min() > 0.5
    for each in (Side.LEFT, Side.RIGHT):
        found_s = events.contacts_s(each)
        assert np.abs(errors_ms(found_s, run.contacts_s(each))).max() < 15.0


def test_a_small_second_fall_within_a_step_is_no_contact() -> None:
    # Hip speed A·cos θ + 0.35·A·cos 2θ has, half a step from each fall, one that stands out by
    # 0.06·A alone; at 130 steps/min it is 0.23 s away, farther than two steps must be apart.
    run = Run(view=View.REAR, cadence_spm=130.0)
    pose = pose_of(run)
    angle = 4.0 * np.pi * (run.phase(Side.LEFT, run.times_s) - 0.042 / run.stride_s)
    ripple_px = 0.35 / 2.0 * run.bounce * run.leg_px * np.sin(2.0 * angle)
    rippled = pose.changed(pose.xy_px + ripple_px[:, None, None] * np.array([0.0, 1.0]), "rippled")
    found = frontal_view_events(clean_track(rippled))
    found_s = np.array([e.time_s for e in found if e.kind is EventKind.INITIAL_CONTACT])
    true_s = np.sort(np.concatenate([run.contacts_s(side) for side in (Side.LEFT, Side.RIGHT)]))
    assert abs(len(found_s) - len(true_s)) <= 1
    assert np.abs(errors_ms(found_s, true_s)).max() < 5.0


def test_slow_motion_still_has_contacts() -> None:
    # Eight times slower than life: what follows must be able to call it slow.
    run = Run(view=View.REAR, cadence_spm=21.0, duration_s=40.0)
    contacts = [
        e
        for e in frontal_view_events(clean_track(pose_of(run)))
        if e.kind is EventKind.INITIAL_CONTACT
    ]
    assert len(contacts) >= 10


def test_a_contact_without_a_rise_after_it_is_left_out() -> None:
    run = Run(view=View.REAR)
    last_s = run.contacts_s(Side.LEFT)[6]
    short = Run(view=View.REAR, duration_s=last_s + 0.15)
    events = trial_of(short).gait.events
    assert events.contacts_s(Side.LEFT)[-1] == pytest.approx(run.contacts_s(Side.LEFT)[5], abs=0.01)


@pytest.mark.parametrize("rate", [30, 60, 120])
@pytest.mark.parametrize("noise_px", [0.0, 0.5, 3.0])
def test_trembling_landmarks_of_a_standing_person_make_no_contacts(
    rate: int, noise_px: float
) -> None:
    pose = pose_of(Run(view=View.REAR, frame_s=1 / rate), noise_px)
    still = pose_of(Run(view=View.REAR, frame_s=1 / rate)).xy_px
    stands = pose.changed(pose.xy_px - still + still[0], "stands")
    assert frontal_view_events(clean_track(stands)) == []


def test_a_standing_person_who_lifts_the_arms_makes_no_contacts() -> None:
    # Shoulders and hips seem to go up and down as in a run, while both feet stay where they are.
    run = Run(view=View.REAR)
    pose = pose_of(run, noise_px=1.0)
    xy_px = pose.xy_px.copy()
    for part in ("ankle", "heel", "foot_index"):
        for side in (Side.LEFT, Side.RIGHT):
            foot = pose.skeleton.index(f"{side}_{part}")
            xy_px[:, foot] += xy_px[0, foot] - pose.xy_px[:, foot]
    assert frontal_view_events(clean_track(pose.changed(xy_px, "stands"))) == []


def test_the_arms_may_be_lifted_before_the_run() -> None:
    run = Run(view=View.REAR, duration_s=10.0)
    pose = pose_of(run)
    stands = run.times_s < 3.0
    xy_px = pose.xy_px.copy()
    for part in ("ankle", "heel", "foot_index"):
        for side in (Side.LEFT, Side.RIGHT):
            foot = pose.skeleton.index(f"{side}_{part}")
            xy_px[stands, foot] = xy_px[0, foot]
    found = frontal_view_events(clean_track(pose.changed(xy_px, "stands, then runs")))
    contacts_s = [e.time_s for e in found if e.kind is EventKind.INITIAL_CONTACT]
    assert contacts_s[0] > 2.5
    true_s = np.concatenate([run.contacts_s(side) for side in (Side.LEFT, Side.RIGHT)])
    assert abs(len(contacts_s) - (true_s > 3.0).sum()) <= 2


@pytest.mark.parametrize(("bounce", "runs"), [(0.012, False), (0.02, True)])
def test_hips_must_travel_by_three_hundredths_of_the_leg(bounce: float, runs: bool) -> None:
    # From top to bottom the hips travel twice the bounce.
    pose = pose_of(Run(view=View.REAR, bounce=bounce))
    assert bool(frontal_view_events(clean_track(pose))) is runs


def test_a_lost_runner_makes_no_contacts() -> None:
    lost = without_frames(pose_of(Run(view=View.REAR)), slice(None))
    assert frontal_view_events(clean_track(lost)) == []
