"""Find the runner, then find the runner's landmarks in every frame."""

from formcheck.pose.contact_errors import CONTACT_ERRORS
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.follow import find_best_part_s, follow_runner
from formcheck.pose.identity import only_the_runner
from formcheck.pose.people import PeopleFinder
from formcheck.pose.person import Person
from formcheck.pose.recorded import (
    load_recording,
    parse_recording,
    recording_bytes,
    save_recording,
)
from formcheck.pose.runner import PICTURES, Runner, choose_runner
from formcheck.pose.sightings import find_people

__all__ = [
    "CONTACT_ERRORS",
    "PICTURES",
    "PeopleFinder",
    "Person",
    "PoseEstimator",
    "Runner",
    "choose_runner",
    "find_best_part_s",
    "find_people",
    "follow_runner",
    "load_recording",
    "only_the_runner",
    "parse_recording",
    "recording_bytes",
    "save_recording",
]
