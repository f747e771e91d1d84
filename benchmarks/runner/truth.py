"""Truth of a clip: what was asked of the kinematics, read from the joints themselves."""

from typing import Any

import numpy as np

from benchmarks.runner.camera import Film, pinhole_of
from benchmarks.runner.kinematics import Mover, Skeleton
from benchmarks.runner.kinematics.legs import Gait
from benchmarks.runner.spec import ClipSpec
from formcheck.records import FloatArray, Side, View

Truth = dict[str, Any]

SCHEMA_VERSION = 1
PAIRED = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe", "psis")
JOINTS = ("nose", *(f"{side}_{joint}" for joint in PAIRED for side in (Side.LEFT, Side.RIGHT)))
# Times per stance at which the pelvis is looked at for its peak.
STANCE_SAMPLES = 400
SIGN = (
    "pelvic drop: + = swing-side hip lower than stance-side; shank: + = ankle ahead of knee; "
    "hip line: + = runner's right hip higher in the picture; roll: + = picture turned clockwise"
)
DEFINITIONS = {
    "frame_times_s": "middle of the exposure, from the first frame",
    "joints_px": "x right, y down in the stored picture, whose left upper corner is 0, 0; "
    "through lens, hand and mirror",
    "hip_line_tilt_deg": "line through both hip-joint centres as the pinhole shows it with its "
    "roll removed, without lens, hand and mirror; rear and front views",
    "initial_contact_s": "the shoe touches the belt",
    "toe_off_s": "the shoe leaves the belt",
    "peak_contralateral_pelvic_drop_deg": "largest tilt of the line through both hip-joint "
    "centres against the horizontal during stance",
    "shank_angle_deg": "at initial contact, knee to ankle against the vertical, sagittal plane",
    "knee_flexion_deg": "at initial contact, straight is 0, in the plane of the leg",
    "ankle_ahead_of_hip_m": "at initial contact, along the room, from the same side's hip joint",
    "ankle_ahead_of_mid_hip_m": "at initial contact, along the room, from mid-hip",
    "furthest_reach_s": "when the ankle is furthest ahead of mid-hip, before initial contact",
    "scale_px_per_m": "in the plane through the middle of the belt, across the camera's axis",
}


def truth_of(spec: ClipSpec, runner: Mover, clip_name: str) -> Truth:
    """Return the truth of a clip; keys are described in it under `definitions`."""
    times_s = np.array(spec.frame_times_s)
    skeleton = runner.skeleton(times_s)
    contacts_s = contacts_between(runner, spec.duration_s)
    return {
        "schema_version": SCHEMA_VERSION,
        "clip": clip_name,
        "view": _view_words(spec.camera.view, spec.camera.lens.is_mirrored),
        "capture_fps": spec.frame_rate_hz,
        "frames": len(times_s),
        "motion": str(spec.motion.kind),
        "height_m": runner.bones.height_m,
        "belt_speed_m_s": spec.motion.belt_speed_m_s,
        "final_belt_speed_m_s": spec.motion.final_belt_speed_m_s,
        "incline_deg": spec.motion.incline_deg,
        "thigh_m": _rounded(runner.bones.thigh_m),
        "shank_m": _rounded(runner.bones.shank_m),
        "cadence_steps_per_min": _cadence_spm(contacts_s),
        "camera_roll_deg": spec.camera.roll_deg,
        "mirrored": spec.camera.lens.is_mirrored,
        "camera": _camera(spec),
        "scale_px_per_m": _rounded(_scale_px_per_m(spec), 2),
        "sign": SIGN,
        "definitions": DEFINITIONS,
        "steps": steps_between(runner, spec.duration_s),
        "frame_times_s": [_rounded(time_s, 6) for time_s in times_s],
        "hip_line_tilt_deg": _tilts(spec, skeleton),
        "joints_px": _joints(spec, skeleton, times_s),
    }


def contacts_between(runner: Mover, end_s: float) -> FloatArray:
    """Return the initial contacts of both feet from second 0 to the end (N,)."""
    if not isinstance(runner.legs, Gait):
        return np.zeros(0)
    contacts_s = runner.legs.steps.contact_s
    return np.asarray(contacts_s[(contacts_s >= 0.0) & (contacts_s <= end_s)])


def steps_between(runner: Mover, end_s: float) -> list[dict[str, Any]]:
    """Return the steps whose stance lies wholly between second 0 and the end."""
    if not isinstance(runner.legs, Gait):
        return []
    steps = runner.legs.steps
    whole = np.flatnonzero((steps.contact_s >= 0.0) & (steps.toe_off_s <= end_s))
    return [_step(runner, runner.legs, int(step)) for step in whole]


