"""Find the runner among the people, and the runner's landmarks in every frame."""

from formcheck.pose.adapters import pose_from_coco17, pose_from_halpe26
from formcheck.pose.best_part import find_best_part_s
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.contact_sheet import contact_sheet, other_moments_s, telling_moment_s
from formcheck.pose.errors_at_contact import ERRORS_AT_CONTACT
from formcheck.pose.given import GivenPose
from formcheck.pose.identity import only_the_runner
from formcheck.pose.passing import closer_moments_s
from formcheck.pose.people import PeopleFinder
from formcheck.pose.person import Person
from formcheck.pose.recorded import (
    RecordedPose,
    load_recording,
    parse_recording,
    recording_bytes,
    save_recording,
)
from formcheck.pose.runner import PICTURES, Runner, choose_runner
from formcheck.pose.sightings import find_people
from formcheck.pose.source import Look, PoseSource

__all__ = [
    "ERRORS_AT_CONTACT",
    "PICTURES",
    "BlazePose",
    "GivenPose",
    "Look",
    "PeopleFinder",
    "Person",
    "PoseSource",
    "RecordedPose",
    "Runner",
    "choose_runner",
    "closer_moments_s",
    "contact_sheet",
    "find_best_part_s",
    "find_people",
    "load_recording",
    "only_the_runner",
    "other_moments_s",
    "parse_recording",
    "pose_from_coco17",
    "pose_from_halpe26",
    "recording_bytes",
    "save_recording",
    "telling_moment_s",
]
