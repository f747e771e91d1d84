"""Runners drawn from figures of real ones at a belt speed."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.kinematics import Landing, LegMotion, Motion, PelvisMotion, Variation

# Thigh and shank together at 1.75 m.
LEG_M = 0.86
# Treadmill runners on force plates or with forces rebuilt: Hamner & Delp 2013 (J Biomech 46:780)
# at 2, 3, 4 and 5 m/s, Fukuchi 2017 (PeerJ 5:e3298) at 2.5, 3.5 and 4.5 m/s; 46 trials of 14
# runners. Mean and standard deviation between trials at each of these belt speeds.
SPEEDS_M_S = (1.995, 2.894, 3.862, 4.714)
CADENCE_SPM = ((159.7, 164.8, 176.1, 192.5), (8.5, 9.1, 8.7, 11.5))
CONTACT_S = ((0.323, 0.266, 0.225, 0.198), (0.028, 0.027, 0.017, 0.013))
SHANK_DEG = ((2.8, 6.6, 9.0, 10.8), (2.1, 2.0, 1.9, 2.7))
KNEE_DEG = ((14.7, 13.5, 15.0, 17.1), (2.8, 4.0, 2.9, 3.5))
FOOT_DEG = ((13.4, 16.1, 18.6, 19.5), (8.7, 10.2, 10.9, 11.4))
DROP_DEG = ((3.2, 4.4, 5.0, 5.5), (1.4, 1.5, 1.7, 1.9))
DROP_PEAK_AT = ((0.31, 0.35, 0.35, 0.37), (0.08, 0.05, 0.08, 0.09))
REACH_LEAD_S = ((0.0277, 0.0324, 0.0327, 0.0353), (0.009, 0.010, 0.008, 0.011))
FOOT_OVER_BELT = ((0.72, 0.64, 0.64, 0.58), (0.14, 0.12, 0.12, 0.14))
# Between the last two: a foot that still goes fast over the belt was furthest ahead just before.
LEAD_AND_SPEED_R = -0.90
# Between the sides of one runner, our estimate.
SIDES_DIFFER_DEG = 1.2
# Nobody further from the mean than this many standard deviations.
MAX_SD = 1.7

_Figure = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True)
class _Draw:
    """Draws figures at one belt speed."""

    speed_m_s: float
    rng: np.random.Generator

    def deviation(self) -> float:
        """Return a normal deviate within what is allowed."""
        return float(np.clip(self.rng.standard_normal(), -MAX_SD, MAX_SD))

    def of(self, figure: _Figure, deviation: float | None = None) -> float:
        """Return a figure of one runner, at this deviation or one that is drawn."""
        mean, spread = (float(np.interp(self.speed_m_s, SPEEDS_M_S, part)) for part in figure)
        return mean + spread * (self.deviation() if deviation is None else deviation)


def drawn_motion(speed_m_s: float, seed: int) -> Motion:
    """Return the motion of a runner drawn by a seed, 2–4.7 m/s."""
    draw = _Draw(speed_m_s, np.random.default_rng(seed))
    cadence_spm, drop_deg = draw.of(CADENCE_SPM), draw.of(DROP_DEG)
    differ_deg = SIDES_DIFFER_DEG * draw.deviation()
    late = draw.deviation()
    fast = LEAD_AND_SPEED_R * late + np.sqrt(1.0 - LEAD_AND_SPEED_R**2) * draw.deviation()
    return Motion(
        cadence_spm=cadence_spm,
        belt_speed_m_s=speed_m_s,
        landing=Landing(draw.of(SHANK_DEG), draw.of(KNEE_DEG), None, draw.of(FOOT_DEG)),
        pelvis=PelvisMotion(
            max(drop_deg + differ_deg, 0.5),
            max(drop_deg - differ_deg, 0.5),
            draw.of(DROP_PEAK_AT),
            vertical_oscillation_m=min(0.065, 11.0 / cadence_spm),
        ),
        legs=LegMotion(
            contact_length=draw.of(CONTACT_S) * speed_m_s / LEG_M,
            toe_off_pitch_deg=-58.0,
            reach_lead_s=draw.of(REACH_LEAD_S, late),
            foot_over_belt=draw.of(FOOT_OVER_BELT, fast),
        ),
        variation=Variation(seed),
    )
