"""A clip of keypoints: exact joints as a camera and a pose model show them, and its report."""

from collections.abc import Mapping

import numpy as np

from benchmarks.change_simulation.filming import LEVEL_DEG, OFF_OF_FRAMES, TILT_NOISE_DEG, Filming
from benchmarks.change_simulation.form import BELT_KMH, BODY, CLIP_S, CannotRunError, Form
from benchmarks.keypoint_trial import SHARP_LEG_LENGTHS, keypoint_clip
from benchmarks.runner.camera import pinhole_of
from benchmarks.runner.kinematics import Skeleton, make_mover
from formcheck.analyzers import measure_all
from formcheck.camera import rear_yaw_deg
from formcheck.gait import analyze_gait
from formcheck.pelvis.symmetry import SIGMA_DEG
from formcheck.pelvis.waistline import CLOTHES_FOLLOW, READING_DEG
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.records import (
    RUNNER_SKELETON,
    Camera,
    CameraLevel,
    Facing,
    FloatArray,
    HipLine,
    HipLineSource,
    PoseSequence,
    Report,
    Settings,
    Trial,
    View,
)
from formcheck.trial import build_trial

FRAME_S = 1.0 / 60.0
TIMES_S = np.arange(round(CLIP_S / FRAME_S), dtype=np.float64) * FRAME_S
# An ear from the nose of a head of 1.75 m: back, aside, up.
_EAR_M = (-0.09, 0.07, 0.01)


def joints_of(form: Form, rng: np.random.Generator) -> Skeleton:
    """Return a run's joints in the room in every frame; raises `CannotRunError`."""
    motion = form.motion(int(rng.integers(1 << 31)))
    try:
        return make_mover(motion, BODY, CLIP_S).skeleton(TIMES_S)
    except ValueError as error:
        raise CannotRunError from error


def report_of(joints: Skeleton, filming: Filming, rng: np.random.Generator) -> Report:
    """Return the report of a run that is filmed, its belt's speed stated."""
    trial = _trial(_pose(joints, filming, rng), _hip_line(joints, filming, rng), filming)
    return Report(
        trial=trial,
        recorded_pose=trial.gait.pose,
        results=measure_all(trial),
        answers=(),
        findings=(),
        professional_advice=(),
        settings=Settings(),
        versions=(),
    )


def level_tilt_deg(joints: Skeleton, filming: Filming) -> FloatArray:
    """Return the tilt of the hips that a level camera shows (T,), right hip higher positive."""
    level = pinhole_of(filming.camera, roll_deg=0.0)
    left, right = (level.project(joints.points_m[f"{side}_hip"]) for side in ("left", "right"))
    return np.asarray(
        np.degrees(np.arctan2(left[:, 1] - right[:, 1], np.abs(right[:, 0] - left[:, 0])))
    )


def _pose(joints: Skeleton, filming: Filming, rng: np.random.Generator) -> PoseSequence:
    pinhole = pinhole_of(filming.camera)
    points = [_point_m(joints.points_m, name) for name in RUNNER_SKELETON.names]
    exact_px = pinhole.project(np.stack(points, axis=1))
    leg_px = BODY.leg_m * pinhole.focal_px / filming.camera.distance_m
    off = filming.off + OFF_OF_FRAMES * rng.standard_normal(exact_px.shape)
    sure = np.ones(exact_px.shape[:2])
    # The name keeps two clips from being taken for one.
    name = f"simulated {rng.integers(1 << 62)}"
    seen_px = exact_px + leg_px * off
    return PoseSequence(
        TIMES_S, seen_px, sure, RUNNER_SKELETON, name, errors_at_contact=ERRORS_AT_CONTACT
    )


def _point_m(points_m: Mapping[str, FloatArray], name: str) -> FloatArray:
    """A landmark's place in the room (T, 3)."""
    side, _, part = name.partition("_")
    if part == "ear":
        aside = 1.0 if side == "left" else -1.0
        return np.asarray(points_m["nose"] + np.multiply(_EAR_M, [1.0, aside, 1.0]))
    return points_m[name.replace("foot_index", "toe")]


def _hip_line(joints: Skeleton, filming: Filming, rng: np.random.Generator) -> HipLine | None:
    if filming.camera.view is not View.REAR:
        return None
    tilt_deg = filming.follows * level_tilt_deg(joints, filming) + filming.sits_deg
    # A picture turned clockwise shows the right hip lower.
    tilt_deg = tilt_deg - filming.camera.roll_deg
    tilt_deg = tilt_deg + TILT_NOISE_DEG * rng.standard_normal(len(TIMES_S))
    sigma_deg = np.full(len(TIMES_S), TILT_NOISE_DEG)
    return HipLine(
        TIMES_S,
        tilt_deg,
        sigma_deg,
        SIGMA_DEG,
        HipLineSource.WAISTLINE,
        CLOTHES_FOLLOW,
        READING_DEG,
        1.0,
    )


def _trial(raw: PoseSequence, line: HipLine | None, filming: Filming) -> Trial:
    """The steps of `formcheck.pipeline` behind the pictures."""
    camera = filming.camera
    facing = Facing.RIGHT if camera.view is View.RIGHT else None
    clip = keypoint_clip(raw, (camera.width_px, camera.height_px))
    gait = analyze_gait(clip, raw, camera.view, facing)
    seen = Camera(
        level=CameraLevel(camera.roll_deg + filming.level_error_deg, LEVEL_DEG),
        motion=None,
        blur_leg_lengths=SHARP_LEG_LENGTHS,
        yaw_deg=rear_yaw_deg(gait.pose) if camera.view is View.REAR else None,
    )
    return build_trial(clip, camera.view, facing, gait, seen, line, Settings(speed_kmh=BELT_KMH))
