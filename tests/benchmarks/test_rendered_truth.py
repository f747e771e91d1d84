"""The truth file, and the clip beside it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("numba", reason="the renderer needs the benchmark extra")

from benchmarks.runner import ClipSpec, render_clip, runner_of, truth_of
from benchmarks.runner.camera import CameraSetup, Lens
from benchmarks.runner.examples import example_specs
from benchmarks.runner.truth import Truth
from formcheck.records import View
from formcheck.video import VideoClip

SAMPLES = Path(__file__).parents[2] / "sample_videos"


def truth(**changes: object) -> Truth:
    spec = ClipSpec("clip", duration_s=2.0, frame_rate_hz=30.0)
    spec = replace(spec, camera=replace(CameraSetup(), **changes))  # type: ignore[arg-type]
    return truth_of(spec, runner_of(spec), "clip.mp4")


def test_the_clip_holds_the_frames_the_truth_names(tmp_path: Path) -> None:
    camera = CameraSetup(width_px=90, height_px=160)
    spec = ClipSpec("tiny", camera=camera, duration_s=0.2, frame_rate_hz=30.0)
    shares: list[float] = []
    render_clip(spec, tmp_path / "tiny.mp4", shares.append)
    written = json.loads((tmp_path / "tiny.truth.json").read_text("utf-8"))
    shown_s = [frame.time_s for frame in VideoClip(tmp_path / "tiny.mp4").frames()]
    assert written["frame_times_s"] == pytest.approx(shown_s, abs=1e-4)
    assert len(written["joints_px"]["left_hip"]) == len(shown_s) == 6
    assert shares[-1] == 1.0


@pytest.mark.parametrize("view", ["rear", "side"])
def test_keys_of_the_first_samples_are_kept(view: str) -> None:
    # The samples' own truth is replaced together with them; these keys were there first.
    keys = {
        "clip", "view", "capture_fps", "frames", "height_m", "belt_speed_m_s", "thigh_m",
        "shank_m", "cadence_steps_per_min", "camera_roll_deg", "sign", "steps",
    }  # fmt: skip
    step_keys = {"stance_side", "initial_contact_s", "toe_off_s"} | {
        "rear": {"peak_contralateral_pelvic_drop_deg"},
        "side": {"shank_angle_deg", "ankle_ahead_of_hip_m"},
    }[view]
    found = truth(view=View.REAR if view == "rear" else View.RIGHT)
    assert keys <= found.keys()
    assert all(step_keys <= step.keys() for step in found["steps"])


def test_the_hip_line_is_free_of_roll_mirror_and_lens() -> None:
    plain, rolled, mirrored = (
        np.array(truth(**changes)["hip_line_tilt_deg"])
        for changes in ({}, {"roll_deg": 6.0}, {"lens": Lens((-0.1, 0.0), 0.5, 1, True)})
    )
    assert rolled == pytest.approx(plain, abs=1e-9)
    assert mirrored == pytest.approx(plain, abs=1e-9)
    joints = truth(roll_deg=6.0)["joints_px"]
    left, right = np.array(joints["left_hip"]), np.array(joints["right_hip"])
    seen = np.degrees(np.arctan2((left - right)[:, 1], (right - left)[:, 0]))
    # A picture turned clockwise lowers what is on its right.
    assert (seen - plain).mean() == pytest.approx(-6.0, abs=0.3)


def test_the_hip_line_drops_on_the_swing_side() -> None:
    found = truth()
    times_s, tilt_deg = np.array(found["frame_times_s"]), np.array(found["hip_line_tilt_deg"])
    for step in found["steps"]:
        at_peak = np.interp(step["peak_drop_s"], times_s, tilt_deg)
        sign = -1.0 if step["stance_side"] == "left" else 1.0
        drop_deg = step["peak_contralateral_pelvic_drop_deg"]
        assert sign * at_peak == pytest.approx(drop_deg, abs=1.0)


def test_a_mirror_exchanges_left_and_right() -> None:
    plain, mirrored = truth(), truth(lens=Lens(is_mirrored=True))
    x = np.array(plain["joints_px"]["left_ankle"])[:, 0]
    assert np.array(mirrored["joints_px"]["left_ankle"])[:, 0] == pytest.approx(360.0 - x, abs=0.02)
    assert truth(view=View.RIGHT)["view"] == "side, runner faces image right"
    assert (
        truth(view=View.RIGHT, lens=Lens(is_mirrored=True))["view"]
        == "side, runner faces image left"
    )


def test_a_runner_seen_from_behind_has_the_left_on_the_left() -> None:
    joints = truth()["joints_px"]
    assert np.mean(joints["left_hip"], axis=0)[0] < np.mean(joints["right_hip"], axis=0)[0]
    toes = truth(view=View.RIGHT)["joints_px"]
    ahead = np.mean(toes["right_toe"], axis=0) - np.mean(toes["right_heel"], axis=0)
    assert ahead[0] > 10.0


@pytest.mark.parametrize("name", sorted(example_specs()))
def test_every_example_can_be_told(name: str) -> None:
    spec = replace(example_specs()[name], duration_s=1.5)
    found = truth_of(spec, runner_of(spec), f"{name}.mp4")
    assert (len(found["steps"]) == 0) == (name == "standing")
    json.dumps(found, allow_nan=False)
