"""Find the runner, then find the runner's landmarks in every frame."""

from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.mediapipe_full import MediaPipeFull
from formcheck.pose.people import PeopleFinder, Person
from formcheck.pose.recorded import load_recording, save_recording
from formcheck.pose.runner import PICTURES, Box, RunnerPlace, find_runner

__all__ = [
    "PICTURES",
    "Box",
    "MediaPipeFull",
    "PeopleFinder",
    "Person",
    "PoseEstimator",
    "RunnerPlace",
    "find_runner",
    "load_recording",
    "save_recording",
]
