"""A stick runner moved by formulas: every contact, angle and distance can be worked out.

Lengths are in leg lengths (thigh plus shank), forward is the way the runner faces, times in
seconds. The formulas obey the rules by which contacts are found in real runners: from the side
the heel goes back with the belt as long before contact as the rule expects of a foot that lands
28 ms after its reach; from behind the hips fall fastest as long after contact as it expects of the
stance.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from formcheck.gait import TRACK_STEP_S, analyze_gait, landing, rear_contacts, side_contacts
from formcheck.gait.clean_track import low_pass
from formcheck.gait.extrema import highest_s
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.pose.weights import estimator_name
from formcheck.records import (
    RUNNER_SKELETON,
    BoolArray,
    Camera,
    CameraLevel,
    ClipInfo,
    Facing,
    FloatArray,
    HipLine,
    HipLineSource,
    PoseSequence,
    Side,
    Trial,
    View,
)
from formcheck.trial import build_trial

THIGH = SHANK = 0.5
STANCE_OF_STRIDE = 0.36
CONTACT_AFTER_REACH_S = 0.028
PICTURE_PX = (720.0, 1280.0)


@dataclass(frozen=True)
class Run:
    """A run to be drawn as landmarks; `reach` is how far the ankle goes ahead of the hips.

    `uneven` is by how much of a frame its pictures may come late, as from a phone in dim light.
    """

    view: View = View.RIGHT
    cadence_spm: float = 170.0
    duration_s: float = 8.0
    frame_s: float = 1.0 / 60.0
    start_s: float = 0.0
    leg_px: float = 380.0
    reach: float = 0.30
    hip_height: float = 0.90
    bounce: float = 0.04
    walks: bool = False
    drop_deg: dict[Side, float] = field(default_factory=lambda: {Side.LEFT: 8.0, Side.RIGHT: 4.0})
    roll_deg: float = 0.0
    uneven: float = 0.0

    @property
    def stride_s(self) -> float:
        return 120.0 / self.cadence_spm

    @property
    def times_s(self) -> FloatArray:
        even_s = np.arange(self.start_s, self.duration_s, self.frame_s)
        late = np.random.default_rng(0).uniform(0.0, self.uneven, len(even_s))
        late[0] = 0.0
        return np.asarray(even_s + self.frame_s * late)

    def phase(self, side: Side, times_s: FloatArray) -> FloatArray:
        """Strides since the first contact of a side; whole numbers are contacts."""
        first_s = 0.2 + (self.stride_s / 2.0 if side is Side.RIGHT else 0.0)
        return np.asarray((times_s - first_s) / self.stride_s)

    def contacts_s(self, side: Side) -> FloatArray:
        """True initial contacts inside the run."""
        first_s = 0.2 + (self.stride_s / 2.0 if side is Side.RIGHT else 0.0)
        contacts = first_s + self.stride_s * np.arange(-2, 200)
        inside = (contacts > self.start_s) & (contacts < self.times_s[-1])
        return np.asarray(contacts[inside])

    def ankle_ahead(self, side: Side, times_s: FloatArray) -> FloatArray:
        lead = CONTACT_AFTER_REACH_S / self.stride_s
        return np.asarray(self.reach * np.cos(2 * np.pi * (self.phase(side, times_s) + lead)))

    def ankle_height(self, side: Side, times_s: FloatArray) -> FloatArray:
        return np.asarray(0.06 + _lift(self.phase(side, times_s)))

    def hip_height_at(self, times_s: FloatArray) -> FloatArray:
        """Lowest at mid-stance when running, highest there when walking."""
        steps = 2.0 * self.phase(Side.LEFT, times_s)
        lowest = 2.0 * fall_after_contact_s(self.view, self.stride_s, self.bounce) / self.stride_s
        sign = -1.0 if self.walks else 1.0
        wave = np.cos(2.0 * np.pi * (steps - lowest - 0.25))
        return np.asarray(self.hip_height - sign * self.bounce * wave)

    def heel_ahead(self, side: Side, times_s: FloatArray) -> FloatArray:
        """The heel reaches ahead before the ankle, and so goes back when the rule expects it."""
        early_s = heel_before_ankle_s(self.stride_s, self._bends_fastest_s())
        return np.asarray(self.ankle_ahead(side, times_s + early_s) - 0.05)

    def _bends_fastest_s(self) -> float:
        """From the furthest reach to where the knee flexes fastest, after the track's filter."""
        reach_s = 0.2 + 2.0 * self.stride_s - CONTACT_AFTER_REACH_S
        times_s = np.arange(reach_s - 0.5, reach_s + 0.6, TRACK_STEP_S)
        bending = np.gradient(low_pass(self.knee_flexion_deg(Side.LEFT, times_s)), TRACK_STEP_S)
        first_s, last_s = landing.BENDING_S
        found_s = highest_s(times_s, bending, (reach_s + first_s, reach_s + last_s)) - reach_s
        # In slow motion the knee flexes fastest later than the rule looks.
        return found_s if np.isfinite(found_s) else 0.0

    def knee(self, side: Side, times_s: FloatArray) -> FloatArray:
        """Knee ahead of and above the hips' ground point, by the law of cosines, (T, 2)."""
        forward = self.ankle_ahead(side, times_s)
        down = self.hip_height_at(times_s) - self.ankle_height(side, times_s)
        reach = np.hypot(forward, down)
        if reach.max() >= THIGH + SHANK:
            raise ValueError(f"the leg is too short: {reach.max():.3f}")
        lean = np.arctan2(forward, down)
        bend = np.arccos((THIGH**2 + reach**2 - SHANK**2) / (2.0 * THIGH * reach))
        angle = lean + bend
        height = self.hip_height_at(times_s)
        return np.column_stack([THIGH * np.sin(angle), height - THIGH * np.cos(angle)])

    def shank_angle_deg(self, side: Side, times_s: FloatArray) -> FloatArray:
        knee = self.knee(side, times_s)
        forward = self.ankle_ahead(side, times_s) - knee[:, 0]
        down = knee[:, 1] - self.ankle_height(side, times_s)
        return np.asarray(np.degrees(np.arctan2(forward, down)))

    def knee_flexion_deg(self, side: Side, times_s: FloatArray) -> FloatArray:
        knee = self.knee(side, times_s)
        thigh = np.degrees(np.arctan2(knee[:, 0], self.hip_height_at(times_s) - knee[:, 1]))
        return np.asarray(thigh - self.shank_angle_deg(side, times_s))

    def toe_offs_s(self, side: Side) -> FloatArray:
        """Soon after or before the hips stand highest above the toe, by the view's rule."""
        highest_s = highest_after_contact_s(self.view, self.stride_s, self.bounce)
        later_s = (
            side_contacts.TOE_OFF_AFTER_HIGHEST_S
            if self.view.is_side
            else -rear_contacts.TOE_OFF_BEFORE_HIGHEST_S
        )
        return np.asarray(self.contacts_s(side) + highest_s + later_s)

    def tilt_deg(self, times_s: FloatArray) -> FloatArray:
        """Right hip up while the right leg stands; peaks in the middle of stance."""
        tilt = np.full(len(times_s), self.roll_deg)
        for side, sign in ((Side.RIGHT, 1.0), (Side.LEFT, -1.0)):
            stance = (self.phase(side, times_s) % 1.0) / STANCE_OF_STRIDE
            bump = np.where(stance < 1.0, np.sin(np.pi * np.clip(stance, 0, 1)) ** 2, 0.0)
            tilt = tilt + sign * self.drop_deg[side] * bump
        return tilt


