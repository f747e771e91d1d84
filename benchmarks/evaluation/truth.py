"""What should come out of a clip: its truth, through the same operators as the measures."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import linregress

from benchmarks.evaluation.variants import Clock, Variant
from formcheck.gait import clean_series
from formcheck.records import FloatArray, Side, View

# A contact that is found belongs to the step that begins within this time: half the shortest step.
SAME_STEP_S = 0.120
_OF_SIDE = ("shank_angle", "overstride_distance", "knee_flexion_at_contact")
_OF_REAR = (
    "pelvic_drop",
    "pelvic_drop_left",
    "pelvic_drop_right",
    "pelvic_drop_excursion",
    "pelvic_drop_timing",
)


@dataclass(frozen=True)
class ClipTruth:
    """Truth of a clip as its viewer sees it: in a mirrored one left and right are exchanged."""

    content: dict[str, Any]
    is_mirrored: bool
    clock: Clock = float

    @property
    def view(self) -> View:
        """From where the runner is seen."""
        view = View(self.content["camera"]["view"])
        if not view.is_side or not self.is_mirrored:
            return view
        return View.LEFT if view is View.RIGHT else View.RIGHT

    def steps(self, side: Side, key: str) -> FloatArray:
        """Return one entry of each step of a side, or of both (N,), in order of time."""
        true_side = side.other if self.is_mirrored else side
        steps = self.content["steps"]
        return np.array([s[key] for s in steps if true_side in (s["stance_side"], Side.BOTH)])

    @property
    def is_run(self) -> bool:
        """Whether the person runs, and does not walk or stand."""
        return bool(self.content["motion"] == "run")

    def during(self, part_s: tuple[float, float] | None) -> "ClipTruth":
        """Return the truth of a part of a run whose speed or clock changes; else of the whole."""
        is_even = self.content["final_belt_speed_m_s"] is None and self.clock is float
        if part_s is None or is_even:
            return self
        start_s, end_s = part_s[0] - SAME_STEP_S, part_s[1] + SAME_STEP_S
        shown_s = np.array(
            [self.clock(step["initial_contact_s"]) for step in self.content["steps"]]
        )
        # A step that was cut out would be shown before the ones that went before it.
        is_shown = shown_s >= np.maximum.accumulate(shown_s)
        kept = is_shown & (shown_s > start_s) & (shown_s < end_s)
        steps = [self.content["steps"][k] for k in np.flatnonzero(kept)]
        return replace(self, content={**self.content, "steps": steps})

    def values(self) -> dict[str, float]:
        """Return the metrics that the view shows; NaN for a person who does not run."""
        near = self.view.near_side
        if not self.is_run:
            return dict.fromkeys(("cadence", *(_OF_REAR if near is None else _OF_SIDE)), np.nan)
        true = {"cadence": self._cadence_spm()}
        if near is None:
            return true | self._drops()
        leg_m = self.content["thigh_m"] + self.content["shank_m"]
        ahead_m = np.median(self.steps(near, "ankle_ahead_of_mid_hip_m"))
        return true | {
            "shank_angle": float(np.median(self.steps(near, "shank_angle_deg"))),
            "overstride_distance": float(ahead_m / leg_m),
            "knee_flexion_at_contact": float(np.median(self.steps(near, "knee_flexion_deg"))),
        }

    def _cadence_spm(self) -> float:
        """Slope of a line through the contacts, as it is measured."""
        contacts_s = self.steps(Side.BOTH, "initial_contact_s")
        return 60.0 / float(linregress(np.arange(len(contacts_s)), contacts_s).slope)

    def _drops(self) -> dict[str, float]:
        """Filtered, averaged over the stances of a side, then its peak, as it is measured."""
        curves = {side: self._mean_curve(side) for side in (Side.LEFT, Side.RIGHT)}
        peaks = {side: float(curve.max()) for side, curve in curves.items()}
        excursions = [peaks[side] - float(curve[0]) for side, curve in curves.items()]
        percent = [100.0 * curve.argmax() / (len(curve) - 1) for curve in curves.values()]
        return {
            "pelvic_drop": float(np.mean(list(peaks.values()))),
            "pelvic_drop_left": peaks[Side.LEFT],
            "pelvic_drop_right": peaks[Side.RIGHT],
            "pelvic_drop_excursion": float(np.mean(excursions)),
            "pelvic_drop_timing": float(np.mean(percent)),
        }

    def _mean_curve(self, side: Side) -> FloatArray:
        """Drop of the swing side over the stances of a side as the picture shows it (101,)."""
        times_s = np.array(self.content["frame_times_s"])
        tilt_deg = np.array(self.content["hip_line_tilt_deg"], dtype=np.float64)
        grid_s, tilt_deg = clean_series(times_s, tilt_deg)
        true_side = side.other if self.is_mirrored else side
        sign = 1.0 if true_side is Side.RIGHT else -1.0
        starts_s, ends_s = (self.steps(side, key) for key in ("initial_contact_s", "toe_off_s"))
        whole = ends_s <= grid_s[-1]
        at_s = np.linspace(starts_s[whole], ends_s[whole], 101, axis=1)
        return np.asarray((sign * np.interp(at_s, grid_s, tilt_deg)).mean(axis=0))


def truth_of(clip: Path, variant: Variant) -> ClipTruth:
    """Return the truth of a variant of a rendered clip, whose own truth lies beside it."""
    content = json.loads(clip.with_suffix(".truth.json").read_text(encoding="utf-8"))
    return ClipTruth(content, variant.is_mirrored, variant.clock)
