"""Measure a trial and build its report; the only module that does so."""

from collections.abc import Sequence
from importlib.metadata import version

from formcheck.analyzers import measure_all
from formcheck.findings import answer_questions, interpret, professional_advice
from formcheck.records import PoseSequence, Report, Settings, Trial
from formcheck.version import __version__

# The libraries on which the numbers depend.
_LIBRARIES = ("ai-edge-litert", "av", "mediapipe", "numpy", "opencv-python", "scipy")


def build_report(
    trial: Trial, recorded: PoseSequence, settings: Settings, pictures: str = __version__
) -> Report:
    """Return the report of a trial.

    Parameters
    ----------
    trial
        The run.
    recorded
        Landmarks as the estimator gave them.
    settings
        The user's settings.
    pictures
        Version of formcheck that analysed the pictures; by default this one.
    """
    results = measure_all(trial)
    return Report(
        trial=trial,
        recorded_pose=recorded,
        results=results,
        answers=answer_questions(results, speed=trial.speed, scale=trial.scale),
        findings=interpret(results, speed=trial.speed, scale=trial.scale),
        professional_advice=professional_advice(),
        settings=settings,
        versions=tuple(_versions(recorded, pictures)),
    )


def _versions(recorded: PoseSequence, pictures: str) -> Sequence[tuple[str, str]]:
    return (
        ("formcheck", __version__),
        ("pictures", pictures),
        ("pose", recorded.estimator),
        *libraries(),
    )


def libraries() -> Sequence[tuple[str, str]]:
    """Return the libraries on which the numbers depend, with their versions."""
    return tuple((name, version(name)) for name in _LIBRARIES)
