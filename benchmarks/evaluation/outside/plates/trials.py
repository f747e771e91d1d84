"""Real runners on a treadmill with force plates: where their joints were, and when each foot stood.

From Fukuchi RK, Fukuchi CA, Duarte M (2017), PeerJ 5:e3298, CC BY 4.0, and the same laboratory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.records import FloatArray, Side

_PARTS = {
    "hip": "hip",
    "knee": "knee",
    "ankle": "ankle",
    "heel": "heel",
    "toe": "foot_index",
    # The four spines of the pelvis; they are no landmarks of the pose model.
    "asis": "asis",
    "psis": "psis",
}
_LETTERS = {Side.LEFT: "l", Side.RIGHT: "r"}
_MISSING = -32768


@dataclass(frozen=True)
class Stances:
    """Stances of one foot, both shape (N,), seconds from the first landmark; NaN = not seen."""

    contacts_s: FloatArray
    toe_offs_s: FloatArray


@dataclass(frozen=True)
class PlateTrial:
    """One runner at one speed.

    Attributes
    ----------
    name
        Of the trial; the same runner may have several.
    runner
        Who it is.
    speed_m_s
        Of the belt.
    times_s
        Of the landmarks, shape (T,).
    joints_m
        Landmark names of the pose skeleton, and where each was: forward, up, right, shape (T, 3).
        Where the file has them, also the spines of the pelvis (``left_asis``, ``right_psis``).
    stances
        What the force plate saw of each foot: vertical force above 50 N.
    """

    name: str
    runner: str
    speed_m_s: float
    times_s: FloatArray
    joints_m: Mapping[str, FloatArray]
    stances: Mapping[Side, Stances]

    @property
    def leg_m(self) -> float:
        """Thigh and shank of the right leg, median."""
        hip, knee, ankle = (self.joints_m[f"right_{part}"] for part in ("hip", "knee", "ankle"))
        thigh, shank = (np.linalg.norm(end, axis=1) for end in (knee - hip, ankle - knee))
        return float(np.nanmedian(thigh + shank))


def read_trial(path: Path) -> PlateTrial:
    """Read an ``.npz`` of landmarks and contact times."""
    with np.load(path) as stored:
        raw = stored["xyz_i16"]
        xyz_m = np.where(raw == _MISSING, np.nan, raw * float(stored["scale_m"]))
        column = {str(name): at for at, name in enumerate(stored["landmarks"])}
        return PlateTrial(
            name=path.stem,
            runner=path.stem.split("_")[0],
            speed_m_s=float(stored["speed_m_s"]),
            times_s=np.arange(len(raw)) / float(stored["rate_hz"]),
            joints_m={
                f"{side}_{part}": xyz_m[:, column[f"{name}_{letter}"]]
                for side, letter in _LETTERS.items()
                for name, part in _PARTS.items()
                if f"{name}_{letter}" in column
            },
            stances={
                side: Stances(
                    stored["contact_s"][stored["contact_side"] == letter],
                    stored["toe_off_s"][stored["contact_side"] == letter],
                )
                for side, letter in _LETTERS.items()
            },
        )