@lru_cache
def heel_before_ankle_s(stride_s: float, bending_s: float) -> float:
    """How much before the ankle the heel reaches ahead, for contact 28 ms after the ankle does."""
    turn = 2.0 * np.pi / stride_s
    standing = np.mean(np.sin(turn * np.linspace(*landing.STANDING_S, 50)))
    ankle_s = np.arcsin(0.5 * standing) / turn
    shortening_s = stride_s / 8.0
    wanted_s = CONTACT_AFTER_REACH_S - landing.CONSTANT_S - landing.OF_SHORTENING * shortening_s
    wanted_s -= landing.OF_BENDING * bending_s
    return float(ankle_s - wanted_s / landing.OF_HALF_SPEED)


@lru_cache
def fall_after_contact_s(view: View, stride_s: float, bounce: float) -> float:
    """From contact to the fastest fall: from behind, as long as the rule says for the stance."""
    fall_s = stride_s / 8.0 - CONTACT_AFTER_REACH_S
    for _ in range(0 if view.is_side else 20):
        standing_s = _highest_s(stride_s, bounce, fall_s) - fall_s
        fall_s = rear_contacts.CONTACT_BEFORE_FALL_S + rear_contacts.OF_STANDING * standing_s
    return float(fall_s)


@lru_cache
def highest_after_contact_s(view: View, stride_s: float, bounce: float) -> float:
    """From contact to the hips highest above the toe."""
    return _highest_s(stride_s, bounce, fall_after_contact_s(view, stride_s, bounce))


