"""The freeze frames of the hip drop: its peak on either leg, against the level."""

import numpy as np

from formcheck.analyzers import pelvic_drop
from formcheck.analyzers.pelvic_side import name_of
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.hip_drop_scene import HipDropScene
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.typical_step import typical_step
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.moment import Moment, MomentKind
from formcheck.exporters.nearest_frames import nearest_frame
from formcheck.exporters.overlay import HipLineDrawing
from formcheck.exporters.window import Window
from formcheck.records import (
    PHASE,
    FloatArray,
    HipDrops,
    HipLineRefusal,
    Measurement,
    Pelvis,
    Question,
    Report,
    Side,
    Trial,
)

SIZE_PX = (560, 560)
# Half of the hip line, as a part of the width: the hips, with the back above and the thighs below.
_HALF_OF_WIDTH = 0.32
# A step whose frame barely shows the hips stands behind every other one.
_DOUBTFUL = 1e6


def hip_drop_scenes(report: Report) -> list[HipDropScene]:
    """Return one scene per leg; one for both where left and right cannot be told apart."""
    known = report.trial.hip_drops
    if known is None or isinstance(known, HipLineRefusal):
        return []
    of_legs = {name_of(Side.LEFT), name_of(Side.RIGHT)}
    drops = [r for r in report.measured if r.metric.name in of_legs]
    drops = drops or [r for r in report.measured if r.metric == pelvic_drop.METRIC]
    scenes = [_scene(report.trial, known, drop) for drop in drops]
    return [scene for scene in scenes if scene is not None]


def _scene(trial: Trial, known: HipDrops, drop: Measurement) -> HipDropScene | None:
    """The scene of a drop; the mean of both sides is shown on the left leg, whose times it has."""
    side = Side.LEFT if drop.side is Side.BOTH else drop.side
    outward = 1.0 if side is Side.RIGHT else -1.0
    drawing, peaks_s = HipLineDrawing(trial, 1.0), _peaks_s(trial, known, side)
    readings = [drawing.reading(time_s) for time_s in peaks_s.tolist()]
    is_clear = np.array([r is not None and not r.is_doubtful for r in readings])
    i = typical_step((drop.values - drop.value)[None], np.where(is_clear, 0.0, _DOUBTFUL))
    frame = nearest_frame(trial.clip, float(peaks_s[i]))
    shown = drawing.reading(float(trial.clip.timestamps_s[frame]))
    if shown is None:
        return None
    value = float(drop.values[i])
    moment = Moment(float(peaks_s[i]), MomentKind.PEAK_OF_DROP, side)
    return HipDropScene(
        evidence=_evidence(drop, moment, value, bool(is_clear[i])),
        shot=Shot(frame, _window(trial, shown.centre, drawing.half_px)),
        centre_px=shown.centre,
        half_px=drawing.half_px,
        # The hip line in the picture is off the level by the drop.
        level_deg=outward * (float(known.peaks(side).drops_deg[i]) - value),
        drop_deg=value,
        is_clear=bool(is_clear[i]),
        is_laid=shown.is_laid,
    )


def _peaks_s(trial: Trial, known: HipDrops, side: Side) -> FloatArray:
    """When the mean curve of a side peaks in each stance, or when lines were laid in it."""
    if not isinstance(known, Pelvis):
        return known.peaks(side).times_s
    curves = known.curves[side]
    duration_s = {s.initial_contact_s: s.duration_s for s in trial.gait.events.stances(side)}
    share = float(PHASE[curves.peak])
    return np.array([t + share * duration_s[t] for t in curves.starts_s.tolist()])


def _window(trial: Trial, centre_px: FloatArray, half_px: float) -> Window:
    middle = (SIZE_PX[0] / 2.0, SIZE_PX[1] / 2.0)
    window = Window(centre_px, middle, _HALF_OF_WIDTH * SIZE_PX[0] / half_px, SIZE_PX)
    return window.moved_inside((trial.clip.width_px, trial.clip.height_px))


def _evidence(drop: Measurement, moment: Moment, value: float, is_clear: bool) -> Evidence:
    words = words_of(Question.HIP_DROP)
    is_mean = drop.side is Side.BOTH
    key = "both" if is_mean else "rise" if value < 0.0 else "drop"
    fields = {
        "leg": moment.side,
        "other": moment.side.other,
        "value": size_in_words(value, drop.unit),
        "steps": drop.n,
        "average": size_in_words(drop.value, drop.unit),
        "time": f"{moment.time_s:.1f}",
    }
    keys = [key]
    if not is_mean and fields["value"] != fields["average"]:
        keys.append("average")
    if not is_clear:
        keys.append("barely_seen")
    caption = " ".join(words[each] for each in keys).format_map(fields)
    alt = words["alt_both" if is_mean else "alt"].format_map(fields)
    return Evidence(Question.HIP_DROP, drop.side, moment, caption, alt)
