"""How a runner runs, and how that differs from clip to clip without any change."""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.runner.kinematics import (
    Landing,
    LegMotion,
    Motion,
    PelvisMotion,
    Variation,
    bones_of,
)
from benchmarks.runner.kinematics.pelvis import DROP_HALF_WIDTH
from benchmarks.runner.kinematics.steps import make_steps

BODY = bones_of(1.75)
CLIP_S = 20.0
# Belt travel in stance, leg lengths: short enough for all landings below, so that stance lasts as
# long in both clips of a pair.
LEGS = LegMotion(contact_length=0.74)


class CannotRunError(Exception):
    """A landing far from usual that the kinematics cannot run."""


# Scatter of single steps within a runner, one standard deviation: hip drop 0.5–0.8°, shank
# 0.7–1.3°, knee 0.8–2.3°, distance 0.007–0.014 leg lengths, stride time 0.7–1.2 % (Fukuchi 2017),
# 5 ms from furthest reach to contact with what finding it adds. Shank and knee are drawn apart from
# each other, so that only their low ends keep the distance in its range.
STEP_NOISE = Variation(
    step_time_pct=1.2,
    drop_deg=0.7,
    shank_angle_deg=0.7,
    knee_flexion_deg=0.8,
    reach_lead_s=0.003,
)
# Cadence rises by 2.5–3 steps/min per km/h (Burns 2019).
SPM_PER_KMH = 2.75
BELT_KMH = 10.4


@dataclass(frozen=True)
class Form:
    """What a runner does on average over a clip; the belt's true speed in km/h."""

    cadence_spm: float
    drop_deg: float
    shank_deg: float
    knee_deg: float
    peak_at: float = 0.44
    belt_kmh: float = BELT_KMH

    def motion(self, seed: int) -> Motion:
        """Return it with steps that scatter."""
        return Motion(
            cadence_spm=self.cadence_spm,
            belt_speed_m_s=self.belt_kmh / 3.6,
            landing=Landing(self.shank_deg, self.knee_deg),
            pelvis=PelvisMotion(self.drop_deg, self.drop_deg, self.peak_at),
            legs=LEGS,
            variation=replace(STEP_NOISE, seed=seed),
        )

    @property
    def ahead(self) -> float:
        """How far the ankle lands ahead of the hip, leg lengths."""
        shank, thigh = np.radians([self.shank_deg, self.shank_deg + self.knee_deg])
        ahead_m = BODY.shank_m * np.sin(shank) + BODY.thigh_m * np.sin(thigh)
        return float(ahead_m / BODY.leg_m)

    @property
    def excursion_share(self) -> float:
        """Excursion from contact to the peak as a share of the peak drop."""
        steps = make_steps(self.motion(0), CLIP_S, BODY.leg_m, LEGS.contact_length)
        peak = self.peak_at * 2.0 * steps.contact_share
        own, last = (np.clip(way / DROP_HALF_WIDTH, 0.0, 1.0) for way in (peak, 1.0 - peak))
        own, last = (np.cos(way * np.pi / 2.0) ** 2 for way in (own, last))
        return float(1.0 - own + last)


@dataclass(frozen=True)
class Drift:
    """How a runner's own form differs between clips, one standard deviation, and the belt's."""

    cadence_spm: float
    drop_deg: float
    shank_deg: float
    thigh_deg: float
    belt_kmh: float

    def of(self, form: Form, rng: np.random.Generator) -> Form:
        """Return a form as it is in another clip."""
        # A belt that shows tenths runs anywhere within one to either side.
        belt_kmh = self.belt_kmh * rng.uniform(-1.0, 1.0)
        faster_spm = SPM_PER_KMH * belt_kmh
        shank_deg, thigh_deg = self.shank_deg * _normal(rng), self.thigh_deg * _normal(rng)
        return replace(
            form,
            cadence_spm=form.cadence_spm + self.cadence_spm * _normal(rng) + faster_spm,
            drop_deg=form.drop_deg + self.drop_deg * _normal(rng),
            shank_deg=form.shank_deg + shank_deg,
            knee_deg=form.knee_deg + thigh_deg - shank_deg,
            belt_kmh=form.belt_kmh + belt_kmh,
        )


# Days. Published standard errors between two days hold camera, dots and reading by eye too: 1.0° of
# the drop, 0.8–1.7° of the shank (Dingenen 2018). Reading again agrees to ICC 0.90–0.99 (Dingenen
# 2017), some 0.5° and 0.7°, which leaves about these. Ours: the thigh differs as the shank does,
# and by itself, which is how steps differ (their knee and distance have such scatter); and cadence
# by half of what a stride's does.
DAYS = Drift(cadence_spm=1.0, drop_deg=0.8, shank_deg=1.0, thigh_deg=1.0, belt_kmh=0.1)
# Minutes. Halves of one clip with markers differ by 0.02–0.6° in drop, most of which are single
# steps: a quarter of the days' is left (ours). The belt errs as it did.
MINUTES = Drift(cadence_spm=0.25, drop_deg=0.2, shank_deg=0.25, thigh_deg=0.25, belt_kmh=0.0)
# A runner whose own form stays.
BELT_ALONE = Drift(0.0, 0.0, 0.0, 0.0, belt_kmh=0.1)
NOTHING = Drift(0.0, 0.0, 0.0, 0.0, 0.0)


def draw_form(rng: np.random.Generator) -> Form:
    """Return how one of many runners runs.

    Spreads are published ones (Matsuzaki 2024: 168.7 ± 8.6 steps/min, 6.0 ± 2.2°, 8.5 ± 3.2°,
    13.2 ± 3.8°), narrower and about a softer landing, so that every change can be run.
    """
    narrow = np.clip(rng.standard_normal(4), -2.0, 2.0)
    means, spreads = np.array([168.0, 6.0, 6.0, 17.0]), np.array([5.0, 1.2, 1.5, 1.5])
    return Form(*(float(value) for value in means + spreads * narrow))


def _normal(rng: np.random.Generator) -> float:
    # A day is not another runner, and every drawn landing can be run.
    return float(np.clip(rng.standard_normal(), -2.5, 2.5))
