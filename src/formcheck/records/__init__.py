"""Immutable records that one step of the analysis passes to the next."""

from formcheck.records.answer import Answer, Question
from formcheck.records.answer_verdict import AnswerVerdict
from formcheck.records.arrays import ArrayRecord, BoolArray, FloatArray, IntArray, read_only
from formcheck.records.band import SCALE, Band, BandName
from formcheck.records.camera import Camera, CameraLevel, CameraMotion, LevelSource, RoomLost
from formcheck.records.capture import Capture
from formcheck.records.cause import Advice, Because, Cause, Counted
from formcheck.records.caveat import Caveat
from formcheck.records.clip import ClipInfo
from formcheck.records.comparison import Change, Comparison, Difference, Verdict
from formcheck.records.error_at_contact import ErrorAtContact
from formcheck.records.events import GaitEvent, GaitEvents, Stance
from formcheck.records.filming import FilmingCheck, FilmingItem, FilmingStatus, FilmingTopic
from formcheck.records.finding import Drill, Finding
from formcheck.records.gait import Gait, RunningCheck
from formcheck.records.hand_line import Garment, HandLine, HandMark
from formcheck.records.hip_drops import HandDrops, HipDrops, LevelReference, PeakDrops
from formcheck.records.hip_line import HipLine, HipLineRefusal
from formcheck.records.limits import Limits
from formcheck.records.losses import DecodingLosses
from formcheck.records.measured_from import MeasuredFrom
from formcheck.records.measurement import Measurement, NotMeasured, Result
from formcheck.records.method import EventMethod, MeasurementMethod, Method
from formcheck.records.metric import Metric, Statistic
from formcheck.records.pelvis import PHASE, DropCurves, Pelvis
from formcheck.records.pose import BODY, RUNNER_SKELETON, Followed, PoseSequence, Skeleton
from formcheck.records.problem import Problem
from formcheck.records.quantity import DISTANCE, HEIGHT, SPEED, Quantity, Units
from formcheck.records.repeatability import ClipError, Repeatability, Spread
from formcheck.records.report import Report
from formcheck.records.run import Run
from formcheck.records.scale import BodyScale, ScaleSource
from formcheck.records.setting import Section, Setting
from formcheck.records.settings import Settings, all_settings
from formcheck.records.source import Source
from formcheck.records.speed import BeltSpeed, SpeedSource
from formcheck.records.step import Step
from formcheck.records.tape_clicks import TapeClicks
from formcheck.records.trial import Trial
from formcheck.records.unit import Unit
from formcheck.records.vocabulary import EventKind, Facing, HipLineSource, Reason, Side, View

__all__ = [
    "BODY",
    "DISTANCE",
    "HEIGHT",
    "PHASE",
    "RUNNER_SKELETON",
    "SCALE",
    "SPEED",
    "Advice",
    "Answer",
    "AnswerVerdict",
    "ArrayRecord",
    "Band",
    "BandName",
    "Because",
    "BeltSpeed",
    "BodyScale",
    "BoolArray",
    "Camera",
    "CameraLevel",
    "CameraMotion",
    "Capture",
    "Cause",
    "Caveat",
    "Change",
    "ClipError",
    "ClipInfo",
    "Comparison",
    "Counted",
    "DecodingLosses",
    "Difference",
    "Drill",
    "DropCurves",
    "ErrorAtContact",
    "EventKind",
    "EventMethod",
    "Facing",
    "FilmingCheck",
    "FilmingItem",
    "FilmingStatus",
    "FilmingTopic",
    "Finding",
    "FloatArray",
    "Followed",
    "Gait",
    "GaitEvent",
    "GaitEvents",
    "Garment",
    "HandDrops",
    "HandLine",
    "HandMark",
    "HipDrops",
    "HipLine",
    "HipLineRefusal",
    "HipLineSource",
    "IntArray",
    "LevelReference",
    "LevelSource",
    "Limits",
    "MeasuredFrom",
    "Measurement",
    "MeasurementMethod",
    "Method",
    "Metric",
    "NotMeasured",
    "PeakDrops",
    "Pelvis",
    "PoseSequence",
    "Problem",
    "Quantity",
    "Question",
    "Reason",
    "Repeatability",
    "Report",
    "Result",
    "RoomLost",
    "Run",
    "RunningCheck",
    "ScaleSource",
    "Section",
    "Setting",
    "Settings",
    "Side",
    "Skeleton",
    "Source",
    "SpeedSource",
    "Spread",
    "Stance",
    "Statistic",
    "Step",
    "TapeClicks",
    "Trial",
    "Unit",
    "Units",
    "Verdict",
    "View",
    "all_settings",
    "read_only",
]
