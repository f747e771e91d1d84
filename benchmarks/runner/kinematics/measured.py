"""Mean joint curves of a real runner, from which the rendered one takes the shape of its swing."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from formcheck.records import FloatArray

DATA_FILE = "measured_runner.toml"


@dataclass(frozen=True)
class Curve:
    """A quantity over the stride as a Fourier series; its unit is that of the coefficients."""

    coefficients: tuple[float, ...]

    def at(self, phase: FloatArray) -> FloatArray:
        """Return the value at stride phases (T,), 0 and 1 being initial contacts."""
        return self._sum(phase, np.array(self.coefficients))

    def slope(self, phase: FloatArray) -> FloatArray:
        """Return the derivative by the phase, per stride, at phases (T,)."""
        old = np.array(self.coefficients)
        turn = 2.0 * np.pi * (np.arange(len(old) // 2) + 1.0)
        new = np.zeros_like(old)
        new[1::2], new[2::2] = old[2::2] * turn, -old[1::2] * turn
        return self._sum(phase, new)

    def _sum(self, phase: FloatArray, coefficients: FloatArray) -> FloatArray:
        angles = 2.0 * np.pi * np.multiply.outer(phase, np.arange(len(coefficients) // 2) + 1.0)
        waves = np.cos(angles) @ coefficients[1::2] + np.sin(angles) @ coefficients[2::2]
        return np.asarray(coefficients[0] + waves, dtype=np.float64)


@dataclass(frozen=True)
class MeasuredRunner:
    """Figures and mean curves of runner RBDS001, Fukuchi et al. 2017 (see the data file).

    Attributes
    ----------
    cadence_spm, belt_speed_m_s, contact_s
        Steps per minute, belt speed, and duration of one stance.
    shank_angle_deg, knee_flexion_deg, foot_pitch_deg
        At initial contact; ankle ahead of knee, bent, and toes up are positive.
    ankle_descent_m_s
        Downward speed of the ankle just before initial contact.
    curves
        By name; the unit is in the name.
    """

    cadence_spm: float
    belt_speed_m_s: float
    contact_s: float
    shank_angle_deg: float
    knee_flexion_deg: float
    foot_pitch_deg: float
    ankle_descent_m_s: float
    curves: dict[str, Curve]

    @property
    def contact_share(self) -> float:
        """Stance as a share of the stride."""
        return self.contact_s * self.cadence_spm / 120.0

    def foot_pitch_at(self, phase: FloatArray) -> FloatArray:
        """Return the pitch of the foot in degrees at phases (T,), toes up positive."""
        thigh, knee, ankle = (self.curves[f"{name}_deg"].at(phase) for name in LEG_ANGLES)
        return np.asarray(thigh - knee + ankle, dtype=np.float64)

    def foot_pitch_slope(self, phase: FloatArray) -> FloatArray:
        """Return its derivative by the phase, degrees per stride."""
        thigh, knee, ankle = (self.curves[f"{name}_deg"].slope(phase) for name in LEG_ANGLES)
        return np.asarray(thigh - knee + ankle, dtype=np.float64)


LEG_ANGLES = ("thigh", "knee", "ankle")


@cache
def measured_runner() -> MeasuredRunner:
    """Return the figures of the data file beside this module."""
    figures = tomllib.loads(files(__package__).joinpath(DATA_FILE).read_text("utf-8"))
    curves = {name: Curve(tuple(values)) for name, values in figures.pop("curves").items()}
    return MeasuredRunner(curves=curves, **figures)
