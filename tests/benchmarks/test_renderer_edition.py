"""A render is kept under a name that changes when its pictures do, and only then."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

pytest.importorskip("numba", reason="the renderer needs the benchmark extra")

from benchmarks.evaluation.hard_masters import hard_masters
from benchmarks.evaluation.masters import all_masters
from benchmarks.runner import ClipSpec, edition_of, renderer_of, runner_of, truth_of
from benchmarks.runner.body import Hair, Kit, Look, LooseShirt, Physique, Sex
from benchmarks.runner.camera import CameraSetup
from benchmarks.runner.edition import described
from benchmarks.runner.kinematics import Motion, PelvisMotion
from formcheck.records import View

SMALL = CameraSetup(width_px=90, height_px=160)
PINNED = {
    "rear": ClipSpec("pinned", camera=SMALL, duration_s=1.0),
    "loose": ClipSpec(
        "pinned",
        Motion(pelvis=PelvisMotion(9.0, 2.0)),
        Look(Physique(1.66, 1.0, Sex.FEMALE, hair=Hair.PONYTAIL), Kit(loose=LooseShirt())),
        SMALL,
        duration_s=1.0,
    ),
    "side": ClipSpec("pinned", camera=replace(SMALL, view=View.RIGHT), duration_s=1.0),
}
# Mean brightness of blocks of the picture at 0.4 s, 0–255: 8 rows of 6 blocks.
BLOCKS = {
    "rear": (
        (151.2, 153.5, 154.7, 154.8, 153.6, 151.2),
        (145.4, 147.6, 133.1, 134.1, 148.0, 145.6),
        (137.7, 137.6, 102.4, 103.1, 126.8, 119.0),
        (129.8, 126.7, 81.8, 80.9, 92.2, 84.0),
        (143.7, 133.3, 64.1, 64.0, 95.6, 84.3),
        (114.1, 114.6, 127.7, 125.3, 93.0, 81.2),
        (77.3, 83.4, 66.2, 69.6, 75.0, 69.2),
        (75.1, 72.6, 43.4, 44.6, 72.3, 75.7),
    ),
    "loose": (
        (151.2, 153.5, 154.7, 154.8, 153.6, 151.2),
        (145.4, 147.6, 143.8, 143.9, 148.0, 145.6),
        (137.7, 143.0, 107.9, 105.5, 128.9, 119.0),
        (129.8, 129.6, 94.6, 91.7, 95.3, 84.0),
        (143.7, 133.3, 81.7, 76.3, 95.6, 84.3),
        (114.1, 114.6, 125.5, 123.9, 93.0, 81.2),
        (77.3, 83.4, 66.4, 69.3, 75.1, 70.1),
        (75.1, 72.6, 43.3, 44.5, 72.1, 75.3),
    ),
    "side": (
        (151.2, 153.5, 154.7, 154.8, 153.6, 151.2),
        (146.4, 148.7, 144.8, 121.6, 148.7, 146.4),
        (139.7, 143.0, 132.4, 110.7, 129.7, 117.2),
        (135.0, 138.0, 119.1, 105.6, 102.3, 70.5),
        (144.4, 146.9, 86.7, 87.0, 92.7, 74.2),
        (111.0, 116.5, 140.4, 109.0, 90.3, 86.9),
        (65.8, 67.4, 101.3, 65.9, 63.3, 68.4),
        (46.5, 47.3, 47.0, 47.2, 47.4, 46.2),
    ),
}
TRUTH = {
    "initial_contact_s": 0.62284,
    "toe_off_s": 0.84769,
    "furthest_reach_s": 0.59721,
    "peak_contralateral_pelvic_drop_deg": 9.625,
    "peak_drop_s": 0.72371,
    "shank_angle_deg": 6.873,
    "knee_flexion_deg": 14.686,
    "ankle_ahead_of_hip_m": 0.19795,
}


@dataclass(frozen=True)
class Shoe:
    size: int
    laces: int = 2


@dataclass(frozen=True)
class Wardrobe:
    shoe: Shoe = field(default_factory=lambda: Shoe(42))
    hat: str | None = None


def test_only_what_differs_from_the_default_is_said() -> None:
    assert described(Wardrobe()) == "Wardrobe()"
    assert described(Wardrobe(Shoe(43))) == "Wardrobe(shoe=Shoe(size=43))"
    assert described(Wardrobe(hat="cap")) == "Wardrobe(hat='cap')"
    assert described(Shoe(42)) == "Shoe(size=42)"


def test_a_part_that_may_be_left_out_differs_from_none() -> None:
    """A loose shirt with usual figures is not the same as no loose shirt."""
    assert "loose=LooseShirt()" in described(Kit(loose=LooseShirt()))
    assert "loose" not in described(Kit())


def test_every_master_has_an_edition_of_its_own() -> None:
    masters = [*all_masters(), *hard_masters()]
    assert len({edition_of(replace(m.spec, name="")) for m in masters}) == len(masters)


def test_an_edition_names_every_change_of_a_spec() -> None:
    spec = ClipSpec("a")
    changed = [
        replace(spec, name="b"),
        replace(spec, duration_s=7.0),
        replace(spec, camera=replace(spec.camera, roll_deg=1.0)),
        replace(spec, motion=replace(spec.motion, pelvis=PelvisMotion(drop_left_deg=6.0))),
    ]
    assert len({edition_of(each) for each in (spec, *changed)}) == 5


@pytest.mark.parametrize("name", PINNED)
def test_pictures_are_those_of_this_version(name: str) -> None:
    """Fails when pictures change: raise RENDERER_VERSION, then pin what this test says it saw."""
    spec = PINNED[name]
    grey = renderer_of(spec).frame(0.4, 24).mean(axis=2)
    seen = grey.reshape(8, 20, 6, 15).mean(axis=(1, 3)).round(1)
    assert seen == pytest.approx(np.array(BLOCKS[name]), abs=1.0), seen.tolist()


def test_truth_is_that_of_this_version() -> None:
    """As above, of the movement: the second step of the pinned clip with a loose shirt."""
    spec = PINNED["loose"]
    step = truth_of(spec, runner_of(spec), "pinned.mp4")["steps"][1]
    seen = {name: step[name] for name in TRUTH}
    assert seen == pytest.approx(TRUTH, abs=2e-3)
