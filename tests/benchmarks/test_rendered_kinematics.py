"""The rendered runner's movement: as asked, and physically possible."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from benchmarks.runner.kinematics import (
    STEADY,
    Bones,
    Landing,
    LegMotion,
    Motion,
    Mover,
    PelvisMotion,
    Variation,
    bones_of,
    make_mover,
    standing,
    walking,
)
from benchmarks.runner.kinematics.foot import sole_heights
from benchmarks.runner.kinematics.leg import KNEE, PITCH
from benchmarks.runner.kinematics.legs import Gait
from benchmarks.runner.kinematics.measured import measured_runner
from benchmarks.runner.kinematics.rotations import turned
from benchmarks.runner.truth import contacts_between, steps_between
from formcheck.records import BoolArray, FloatArray, Side

DURATION_S = 3.0
BONES = bones_of(1.75)

RUNS = {
    "usual": Motion(),
    "overstriding": Motion(cadence_spm=158.0, landing=Landing(13.0, 12.0, None, 18.0)),
    "short steps": Motion(cadence_spm=186.0, landing=Landing(1.0, 20.0, None, 3.0)),
    "forefoot": Motion(cadence_spm=182.0, landing=Landing(2.0, 20.0, None, -9.0)),
    "slow": Motion(cadence_spm=158.0, belt_speed_m_s=2.1),
    "fast": Motion(cadence_spm=180.0, belt_speed_m_s=4.0),
    "uphill": Motion(incline_deg=6.0),
    "ramp": Motion(
        cadence_spm=160.0, final_cadence_spm=176.0, belt_speed_m_s=2.2, final_belt_speed_m_s=3.6
    ),
    "uneven drops": Motion(pelvis=PelvisMotion(10.0, 2.0)),
    "walking": walking(),
}


def mover_of(motion: Motion, bones: Bones = BONES) -> Mover:
    return make_mover(motion, bones, DURATION_S)


def gait_of(mover: Mover) -> Gait:
    assert isinstance(mover.legs, Gait)
    return mover.legs


@pytest.fixture(params=RUNS, scope="module")
def mover(request: pytest.FixtureRequest) -> Mover:
    return mover_of(RUNS[request.param])


def test_no_shoe_sinks_into_the_belt(mover: Mover) -> None:
    times_s = np.linspace(0.0, DURATION_S, 1500)
    level = np.asarray(np.linalg.inv(make_level(mover)), np.float64)
    skeleton = mover.skeleton(times_s)
    sole = mover.bones.sole
    for side, (point, radius_m) in product(
        ("left", "right"), (("sole_heel", sole.heel_radius_m), ("ball", sole.ball_radius_m))
    ):
        heights_m = turned(level, skeleton.points_m[f"{side}_{point}"])[:, 2] - radius_m
        assert heights_m.min() > -1e-6
    for side in ("left", "right"):
        toes = turned(level, skeleton.frames[f"{side}_toes"][..., :, 0])
        tips = turned(level, skeleton.points_m[f"{side}_ball"]) + toes * sole.toes_m
        assert tips[:, 2].min() > sole.ball_radius_m - 1e-6


def make_level(mover: Mover) -> FloatArray:
    from benchmarks.runner.kinematics.skeleton import incline_rotation

    return incline_rotation(mover.motion)


def test_what_touches_the_belt_moves_with_it(mover: Mover) -> None:
    """Material points of the shoe where it touches, before and after a moment."""
    gait, sole, edge_s = gait_of(mover), mover.bones.sole, 1e-5
    for step in range(4, 8):
        side = gait.steps.side(step)
        times_s = np.linspace(gait.steps.contact_s[step], gait.steps.toe_off_s[step], 90)[2:-2]
        pitch = gait.posture(side, times_s)[:, PITCH]
        heel_up = pitch < 0.0
        name = np.where(heel_up, "toes", "foot")
        around = [mover.skeleton(times_s + shift_s) for shift_s in (-edge_s, 0.0, edge_s)]
        down = make_level(mover)[:, 2]
        for i in range(len(times_s)):
            centre = "ball" if heel_up[i] else "sole_heel"
            radius_m = sole.ball_radius_m if heel_up[i] else sole.heel_radius_m
            before, now, after = (skeleton.at(i) for skeleton in around)
            part, joint = f"{side}_{name[i]}", f"{side}_{centre}"
            touching = now.points_m[joint] - radius_m * down
            local = now.frames[part].T @ (touching - now.points_m[joint])
            first, last = (
                moment.points_m[joint] + moment.frames[part] @ local for moment in (before, after)
            )
            belt = -gait.steps.belt.speed_m_s(times_s[i : i + 1])[0] * make_level(mover)[:, 0]
            assert (last - first) / (2.0 * edge_s) == pytest.approx(belt, abs=5e-3)


@pytest.mark.parametrize(
    ("cadence_spm", "speed_m_s", "shank_deg", "knee_deg"),
    list(product((156.0, 186.0), (2.2, 3.8), (0.0, 7.0, 13.0), (17.0, 24.0))),
)
def test_no_leg_over_reaches_and_the_furthest_reach_comes_when_it_does_in_runners(
    cadence_spm: float, speed_m_s: float, shank_deg: float, knee_deg: float
) -> None:
    motion = Motion(
        cadence_spm=cadence_spm,
        belt_speed_m_s=speed_m_s,
        landing=Landing(shank_deg, knee_deg),
        variation=STEADY,
    )
    gait = gait_of(make_mover(motion, BONES, 0.5))
    times_s = np.linspace(0.0, 1.5, 400)
    for side in (Side.LEFT, Side.RIGHT):
        knee = gait.posture(side, times_s)[:, KNEE]
        links = np.array([BONES.thigh_m, BONES.shank_m])
        reach_m = np.sqrt((links**2).sum() + 2.0 * links.prod() * np.cos(knee))
        standing_now = _is_on_belt(gait, side, times_s)
        assert reach_m[standing_now].max() < 0.99 * BONES.leg_m
        assert knee.min() > 0.0
    leads_s = [swing.reach_lead_s() for swing in gait.swings]
    assert min(leads_s) > 0.020
    assert max(leads_s) < 0.036


def _is_on_belt(gait: Gait, side: Side, times_s: FloatArray) -> BoolArray:
    steps = gait.steps.of(side)
    starts_s, ends_s = gait.steps.contact_s[steps], gait.steps.toe_off_s[steps]
    on_belt = (times_s[:, None] >= starts_s) & (times_s[:, None] <= ends_s)
    return np.asarray(on_belt.any(axis=1))


def test_the_furthest_reach_leads_contact_as_in_runners(mover: Mover) -> None:
    leads_s = np.array([swing.reach_lead_s() for swing in gait_of(mover).swings])
    assert leads_s.mean() == pytest.approx(0.028, abs=0.002)
    assert leads_s.min() > 0.020
    assert leads_s.max() < 0.036


@pytest.mark.parametrize(("lead_s", "over_belt"), [(0.020, 0.88), (0.032, 0.65), (0.046, 0.5)])
def test_the_landing_foot_is_as_late_and_as_fast_as_asked(lead_s: float, over_belt: float) -> None:
    """Between runners the reach leads contact by 20–48 ms, and the foot is the slower for it."""
    asked = LegMotion(reach_lead_s=lead_s, foot_over_belt=over_belt)
    mover = mover_of(Motion(legs=asked, variation=STEADY))
    gait = gait_of(mover)
    for step in range(3, 7):
        side, contact_s = gait.steps.side(step), float(gait.steps.contact_s[step])
        times_s = contact_s - np.linspace(0.09, 0.0, 901)
        points_m = mover.skeleton(times_s).points_m
        ankle_m = points_m[f"{side}_ankle"]
        ahead_m = ankle_m[:, 0] - points_m["mid_hip"][:, 0]
        assert contact_s - times_s[int(ahead_m.argmax())] == pytest.approx(lead_s, abs=2e-4)
        speeds_m_s = np.gradient(ankle_m[:, 0], times_s) + mover.motion.belt_speed_m_s
        at = int(np.abs(times_s - (contact_s - 0.010)).argmin())
        assert speeds_m_s[at] / mover.motion.belt_speed_m_s == pytest.approx(over_belt, abs=0.02)
        posture = gait.swings[step - 2].posture(times_s)
        heel, ball = sole_heights(ankle_m[:, 2], posture[:, PITCH], mover.bones.sole)
        assert min(heel.min(), ball.min()) > -1e-6
        assert posture[:, KNEE].min() > 0.0


def test_feet_swing_clear_of_the_belt(mover: Mover) -> None:
    for swing in gait_of(mover).swings[2:6]:
        times_s = swing.start_s + (swing.end_s - swing.start_s) * np.linspace(0.3, 0.7, 20)
        heights_m = swing.ankle_m(times_s)[:, 2]
        pitch = swing.posture(times_s)[:, PITCH]
        heel, ball = sole_heights(heights_m, pitch, mover.bones.sole)
        assert min(heel.min(), ball.min()) > 0.015


@pytest.mark.parametrize("height_m", [1.55, 1.75, 1.95])
def test_drops_landing_and_cadence_come_out_as_asked(height_m: float) -> None:
    motion = Motion(
        cadence_spm=172.0,
        landing=Landing(9.0, 18.0, None, 8.0),
        pelvis=PelvisMotion(8.0, 3.0),
        variation=STEADY,
    )
    mover = mover_of(motion, bones_of(height_m))
    contacts_s = contacts_between(mover, DURATION_S)
    assert 60.0 / np.diff(contacts_s).mean() == pytest.approx(172.0, abs=0.01)
    for step in steps_between(mover, DURATION_S):
        asked_deg = 8.0 if step["stance_side"] == "left" else 3.0
        assert step["peak_contralateral_pelvic_drop_deg"] == pytest.approx(asked_deg, abs=0.05)
        assert step["shank_angle_deg"] == pytest.approx(9.0, abs=0.05)
        assert step["knee_flexion_deg"] == pytest.approx(18.0, abs=0.05)


@pytest.mark.parametrize("incline_deg", [0.0, 5.0])
def test_placement_comes_out_as_asked(incline_deg: float) -> None:
    for landing in (Landing(6.0, None, 0.24), Landing(None, 20.0, 0.20)):
        motion = Motion(landing=landing, incline_deg=incline_deg, variation=STEADY)
        for step in steps_between(mover_of(motion), DURATION_S):
            asked_m = landing.ankle_ahead_of_hip_m
            assert step["ankle_ahead_of_hip_m"] == pytest.approx(asked_m, abs=0.001)


def test_a_landing_needs_two_figures() -> None:
    with pytest.raises(ValueError, match="expected two of"):
        Landing(7.0, 15.0, 0.2)


@pytest.mark.parametrize("pitch_deg", [-9.0, 12.0])
def test_the_part_of_the_foot_that_was_asked_lands_first(pitch_deg: float) -> None:
    motion = Motion(landing=Landing(4.0, 20.0, None, pitch_deg), variation=STEADY)
    mover = mover_of(motion)
    at = np.array([gait_of(mover).steps.contact_s[6]])
    moment, sole = mover.skeleton(at).at(0).points_m, mover.bones.sole
    heel_m = moment["left_sole_heel"][2] - sole.heel_radius_m
    ball_m = moment["left_ball"][2] - sole.ball_radius_m
    first_m, other_m = (heel_m, ball_m) if pitch_deg > 0 else (ball_m, heel_m)
    assert first_m == pytest.approx(0.0, abs=1e-6)
    assert other_m > 0.02


def test_runners_fly_and_walkers_do_not() -> None:
    times_s = np.linspace(0.0, DURATION_S, 1000)
    shares = []
    for motion in (Motion(), walking()):
        gait = gait_of(mover_of(motion))
        down = [_is_on_belt(gait, side, times_s) for side in (Side.LEFT, Side.RIGHT)]
        shares.append((np.logical_or(*down).mean(), np.logical_and(*down).mean()))
    (run_any, run_both), (walk_any, walk_both) = shares
    assert run_any < 0.8
    assert run_both == 0.0
    assert walk_any == 1.0
    assert walk_both > 0.05


def test_standing_stands() -> None:
    mover = mover_of(standing())
    skeleton = mover.skeleton(np.linspace(0.0, DURATION_S, 50))
    for side in ("left", "right"):
        assert np.ptp(skeleton.points_m[f"{side}_heel"], axis=0).max() < 1e-9
    assert np.ptp(skeleton.points_m["mid_hip"], axis=0).max() < 0.01
    assert contacts_between(mover, DURATION_S).size == 0


def test_a_ramp_speeds_up_belt_and_cadence() -> None:
    gait = gait_of(mover_of(replace(RUNS["ramp"], variation=STEADY)))
    ends_s = np.array([0.0, DURATION_S])
    assert gait.steps.belt.speed_m_s(ends_s) == pytest.approx([2.2, 3.6])
    step_s = np.diff(gait.steps.contact_s)
    assert 60.0 / step_s[[0, -1]] == pytest.approx([160.0, 176.0])
    stance_s = gait.steps.stance_s
    assert stance_s[-1] < 0.8 * stance_s[0]


def test_same_seed_same_truth_other_seed_other_truth() -> None:
    first, again, other = (
        steps_between(mover_of(Motion(variation=Variation(seed))), DURATION_S) for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


def test_the_measured_runner_bends_like_its_figures() -> None:
    """Knee angle of the driven runner in swing against the curve it was driven by."""
    from benchmarks.runner.examples import measured_motion

    mover = mover_of(replace(measured_motion(), variation=STEADY))
    gait, measured = gait_of(mover), measured_runner()
    swing = gait.swings[4]
    done = np.linspace(0.0, 1.0, 50)
    shown = np.degrees(swing.posture(swing.start_s + done * (swing.end_s - swing.start_s)))
    first = measured.contact_share
    wanted = measured.curves["knee_deg"].at(first + (1.0 - first) * done)
    assert np.abs(shown[:, KNEE] - wanted).max() < 15.0
    assert np.corrcoef(shown[:, KNEE], wanted)[0, 1] > 0.97
    obliquity = gait.pelvis.obliquity_deg(np.linspace(0.0, 2.0, 400))
    assert obliquity.max() == pytest.approx(2.5, abs=0.3)


def test_legs_that_bend_less_are_asked_for() -> None:
    peaks = []
    for knee_deg in (80.0, 105.0):
        gait = gait_of(mover_of(Motion(legs=LegMotion(swing_knee_flexion_deg=knee_deg))))
        swing = gait.swings[4]
        times_s = np.linspace(swing.start_s, swing.end_s, 60)
        peaks.append(np.degrees(swing.posture(times_s)[:, KNEE].max()))
    assert peaks[1] - peaks[0] > 15.0
