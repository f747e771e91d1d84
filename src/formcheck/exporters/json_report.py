"""The report as JSON, with stable keys for other people's scripts."""

import base64
import json
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any

from formcheck.exporters.text_file import write_text
from formcheck.pose import recording_bytes
from formcheck.records import (
    Answer,
    Capture,
    ClipInfo,
    DropCurves,
    Finding,
    GaitEvent,
    HipLineRefusal,
    MeasuredFrom,
    Measurement,
    Pelvis,
    Report,
    Result,
    Run,
    Settings,
    all_settings,
)
from formcheck.records.plain import CONVERTER

# Raised when a key changes its meaning or goes away; new keys alone do not raise it.
SCHEMA_VERSION = 2
# Beyond the fourth decimal there is only noise, in every unit that reports use.
DECIMALS = 4
# Kilometres per hour in a metre per second.
KMH = 3.6

Json = dict[str, Any]


def write_json(report: Report, path: Path) -> None:
    """Write the report as a JSON file; raises `OutputError` when that fails."""
    write_text(path, json_text(report))


def write_run_json(run: Run, path: Path) -> None:
    """Write a run of one or several clips as JSON; raises `OutputError` when that fails."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "answers": [answer_json(answer) for answer in run.answers],
        "findings": [_finding(finding) for finding in run.findings],
        "clips": [to_json(report) for report in run.reports],
    }
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def json_text(report: Report) -> str:
    """Return the content of the JSON file."""
    return json.dumps(to_json(report), indent=2, ensure_ascii=False) + "\n"


def to_json(report: Report) -> Json:
    """Return the report as plain lists, dicts, strings and numbers.

    The same clip and settings give the same content: no clock time, path or host name is in it.
    """
    trial, gait, level = report.trial, report.trial.gait, report.trial.camera.level
    return {
        "schema_version": SCHEMA_VERSION,
        "clip": clip_json(trial.clip),
        "view": trial.view.value,
        "facing": None if trial.facing is None else trial.facing.value,
        "camera_roll_deg": None if level is None else rounded(level.roll_deg),
        "camera_roll_source": None if level is None else level.source_in_words,
        "steady_s": None if gait.steady_s is None else [rounded(t) for t in gait.steady_s],
        "leg_length_m": None if trial.scale is None else rounded(trial.scale.leg_length_m),
        "leg_length_source": None if trial.scale is None else trial.scale.source,
        "leg_length_warning": None if trial.scale is None else trial.scale.warning,
        "tracked_fraction": rounded(gait.tracked_fraction),
        "people": gait.pose.followed.people,
        "runner": gait.pose.followed.number,
        "others_left_out_fraction": rounded(gait.pose.followed.other_fraction),
        "swapped_fraction": rounded(gait.swapped_fraction),
        "events": [_event(event) for event in gait.events.events],
        "rejected_contacts": gait.events.rejected,
        "results": [result_json(result) for result in report.results],
        "answers": [answer_json(answer) for answer in report.answers],
        "belt_speed_kmh": None if trial.speed is None else rounded(KMH * trial.speed.m_s),
        "belt_speed_source": None if trial.speed is None else trial.speed.source.value,
        "findings": [_finding(finding) for finding in report.findings],
        "when_to_see_a_professional": list(report.professional_advice),
        "settings": settings_json(report.settings),
        "versions": dict(report.versions),
        "drop_curves": _drop_curves(trial.pelvis),
        "measured_from": CONVERTER.unstructure(measured_from(report)),
    }


def clip_json(clip: ClipInfo) -> Json:
    """Return the facts about the file."""
    return {
        "name": clip.name,
        "sha256": clip.sha256,
        "width_px": clip.width_px,
        "height_px": clip.height_px,
        "rotation_deg": clip.rotation_deg,
        "mirrored": clip.mirrored,
        "codec": clip.codec,
        "frames": len(clip.timestamps_s),
        "duration_s": rounded(clip.duration_s),
        "part_s": None if clip.part_s is None else [rounded(t) for t in clip.part_s],
        "frame_interval_s": rounded(clip.usual_frame_s),
        "frame_rate_hz": rounded(clip.frame_rate_hz),
        "gap_range_s": None if clip.gap_range_s is None else [rounded(s) for s in clip.gap_range_s],
        "largest_gap_s": rounded(clip.largest_gap_s),
        "dropped_frames": clip.dropped_frames,
        "losses": asdict(clip.losses),
        "capture": _capture(clip.capture),
    }


def measured_from(report: Report) -> MeasuredFrom:
    """Return all that a report was measured from: enough to measure again without the clip."""
    trial = report.trial
    pelvis = trial.pelvis
    landmarks = recording_bytes(report.recorded_pose, trial.clip.identity)
    return MeasuredFrom(
        clip=trial.clip,
        view=trial.view,
        facing=trial.facing,
        camera=trial.camera,
        hip_line=pelvis.line if isinstance(pelvis, Pelvis) else pelvis,
        settings=report.settings,
        landmarks=base64.b64encode(landmarks).decode(),
        hand=trial.hand_line,
    )


def _drop_curves(pelvis: Pelvis | HipLineRefusal | None) -> Json | None:
    """Return mean and spread of the stances of each leg, over percents of stance."""
    if not isinstance(pelvis, Pelvis):
        return None
    level = pelvis.level
    return {
        "level_added_deg": None if level is None else rounded(level.added_deg),
        "level_source": None if level is None else level.source.value,
        **{side.value: _curve(curves) for side, curves in pelvis.curves.items()},
    }


def _curve(curves: DropCurves) -> Json:
    if not len(curves.starts_s):
        return {"stances": 0, "mean_deg": [], "sd_deg": []}
    return {
        "stances": len(curves.starts_s),
        "mean_deg": [rounded(value) for value in curves.mean_deg],
        "sd_deg": [rounded(value) for value in curves.drops_deg.std(axis=0)],
    }


def _capture(capture: Capture) -> Json:
    return {
        "fps": rounded(capture.fps),
        "source": capture.source,
        "slowdown": rounded(capture.slowdown),
        "fits_clock": capture.fits_clock,
    }


def _event(event: GaitEvent) -> Json:
    return {
        "kind": event.kind.value,
        "side": event.side.value,
        "time_s": rounded(event.time_s),
    }


def result_json(result: Result) -> Json:
    """Return the result of one metric, measured or not."""
    shared = {"metric": result.metric.name, "unit": result.unit.value}
    side = None if result.side is None else result.side.value
    if isinstance(result, Measurement):
        return {
            **shared,
            "status": "measured",
            "side": side,
            "value": rounded(result.value),
            "low": rounded(result.low),
            "high": rounded(result.high),
            "n": result.n,
            "method": result.method_and_level,
            "caveats": list(result.caveats),
            "reason": None,
            "advice": None,
            "steps": [
                {"time_s": rounded(time_s), "value": rounded(value)}
                for time_s, value in zip(result.times_s, result.values, strict=True)
            ],
        }
    return {
        **shared,
        "status": "not_measured",
        "side": side,
        **dict.fromkeys(("value", "low", "high")),
        "n": 0,
        "method": None,
        "caveats": [result.seen],
        "reason": result.reason.value,
        "advice": result.advice,
        "steps": [],
    }


def answer_json(answer: Answer) -> Json:
    """Return the answer to one question."""
    return {
        "question": answer.question.value,
        "title": answer.title,
        "answer": answer.verdict.value,
        "likelihood": rounded(answer.likelihood),
        "headline": answer.headline,
        "sentence": answer.sentence,
        "because": [metric.name for metric in answer.because],
        "one_change": answer.one_change,
        "film": answer.film,
        "drills": [
            {"name": d.name, "how": d.how, "dose": d.dose, "evidence": d.evidence}
            for d in answer.drills
        ],
    }


def _finding(finding: Finding) -> Json:
    return {
        "metric": finding.metric.name,
        "side": finding.side.value,
        "answer": finding.verdict.value,
        "likelihood": rounded(finding.likelihood),
        "band": finding.band,
        "bands": [{"name": b.name, "low": b.low, "high": b.high} for b in finding.bands],
        "bands_basis": finding.bands_basis,
        "meaning": finding.meaning,
        "sources": list(finding.sources),
    }


def settings_json(settings: Settings) -> Json:
    """Return the user's choices."""
    said = {s.key: getattr(settings, name) for name, s in all_settings(type(settings)).items()}
    return {key: value.value if isinstance(value, Enum) else value for key, value in said.items()}


def rounded(value: float | None) -> float | None:
    """Return a number without the decimals that are noise."""
    return None if value is None else round(float(value), DECIMALS)
