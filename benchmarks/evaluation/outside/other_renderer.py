"""Clips that other code rendered, with exact truth in its own form."""

import json
from pathlib import Path
from typing import Any

from benchmarks.evaluation.measure import pose_versions, seen_in
from benchmarks.evaluation.outcome import Outcome
from benchmarks.evaluation.store import Store
from benchmarks.evaluation.truth import ClipTruth
from benchmarks.evaluation.variants import as_recorded, derive, mirrored

USE = "outside"
# The truth's own values are exact; its names are those of the other renderer.
_OF_STEP = {
    "initial_contact_s": "ic_s",
    "toe_off_s": "to_s",
    "shank_angle_deg": "shank_deg",
    "knee_flexion_deg": "knee_flexion_deg",
}


Shown = tuple[Path, bool]
"""A clip, and whether it is shown mirrored."""


def other_renderer_clips(folder: Path) -> list[Shown]:
    """Return every clip of a folder, as it is and mirrored."""
    return [(clip, flipped) for clip in sorted(folder.glob("*.mp4")) for flipped in (False, True)]


def other_renderer_outcome(shown: Shown, store: Store) -> Outcome:
    """Return the outcome of one clip."""
    source, is_mirrored = shown
    told = json.loads(source.with_suffix(".truth.json").read_text(encoding="utf-8"))
    variant = (mirrored if is_mirrored else as_recorded)(float(told["fps"]))
    truth = ClipTruth(translated(told), variant.is_mirrored)
    name, key = f"{source.stem}.{variant.name.replace(' ', '_')}", f"{told['file']} {variant.key}"
    clip = store.kept(f"{name}.mp4", key, lambda made: derive(source, variant, made))
    recording = store.path(f"{name}.npz", f"{key} {pose_versions()}")
    return Outcome(
        clip=source.stem,
        runner=source.stem.removesuffix("_after"),
        use=USE,
        view="side" if truth.view.is_side else str(truth.view),
        kit="other renderer",
        variant=variant.name,
        rate_hz=variant.rate_hz,
        height_px=int(told["height"]),
        **seen_in(clip, truth, recording)._asdict(),
    )


def translated(told: dict[str, Any]) -> dict[str, Any]:
    """Return another renderer's truth under the names of this project's own."""
    runner = told["runner"]
    leg_m = runner["thigh_m"] + runner["shank_m"]
    steps = [
        {
            "stance_side": step["side"],
            "ankle_ahead_of_mid_hip_m": leg_m * step["ankle_midhip_over_leg"],
            **{own: step[other] for own, other in _OF_STEP.items()},
        }
        for step in told["steps"]
        if step["complete"]
    ]
    return {
        "camera": {"view": told["near_side"] or told["view"]},
        "motion": "run",
        "belt_speed_m_s": told["belt_speed_mps"],
        "final_belt_speed_m_s": None,
        "height_m": runner["height_m"],
        "thigh_m": runner["thigh_m"],
        "shank_m": runner["shank_m"],
        "steps": steps,
        "frame_times_s": told["frame_times_s"],
        # There + is the right hip lower, here the left.
        "hip_line_tilt_deg": [-tilt for tilt in told["per_frame"]["hip_tilt_deg"]],
    }
