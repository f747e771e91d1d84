"""What the pictures show against what the truth says."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("numba", reason="the renderer needs the benchmark extra")

from benchmarks.runner import ClipSpec, renderer_of, runner_of, truth_of
from benchmarks.runner.body import (
    Figure,
    Hair,
    Kit,
    Look,
    LooseShirt,
    Moment,
    Physique,
    Waist,
    joint_balls,
)
from benchmarks.runner.body.shapes import CLIP_NORMAL, CLIPPED, ORIGIN, PART, Part
from benchmarks.runner.camera import CameraSetup, Exposure, Lens
from benchmarks.runner.frames import Placed, Renderer
from benchmarks.runner.frames.march import march
from benchmarks.runner.kinematics import Motion, Mover, PelvisMotion
from formcheck.records import View

FloatImage = npt.NDArray[np.float32]

SMALL = CameraSetup(width_px=180, height_px=320, exposure=Exposure(shutter_s=0.0, noise=0.0))
RED = Look(kit=Kit(marker=(0.95, 0.05, 0.05)))
SETUPS = {
    "rear": SMALL,
    "rear, turned": replace(SMALL, yaw_deg=12.0, pitch_deg=6.0, height_m=1.2, roll_deg=5.0),
    "side": replace(SMALL, view=View.RIGHT),
    "side, rolled": replace(SMALL, view=View.LEFT, yaw_deg=-10.0, roll_deg=-4.0),
    "barrel": replace(SMALL, lens=Lens(distortion=(-0.15, 0.02))),
    "mirror": replace(SMALL, yaw_deg=8.0, lens=Lens(is_mirrored=True)),
    "hand": replace(SMALL, lens=Lens(shake_deg=0.6, shake_seed=2)),
    "all": replace(
        SMALL,
        view=View.RIGHT,
        roll_deg=3.0,
        lens=Lens((-0.10, 0.0), shake_deg=0.4, is_mirrored=True),
    ),
}
TIME_FRAME = 25


@dataclass(frozen=True)
class Ball:
    """A red ball at one joint, and nothing else."""

    mover: Mover
    joint: str
    look: Look = RED

    def at(self, time_s: float) -> Moment:
        skeleton = self.mover.skeleton(np.array([time_s])).at(0)
        shapes = joint_balls(skeleton, [self.joint], 0.06)
        return Moment(shapes, np.vstack([np.zeros(3), np.eye(3)] * 3), np.full((1, 3), 9.0))


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS.keys())
def test_a_marker_at_a_joint_is_seen_where_truth_says(setup: CameraSetup) -> None:
    spec = ClipSpec("marked", camera=setup, duration_s=1.0)
    runner, plain = runner_of(spec), renderer_of(spec)
    truth = truth_of(spec, runner, "marked.mp4")
    time_s = spec.frame_times_s[TIME_FRAME]
    for joint in ("left_ankle", "right_knee", "left_hip", "right_wrist", "nose"):
        bodies = [Placed(Ball(runner, joint), np.zeros(3))]
        light = _light(replace(plain, bodies=bodies), plain, time_s)
        # Nothing else is as red: brown wood has half as much green as red.
        rows, columns = np.nonzero(light[..., 0] - 5.0 * light[..., 1] > 0.05)
        assert len(rows) > 20
        seen = np.array([columns.mean() + 0.5, rows.mean() + 0.5])
        assert seen == pytest.approx(truth["joints_px"][joint][TIME_FRAME], abs=0.8), joint


def _light(renderer: Renderer, plain: Renderer, time_s: float) -> FloatImage:
    # The empty room is the same for all joints and need not be drawn again.
    renderer.__dict__["_background"] = plain._background
    return renderer.film.expose(renderer.light(time_s), time_s)


def test_the_same_spec_gives_the_same_pictures() -> None:
    noisy = replace(SMALL, exposure=Exposure(noise=0.02))
    spec = ClipSpec("again", camera=noisy, duration_s=0.2)
    first, again = (renderer_of(spec).frame(0.1, 6) for _ in range(2))
    assert np.array_equal(first, again)
    reseeded = replace(noisy, exposure=Exposure(noise=0.02, noise_seed=1))
    other = renderer_of(replace(spec, camera=reseeded)).frame(0.1, 6)
    assert np.abs(first.astype(int) - other).mean() > 1.0


def test_exposure_and_shutter_change_the_picture() -> None:
    spec = ClipSpec("light", camera=SMALL, duration_s=0.5)
    plain = renderer_of(spec).frame(0.3).astype(int)
    dark = replace(SMALL, exposure=Exposure(0.0, 0.0, stops=-1.5))
    assert renderer_of(replace(spec, camera=dark)).frame(0.3).mean() < 0.75 * plain.mean()
    slow = replace(SMALL, exposure=Exposure(1.0 / 40.0, 0.0))
    smeared = renderer_of(replace(spec, camera=slow)).frame(0.3).astype(int)
    changed = np.abs(smeared - plain).max(axis=2) > 12
    assert 100 < changed.sum() < 0.2 * changed.size


@pytest.mark.parametrize(("loose", "seen"), [(LooseShirt(), Part.SHIRT), (None, Part.SHORTS)])
def test_a_loose_shirt_hangs_outside_the_shorts(loose: LooseShirt | None, seen: Part) -> None:
    figure = Figure(runner_of(ClipSpec("hem", duration_s=1.0)), Look(kit=Kit(loose=loose)))
    moment = figure.at(0.4)
    mid_hip = moment.cloth[0]
    rows, near = moment.shapes, np.arange(len(moment.shapes), dtype=np.int64)
    for angle in np.radians([-60.0, -30.0, 0.0, 30.0, 60.0]):
        way = np.array([np.cos(angle), np.sin(angle), 0.0])
        shoulders_off = mid_hip - way + np.array([0.0, 0.0, 0.02])
        _, shape = march(rows, near, len(rows), shoulders_off, way, 0.4, 1.2, 0.0)
        assert int(rows[shape, PART]) in (seen, Part.LEFT_ARM, Part.RIGHT_ARM)


def test_a_loose_hem_lags_and_turns_less_than_the_pelvis() -> None:
    loose = LooseShirt(hem_lag_s=0.08, hem_follows=0.5)
    mover = runner_of(ClipSpec("hem", duration_s=2.0))
    figure = Figure(mover, Look(kit=Kit(loose=loose)))
    times_s = np.arange(0.2, 1.6, 0.02)
    frames = np.array([figure.at(time_s).cloth[4:8] for time_s in times_s])
    hem_deg = np.degrees(np.arctan2(frames[:, 2, 2], np.hypot(frames[:, 2, 0], frames[:, 2, 1])))
    pelvis = mover.legs.pelvis.obliquity_deg
    lags_s = np.arange(0.0, 0.16, 0.02)
    fits = [np.corrcoef(hem_deg, pelvis(times_s - lag_s))[0, 1] for lag_s in lags_s]
    assert lags_s[int(np.argmax(fits))] == pytest.approx(0.08, abs=0.011)
    assert np.std(hem_deg) / np.std(pelvis(times_s)) == pytest.approx(0.5, abs=0.05)


TURNING = Motion(pelvis=PelvisMotion(7.0, 7.0, rotation_deg=7.0))


def _upper_edge_deg(waist: Waist, time_s: float) -> tuple[float, float]:
    """Tilt of the edge of the shorts across the back, and that of the hip line, left up."""
    mover = runner_of(ClipSpec("waist", TURNING, duration_s=1.0))
    moment = Figure(mover, Look(kit=Kit(waist=waist))).at(time_s)
    rows = moment.shapes
    shorts = rows[(rows[:, PART] == Part.SHORTS) & (rows[:, CLIPPED] > 0.0)]
    normal = next(n for n in shorts[:, CLIP_NORMAL : CLIP_NORMAL + 3] if n[2] > 0.9)
    hips = moment.cloth[2]
    tilts = (-normal[1] / normal[2], hips[2] / np.hypot(hips[0], hips[1]))
    across, along = (float(np.degrees(np.arctan(tilt))) for tilt in tilts)
    return across, along


def test_a_sloping_waistband_tilts_in_the_picture_when_the_pelvis_turns() -> None:
    """By the sine of its slope in the room times the turn: 1.1° at 9° and 7°."""
    for time_s in (0.35, 0.5, 0.65, 0.8):
        level, hips = _upper_edge_deg(Waist(slope_deg=-9.0), time_s)
        assert level == pytest.approx(hips, abs=0.45)
    differ = [
        np.subtract(*_upper_edge_deg(Waist(), time_s)) for time_s in np.arange(0.2, 0.95, 0.03)
    ]
    assert np.ptp(differ) / 2.0 == pytest.approx(1.1, abs=0.25)


def test_a_waistband_is_cut_through_the_seat_too() -> None:
    figure = Figure(runner_of(ClipSpec("waist", duration_s=1.0)), Look(kit=Kit(waist=Waist(0.085))))
    rows, cut = figure.at(0.4).shapes, Figure(figure.mover, Look()).at(0.4).shapes
    seats = [shapes[shapes[:, PART] == Part.SHORTS] for shapes in (rows, cut)]
    assert [int((seat[:, CLIPPED] > 0.0).sum()) for seat in seats] == [len(seats[0]), 5]


def test_a_hem_that_follows_the_chest_turns_with_it() -> None:
    mover = runner_of(ClipSpec("hem", TURNING, duration_s=2.0))
    loose = LooseShirt(hem_follows=0.0, hem_follows_chest=0.8, hem_turns=1.0)
    figure = Figure(mover, Look(kit=Kit(loose=loose)))
    for time_s in np.arange(0.3, 1.3, 0.1):
        pelvis, hem, chest = figure.at(float(time_s)).cloth.reshape(3, 4, 3)
        assert np.arctan2(hem[1, 1], hem[1, 0]) == pytest.approx(
            np.arctan2(pelvis[1, 1], pelvis[1, 0]), abs=0.01
        )
        rolls = [np.degrees(np.arcsin(axes[2, 2])) for axes in (hem, chest)]
        assert rolls[0] == pytest.approx(0.8 * rolls[1], abs=0.1)


def test_halves_of_the_seat_go_with_their_thighs() -> None:
    mover = runner_of(ClipSpec("seat", duration_s=1.0))
    looks = [Look(Physique(seat_follows=share)) for share in (0.0, 0.2)]
    apart_m = []
    for time_s in np.arange(0.2, 0.9, 0.05):
        usual, soft = (Figure(mover, look).at(float(time_s)).shapes for look in looks)
        assert len(usual) == len(soft)
        moved = soft[:, ORIGIN : ORIGIN + 3] - usual[:, ORIGIN : ORIGIN + 3]
        apart_m.append(np.linalg.norm(moved, axis=1).max())
    assert min(apart_m) > 0.003
    assert max(apart_m) < 0.02


def test_long_hair_reaches_the_waist_and_swings() -> None:
    mover = runner_of(ClipSpec("hair", duration_s=1.0))
    figure = Figure(mover, Look(Physique(hair=Hair.LONG)))
    ends_m = []
    for time_s in np.arange(0.2, 0.9, 0.05):
        rows = figure.at(float(time_s)).shapes
        tails = rows[rows[:, PART] == Part.HAIR]
        lowest = tails[tails[:, ORIGIN + 2].argmin()]
        hips_m = mover.skeleton(np.array([time_s])).at(0).points_m["mid_hip"]
        ends_m.append(lowest[ORIGIN : ORIGIN + 3] - hips_m)
    aside_m, up_m = np.array(ends_m)[:, 1], np.array(ends_m)[:, 2]
    assert up_m.max() < 0.35
    assert np.ptp(aside_m) > 0.05