def _highest_s(stride_s: float, bounce: float, fall_s: float) -> float:
    after_s = np.linspace(0.25 * stride_s, 0.6 * stride_s, 5000)
    hips = -bounce * np.cos(4.0 * np.pi * (after_s - fall_s) / stride_s - np.pi / 2.0)
    return float(after_s[np.argmax(hips - _lift(after_s / stride_s))])


def _lift(phase: FloatArray) -> FloatArray:
    swing = (phase % 1.0 - STANCE_OF_STRIDE) / (1.0 - STANCE_OF_STRIDE)
    return np.asarray(0.25 * np.sin(np.pi * np.clip(swing, 0.0, 1.0)) ** 2)


def pose_of(run: Run, noise_px: float = 0.0, seed: int = 0) -> PoseSequence:
    """Return the run's landmarks in the picture."""
    body = _side_body(run) if run.view.is_side else _frontal_body(run)
    xy_px = np.stack([body[name] for name in RUNNER_SKELETON.names], axis=1)
    xy_px = xy_px + noise_px * np.random.default_rng(seed).standard_normal(xy_px.shape)
    seen = np.ones(xy_px.shape[:2])
    return PoseSequence(
        run.times_s,
        xy_px,
        seen,
        RUNNER_SKELETON,
        estimator_name(),
        errors_at_contact=ERRORS_AT_CONTACT,
    )


def trial_of(
    run: Run, pose: PoseSequence | None = None, tilt_deg: FloatArray | None = None
) -> Trial:
    """Return the run as the analyzers see it, through the real chain of gait steps."""
    raw = pose_of(run) if pose is None else pose
    tilt = run.tilt_deg(run.times_s) if tilt_deg is None else tilt_deg
    facing = _FACING.get(run.view)
    noise = np.full_like(tilt, 0.3)
    line = HipLine(run.times_s, tilt, noise, 0.5, HipLineSource.WAISTLINE, (0.65, 1.05), 0.5, 1.0)
    clip = clip_of(raw)
    # The stick runner's picture has no edges.
    gait = replace(analyze_gait(clip, raw, run.view, facing), outside_fraction=0.0)
    # A picture turned anticlockwise shows the right hip higher.
    camera = Camera(CameraLevel(-run.roll_deg, 0.4), None, 0.005)
    hips = line if run.view is View.REAR else None
    return build_trial(clip, run.view, facing, gait, camera, hips)


def mirrored_trial_of(run: Run) -> Trial:
    """Return the run as seen in a mirror: left and right change places in everything."""
    seen_from = {View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}.get(run.view, run.view)
    return trial_of(
        replace(run, view=seen_from), mirrored(pose_of(run)), -run.tilt_deg(run.times_s)
    )


def clip_of(pose: PoseSequence) -> ClipInfo:
    """Return a made-up clip record with the pose's times."""
    return ClipInfo(
        "synthetic.mp4", "0" * 64, "0" * 64, 720, 1280, 0, False, "none", pose.timestamps_s
    )


