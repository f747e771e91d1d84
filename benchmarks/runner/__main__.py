"""Render one of the example clips: `python -m benchmarks.runner rear rear.mp4`."""

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.runner.clip import render_clip
from benchmarks.runner.examples import example_specs
from benchmarks.runner.spec import ClipSpec


def main() -> None:
    """Read the command line and render."""
    specs = example_specs()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.runner", description=__doc__)
    parser.add_argument("example", choices=sorted(specs), help="which motion, kit and camera")
    parser.add_argument("path", type=Path, help="mp4 to write; the truth goes beside it")
    parser.add_argument("--seconds", type=float, default=6.0, help="length of the clip")
    parser.add_argument("--rate-hz", type=float, default=60.0, help="frames per second")
    parser.add_argument("--height-px", type=int, default=640, help="height; width is 9/16 of it")
    asked = parser.parse_args()
    spec = _sized(specs[asked.example], asked.height_px)
    spec = replace(spec, duration_s=asked.seconds, frame_rate_hz=asked.rate_hz)
    render_clip(spec, asked.path, lambda done: print(f"\r{done:4.0%}", end="", flush=True))
    print()


def _sized(spec: ClipSpec, height_px: int) -> ClipSpec:
    width_px = height_px * 9 // 16
    camera = replace(spec.camera, width_px=width_px, height_px=height_px)
    return replace(spec, camera=camera)


if __name__ == "__main__":
    main()
