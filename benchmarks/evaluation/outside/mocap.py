"""A real runner's contacts: force plate against the rules, on landmarks made from skin markers.

Runner RBDS001 at 2.5 m/s of Fukuchi RK, Fukuchi CA, Duarte M (2017), PeerJ 5:e3298, CC BY 4.0.
The rules' shifts were found on this runner, so this is a check of the code, not of the rules.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.signal import medfilt
from scipy.spatial.transform import Rotation

from benchmarks.evaluation.measure import matched_errors_s
from formcheck.gait import clean_track, find_events
from formcheck.records import (
    RUNNER_SKELETON,
    EventKind,
    Facing,
    FloatArray,
    GaitEvents,
    PoseSequence,
    Side,
    View,
)

MARKERS_HZ, FORCES_HZ = 150.0, 300.0
# The data set's own threshold of contact.
CONTACT_N = 50.0
# Pixels of a metre: a runner of 1.75 m fills two thirds of 1280 pixels.
PX_PER_MM = 0.5
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
"""Place of each marker (T, 3) in mm: forward, up, right."""


@dataclass(frozen=True)
class EventErrors:
    """Found minus true, of one view and kind of event (N,), and how many were missed."""

    view: View
    kind: EventKind
    errors_s: FloatArray
    missed: int


def mocap_errors(folder: Path) -> list[EventErrors]:
    """Return the errors of contacts and toe-offs seen from the right and from behind."""
    markers = _read(folder / "RBDS001runT25markers.txt")
    static = {
        name: np.nanmean(at, axis=0) for name, at in _read(folder / "RBDS001static.txt").items()
    }
    plate_s = _plate_events_s(folder / "RBDS001runT25forces.txt")
    found = []
    for view, facing in ((View.RIGHT, Facing.RIGHT), (View.REAR, None)):
        pose = clean_track(_projected(markers, static, view))
        events = find_events(pose, view, facing)
        found += [_errors(events, view, kind, plate_s[kind]) for kind in EventKind]
    return found


def _errors(events: GaitEvents, view: View, kind: EventKind, true_s: FloatArray) -> EventErrors:
    contacts = kind is EventKind.INITIAL_CONTACT
    found_s = events.contacts_s(Side.BOTH) if contacts else events.toe_offs_s(Side.BOTH)
    errors_s = matched_errors_s(found_s, true_s)
    return EventErrors(view, kind, errors_s, len(true_s) - len(errors_s))


def _plate_events_s(path: Path) -> dict[EventKind, FloatArray]:
    vertical_n = np.genfromtxt(path, names=True, delimiter="\t")["Fy"]
    # At the threshold the force flutters for a sample or two, which a median of 15 takes away.
    change = np.diff(medfilt((vertical_n > CONTACT_N).astype(float), 15))
    at_s = (np.arange(len(change), dtype=np.float64) + 1.0) / FORCES_HZ
    return {EventKind.INITIAL_CONTACT: at_s[change > 0], EventKind.TOE_OFF: at_s[change < 0]}


def _read(path: Path) -> Markers:
    header = path.read_text(encoding="utf-8").splitlines()[0].split("\t")
    rows = np.genfromtxt(path, skip_header=1, delimiter="\t")
    names = {column[:-1] for column in header[1:]}
    return {n: np.stack([rows[:, header.index(n + axis)] for axis in "XYZ"], axis=1) for n in names}


def _projected(markers: Markers, static: Markers, view: View) -> PoseSequence:
    """Landmarks as a far camera sees them; those that no marker gives lie at the pelvis."""
    across = 0 if view is View.RIGHT else 2
    places = _joints_mm(markers, static)
    rest = (places["left_hip"] + places["right_hip"]) / 2.0
    seen_mm = np.stack([places.get(name, rest) for name in RUNNER_SKELETON.names], axis=1)
    xy_px = PX_PER_MM * np.stack([seen_mm[..., across], -seen_mm[..., 1]], axis=-1)
    times_s = np.arange(len(xy_px)) / MARKERS_HZ
    return PoseSequence(times_s, xy_px, np.ones(xy_px.shape[:2]), RUNNER_SKELETON, "markers")


def _joints_mm(markers: Markers, static: Markers) -> Markers:
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
