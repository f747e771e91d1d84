"""Immutable data: what one step of the analysis hands to the next."""

from formcheck.records.arrays import ArrayRecord, BoolArray, FloatArray, IntArray, read_only
from formcheck.records.camera import CameraLevel, CameraMotion, RoomLost
from formcheck.records.capture import Capture
from formcheck.records.clip import ClipInfo
from formcheck.records.comparison import Change, Comparison, Difference, Verdict
from formcheck.records.events import GaitEvent, GaitEvents, Stance
from formcheck.records.finding import Band, Drill, Finding
from formcheck.records.hip_line import HipLine, HipLineRefusal
from formcheck.records.limits import Limits
from formcheck.records.losses import DecodingLosses
from formcheck.records.measurement import Measurement, NotMeasured, Result
from formcheck.records.metric import Metric, Statistic
from formcheck.records.pose import RUNNER_SKELETON, Followed, PoseSequence, Skeleton
from formcheck.records.repeatability import ClipError, PostureError, Repeatability, Spread
from formcheck.records.report import Report, Settings
from formcheck.records.scale import BodyScale
from formcheck.records.trial import RunningCheck, Trial
from formcheck.records.unit import Unit
from formcheck.records.vocabulary import EventKind, Facing, Reason, Side, View

__all__ = [
    "RUNNER_SKELETON",
    "ArrayRecord",
    "Band",
    "BodyScale",
    "BoolArray",
    "CameraLevel",
    "CameraMotion",
    "Capture",
    "Change",
    "ClipError",
    "ClipInfo",
    "Comparison",
    "DecodingLosses",
    "Difference",
    "Drill",
    "EventKind",
    "Facing",
    "Finding",
    "FloatArray",
    "Followed",
    "GaitEvent",
    "GaitEvents",
    "HipLine",
    "HipLineRefusal",
    "IntArray",
    "Limits",
    "Measurement",
    "Metric",
    "NotMeasured",
    "PoseSequence",
    "PostureError",
    "Reason",
    "Repeatability",
    "Report",
    "Result",
    "RoomLost",
    "RunningCheck",
    "Settings",
    "Side",
    "Skeleton",
    "Spread",
    "Stance",
    "Statistic",
    "Trial",
    "Unit",
    "Verdict",
    "View",
    "read_only",
]
