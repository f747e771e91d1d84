"""Trials with something changed, and what follows from it made anew."""

from dataclasses import fields, replace
from typing import Any

import numpy as np

from formcheck.pelvis import over_stance
from formcheck.records import Camera, Gait, HipLine, Pelvis, Trial

_OF_GAIT = {field.name for field in fields(Gait)}
_OF_CAMERA = {field.name for field in fields(Camera)}


def line_of(trial: Trial) -> HipLine:
    """Return the hip line of a trial that has one."""
    assert isinstance(trial.pelvis, Pelvis)
    return trial.pelvis.line


def altered(trial: Trial, **changes: Any) -> Trial:
    """Return the trial with fields of it, of its gait or of its camera changed.

    `line` is another hip line, `frame_interval_s` another rate of the clip. The pelvis follows from
    all of them.
    """
    if (frame_s := changes.pop("frame_interval_s", None)) is not None:
        times_s = frame_s * np.arange(len(trial.clip.timestamps_s))
        changes["clip"] = replace(trial.clip, timestamps_s=times_s)
    line = changes.pop("line", line_of(trial) if isinstance(trial.pelvis, Pelvis) else trial.pelvis)
    gait = replace(trial.gait, **{n: changes.pop(n) for n in _OF_GAIT & changes.keys()})
    camera = replace(trial.camera, **{n: changes.pop(n) for n in _OF_CAMERA & changes.keys()})
    changes["pelvis"] = over_stance(line, gait, camera) if isinstance(line, HipLine) else line
    return replace(trial, gait=gait, camera=camera, **changes)
