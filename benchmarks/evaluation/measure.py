"""One clip measured as a user would, and compared with its truth."""

import re
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.evaluation.answers import Answered, BeltRead, answers_of, belts_of
from benchmarks.evaluation.master import Master
from benchmarks.evaluation.outcome import Events, Outcome, Value, write_outcome
from benchmarks.evaluation.pose_hips import pose_hips
from benchmarks.evaluation.renders import rendered
from benchmarks.evaluation.steps import shank_steps, swapped_left
from benchmarks.evaluation.store import Store, sources
from benchmarks.evaluation.truth import SAME_STEP_S, ClipTruth, truth_of
from benchmarks.evaluation.variants import Variant, derive
from benchmarks.runner import edition_of
from formcheck import analyze
from formcheck.analyzers import pelvic_drop
from formcheck.errors import NoRunnerError, SeveralRunnersError
from formcheck.pose import save_recording
from formcheck.pose.weights import estimator_name
from formcheck.records import EventKind, FloatArray, Measurement, Report, Result, Side

_HERE = "benchmarks/evaluation/"
# What an outcome depends on besides the product itself.
_MEASURING = ("answers.py", "measure.py", "truth.py", "outcome.py", "pose_hips.py", "steps.py")
# Raised by hand when the table's clips get other landmarks from the same engine, as by another way
# to read pictures or to choose the runner.
LANDMARKS_VERSION = 1
_LIBRARIES = ("ai-edge-litert", "av", "mediapipe", "numpy", "opencv-python", "scipy")


def outcome_file(master: Master, variant: Variant, store: Store) -> Path:
    """Return the outcome of a variant, measured now unless it was before by this very code."""
    name = f"{master.name}.{re.sub(r'[^a-z0-9]+', '_', variant.name)}"
    clip_key = f"{edition_of(master.spec)} {variant.key}"
    pose_key = f"{clip_key} {pose_versions()}"
    told = f"{master.use} {master.kit} {master.runner}"
    key = f"{pose_key} {told} {sources('src/formcheck', *(_HERE + file for file in _MEASURING))}"

    def measure(path: Path) -> None:
        source = rendered(master, store)
        clip = store.kept(f"{name}.mp4", clip_key, lambda made: derive(source, variant, made))
        recording = store.path(f"{name}.npz", pose_key)
        write_outcome(measured(master, variant, source, clip, recording), path)

    return store.kept(f"{name}.json", key, measure)


def measured(
    master: Master, variant: Variant, source: Path, clip: Path, recording: Path | None = None
) -> Outcome:
    """Return what comes out of a clip, against its truth.

    Parameters
    ----------
    master, variant
        What the clip shows.
    source, clip
        The master's clip, with its truth beside it, and the clip to measure.
    recording
        Where the pose model's landmarks are kept, since they are most of the work and change
        seldom.
    """
    truth = truth_of(source, variant)
    joints_known = variant.roll_deg == 0.0
    return Outcome(
        clip=master.name,
        runner=master.runner,
        use=master.use,
        view="side" if truth.view.is_side else str(truth.view),
        kit=master.kit,
        variant=variant.name,
        rate_hz=variant.rate_hz,
        height_px=master.spec.camera.height_px,
        **seen_in(clip, truth, recording, joints_known=joints_known)._asdict(),
    )


class Seen(NamedTuple):
    """What a clip shows against its truth; `Outcome` says what each is, under the same names."""

    view_found: str
    tracked: float
    values: tuple[Value, ...]
    events: tuple[Events, ...] = ()
    shank_steps: tuple[tuple[float, float], ...] = ()
    swapped_left: float | None = None
    answers: tuple[Answered, ...] = ()
    belts: tuple[BeltRead, ...] = ()