def errors_ms(found_s: FloatArray, true_s: FloatArray) -> FloatArray:
    """Return for each found time how much later it is than the nearest true one."""
    nearest = np.abs(found_s[:, None] - true_s[None, :]).argmin(axis=1)
    return np.asarray(1000.0 * (found_s - true_s[nearest]))


def without_frames(pose: PoseSequence, frames: slice | list[int] | BoolArray) -> PoseSequence:
    """Return the same clip with the runner lost in some frames, given by number or by mask."""
    xy_px = pose.xy_px.copy()
    xy_px[frames] = np.nan
    return pose.changed(xy_px, "lost")


def mirrored(pose: PoseSequence) -> PoseSequence:
    """Return the landmarks of the mirrored picture: x flipped, left and right exchanged."""
    xy_px = pose.xy_px[:, RUNNER_SKELETON.mirrored_order()].copy()
    xy_px[..., 0] = PICTURE_PX[0] - xy_px[..., 0]
    return pose.changed(xy_px, "mirrored")


_FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}


def _side_body(run: Run) -> dict[str, FloatArray]:
    sign = 1.0 if run.view is View.RIGHT else -1.0
    hip = run.hip_height_at(run.times_s)
    zero = np.zeros_like(hip)

    def place(forward: FloatArray, height: FloatArray) -> FloatArray:
        x = PICTURE_PX[0] / 2 + sign * run.leg_px * forward
        return np.column_stack([x, 0.85 * PICTURE_PX[1] - run.leg_px * height])

    body = {"nose": place(zero + 0.16, hip + 0.85)}
    for side in (Side.LEFT, Side.RIGHT):
        ankle, lift = run.ankle_ahead(side, run.times_s), run.ankle_height(side, run.times_s)
        knee = run.knee(side, run.times_s)
        body |= {
            f"{side}_ear": place(zero + 0.06, hip + 0.85),
            f"{side}_shoulder": place(zero + 0.04, hip + 0.60),
            f"{side}_elbow": place(zero - 0.1, hip + 0.35),
            f"{side}_wrist": place(zero + 0.15, hip + 0.35),
            f"{side}_hip": place(zero, hip),
            f"{side}_knee": place(knee[:, 0], knee[:, 1]),
            f"{side}_ankle": place(ankle, lift),
            f"{side}_heel": place(run.heel_ahead(side, run.times_s), lift - 0.05),
            f"{side}_foot_index": place(ankle + 0.15, lift - 0.05),
        }
    return body


def _frontal_body(run: Run) -> dict[str, FloatArray]:
    hip = run.hip_height_at(run.times_s)
    # From behind, the runner's right is on the right of the picture; from the front on the left.
    rightward = 1.0 if run.view is View.REAR else -1.0

    def place(right: float, height: FloatArray) -> FloatArray:
        x = np.full_like(height, PICTURE_PX[0] / 2 + rightward * run.leg_px * right)
        return np.column_stack([x, 0.85 * PICTURE_PX[1] - run.leg_px * height])

    body = {"nose": place(0.0, hip + 0.85)}
    for side, right in ((Side.LEFT, -1.0), (Side.RIGHT, 1.0)):
        lift = run.ankle_height(side, run.times_s)
        body |= {
            f"{side}_ear": place(0.08 * right, hip + 0.85),
            f"{side}_shoulder": place(0.20 * right, hip + 0.60),
            f"{side}_elbow": place(0.28 * right, hip + 0.35),
            f"{side}_wrist": place(0.25 * right, hip + 0.30),
            f"{side}_hip": place(0.11 * right, hip),
            f"{side}_knee": place(0.09 * right, (hip + lift) / 2),
            f"{side}_ankle": place(0.07 * right, lift),
            f"{side}_heel": place(0.07 * right, lift - 0.05),
            f"{side}_foot_index": place(0.09 * right, lift - 0.06),
        }
    return body
