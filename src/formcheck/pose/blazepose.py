"""Facts about the BlazePose weights inside the mediapipe wheel."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from formcheck.errors import InstallationError

# Positions of formcheck's landmarks (RUNNER_SKELETON) among BlazePose's 33.
LANDMARKS = (0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)


def weights(name: str) -> Path:
    """Path of a weights file in the installed wheel, e.g. ``pose_landmark_full``."""
    spec = find_spec("mediapipe")
    if spec is None or spec.origin is None:
        raise InstallationError(
            "Expected the package mediapipe, found none. Install formcheck again with pip."
        )
    folder = "pose_detection" if name == "pose_detection" else "pose_landmark"
    path = Path(spec.origin).parent / "modules" / folder / f"{name}.tflite"
    if not path.is_file():
        raise InstallationError(
            f"Expected pose weights in mediapipe {version('mediapipe')}, found no {path.name}. "
            f"Install the version that formcheck asks for: pip install mediapipe==0.10.21"
        )
    return path


@cache
def estimator_name() -> str:
    """Name, version and weights hash of the estimator, for the report."""
    digest = hashlib.sha256(weights("pose_landmark_full").read_bytes()).hexdigest()
    return f"mediapipe {version('mediapipe')} pose_landmark_full {digest[:12]}"
