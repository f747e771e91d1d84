"""What should come out of a clip: its truth, through the same operators as the measures."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import linregress

from benchmarks.evaluation.variants import Variant
from formcheck.gait import clean_series
from formcheck.records import FloatArray, Side, View


@dataclass(frozen=True)
class ClipTruth:
    """Truth of a clip as its viewer sees it: in a mirrored one left and right are exchanged."""

    content: dict[str, Any]
    is_mirrored: bool

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

    def values(self) -> dict[str, float]:
        """Return the metrics that the view shows."""
        true = {"cadence": self._cadence_spm()}
        near = self.view.near_side
        if near is None:
            return true | {"pelvic_drop": self._mean_drop_deg()}
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

    def _mean_drop_deg(self) -> float:
        """Filtered, averaged over the stances of a side, then its peak; the mean of both sides."""
        content = self.content
        times_s, tilt_deg = np.array(content["frame_times_s"]), content["hip_line_tilt_deg"]
        grid_s, tilt_deg = clean_series(times_s, np.array(tilt_deg, dtype=np.float64))
        peaks = []
        for side, sign in ((Side.LEFT, -1.0), (Side.RIGHT, 1.0)):
            ends = content["steps"]
            stances = [s for s in ends if s["stance_side"] == side and s["toe_off_s"] <= grid_s[-1]]
            at_s = [np.linspace(s["initial_contact_s"], s["toe_off_s"], 101) for s in stances]
            curves = sign * np.interp(np.array(at_s), grid_s, tilt_deg)
            peaks.append(float(curves.mean(axis=0).max()))
        return float(np.mean(peaks))


def truth_of(clip: Path, variant: Variant) -> ClipTruth:
    """Return the truth of a variant of a rendered clip, whose own truth lies beside it."""
    content = json.loads(clip.with_suffix(".truth.json").read_text(encoding="utf-8"))
    return ClipTruth(content, variant.is_mirrored)
