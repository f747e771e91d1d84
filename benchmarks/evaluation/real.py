"""Real recordings that have a truth: a hand count and a force plate."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.evaluation.mocap import EventErrors, mocap_errors
from formcheck import analyze
from formcheck.records import Measurement

HAND_COUNTED = "treadmill_side_30fps"


@dataclass(frozen=True)
class RealCheck:
    """Errors on a real recording; `what` names the unit."""

    what: str
    count: int
    bias: float
    spread: float
    worst: float
    note: str


def real_checks(folder: Path) -> Sequence[RealCheck]:
    """Return all checks on a folder with `clips/` and `mocap/`."""
    return [_hand_count(folder / "clips"), *map(_plate, mocap_errors(folder / "mocap"))]


def _hand_count(folder: Path) -> RealCheck:
    counted = json.loads((folder / f"{HAND_COUNTED}.truth.json").read_text(encoding="utf-8"))
    (cadence,) = (
        result
        for result in analyze(folder / f"{HAND_COUNTED}.mp4").results
        if result.metric == "cadence"
    )
    what = "cadence of a treadmill clip, 30 frames/s, against a hand count, steps/min"
    true_spm = counted["cadence_steps_per_min"]
    if not isinstance(cadence, Measurement):
        nothing = float("nan")
        return RealCheck(what, 1, nothing, nothing, nothing, f"not measured: {cadence.reason}")
    error = cadence.value - true_spm
    note = (
        f"measured {cadence.value:.1f} ({cadence.low:.1f}–{cadence.high:.1f}), counted {true_spm}"
    )
    return RealCheck(what, 1, error, float("nan"), abs(error), note)


def _plate(found: EventErrors) -> RealCheck:
    errors_ms = 1000.0 * found.errors_s
    kind = str(found.kind).replace("_", " ")
    return RealCheck(
        what=f"{kind} against a force plate, markers seen from the {found.view}, ms",
        count=len(errors_ms),
        bias=float(errors_ms.mean()),
        spread=float(errors_ms.std(ddof=1)),
        worst=float(np.abs(errors_ms).max()),
        note=f"tuning data; {found.missed} missed",
    )
