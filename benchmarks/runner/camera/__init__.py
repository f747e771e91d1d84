"""The camera: where it stands, its pinhole, its lens and the hand that holds it."""

from benchmarks.runner.camera.film import Film
from benchmarks.runner.camera.pinhole import Pinhole, pinhole_of
from benchmarks.runner.camera.setup import CameraSetup, Exposure, Lens

__all__ = ["CameraSetup", "Exposure", "Film", "Lens", "Pinhole", "pinhole_of"]
