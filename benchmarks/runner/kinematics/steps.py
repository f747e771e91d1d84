"""When which foot lands and leaves, how far the belt has gone, and how the steps differ."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import CubicSpline

from benchmarks.runner.kinematics.motion import Motion
from formcheck.records import FloatArray, Side

# Steps before and after the clip, so that every frame lies between whole strides.
LEAD_IN_S = 1.3
LEAD_OUT_S = 1.6


@dataclass(frozen=True)
class Belt:
    """Belt whose speed changes evenly over the clip and is constant before and after."""

    first_m_s: float
    last_m_s: float
    duration_s: float

    def speed_m_s(self, time_s: FloatArray) -> FloatArray:
        """Return the speed at times (T,)."""
        gain = self.last_m_s - self.first_m_s
        return np.asarray(self.first_m_s + gain * np.clip(time_s / self.duration_s, 0.0, 1.0))

    def travel_m(self, time_s: FloatArray) -> FloatArray:
        """Return the way since second 0 at times (T,)."""
        inside = np.clip(time_s, 0.0, self.duration_s)
        gain = (self.last_m_s - self.first_m_s) * inside
        outside = self.last_m_s * np.maximum(time_s - self.duration_s, 0.0)
        before = self.first_m_s * np.minimum(time_s, 0.0)
        ramp = self.first_m_s * inside + gain * inside / (2.0 * self.duration_s)
        return np.asarray(ramp + outside + before)


@dataclass(frozen=True)
class Steps:
    """The steps of one motion; arrays have one entry per step (N,), left foot first.

    Attributes
    ----------
    belt
        What the feet land on.
    contact_s, stance_s
        Initial contacts, and durations of the stances they begin.
    drop_deg, shank_deg, knee_deg, reach_lead_s
        Asked of each step; shank and knee as differences from the asked landing.
    """

    belt: Belt
    contact_s: FloatArray
    stance_s: FloatArray
    drop_deg: FloatArray
    shank_deg: FloatArray
    knee_deg: FloatArray
    reach_lead_s: FloatArray

    @property
    def toe_off_s(self) -> FloatArray:
        """Ends of the stances (N,)."""
        return self.contact_s + self.stance_s

    @property
    def contact_share(self) -> float:
        """Stance as a share of the stride, mean."""
        return float(np.mean(self.stance_s) / (2.0 * np.mean(np.diff(self.contact_s))))

    def side(self, step: int) -> Side:
        """Which foot lands."""
        return Side.RIGHT if step % 2 else Side.LEFT

    def of(self, side: Side) -> range:
        """Steps of one foot."""
        return range(0 if side is Side.LEFT else 1, len(self.contact_s), 2)

    @cached_property
    def _clock(self) -> CubicSpline:
        return CubicSpline(self.contact_s, np.arange(len(self.contact_s), dtype=np.float64))

    def phase(self, time_s: FloatArray) -> FloatArray:
        """Return how many steps have been made at times (T,), smoothly counted."""
        return np.asarray(self._clock(time_s))


def make_steps(motion: Motion, duration_s: float, leg_m: float, contact_length: float) -> Steps:
    """Return the steps of a motion from before the clip to after it.

    Parameters
    ----------
    motion
        What the runner does; not standing.
    duration_s
        Of the clip.
    leg_m
        Length of thigh and shank together.
    contact_length
        Belt travel during stance, in leg lengths, at most.
    """
    belt = belt_of(motion, duration_s)
    rng = np.random.default_rng(motion.variation.seed)
    contact_s = _contacts(motion, duration_s, rng)
    varied, count = motion.variation, len(contact_s)
    drops_deg = np.where(
        np.arange(count) % 2, motion.pelvis.drop_right_deg, motion.pelvis.drop_left_deg
    )
    return Steps(
        belt=belt,
        contact_s=contact_s,
        stance_s=_stances(motion, belt, contact_s, contact_length * leg_m),
        drop_deg=drops_deg + varied.drop_deg * _draw(rng, count),
        shank_deg=varied.shank_angle_deg * _draw(rng, count),
        knee_deg=varied.knee_flexion_deg * _draw(rng, count),
        reach_lead_s=varied.reach_lead_s * _draw(rng, count),
    )


def belt_of(motion: Motion, duration_s: float) -> Belt:
    """Return the belt of a motion."""
    last = motion.final_belt_speed_m_s
    return Belt(motion.belt_speed_m_s, motion.belt_speed_m_s if last is None else last, duration_s)


def _draw(rng: np.random.Generator, count: int) -> FloatArray:
    """Normal deviates within two standard deviations: a step is never a stumble."""
    return np.clip(rng.standard_normal(count), -2.0, 2.0)


def _contacts(motion: Motion, duration_s: float, rng: np.random.Generator) -> FloatArray:
    last_spm = motion.final_cadence_spm or motion.cadence_spm
    times_s = [-LEAD_IN_S - 60.0 / motion.cadence_spm * float(rng.uniform())]
    while times_s[-1] < duration_s + LEAD_OUT_S:
        passed = float(np.clip(times_s[-1] / duration_s, 0.0, 1.0))
        cadence_spm = motion.cadence_spm + (last_spm - motion.cadence_spm) * passed
        vary = 1.0 + motion.variation.step_time_pct / 100.0 * float(_draw(rng, 1)[0])
        times_s.append(times_s[-1] + 60.0 / cadence_spm * vary)
    return np.array(times_s)


def _stances(motion: Motion, belt: Belt, contact_s: FloatArray, contact_m: float) -> FloatArray:
    """Time in which the belt goes the contact length, within the share of the stride."""
    stance_s = contact_m / belt.speed_m_s(contact_s)
    for _ in range(4):
        stance_s = contact_m / belt.speed_m_s(contact_s + stance_s / 2.0)
    stride_s = 2.0 * np.gradient(contact_s)
    return np.asarray(np.minimum(stance_s, motion.legs.contact_share * stride_s))
