"""Simulated pairs of clips: what is asked is in the joints, and the plain cases come out right."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from altered import line_of

from benchmarks.change_simulation.change import CHANGED, SIMULATED
from benchmarks.change_simulation.clip import joints_of, level_tilt_deg, report_of
from benchmarks.change_simulation.filming import OFF_OF_RUNNERS, VIEWS, Filming, draw_seen
from benchmarks.change_simulation.form import BODY, Form, draw_form
from benchmarks.change_simulation.pairs import METRICS, SESSIONS, Session
from benchmarks.change_simulation.shares import Share, shares, table
from benchmarks.runner.kinematics import STEADY, make_mover
from benchmarks.runner.truth import hip_line_elevation_deg, steps_between
from formcheck.comparison import compare
from formcheck.records import FloatArray, Report, Verdict, View

SHORT_S = 5.0
FORM = Form(cadence_spm=168.0, drop_deg=6.0, shank_deg=6.0, knee_deg=17.0)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.words)
def test_what_is_asked_is_in_the_joints(session: Session) -> None:
    form, steps = draw_form(np.random.default_rng(1)), session.steps()
    before = _truth(form)
    assert set(steps) == set(SIMULATED) == set(before)
    for metrics, moved in CHANGED.items():
        after = _truth(moved(form, steps))
        for metric in metrics:
            asked = pytest.approx(steps[metric], rel=0.02)
            assert after[metric] - before[metric] == asked, metric


def test_the_same_run_filmed_twice_is_no_change() -> None:
    rng = np.random.default_rng(2)
    day, joints = draw_seen(rng).day(rng), joints_of(FORM, rng)
    for view in VIEWS:
        before, after = (report_of(joints, day[view], rng) for _ in range(2))
        assert _verdicts(before, after) == dict.fromkeys(METRICS[view], Verdict.WITHIN_NOISE)


def test_a_huge_difference_is_a_change() -> None:
    rng = np.random.default_rng(3)
    days = [draw_seen(rng).day(rng) for _ in range(2)]
    plain = Form(cadence_spm=168.0, drop_deg=6.0, shank_deg=3.0, knee_deg=12.0)
    other = Form(cadence_spm=180.0, drop_deg=15.0, shank_deg=13.0, knee_deg=29.0, peak_at=0.7)
    forms = [joints_of(form, rng) for form in (plain, other)]
    for view in VIEWS:
        before, after = (
            report_of(joints, day[view], rng) for joints, day in zip(forms, days, strict=True)
        )
        assert _verdicts(before, after) == dict.fromkeys(METRICS[view], Verdict.CHANGED)


def test_the_hip_line_is_the_tilt_of_the_clothes_in_the_picture() -> None:
    rng = np.random.default_rng(4)
    rear = draw_seen(rng).day(rng)[View.REAR]
    rear = replace(rear, camera=replace(rear.camera, roll_deg=3.0), follows=0.7, sits_deg=1.0)
    joints = joints_of(FORM, rng)
    line = line_of(report_of(joints, rear, rng).trial)
    level_deg = level_tilt_deg(joints, rear)
    assert line.tilt_deg.mean() == pytest.approx(0.7 * level_deg.mean() + 1.0 - 3.0, abs=0.05)
    assert np.polyfit(level_deg, line.tilt_deg, 1)[0] == pytest.approx(0.7, abs=0.02)


def test_a_session_has_one_camera_one_kit_and_one_view_of_the_joints() -> None:
    rng = np.random.default_rng(5)
    seen = draw_seen(rng)
    rear, side = (seen.day(rng)[view] for view in VIEWS)
    again = rear.again(rng)
    for name in ("camera", "follows", "sits_deg", "off"):
        assert getattr(again, name) is getattr(rear, name)
    assert again.level_error_deg == pytest.approx(rear.level_error_deg, abs=0.5)
    assert side.camera.view is View.RIGHT
    assert rear.camera != seen.day(rng)[View.REAR].camera


def test_another_posture_is_seen_off_by_as_much_but_otherwise() -> None:
    rng = np.random.default_rng(6)
    filming = draw_seen(rng).day(rng)[View.RIGHT]
    assert np.array_equal(filming.in_another_posture(0.0, rng).off, filming.off)
    other = np.concatenate([_far(filming, rng) for _ in range(50)])
    assert np.std(other) == pytest.approx(OFF_OF_RUNNERS, rel=0.1)


def test_every_metric_of_either_view_has_its_shares() -> None:
    found = shares(pairs=1, seed=7)
    asked = [
        (session, view, name) for session in SESSIONS for view in VIEWS for name in METRICS[view]
    ]
    assert [(share.session, share.view, share.metric) for share in found] == asked
    assert {share.metric for share in found} == set(SIMULATED)
    assert [share.metric for share in found if share.session.same_session and share.false] == []


def test_a_missed_target_is_told() -> None:
    good = Share(SESSIONS[0], View.REAR, "cadence", 200, 0.05, 0.80)
    assert good.is_good
    assert "missed" not in table([good])
    assert "of 200 pairs without a difference" in table([good])
    for bad in (replace(good, false=0.055), replace(good, found=0.795)):
        assert not bad.is_good
        assert "**missed**" in table([bad])


def _truth(form: Form) -> Mapping[str, float]:
    """All metrics of a form without noise, from its joints."""
    mover = make_mover(replace(form.motion(0), variation=STEADY), BODY, SHORT_S)
    steps = steps_between(mover, SHORT_S)
    tilts = []
    for step in steps:
        stance_s = np.linspace(step["initial_contact_s"], step["toe_off_s"], 401)
        sign = 1.0 if step["stance_side"] == "left" else -1.0
        tilts.append(sign * hip_line_elevation_deg(mover.skeleton(stance_s)))
    drops = np.array(tilts)
    is_left = np.array([step["stance_side"] == "left" for step in steps])
    contacts_s = [step["initial_contact_s"] for step in steps]

    def mean(key: str) -> float:
        return float(np.mean([step[key] for step in steps]))

    return {
        "cadence": float(60.0 / np.diff(contacts_s).mean()),
        "pelvic_drop": float(drops.max(axis=1).mean()),
        "pelvic_drop_left": float(drops[is_left].max(axis=1).mean()),
        "pelvic_drop_right": float(drops[~is_left].max(axis=1).mean()),
        "pelvic_drop_excursion": float((drops.max(axis=1) - drops[:, 0]).mean()),
        "pelvic_drop_timing": float(drops.argmax(axis=1).mean() / 4.0),
        "shank_angle": mean("shank_angle_deg"),
        "overstride_distance": mean("ankle_ahead_of_mid_hip_m") / BODY.leg_m,
        "knee_flexion_at_contact": mean("knee_flexion_deg"),
    }


def _verdicts(before: Report, after: Report) -> dict[str, Verdict]:
    changes = compare(before, after).changes
    names = METRICS[before.trial.view]
    return {change.metric.name: change.verdict for change in changes if change.metric.name in names}


def _far(filming: Filming, rng: np.random.Generator) -> FloatArray:
    return filming.in_another_posture(1.0, rng).off
