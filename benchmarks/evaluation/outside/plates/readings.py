"""What is read at the found contacts and toe-offs against the same at the true ones."""

from dataclasses import dataclass

import numpy as np

from benchmarks.evaluation.answers import BeltRead, Knowing, read_with_leg
from benchmarks.evaluation.outside.plates.film import Film
from benchmarks.evaluation.outside.plates.trials import PlateTrial
from formcheck.analyzers import (
    knee_flexion_at_contact,
    overstride_distance,
    pelvic_drop,
    pelvic_drop_excursion,
    pelvic_drop_timing,
    shank_angle,
)
from formcheck.camera import belt_speed
from formcheck.gait import (
    POSTURE_CUT_OFF_HZ,
    ankle_ahead_of_hip_px,
    clean_series,
    clean_track,
    knee_flexion_deg,
    leg_length_px,
    shank_angle_deg,
)
from formcheck.gait.stance_speed import stance_speeds
from formcheck.records import PHASE, Facing, FloatArray, GaitEvents, PoseSequence, Side

_NEAR, _BOTH = Side.RIGHT, (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True)
class PlateReading:
    """One quantity of one film of a trial, in the unit of the metric of that name.

    Attributes
    ----------
    trial, film
        Which run it is, and how it was seen.
    metric
        Name of the quantity; ``contact_time`` is in milliseconds.
    at_found, at_true
        Read at the found and at the true times, from the same track.
    """

    trial: str
    film: Film
    metric: str
    at_found: float
    at_true: float

    @property
    def error(self) -> float:
        """What the wrong times add."""
        return self.at_found - self.at_true


def plate_readings(
    trial: PlateTrial, film: Film, pose: PoseSequence, found: GaitEvents
) -> list[PlateReading]:
    """Return posture at contact in a film from the side, hip drop in one from behind."""
    if film.facing is not None:
        values = _posture(trial, pose, found, film.facing)
    else:
        values = _hip_drop(trial, pose, found)
    values["contact_time"] = _contact_times_ms(trial, found)
    return [PlateReading(trial.name, film, name, *pair) for name, pair in values.items()]


def plate_belts(
    trial: PlateTrial, film: Film, pose: PoseSequence, found: GaitEvents
) -> list[BeltRead]:
    """Return the belt's speed in a film from the side, by the leg as it is and by a usual one."""
    if film.facing is None:
        return []
    _, per_s = stance_speeds(clean_track(pose), found, _NEAR, film.facing)
    speed = belt_speed(None, None, per_s)
    assert speed is not None, "every trial shows a belt that moves back"
    told = BeltRead(Knowing.NOTHING, speed.m_s, speed.sd_m_s, trial.speed_m_s)
    return [read_with_leg(per_s, trial.leg_m, trial.speed_m_s), told]


def _posture(
    trial: PlateTrial, pose: PoseSequence, found: GaitEvents, facing: Facing
) -> dict[str, tuple[float, float]]:
    """Medians at the contacts of the near leg."""
    track = clean_track(pose, POSTURE_CUT_OFF_HZ)
    ahead = ankle_ahead_of_hip_px(track, _NEAR, facing) / leg_length_px(track, _NEAR)
    curves = {
        shank_angle.METRIC.name: shank_angle_deg(track, _NEAR, facing),
        overstride_distance.METRIC.name: ahead,
        knee_flexion_at_contact.METRIC.name: knee_flexion_deg(track, _NEAR, facing),
    }
    times_s = (found.contacts_s(_NEAR), trial.stances[_NEAR].contacts_s)
    return {
        name: _pair(*(_median_at(track, curve, t) for t in times_s))
        for name, curve in curves.items()
    }


def _median_at(track: PoseSequence, curve: FloatArray, times_s: FloatArray) -> float:
    inside = times_s[times_s <= track.timestamps_s[-1]]
    return float(np.nanmedian(np.interp(inside, track.timestamps_s, curve)))


def _hip_drop(
    trial: PlateTrial, pose: PoseSequence, found: GaitEvents
) -> dict[str, tuple[float, float]]:
    """Of the line through both hip joints in the picture, mean of both sides."""
    left, right = (pose.sided(side, "hip") for side in _BOTH)
    tilt_deg = np.degrees(np.arctan2(right[:, 1] - left[:, 1], right[:, 0] - left[:, 0]))
    grid_s, tilt_deg = clean_series(pose.timestamps_s, tilt_deg)
    at_found, at_true = (
        np.mean([_drop(grid_s, tilt_deg, side, *of[side]) for side in _BOTH], axis=0)
        for of in (_found_stances(found), _true_stances(trial))
    )
    metrics = (pelvic_drop, pelvic_drop_excursion, pelvic_drop_timing)
    return {
        of.METRIC.name: _pair(a, b) for of, a, b in zip(metrics, at_found, at_true, strict=True)
    }


def _drop(
    grid_s: FloatArray, tilt_deg: FloatArray, side: Side, starts_s: FloatArray, ends_s: FloatArray
) -> FloatArray:
    """Peak of the mean curve, its rise from contact, and when in stance it is, percent."""
    sign = -1.0 if side is Side.RIGHT else 1.0
    whole = ends_s <= grid_s[-1]
    at_s = starts_s[whole, None] + PHASE * (ends_s - starts_s)[whole, None]
    curves = sign * np.interp(at_s, grid_s, tilt_deg)
    mean = curves[np.isfinite(curves).all(axis=1)].mean(axis=0)
    peak = int(mean.argmax())
    return np.array([mean[peak], mean[peak] - mean[0], 100.0 * PHASE[peak]])


Ends = dict[Side, tuple[FloatArray, FloatArray]]
"""Contacts and toe-offs of whole stances of each foot."""


def _found_stances(found: GaitEvents) -> Ends:
    stances = {side: found.stances(side) for side in _BOTH}
    return {
        side: (
            np.array([stance.initial_contact_s for stance in of]),
            np.array([stance.toe_off_s for stance in of]),
        )
        for side, of in stances.items()
    }


def _true_stances(trial: PlateTrial) -> Ends:
    seen = {
        side: np.isfinite(of.contacts_s) & np.isfinite(of.toe_offs_s)
        for side, of in trial.stances.items()
    }
    return {
        side: (of.contacts_s[seen[side]], of.toe_offs_s[seen[side]])
        for side, of in trial.stances.items()
    }


def _contact_times_ms(trial: PlateTrial, found: GaitEvents) -> tuple[float, float]:
    """Medians of both feet's stances."""
    return _pair(
        *(
            1000.0
            * float(np.median(np.concatenate([ends - starts for starts, ends in of.values()])))
            for of in (_found_stances(found), _true_stances(trial))
        )
    )


def _pair(at_found: float, at_true: float) -> tuple[float, float]:
    return float(at_found), float(at_true)
