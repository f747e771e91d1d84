"""Estimate the belt's speed from the standing foot that it carries back."""

import numpy as np

from formcheck.camera.scale import LEG_LENGTH_OF_HEIGHT
from formcheck.records import BeltSpeed, FloatArray, SpeedSource

# Height of adults: 1.70 m is the middle of women's and men's means in the countries whose runners
# were studied, and 0.095 m the spread of both together (NCD-RisC 2016: means of 1.63 and 1.77 m,
# spread within a sex 0.065 m).
USUAL_HEIGHT_M, HEIGHT_SD_M = 1.70, 0.095
# Standard deviation of legs of one height, as a share of their length (Drillis & Contini 1966), and
# of the speed that is read from the standing foot, leg lengths per second (rendered tuning clips).
LEG_SD = 0.04
READING_SD = 0.04


def belt_speed(
    speed_m_s: float | None, height_cm: float | None, belt_leg_lengths_per_s: FloatArray
) -> BeltSpeed | None:
    """Return the belt's speed: as stated, else estimated with the runner's or a usual leg.

    Parameters
    ----------
    speed_m_s, height_cm
        Speed and body height as stated.
    belt_leg_lengths_per_s
        Speed at which the belt carries the standing foot back, one per stance; empty when the view
        does not show it.
    """
    if speed_m_s is not None:
        return BeltSpeed(speed_m_s, 0.0, SpeedSource.STATED)
    belt = float(np.median(belt_leg_lengths_per_s)) if len(belt_leg_lengths_per_s) else 0.0
    if belt <= 0.0:
        return None
    height_m = USUAL_HEIGHT_M if height_cm is None else height_cm / 100.0
    height_sd = HEIGHT_SD_M / USUAL_HEIGHT_M if height_cm is None else 0.0
    sd = float(np.sqrt(height_sd**2 + LEG_SD**2 + READING_SD**2))
    estimated_m_s = belt * LEG_LENGTH_OF_HEIGHT * height_m
    return BeltSpeed(estimated_m_s, sd * estimated_m_s, SpeedSource.ESTIMATED)
