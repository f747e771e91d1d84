"""Put the clips of one run together, and state its speed or the runner's height afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from formcheck.errors import SettingsError
from formcheck.findings import answer_questions, interpret
from formcheck.hip_points import check_hip_points
from formcheck.records import (
    BeltSpeed,
    BodyScale,
    Measurement,
    Pelvis,
    Reason,
    Report,
    Result,
    Run,
    Units,
)
from formcheck.report import build_report
from formcheck.trial import build_trial

Shown = TypeVar("Shown", bound=Report | Run)

# Name of what is said of lines laid by hand.
HIP_POINTS = "hip_points"
# Reasons that say nothing about a clip but its view: the other clip's reason is worth more.
_OF_VIEW = (Reason.WRONG_VIEW, Reason.VIEW_UNKNOWN)


def combine(*reports: Report) -> Run:
    """Return one run from the reports on its clips, as from behind and from the side.

    Parameters
    ----------
    reports
        Reports on clips of the same run of the same person at the same belt speed.

    Returns
    -------
    Run
        The best result of each metric, and the answers from all clips.

    Raises
    ------
    SettingsError
        If no report is given, or two state different belt speeds or heights, or show one view:
        nothing would say which of them is right.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.combine(report)["cadence"].value == report["cadence"].value
    True
    """
    if not reports:
        raise SettingsError("Expected at least one report, found none.")
    _check_same(reports, "speed_kmh", "belt speed", "km/h")
    _check_same(reports, "height_cm", "height", "cm")
    _check_views(reports)
    results = tuple(
        _best(of_metric) for of_metric in zip(*(r.results for r in reports), strict=True)
    )
    speed, scale = _speed(reports), _scale(reports)
    return Run(
        reports=reports,
        results=results,
        answers=answer_questions(results, speed=speed, scale=scale),
        findings=interpret(results, speed=speed, scale=scale),
    )


def restate(report: Report, **said: Any) -> Report:
    """Return the report as it would be if more had been said, without a look at the clip.

    Parameters
    ----------
    report
        The report on a clip.
    **said
        ``speed_kmh`` and ``height_cm``, as `Settings` has them, and ``hip_points``, a `HandLine`
        laid along the hips by hand; None takes one of them back.

    Returns
    -------
    Report
        The report, measured again from the same readings of the pictures.

    Raises
    ------
    SettingsError
        If a value is out of its range, or something else is named: it would need the clip.
    HipPointsError
        If the lines were laid in another clip, or cannot lie along hips.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.restate(report, speed_kmh=9.5).trial.speed.is_stated
    True
    """
    if unknown := set(said) - {"speed_kmh", "height_cm", HIP_POINTS}:
        raise SettingsError(
            f"Expected speed_kmh, height_cm or {HIP_POINTS}, found {', '.join(sorted(unknown))}. "
            f"Analyse the clip again to change that."
        )
    trial = report.trial
    hand = said.pop(HIP_POINTS, trial.hand_line)
    if hand is not None:
        check_hip_points(hand, trial.clip)
    chosen = replace(report.settings, **said)
    line = trial.pelvis.line if isinstance(trial.pelvis, Pelvis) else trial.pelvis
    again = build_trial(
        trial.clip, trial.view, trial.facing, trial.gait, trial.camera, line, chosen, hand
    )
    return build_report(again, report.recorded_pose, chosen, dict(report.versions)["pictures"])


def in_units(run: Shown, units: Units) -> Shown:
    """Return a report or a run with its sentences in the reader's units.

    Parameters
    ----------
    run
        A report, or a run of several clips.
    units
        The units of the reader.
    """
    reports = run.reports if isinstance(run, Run) else (run,)
    known = {"speed": _speed(reports), "scale": _scale(reports), "units": units}
    return replace(
        run,
        answers=answer_questions(run.results, **known),  # type: ignore[arg-type]
        findings=interpret(run.results, **known),  # type: ignore[arg-type]
    )


def _check_same(reports: Sequence[Report], name: str, noun: str, unit: str) -> None:
    stated = {getattr(report.settings, name) for report in reports} - {None}
    if len(stated) > 1:
        found = " and ".join(f"{value:g} {unit}" for value in sorted(stated))
        raise SettingsError(f"Expected one {noun} for one run, found {found}. State the right one.")


def _check_views(reports: Sequence[Report]) -> None:
    from_the_side = [report.trial.view.is_side for report in reports]
    if len(set(from_the_side)) < len(reports):
        found = " and ".join(report.trial.view.say() for report in reports)
        raise SettingsError(
            f"Expected one clip from behind and one from the side, found clips filmed {found}. "
            f"Leave one out, or compare them with formcheck compare."
        )


def _best(results: Iterable[Result]) -> Result:
    """The measured result with the narrowest interval, else the reason that says most."""
    return min(results, key=_rank)


def _rank(result: Result) -> tuple[int, float]:
    if isinstance(result, Measurement):
        return 0, result.high - result.low
    return 1 + (result.reason in _OF_VIEW), 0.0


def _speed(reports: Sequence[Report]) -> BeltSpeed | None:
    found = [report.trial.speed for report in reports if report.trial.speed is not None]
    return min(found, key=lambda speed: speed.sd_m_s, default=None)


def _scale(reports: Sequence[Report]) -> BodyScale | None:
    return next((r.trial.scale for r in reports if r.trial.scale is not None), None)
