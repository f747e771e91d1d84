"""The freeze frame of the cadence: landings in a row, counted over some seconds."""

import numpy as np

from formcheck.analyzers import cadence
from formcheck.exporters.evidence.cadence_scene import SHOT_PX, CadenceScene, Landing
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.moment import Moment, MomentKind
from formcheck.exporters.nearest_frames import nearest_frame
from formcheck.exporters.window import Window
from formcheck.records import EventKind, Measurement, Question, Report, Side, Trial

# About as many seconds of steps can be counted at a glance.
_COUNTED_S = 5.0
# Landings that are shown as pictures: two strides.
_SHOWN = 4
# A gap longer than this many usual steps has a step that was not found.
_LONGEST_STEP = 1.5
# What a picture shows, in leg lengths: its height, and the part of it above the hips.
_HEIGHT, _ABOVE = 1.6, 0.3


def cadence_scenes(report: Report) -> list[CadenceScene]:
    """Return the scene of the steps whose rate is nearest to the cadence, or none."""
    trial = report.trial
    measured = next((r for r in report.measured if r.metric == cadence.METRIC), None)
    if measured is None or not trial.gait.leg_length_px > 0.0:
        return []
    landings = _typical_landings(trial, measured.value)
    if len(landings) <= _SHOWN:
        return []
    shots = [_shot(trial, landing) for landing in landings[:_SHOWN]]
    known = all(np.isfinite(shot.window.point_px).all() for shot in shots)
    return [CadenceScene(_evidence(measured, landings), shots, landings)] if known else []


def _typical_landings(trial: Trial, value: float) -> list[Landing]:
    """Landings in a row over whole strides, whose rate is nearest to a cadence."""
    steps = 2 * round(_COUNTED_S * value / 120.0)
    runs = [run for run in _runs(trial, 60.0 / value) if len(run) > _SHOWN]
    longest = max((len(run) - 1 for run in runs), default=0)
    # Whole strides: the steps of one leg need not be as long as those of the other.
    steps = min(steps, longest - longest % 2)
    parts = [run[i : i + steps + 1] for run in runs for i in range(len(run) - steps)]

    def off(part: list[Landing]) -> float:
        return abs(60.0 * steps / (part[-1].time_s - part[0].time_s) - value)

    return min(parts, key=off, default=[])


def _runs(trial: Trial, step_s: float) -> list[list[Landing]]:
    """Landings of left and right in turn, without a missed one."""
    events = sorted(trial.gait.events.events)
    landings = [Landing(e.time_s, e.side) for e in events if e.kind is EventKind.INITIAL_CONTACT]
    runs: list[list[Landing]] = []
    for landing in landings:
        last = runs[-1][-1] if runs else None
        follows = (
            last is not None
            and landing.side is last.side.other
            and landing.time_s - last.time_s < _LONGEST_STEP * step_s
        )
        if follows:
            runs[-1].append(landing)
        else:
            runs.append([landing])
    return runs


def _shot(trial: Trial, landing: Landing) -> Shot:
    frame = nearest_frame(trial.clip, landing.time_s)
    pose, time_s = trial.gait.pose, trial.clip.timestamps_s[frame]
    hips = np.array([np.interp(time_s, pose.timestamps_s, xy) for xy in pose.middle("hip").T])
    zoom = SHOT_PX[1] / (_HEIGHT * trial.gait.leg_length_px)
    window = Window(hips, (SHOT_PX[0] / 2.0, SHOT_PX[1] * _ABOVE / _HEIGHT), zoom, SHOT_PX)
    return Shot(frame, window.moved_inside((trial.clip.width_px, trial.clip.height_px)))


def _evidence(measured: Measurement, landings: list[Landing]) -> Evidence:
    words = words_of(Question.CADENCE)
    first, steps = landings[0], len(landings) - 1
    seconds = landings[-1].time_s - first.time_s
    after = [f"{landing.time_s - first.time_s:.2f}" for landing in landings[1:_SHOWN]]
    fields = {
        "steps": steps,
        "seconds": f"{seconds:.2f}",
        "value": size_in_words(60.0 * steps / seconds, measured.unit),
        "shown": _SHOWN,
        "time": f"{first.time_s:.1f}",
        "times": ", ".join(after),
    }
    moment = Moment(first.time_s, MomentKind.INITIAL_CONTACT, first.side)
    caption, alt = (words[key].format_map(fields) for key in ("caption", "alt"))
    return Evidence(Question.CADENCE, Side.BOTH, moment, caption, alt)
