"""Read the packaged weights of BlazePose's detector and its full landmark network."""

import io
import zipfile
from functools import cache
from importlib.resources import files

from formcheck.errors import InstallationError

# Positions of formcheck's landmarks (RUNNER_SKELETON) among BlazePose's 33.
LANDMARKS = (0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)
# Raised when the same weights give different landmarks; recordings of another edition are refused.
ENGINE_EDITION = 1
_BUNDLE = "weights/blazepose.task"
_LANDMARK_NETWORK = "pose_landmarks_detector.tflite"


@cache
def bundle() -> bytes:
    """Return the file of both networks, as mediapipe reads it.

    Raises
    ------
    InstallationError
        If the package was built without it.
    """
    path = files("formcheck.pose").joinpath(_BUNDLE)
    if not path.is_file():
        raise InstallationError(
            f"Expected the pose model's weights in the package, found no {_BUNDLE}. They are put "
            f"there while formcheck is installed: install it with pip, in a checkout with "
            f"'pip install -e .'."
        )
    return path.read_bytes()


def landmark_network() -> bytes:
    """Return the network that finds the landmarks of one person."""
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        return archive.read(_LANDMARK_NETWORK)


@cache
def estimator_name() -> str:
    """Return the name of the pose engine: model, weights and edition."""
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        model, size, digest = archive.comment.decode().split()[:3]
    return f"{model} {size} {digest[:12]}, engine {ENGINE_EDITION}"
