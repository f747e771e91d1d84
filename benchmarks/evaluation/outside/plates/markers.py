"""One of those runners as published: RBDS001 at 2.5 m/s, markers and forces, 30 seconds."""

from pathlib import Path

import numpy as np
from scipy.signal import medfilt
from scipy.spatial.transform import Rotation

from benchmarks.evaluation.outside.plates.trials import PlateTrial, Stances
from formcheck.records import FloatArray, Side

MARKERS_HZ, FORCES_HZ = 150.0, 300.0
SPEED_M_S = 2.5
# The data set's own threshold of contact.
CONTACT_N = 50.0
_M_PER_MM = 0.001
_CLUSTERS = {
    "knee": (
        "Thigh.Top.Lateral",
        "Thigh.Bottom.Lateral",
        "Thigh.Top.Medial",
        "Thigh.Bottom.Medial",
    ),
    "ankle": (
        "Shank.Top.Lateral",
        "Shank.Bottom.Lateral",
        "Shank.Top.Medial",
        "Shank.Bottom.Medial",
    ),
}
_JOINTS = {"knee": ("Knee", "Knee.Medial"), "ankle": ("Ankle", "Ankle.Medial")}
_LETTER = {Side.LEFT: "L", Side.RIGHT: "R"}

Markers = dict[str, FloatArray]
"""Place of each marker (T, 3) in metres: forward, up, right."""


def read_markers(folder: Path) -> PlateTrial:
    """Read the three text files of the runner."""
    markers = _read(folder / "RBDS001runT25markers.txt")
    static = {
        name: np.nanmean(at, axis=0) for name, at in _read(folder / "RBDS001static.txt").items()
    }
    joints_m = _joints(markers, static)
    times_s = np.arange(len(markers["R.ASIS"])) / MARKERS_HZ
    return PlateTrial(
        name="RBDS001",
        runner="RB001",
        speed_m_s=SPEED_M_S,
        times_s=times_s,
        joints_m=joints_m,
        stances=_stances(folder / "RBDS001runT25forces.txt", times_s, joints_m),
    )


def _stances(path: Path, times_s: FloatArray, joints_m: Markers) -> dict[Side, Stances]:
    """Stances by the plate, each given to the foot whose ankle is lower in its middle."""
    vertical_n = np.genfromtxt(path, names=True, delimiter="\t")["Fy"]
    # At the threshold the force flutters for a sample or two, which a median of 15 takes away.
    change = np.diff(medfilt((vertical_n > CONTACT_N).astype(float), 15))
    at_s = (np.arange(len(change), dtype=np.float64) + 1.0) / FORCES_HZ
    contacts_s, ends_s = at_s[change > 0], at_s[change < 0]
    next_ends = np.searchsorted(ends_s, contacts_s)
    toe_offs_s = np.append(ends_s, np.nan)[next_ends]
    middles_s = contacts_s + 0.1
    left, right = (
        np.interp(middles_s, times_s, joints_m[f"{side}_ankle"][:, 1])
        for side in (Side.LEFT, Side.RIGHT)
    )
    of = {Side.LEFT: left < right, Side.RIGHT: left >= right}
    return {side: Stances(contacts_s[mask], toe_offs_s[mask]) for side, mask in of.items()}


def _read(path: Path) -> Markers:
    header = path.read_text(encoding="utf-8").splitlines()[0].split("\t")
    rows = _M_PER_MM * np.genfromtxt(path, skip_header=1, delimiter="\t")
    names = {column[:-1] for column in header[1:]}
    return {n: np.stack([rows[:, header.index(n + axis)] for axis in "XYZ"], axis=1) for n in names}


def _joints(markers: Markers, static: Markers) -> Markers:
    """Hips midway between the spines of each side; knee and ankle carried by their segment."""
    places = {}
    for side, letter in _LETTER.items():
        places[f"{side}_hip"] = (markers[f"{letter}.ASIS"] + markers[f"{letter}.PSIS"]) / 2.0
        for joint, cluster in _CLUSTERS.items():
            names = [f"{letter}.{name}" for name in cluster]
            middle = np.mean([static[f"{letter}.{name}"] for name in _JOINTS[joint]], axis=0)
            moving = np.stack([markers[name] for name in names], axis=1)
            places[f"{side}_{joint}"] = _carried(
                np.array([static[n] for n in names]), middle, moving
            )
        places[f"{side}_heel"] = markers[f"{letter}.Heel.Bottom"]
        places[f"{side}_foot_index"] = markers[f"{letter}.MT1"]
    return places


def _carried(cluster: FloatArray, point: FloatArray, moving: FloatArray) -> FloatArray:
    """Follow a point fixed to a cluster (4, 3) of markers through the frames (T, 4, 3)."""
    centre, found = cluster.mean(axis=0), np.full((len(moving), 3), np.nan)
    for i, at in enumerate(moving):
        if np.isfinite(at).all():
            turn, _ = Rotation.align_vectors(at - at.mean(axis=0), cluster - centre)
            found[i] = at.mean(axis=0) + turn.apply(point - centre)
    return found
