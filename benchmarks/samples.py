"""The sample videos, rendered: `python -m benchmarks.samples` writes them all, with their truth.

Two pairs before and after a change of the running, tape dots, and a slow camera.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks.runner import ClipSpec, render_clip
from benchmarks.runner.body import Hair, Kit, Look, Physique, Sex, Sleeves
from benchmarks.runner.camera import CameraSetup, Exposure
from benchmarks.runner.frames import Room, Scene
from benchmarks.runner.kinematics import Landing, Motion, PelvisMotion, TrunkMotion, Variation
from formcheck.records import View

FOLDER = Path(__file__).parents[1] / "sample_videos"
SECONDS = 12.0

WOMAN = Physique(1.66, 0.98, Sex.FEMALE, hair=Hair.PONYTAIL, hair_colour=(0.42, 0.28, 0.16))
MAN = Physique(1.78, 1.02, skin=(0.58, 0.40, 0.29), hair_colour=(0.06, 0.05, 0.05))
TALL = Physique(1.84, 0.97, skin=(0.93, 0.76, 0.67), hair_colour=(0.72, 0.58, 0.36))
CORAL = Kit(shirt=(0.86, 0.36, 0.32), shorts=(0.12, 0.13, 0.17), sleeves=Sleeves.NONE)
BLUE = Kit(shirt=(0.20, 0.38, 0.66), shorts=(0.14, 0.14, 0.16))
DOTS = Kit(shirt=(0.62, 0.66, 0.70), shorts=(0.12, 0.18, 0.34), psis_markers=True)
TIGHTS = Kit(shirt=(0.30, 0.52, 0.42), tights=(0.12, 0.12, 0.14), shoes=(0.95, 0.75, 0.15))


def sample_specs() -> list[ClipSpec]:
    """Return the six samples."""
    return [
        _from_behind("rear_before", 1, (9.5, 8.5)),
        _from_behind("rear_after", 2, (4.2, 3.6)),
        _from_aside("side_before", 3, 160.0, Landing(12.5, 12.0, None, 16.0)),
        _from_aside("side_after", 4, 169.6, Landing(5.5, 17.0, None, 9.0)),
        _sized(
            "rear_markers",
            Motion(
                cadence_spm=172.0,
                belt_speed_m_s=3.1,
                pelvis=PelvisMotion(6.0, 7.5),
                trunk=TrunkMotion(lumbar_follows=0.6, thorax_follows=0.1),
                variation=Variation(5),
            ),
            Look(TALL, DOTS),
            CameraSetup(distance_m=2.7, exposure=Exposure(1 / 240, 0.008)),
        ),
        replace(
            _sized(
                "side_30fps",
                Motion(
                    cadence_spm=166.0,
                    landing=Landing(8.0, 14.5, None, 12.0),
                    variation=Variation(6),
                ),
                Look(WOMAN, TIGHTS),
                CameraSetup(view=View.LEFT, exposure=Exposure(1 / 120, 0.015)),
                Scene(Room.HOME),
            ),
            frame_rate_hz=30.0,
        ),
    ]


def _from_behind(name: str, seed: int, drops_deg: tuple[float, float]) -> ClipSpec:
    """The same runner at the same speed and cadence; only the drop differs."""
    motion = Motion(
        cadence_spm=170.0,
        belt_speed_m_s=2.8,
        pelvis=PelvisMotion(*drops_deg),
        variation=Variation(seed, step_time_pct=0.9),
    )
    return _sized(name, motion, Look(WOMAN, CORAL), CameraSetup())


def _from_aside(name: str, seed: int, cadence_spm: float, landing: Landing) -> ClipSpec:
    """The same runner, speed and lean; steps are quicker and land nearer."""
    motion = Motion(cadence_spm=cadence_spm, landing=landing, variation=Variation(seed))
    return _sized(name, motion, Look(MAN, BLUE), CameraSetup(view=View.RIGHT, distance_m=2.6))


def _sized(
    name: str, motion: Motion, look: Look, camera: CameraSetup, scene: Scene | None = None
) -> ClipSpec:
    upright = replace(camera, width_px=540, height_px=960)
    return ClipSpec(name, motion, look, upright, scene or Scene(), SECONDS)


def main() -> None:
    """Render the samples that are named, or all."""
    wanted = sys.argv[1:]
    specs = [spec for spec in sample_specs() if not wanted or spec.name in wanted]
    with ProcessPoolExecutor() as pool:
        for name in pool.map(_render, specs):
            print(name, flush=True)


def _render(spec: ClipSpec) -> str:
    path = FOLDER / f"{spec.name}.mp4"
    render_clip(spec, path)
    return path.name


if __name__ == "__main__":
    main()
