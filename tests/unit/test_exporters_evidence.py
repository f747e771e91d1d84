"""Evidence: the drawn angle is the value of its step, the lines are on the body, the words fit."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from altered import altered, line_of
from synthetic_report import report_on
from synthetic_runner import Run, trial_of

from formcheck.analyzers import (
    cadence,
    knee_flexion_at_contact,
    overstride_distance,
    pelvic_drop,
    shank_angle,
)
from formcheck.analyzers.pelvic_side import name_of
from formcheck.exporters.evidence import Evidence, evidence_of
from formcheck.exporters.evidence.cadence import cadence_scenes
from formcheck.exporters.evidence.hip_drop import hip_drop_scenes
from formcheck.exporters.evidence.hip_drop_scene import HipDropScene
from formcheck.exporters.evidence.overstriding import overstriding_scenes
from formcheck.exporters.evidence.scenes import scenes_of
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.moment import Moment, MomentKind
from formcheck.exporters.wording import number
from formcheck.gait import leg_length_px
from formcheck.records import (
    BodyScale,
    FloatArray,
    Measurement,
    NotMeasured,
    Pelvis,
    Question,
    Reason,
    Report,
    ScaleSource,
    Side,
    View,
)

ROLL_DEG = 2.0
REAR = Run(view=View.REAR, roll_deg=ROLL_DEG)
SIDES = (Side.LEFT, Side.RIGHT)


def report_of(run: Run) -> Report:
    return report_on(trial_of(run), run)


def measured(report: Report, name: str) -> Measurement:
    result = report[name]
    assert isinstance(result, Measurement)
    return result


def angle_deg(first: FloatArray, second: FloatArray) -> float:
    """Angle between two ways, without its sign."""
    turn = np.degrees(np.arctan2(*second) - np.arctan2(*first))
    return float(abs((turn + 180.0) % 360.0 - 180.0))


def drawn_deg(scene: HipDropScene) -> float:
    standing, free, level = scene.ends_px
    return angle_deg(level - standing, free - standing)


@pytest.mark.parametrize("run", [REAR, Run(view=View.REAR, roll_deg=-ROLL_DEG)], ids=str)
def test_the_angle_of_the_hips_is_the_drop_of_that_step(run: Run) -> None:
    report = report_of(run)
    scenes = hip_drop_scenes(report)
    assert [scene.evidence.side for scene in scenes] == list(SIDES)
    for scene in scenes:
        drop = measured(report, name_of(scene.evidence.side))
        assert drawn_deg(scene) == pytest.approx(scene.drop_deg, abs=1e-6)
        assert np.abs(drop.values - scene.drop_deg).min() == pytest.approx(0.0, abs=1e-9)
        # The truth of the made-up run, as its hips were turned.
        assert drawn_deg(scene) == pytest.approx(run.drop_deg[scene.evidence.side], abs=0.6)
        assert size_in_words(scene.drop_deg, drop.unit) in scene.evidence.caption
        assert size_in_words(drop.value, drop.unit) in scene.evidence.caption


def test_the_level_line_is_level_in_a_turned_picture() -> None:
    for scene in hip_drop_scenes(report_of(REAR)):
        standing, _, level = scene.ends_px
        right, left = (standing, level) if scene.evidence.side is Side.RIGHT else (level, standing)
        rise_deg = np.degrees(np.arctan2(left[1] - right[1], right[0] - left[0]))
        # A picture turned anticlockwise shows level things with their right end higher.
        assert rise_deg == pytest.approx(ROLL_DEG, abs=0.01)


def test_the_line_of_the_hips_is_at_the_hips_and_the_free_side_is_low() -> None:
    report = report_of(REAR)
    pose = report.trial.gait.pose
    for scene in hip_drop_scenes(report):
        standing, free, level = scene.ends_px
        time_s = report.trial.clip.timestamps_s[scene.shot.frame]
        i = int(np.abs(pose.timestamps_s - time_s).argmin())
        assert (standing + free) / 2 == pytest.approx(pose.middle("hip")[i], abs=2.0)
        # The hip line must be lower than level at its free end, which is further down the picture.
        assert free[1] > level[1]
        outward = 1.0 if scene.evidence.side is Side.RIGHT else -1.0
        assert outward * (standing[0] - free[0]) > 0.0


def test_without_a_level_one_picture_shows_the_mean_of_both_legs() -> None:
    trial = altered(trial_of(REAR), level=None)
    report = report_on(trial, REAR)
    (scene,) = hip_drop_scenes(report)
    mean = measured(report, pelvic_drop.METRIC.name)
    assert scene.evidence.side is Side.BOTH
    assert scene.evidence.file_name == "hip_drop.jpg"
    assert drawn_deg(scene) == pytest.approx(scene.drop_deg, abs=1e-6)
    assert scene.drop_deg == pytest.approx(mean.value, abs=0.2)
    assert "cannot be told apart" in scene.evidence.caption
    assert "mean of both sides" in scene.evidence.caption


def test_a_step_whose_frame_shows_the_hips_well_is_preferred() -> None:
    trial = trial_of(REAR)
    assert isinstance(trial.pelvis, Pelvis)
    (first, _) = hip_drop_scenes(report_on(trial, REAR))
    line = line_of(trial)
    tilt_deg = line.tilt_deg.copy()
    tilt_deg[np.abs(line.timestamps_s - first.evidence.moment.time_s) < 0.02] += 20.0
    # The smooth line stays as it was: only the frames themselves are off.
    pelvis = replace(trial.pelvis, line=replace(line, tilt_deg=tilt_deg))
    (other, _) = hip_drop_scenes(report_on(replace(trial, pelvis=pelvis), REAR))
    assert first.is_clear
    assert other.is_clear
    assert abs(other.evidence.moment.time_s - first.evidence.moment.time_s) > 0.1


def test_hips_that_are_nowhere_seen_well_are_told_of_in_words() -> None:
    trial = trial_of(REAR)
    assert isinstance(trial.pelvis, Pelvis)
    line = trial.pelvis.line
    pelvis = replace(trial.pelvis, line=replace(line, tilt_deg=line.tilt_deg + 20.0))
    for scene in hip_drop_scenes(report_on(replace(trial, pelvis=pelvis), REAR)):
        assert not scene.is_clear
        assert words_of(Question.HIP_DROP)["barely_seen"] in scene.evidence.caption


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("roll_deg", [0.0, 3.0])
def test_the_lines_of_the_leg_have_the_values_of_that_step(view: View, roll_deg: float) -> None:
    run = Run(view=view, roll_deg=roll_deg)
    report = report_of(run)
    (scene,) = overstriding_scenes(report)
    leg, values = scene.leg, scene.values
    shank, distance = values[shank_angle.METRIC], values[overstride_distance.METRIC]
    assert angle_deg(leg.down, leg.ankle - leg.knee) == pytest.approx(abs(shank), abs=1e-6)
    forward = leg.sign * np.array([leg.down[1], -leg.down[0]])
    # A positive angle and distance are ahead: to the right if the runner faces right.
    assert (leg.ankle - leg.knee) @ forward * shank > 0.0
    leg_px = leg_length_px(report.trial.gait.pose_at_contact, scene.evidence.side)
    assert (leg.ankle - leg.hips) @ forward == pytest.approx(distance * leg_px, abs=1e-6)
    for metric, value in values.items():
        assert np.abs(measured(report, metric.name).values - value).min() < 1e-9
        assert size_in_words(value, metric.unit) in scene.evidence.caption
        assert size_in_words(value, metric.unit) in scene.evidence.alt


def test_the_lines_of_the_leg_are_on_the_landmarks() -> None:
    run = Run(view=View.RIGHT)
    report = report_of(run)
    (scene,) = overstriding_scenes(report)
    pose, leg = report.trial.gait.pose_at_contact, scene.leg
    i = int(np.abs(pose.timestamps_s - report.trial.clip.timestamps_s[scene.shot.frame]).argmin())
    assert leg.ankle == pytest.approx(pose.sided(Side.RIGHT, "ankle")[i], abs=3.0)
    assert leg.hip == pytest.approx(pose.sided(Side.RIGHT, "hip")[i], abs=3.0)
    # The pose model's error, 2.1° of the lower leg, and the time to the frame are in these.
    assert leg.knee == pytest.approx(pose.sided(Side.RIGHT, "knee")[i], abs=12.0)
    assert leg.hips == pytest.approx(pose.middle("hip")[i], abs=12.0)
    for point in (leg.below(leg.hips), leg.below(leg.ankle)):
        toe, heel = (pose.sided(Side.RIGHT, part)[i, 1] for part in ("foot_index", "heel"))
        assert max(toe, heel) < point[1] < max(toe, heel) + 0.1 * run.leg_px


def test_the_frame_is_near_its_landing_even_in_a_slow_clip() -> None:
    run = Run(view=View.RIGHT, frame_s=1.0 / 30.0, cadence_spm=163.0)
    (scene,) = overstriding_scenes(report_of(run))
    frame_s = run.times_s[scene.shot.frame]
    # By chance a frame is 8 ms off on average, and up to 17.
    assert abs(frame_s - scene.evidence.moment.time_s) < 0.006


def test_what_was_not_measured_is_not_drawn() -> None:
    run = Run(view=View.RIGHT)
    report = report_of(run)
    refused = NotMeasured(shank_angle.METRIC, Side.RIGHT, Reason.BLUR, "it is dark", "Add light.")
    results = tuple(refused if r.metric == shank_angle.METRIC else r for r in report.results)
    (scene,) = overstriding_scenes(replace(report, results=results))
    assert set(scene.values) == {overstride_distance.METRIC, knee_flexion_at_contact.METRIC}
    assert "lower leg" not in scene.evidence.caption


def test_centimetres_are_told_where_the_leg_is_known() -> None:
    run = Run(view=View.RIGHT)
    trial = replace(trial_of(run), scale=BodyScale(0.8, ScaleSource.HEIGHT))
    (scene,) = overstriding_scenes(report_on(trial, run))
    centimetres = 80.0 * scene.values[overstride_distance.METRIC]
    assert f"about {centimetres:.0f} cm" in scene.evidence.caption
    (without,) = overstriding_scenes(report_of(run))
    assert " cm" not in without.evidence.caption


def test_a_picture_without_a_level_says_so() -> None:
    run = Run(view=View.RIGHT)
    (scene,) = overstriding_scenes(report_on(altered(trial_of(run), level=None), run))
    assert words_of(Question.OVERSTRIDING)["no_level"] in scene.evidence.caption
    assert scene.leg.down == pytest.approx([0.0, 1.0])


@pytest.mark.parametrize("view", [View.LEFT, View.REAR, View.FRONT])
def test_the_counted_steps_have_the_rate_of_the_run(view: View) -> None:
    run = Run(view=view, cadence_spm=166.0)
    report = report_of(run)
    (scene,) = cadence_scenes(report)
    sides = [landing.side for landing in scene.landings]
    assert all(one is not next_one for one, next_one in pairwise(sides))
    assert 60.0 * scene.steps / scene.seconds == pytest.approx(166.0, abs=0.5)
    assert scene.seconds == pytest.approx(5.0, abs=0.4)
    assert len(scene.shots) == 4
    rate = number(60.0 * scene.steps / scene.seconds, cadence.METRIC.unit)
    assert rate in scene.evidence.caption
    # Every counted landing is a true one.
    for landing in scene.landings:
        assert np.abs(run.contacts_s(landing.side) - landing.time_s).min() < 0.03


def test_a_landing_that_was_missed_is_not_counted_over() -> None:
    run = Run(view=View.REAR)
    trial = trial_of(run)
    (whole,) = cadence_scenes(report_on(trial, run))
    missed = whole.landings[5]
    events = trial.gait.events
    kept = tuple(e for e in events.events if (e.time_s, e.side) != (missed.time_s, missed.side))
    cut = altered(trial, events=replace(events, events=kept))
    (scene,) = cadence_scenes(replace(report_of(run), trial=cut))
    assert not scene.landings[0].time_s < missed.time_s < scene.landings[-1].time_s
    assert 60.0 * scene.steps / scene.seconds == pytest.approx(run.cadence_spm, abs=0.5)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT, View.REAR])
def test_names_differ_and_words_are_whole(view: View) -> None:
    found = evidence_of(report_of(Run(view=view)))
    assert len({evidence.file_name for evidence in found}) == len(found) >= 2
    for evidence in found:
        for words in (evidence.caption, evidence.alt):
            assert re.fullmatch(r"[A-Z0-9][^{}]+\.", words), words
            assert "-" not in words.replace("left-side", "").replace("right-side", "")
        assert f"{evidence.moment.time_s:.1f} s into the clip" in evidence.alt


def test_a_hip_that_rises_is_told_of_as_such() -> None:
    run = Run(view=View.REAR, drop_deg={Side.LEFT: -3.0, Side.RIGHT: 5.0})
    report = report_of(run)
    scenes = {scene.evidence.side: scene for scene in hip_drop_scenes(report)}
    assert scenes[Side.LEFT].drop_deg < 0.0
    assert "the right hip is" in scenes[Side.LEFT].evidence.caption
    assert "higher" in scenes[Side.LEFT].evidence.caption
    assert "lower" in scenes[Side.RIGHT].evidence.caption
    _, free, level = scenes[Side.LEFT].ends_px
    assert free[1] < level[1]


def test_evidence_of_a_leg_and_of_the_run_have_their_names() -> None:
    moment = Moment(1.0, MomentKind.INITIAL_CONTACT, Side.LEFT)
    for side, name in ((Side.LEFT, "overstriding_left.jpg"), (Side.BOTH, "overstriding.jpg")):
        assert Evidence(Question.OVERSTRIDING, side, moment, "", "").file_name == name


def test_every_scene_is_drawn_on_pictures_of_its_own_size() -> None:
    for view in (View.LEFT, View.REAR):
        for scene in scenes_of(report_of(Run(view=view))):
            sizes = [shot.window.size_px for shot in scene.shots]
            greys = [np.full((high, wide, 3), 90, np.uint8) for wide, high in sizes]
            drawn = scene.drawn(greys)
            assert drawn.dtype == np.uint8
            assert drawn.shape[1] in (560, 720)