def hip_line_elevation_deg(skeleton: Skeleton) -> FloatArray:
    """Return how far the left hip joint is above the right, as a slope (T,)."""
    way = skeleton.points_m["left_hip"] - skeleton.points_m["right_hip"]
    return np.asarray(np.degrees(np.arctan2(way[..., 2], np.hypot(way[..., 0], way[..., 1]))))


def _step(runner: Mover, gait: Gait, step: int) -> dict[str, Any]:
    side = gait.steps.side(step)
    start_s, end_s = float(gait.steps.contact_s[step]), float(gait.steps.toe_off_s[step])
    stance_s = np.linspace(start_s, end_s, STANCE_SAMPLES)
    sign = 1.0 if side is Side.LEFT else -1.0
    drops_deg = sign * hip_line_elevation_deg(runner.skeleton(stance_s))
    at_contact = runner.skeleton(np.array([start_s])).at(0).points_m
    hip, knee, ankle = (at_contact[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
    lower, upper = ankle - knee, knee - hip
    bend = np.arccos(lower @ upper / np.linalg.norm(lower) / np.linalg.norm(upper))
    lead_s = gait.swings[step - 2].reach_lead_s()
    return {
        "stance_side": str(side),
        "initial_contact_s": _rounded(start_s),
        "toe_off_s": _rounded(end_s),
        "furthest_reach_s": _rounded(start_s - lead_s),
        "peak_contralateral_pelvic_drop_deg": _rounded(drops_deg.max(), 3),
        "peak_drop_s": _rounded(stance_s[int(drops_deg.argmax())]),
        "shank_angle_deg": _rounded(np.degrees(np.arctan2(lower[0], -lower[2])), 3),
        "knee_flexion_deg": _rounded(float(np.degrees(bend)), 3),
        "foot_pitch_deg": runner.motion.landing.foot_pitch_deg,
        "ankle_ahead_of_hip_m": _rounded(ankle[0] - hip[0]),
        "ankle_ahead_of_mid_hip_m": _rounded(ankle[0] - at_contact["mid_hip"][0]),
    }


def _view_words(view: View, is_mirrored: bool) -> str:
    if view not in (View.LEFT, View.RIGHT):
        return str(view)
    faces_right = (view is View.RIGHT) != is_mirrored
    return f"side, runner faces image {'right' if faces_right else 'left'}"


def _cadence_spm(contacts_s: FloatArray) -> float | None:
    if len(contacts_s) < 2:
        return None
    return _rounded(60.0 / float(np.mean(np.diff(contacts_s))), 2)


def _camera(spec: ClipSpec) -> dict[str, Any]:
    setup, pinhole = spec.camera, pinhole_of(spec.camera)
    return {
        "view": str(setup.view),
        "width_px": setup.width_px,
        "height_px": setup.height_px,
        "focal_px": pinhole.focal_px,
        "distance_m": setup.distance_m,
        "height_m": setup.height_m,
        "yaw_deg": setup.yaw_deg,
        "pitch_deg": _rounded(np.degrees(np.arcsin(-pinhole.axes[2, 2]))),
        "roll_deg": setup.roll_deg,
        "distortion": setup.lens.distortion,
        "shake_deg": setup.lens.shake_deg,
        "mirrored": setup.lens.is_mirrored,
        "shutter_s": setup.exposure.shutter_s,
        "noise": setup.exposure.noise,
        "stops": setup.exposure.stops,
    }


def _scale_px_per_m(spec: ClipSpec) -> float:
    pinhole = pinhole_of(spec.camera)
    middle = np.array([0.0, 0.0, spec.camera.height_m])
    return float(pinhole.focal_px / ((middle - pinhole.position_m) @ pinhole.axes[2]))


def _tilts(spec: ClipSpec, skeleton: Skeleton) -> list[float] | None:
    """Tilt of the hip line in the picture; from the side both hips fall on one point."""
    if spec.camera.view not in (View.REAR, View.FRONT):
        return None
    level = pinhole_of(spec.camera, roll_deg=0.0)
    left, right = (level.project(skeleton.points_m[f"{side}_hip"]) for side in ("left", "right"))
    across = np.abs(right[:, 0] - left[:, 0])
    tilts_deg = np.degrees(np.arctan2(left[:, 1] - right[:, 1], across))
    return [_rounded(tilt, 3) for tilt in tilts_deg]


def _joints(spec: ClipSpec, skeleton: Skeleton, times_s: FloatArray) -> dict[str, Any]:
    pinhole = pinhole_of(spec.camera)
    film = Film(pinhole, spec.camera.lens)
    found = {}
    for name in JOINTS:
        seen = pinhole.project(skeleton.points_m[name])
        pairs = zip(seen, times_s, strict=True)
        placed = np.array([film.place(point, float(time_s)) for point, time_s in pairs])
        found[name] = np.round(placed, 2).tolist()
    return found


def _rounded(value: float, digits: int = 5) -> float:
    return round(float(value), digits)