def seen_in(
    clip: Path, truth: ClipTruth, recording: Path | None = None, *, joints_known: bool = False
) -> Seen:
    """Return what a user would see in a clip, against its truth.

    Parameters
    ----------
    clip, truth
        What is measured, and what should come out.
    recording
        Where the pose model's landmarks are kept; None keeps none.
    joints_known
        Whether the truth has the joints' places in this very picture.
    """
    try:
        report = analysed(clip, recording)
    except (NoRunnerError, SeveralRunnersError) as error:
        refused = type(error).__name__
        true = truth.values().items()
        values = tuple(Value(metric, "", number, reason=refused) for metric, number in true)
        return Seen(refused, 0.0, values, answers=answers_of(None, truth))
    trial = report.trial
    truth = truth.during(trial.gait.steady_s)
    view = "right" if trial.view is truth.view else str(trial.view)
    found = values_of(report.results, truth)
    found += tuple(pose_hips(trial, truth.values().get(pelvic_drop.METRIC.name, 0.0)))
    return Seen(
        view,
        trial.gait.tracked_fraction,
        found,
        events_of(report, truth) if truth.is_run else (),
        shank_steps(report.results, truth),
        swapped_left(trial, truth) if joints_known else None,
        answers_of(report, truth),
        belts_of(report, truth),
    )


def analysed(clip: Path, recording: Path | None) -> Report:
    """Return the report of a clip, from the landmarks that were kept of it, if any."""
    if recording is not None and recording.exists():
        return analyze(clip, landmarks_path=recording)
    report = analyze(clip)
    if recording is not None:
        # A run that is broken off leaves no half of a file under its name.
        recording.parent.mkdir(parents=True, exist_ok=True)
        partial = recording.with_suffix(".part")
        save_recording(report.recorded_pose, report.trial.clip.sha256, partial)
        partial.replace(recording)
    return report


def pose_versions() -> str:
    """Return what landmarks depend on besides the clip."""
    libraries = (version(library) for library in _LIBRARIES)
    return " ".join((estimator_name(), str(LANDMARKS_VERSION), *libraries))


def values_of(results: tuple[Result, ...], truth: ClipTruth) -> tuple[Value, ...]:
    """Return each metric that the view shows, against its truth."""
    true = truth.values()
    known = [result for result in results if result.metric.name in true]
    return tuple(value_of(result, true[result.metric.name]) for result in known)


def value_of(result: Result, truth: float) -> Value:
    """Return a result beside its truth."""
    if isinstance(result, Measurement):
        return Value(result.metric.name, result.unit, truth, result.value, result.low, result.high)
    return Value(result.metric.name, result.unit, truth, reason=str(result.reason))


def events_of(report: Report, truth: ClipTruth) -> tuple[Events, ...]:
    """Return the errors of contacts and toe-offs, leg by leg in a side view."""
    near = truth.view.near_side
    legs = {"near": near, "far": near.other} if near else {"either": Side.BOTH}
    return tuple(
        _compared(kind, leg, _found_s(report, kind, side), truth.steps(side, f"{kind}_s"))
        for kind in EventKind
        for leg, side in legs.items()
    )


def _found_s(report: Report, kind: EventKind, side: Side) -> FloatArray:
    events = report.trial.gait.events
    contacts = kind is EventKind.INITIAL_CONTACT
    return events.contacts_s(side) if contacts else events.toe_offs_s(side)


def _compared(kind: EventKind, leg: str, found_s: FloatArray, true_s: FloatArray) -> Events:
    # Truth lists the stances that lie wholly in the clip; what is found of others is not judged.
    known = (found_s > true_s[0] - SAME_STEP_S) & (found_s < true_s[-1] + SAME_STEP_S)
    found_s = found_s[known]
    errors_s = matched_errors_s(found_s, true_s)
    hits = len(errors_s)
    return Events(str(kind), leg, tuple(errors_s.tolist()), len(true_s) - hits, len(found_s) - hits)


def matched_errors_s(found_s: FloatArray, true_s: FloatArray) -> FloatArray:
    """Return found minus true of the events that belong together, each used once."""
    apart_s = np.abs(found_s[:, None] - true_s)
    found, true = linear_sum_assignment(apart_s)
    errors_s = found_s[found] - true_s[true]
    return np.asarray(errors_s[np.abs(errors_s) <= SAME_STEP_S])
