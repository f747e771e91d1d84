"""A clip on disk: H.264 and, beside it, its truth."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.runner.body import Figure, Hair, Kit, Look, Physique, Sex
from benchmarks.runner.frames import Company, Placed, Renderer
from benchmarks.runner.frames.scene import company_place
from benchmarks.runner.kinematics import Motion, Mover, bones_of, make_mover, standing
from benchmarks.runner.kinematics.skeleton import incline_rotation
from benchmarks.runner.kinematics.steps import belt_of
from benchmarks.runner.spec import ClipSpec
from benchmarks.runner.truth import Truth, truth_of
from formcheck.video import VideoWriter

# Shoulders as a share of body height.
SHOULDERS = {Sex.FEMALE: 0.202, Sex.MALE: 0.216}
OTHER_LOOK = Look(
    Physique(height_m=1.68, sex=Sex.FEMALE, hair=Hair.PONYTAIL, skin=(0.62, 0.44, 0.34)),
    Kit(shirt=(0.62, 0.62, 0.60), shorts=(0.18, 0.22, 0.34), tights=(0.16, 0.18, 0.26)),
)
OTHER_RUN = Motion(cadence_spm=174.0, belt_speed_m_s=2.6)


def render_clip(
    spec: ClipSpec, path: Path, progress: Callable[[float], None] | None = None
) -> Truth:
    """Write a clip as mp4, and its truth beside it as `<stem>.truth.json`.

    Parameters
    ----------
    spec
        What to render.
    path
        The mp4 file.
    progress
        Called after each frame with the share done, 0–1.

    Returns
    -------
    The truth, as written.
    """
    # The truth first: a clip that is there, finished, has its truth.
    truth = truth_of(spec, runner_of(spec), path.name)
    path.with_suffix(".truth.json").write_text(as_json(truth), encoding="utf-8")
    times_s = spec.frame_times_s
    with VideoWriter(path, spec.camera.width_px, spec.camera.height_px) as writer:
        for i, (time_s, rgb) in enumerate(frames(spec)):
            writer.write(time_s, rgb)
            if progress is not None:
                progress((i + 1) / len(times_s))
    return truth


def frames(spec: ClipSpec) -> Iterator[tuple[float, npt.NDArray[np.uint8]]]:
    """Yield time and picture (H, W, 3) of each frame."""
    renderer = renderer_of(spec)
    for i, time_s in enumerate(spec.frame_times_s):
        yield time_s, renderer.frame(time_s, i)


def renderer_of(spec: ClipSpec) -> Renderer:
    """Return what draws the clip's frames, at any time within it."""
    runner = runner_of(spec)
    bodies = [Placed(Figure(runner, spec.look), np.zeros(3)), *_company(spec)]
    belt = belt_of(spec.motion, spec.duration_s)
    return Renderer(bodies, belt, incline_rotation(spec.motion), spec.scene, spec.camera)


def runner_of(spec: ClipSpec) -> Mover:
    """Return the runner's movement."""
    return _mover(spec.motion, spec.look, spec.duration_s)


def as_json(truth: Truth) -> str:
    """Return the truth as JSON, a line for each key and each step."""
    lines = [f" {json.dumps(key)}: {_value(value)}" for key, value in truth.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {json.dumps(item)}" for item in value) + "\n ]"
    if isinstance(value, dict):
        items = [f"  {json.dumps(key)}: {json.dumps(item)}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n }"
    return json.dumps(value)


def _company(spec: ClipSpec) -> list[Placed]:
    company = spec.scene.company
    if company is Company.NONE:
        return []
    motion = standing() if company is Company.BYSTANDER else OTHER_RUN
    place = company_place(spec.camera)
    if company is Company.BYSTANDER:
        # Beside the treadmill, on the floor.
        place = place + np.array([0.0, 0.0, -0.2])
    body = Figure(_mover(motion, OTHER_LOOK, spec.duration_s), OTHER_LOOK)
    return [Placed(body, place)]


def _mover(motion: Motion, look: Look, duration_s: float) -> Mover:
    shoulders = SHOULDERS[look.physique.sex]
    return make_mover(motion, bones_of(look.physique.height_m, shoulders), duration_s)
