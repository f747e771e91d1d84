"""A treadmill runner rendered with exact truth.

Kinematics → body → camera → frames → clip: each layer knows only those before it. The truth is
read from the kinematics, so it is exact; the pictures are made to look like a phone's.
"""

from benchmarks.runner.clip import frames, render_clip, renderer_of, runner_of
from benchmarks.runner.edition import edition_of
from benchmarks.runner.spec import ClipSpec
from benchmarks.runner.truth import truth_of

__all__ = [
    "ClipSpec",
    "edition_of",
    "frames",
    "render_clip",
    "renderer_of",
    "runner_of",
    "truth_of",
]
