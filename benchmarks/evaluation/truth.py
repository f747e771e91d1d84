"""What should come out of a clip: its truth, through the same operators as the measures."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import linregress

from benchmarks.evaluation.variants import Clock, Variant
from formcheck.analyzers import all_metrics
from formcheck.gait import clean_series
from formcheck.records import FloatArray, Side, View

# A contact that is found belongs to the step that begins within this time: half the shortest step.
SAME_STEP_S = 0.120


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

    @property
    def belt_speed_m_s(self) -> float | None:
        """Speed of the belt; None where it changes."""
        is_even = self.content["final_belt_speed_m_s"] is None
        return float(self.content["belt_speed_m_s"]) if is_even else None

    @property
    def leg_m(self) -> float:
        """Thigh and shank."""
        return float(self.content["thigh_m"] + self.content["shank_m"])

    @property
    def height_m(self) -> float:
        """The runner's height."""
        return float(self.content["height_m"])

    def during(self, part_s: tuple[float, float] | None) -> "ClipTruth":
        """Return the truth of a part of a run whose speed or clock changes; else of the whole."""
        is_even = self.content["final_belt_speed_m_s"] is None and self.clock is float
        if part_s is None or is_even:
            return self
        start_s, end_s = part_s[0] - SAME_STEP_S, part_s[1] + SAME_STEP_S
        steps = [
            step
            for step in self.content["steps"]
            if (shown_s := self._shown_s(step["initial_contact_s"])) is not None
            and start_s < shown_s < end_s
        ]
        return replace(self, content={**self.content, "steps": steps})

    def _shown_s(self, time_s: float) -> float | None:
        """When the clip shows a time of the run; None where that was cut out.

        What was cut out would be shown when something else is, which the clock leaves alone.
        """
        shown_s = self.clock(time_s)
        return None if shown_s != time_s and self.clock(shown_s) == shown_s else shown_s

    def values(self) -> dict[str, float]:
        """Return the metrics that the view shows; NaN for a person who does not run.

        What is seen from behind has a truth from the front too, where it has to be refused.
        """
        view = View.REAR if self.view is View.FRONT else self.view
        keys = {
            name: metric.truth_key
            for name, metric in all_metrics().items()
            if metric.truth_key is not None and view in metric.views
        }
        if not self.is_run:
            return dict.fromkeys(keys, np.nan)
        computed = self._of_side(view.near_side) if view.near_side else self._drops()
        computed["cadence_spm"] = self._cadence_spm()
        return {
            name: computed[key] if key in computed else self._of_steps(key)
            for name, key in keys.items()
        }

    def _of_steps(self, key: str) -> float:
        """Median of an entry of the near leg's steps, or of both legs'."""
        return float(np.median(self.steps(self.view.near_side or Side.BOTH, key)))

    def _of_side(self, near: Side) -> dict[str, float]:
        ahead_m = np.median(self.steps(near, "ankle_ahead_of_mid_hip_m"))
        return {"ankle_ahead_leg_lengths": float(ahead_m / self.leg_m)}

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
            "drop_deg": float(np.mean(list(peaks.values()))),
            "drop_left_deg": peaks[Side.LEFT],
            "drop_right_deg": peaks[Side.RIGHT],
            "excursion_deg": float(np.mean(excursions)),
            "peak_percent": float(np.mean(percent)),
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
