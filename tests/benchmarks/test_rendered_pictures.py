"""What the pictures show against what the truth says."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("numba", reason="the renderer needs the benchmark extra")

from benchmarks.runner import ClipSpec, renderer_of, runner_of, truth_of
from benchmarks.runner.body import Figure, Kit, Look, LooseShirt, Moment, joint_balls
from benchmarks.runner.body.shapes import PART, Part
from benchmarks.runner.camera import CameraSetup, Exposure, Lens
from benchmarks.runner.frames import Placed, Renderer
from benchmarks.runner.frames.march import march
from benchmarks.runner.kinematics import Mover
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
