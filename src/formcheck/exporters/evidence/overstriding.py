"""The freeze frame of overstriding: the near leg as its foot lands in a typical step."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from formcheck.analyzers import knee_flexion_at_contact, overstride_distance, shank_angle
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.landing_leg import LandingLeg, landing_leg
from formcheck.exporters.evidence.overstriding_scene import OverstridingScene
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.typical_step import typical_step
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.moment import Moment, MomentKind
from formcheck.exporters.nearest_frames import nearest_frame
from formcheck.exporters.window import Window
from formcheck.records import Measurement, Metric, Question, Report, Trial

SIZE_PX = (720, 720)
# What is shown, in leg lengths: in all at least and at most, as the clip's width allows.
_LEAST, _MOST = 1.5, 1.72
# Where the hips are, in parts of that: from above, and from behind.
_FROM_ABOVE, _FROM_BEHIND = 0.21, 0.42
# Room for words below the picture of a clip that ends at the feet, in leg lengths.
_BELOW_CLIP = 0.2
# In this time a lower leg turns by 1.6° at landing, as far as single steps of a runner differ: a
# frame so far from its landing is as bad as a step so far from the middle.
_LATE_S = 0.008
# Metrics that are shown, and their sentences in the caption: for a value above and below zero.
_SENTENCES = {
    shank_angle.METRIC: ("caption_lower_leg_ahead", "caption_lower_leg_behind"),
    overstride_distance.METRIC: ("caption_foot_ahead", "caption_foot_behind"),
    knee_flexion_at_contact.METRIC: ("caption_knee_bent", "caption_knee_over"),
}


def overstriding_scenes(report: Report) -> list[OverstridingScene]:
    """Return the scene of the near leg, or none where nothing of it was measured."""
    trial = report.trial
    measured = [result for result in report.measured if result.metric in _SENTENCES]
    if not measured:
        return []
    times_s = reduce(np.intersect1d, [result.times_s for result in measured])
    values = np.array([r.values[np.isin(r.times_s, times_s)] for r in measured])
    middles = np.array([[r.value] for r in measured])
    frames = [nearest_frame(trial.clip, time_s) for time_s in times_s.tolist()]
    late = (trial.clip.timestamps_s[frames] - times_s) / _LATE_S
    i = typical_step(values - middles, np.square(late))
    frame = frames[i]
    shown = dict(zip((r.metric for r in measured), values[:, i].tolist(), strict=True))
    leg = landing_leg(trial, float(trial.clip.timestamps_s[frame]), shown)
    if leg is None:
        return []
    side, _ = trial.near_leg
    moment = Moment(float(times_s[i]), MomentKind.INITIAL_CONTACT, side)
    evidence = _evidence(trial, measured, shown, moment)
    return [OverstridingScene(evidence, Shot(frame, _window(trial, leg)), leg, shown)]


def _window(trial: Trial, leg: LandingLeg) -> Window:
    leg_px = trial.gait.leg_length_px
    shown = min(max(trial.clip.width_px / leg_px, _LEAST), _MOST)
    across = _FROM_BEHIND if leg.sign > 0 else 1.0 - _FROM_BEHIND
    at_px = SIZE_PX[0] * across, SIZE_PX[1] * _FROM_ABOVE
    window = Window(leg.hips, at_px, SIZE_PX[1] / (shown * leg_px), SIZE_PX)
    lower = round(_BELOW_CLIP * leg_px)
    return window.moved_inside((trial.clip.width_px, trial.clip.height_px + lower))


def _evidence(
    trial: Trial, measured: Sequence[Measurement], shown: Mapping[Metric, float], moment: Moment
) -> Evidence:
    words = words_of(Question.OVERSTRIDING)
    fields = {"leg": moment.side, "steps": measured[0].n, "time": f"{moment.time_s:.1f}"}
    sentences = [_sentence(result, shown[result.metric], trial) for result in measured]
    first, last = words["caption"].format_map(fields), words["no_level"]
    caption = [first, *sentences, *([last] if trial.camera.level is None else [])]
    alt = [words["alt"].format_map(fields), *sentences]
    return Evidence(Question.OVERSTRIDING, moment.side, moment, " ".join(caption), " ".join(alt))


def _sentence(result: Measurement, value: float, trial: Trial) -> str:
    words = words_of(Question.OVERSTRIDING)
    size, middle = (size_in_words(each, result.unit) for each in (value, result.value))
    all_steps = "" if size == middle else words["all_steps"].format(middle=middle)
    if result.metric == overstride_distance.METRIC and trial.scale is not None:
        centimetres = 100.0 * abs(value) * trial.scale.leg_length_m
        size += words["centimetres"].format(value=f"{centimetres:.0f}")
    sentence = words[_SENTENCES[result.metric][value < 0.0]]
    return sentence.format(value=size, all_steps=all_steps)
