"""How far the hem of a loose shirt turns with the hips, on rendered bodies.

The hem is read from the body itself and not from pictures, at the phase of stance at which a person
lays the line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from benchmarks.by_hand.laying import SIDES
from benchmarks.evaluation.markdown import number, table
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.masters import all_masters
from benchmarks.runner import ClipSpec, runner_of
from benchmarks.runner.body import Figure, LooseShirt
from benchmarks.runner.body.anatomy import Anatomy
from benchmarks.runner.body.clothes import LOOSE_M
from benchmarks.runner.body.shapes import Shapes
from benchmarks.runner.camera import pinhole_of
from benchmarks.runner.kinematics import STEADY, Motion, Mover, PelvisMotion, TrunkMotion
from benchmarks.runner.truth import steps_between
from formcheck.pelvis.hand_frames import PHASE_OF_PEAK
from formcheck.records import Side

# Enough for two steps of each leg, which are alike.
SECONDS = 2.0
# Two drops of the hips, degrees: the hem's drop is a straight line of theirs.
DROPS_DEG = (0.0, 8.0)
# The part of the hem that is seen from behind, as angles about the body from straight ahead.
BEHIND = np.linspace(0.55 * np.pi, 1.45 * np.pi, 31)
# How far back and chest tilt per degree of the hips, and turns of the hips to either side, degrees.
TRUNKS = ((0.4, -0.25), (0.75, 0.6), (0.1, -0.4), (0.4, 0.3))
TURNS_DEG = (3.0, 7.0)


class Follows(NamedTuple):
    """How a hem goes with the hips in one way of running.

    Attributes
    ----------
    slope
        Its drop per degree of the hips' peak drop.
    swing_deg
        Its drop where the hips do not drop at all.
    """

    slope: float
    swing_deg: float


def hem_table() -> str:
    """Return how the tuning runs' shirts follow the hips, over trunks and turns of the pelvis."""
    shirts = {
        master.name: master.spec.look.kit.loose
        for master in all_masters()
        if master.use is Use.TUNING and master.spec.look.kit.loose is not None
    }
    names, kits = list(shirts), [shirt for shirt in shirts.values() if shirt is not None]
    of_motions = [hem_follows(kits, motion) for motion in _motions()]
    rows = []
    for name, found in zip(names, zip(*of_motions, strict=True), strict=True):
        slopes, swings_deg = zip(*found, strict=True)
        rows.append([name, *_range(slopes, 2), *_range(swings_deg, 1)])
    header = ("shirt of", "turns: least", "median", "most", "swings, °: least", "median", "most")
    return table(header, rows)


def hem_follows(
    shirts: Sequence[LooseShirt], motion: Motion, phase: float = PHASE_OF_PEAK
) -> list[Follows]:
    """Return how hems follow one runner's hips, from two runs that differ in their drop alone."""
    level, dropping = (_drops_deg(shirts, _with_drop(motion, deg), phase) for deg in DROPS_DEG)
    return [
        Follows((hem - still) / (dropping[0] - level[0]), still)
        for still, hem in zip(level[1:], dropping[1:], strict=True)
    ]


def hem_tilt_deg(spec: ClipSpec, mover: Mover, time_s: float) -> float:
    """Return the tilt of the hem as it is seen from behind, + = right end higher."""
    body = Anatomy(mover.skeleton(np.array([time_s])).at(0), mover.bones, spec.look, Shapes())
    girdle = Figure(mover, spec.look).hem(time_s, body)
    assert girdle.clip is not None
    # The skirt's own outline, as `clothes.py` draws it.
    radius_m = 0.100 * body.girth + LOOSE_M * body.scale
    outline_m = np.outer(radius_m * np.cos(BEHIND), girdle.frame[:, 0])
    outline_m += np.outer((radius_m + 0.077 * body.scale) * np.sin(BEHIND), girdle.frame[:, 1])
    pinhole = pinhole_of(spec.camera, roll_deg=0.0)
    across, down = pinhole.project(outline_m + np.asarray(girdle.clip[1])).T
    return float(np.degrees(np.arctan(-np.polyfit(across, down, 1)[0])))


def _motions() -> list[Motion]:
    return [
        Motion(
            pelvis=PelvisMotion(drop_peak_at=PHASE_OF_PEAK, rotation_deg=turn_deg),
            trunk=TrunkMotion(lumbar_follows=lumbar, thorax_follows=thorax),
            variation=STEADY,
        )
        for lumbar, thorax in TRUNKS
        for turn_deg in TURNS_DEG
    ]


def _with_drop(motion: Motion, drop_deg: float) -> Motion:
    pelvis = replace(motion.pelvis, drop_left_deg=drop_deg, drop_right_deg=drop_deg)
    return replace(motion, pelvis=pelvis)


def _drops_deg(shirts: Sequence[LooseShirt], motion: Motion, phase: float) -> list[float]:
    """Peak drop of the hips, then the drop of each hem at the phase: means of both legs."""
    bare = ClipSpec("hem", motion, duration_s=SECONDS)
    kits = [replace(bare.look.kit, loose=shirt) for shirt in shirts]
    specs = [replace(bare, look=replace(bare.look, kit=kit)) for kit in kits]
    mover = runner_of(bare)
    found: dict[Side, list[list[float]]] = {side: [] for side in SIDES}
    for step in steps_between(mover, SECONDS):
        side = Side(step["stance_side"])
        sign = 1.0 if side is Side.RIGHT else -1.0
        time_s = (1.0 - phase) * step["initial_contact_s"] + phase * step["toe_off_s"]
        hems = [sign * hem_tilt_deg(spec, mover, time_s) for spec in specs]
        found[side].append([step["peak_contralateral_pelvic_drop_deg"], *hems])
    both = np.mean([np.mean(found[side], axis=0) for side in SIDES], axis=0)
    return [float(drop_deg) for drop_deg in both]


def _range(values: Sequence[float], digits: int) -> list[str]:
    return [number(float(q), digits) for q in np.quantile(values, (0.0, 0.5, 1.0))]
