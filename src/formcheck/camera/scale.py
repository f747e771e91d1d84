"""Find the runner's leg length, from the stated height or from the belt's speed."""

import numpy as np

from formcheck.records import BodyScale, FloatArray, ScaleSource

# Thigh 0.245 and shank 0.246 of body height (Drillis & Contini 1966, the usual proportions).
LEG_LENGTH_OF_HEIGHT = 0.491
# Bodies deviate by some 4 % from the usual proportions, and the standing foot's speed is read to
# some 4 % (rendered tuning clips); beyond their sum one of the stated numbers is wrong.
MAX_DISAGREEMENT = 0.08
# Leg lengths of people between 1.2 and 2.3 m tall; a speed that implies another length is wrong.
LEG_RANGE_M = (0.6, 1.15)


def body_scale(
    height_cm: float | None, speed_m_s: float | None, belt_leg_lengths_per_s: FloatArray
) -> BodyScale | None:
    """Return the runner's leg length; a stated height takes precedence, and the speed checks it.

    Parameters
    ----------
    height_cm
        Body height as stated.
    speed_m_s
        Speed of the belt as stated.
    belt_leg_lengths_per_s
        Speed at which the belt carries the standing foot back, one per stance; empty when the view
        does not show it.
    """
    by_height_m = None if height_cm is None else LEG_LENGTH_OF_HEIGHT * height_cm / 100.0
    by_speed_m = None
    belt = float(np.median(belt_leg_lengths_per_s)) if len(belt_leg_lengths_per_s) else 0.0
    if speed_m_s is not None and belt > 0.0:
        by_speed_m = speed_m_s / belt
    if by_height_m is None:
        possible = by_speed_m is not None and LEG_RANGE_M[0] <= by_speed_m <= LEG_RANGE_M[1]
        return BodyScale(by_speed_m, ScaleSource.BELT_SPEED) if possible and by_speed_m else None
    return BodyScale(by_height_m, ScaleSource.HEIGHT, _warning(by_height_m, by_speed_m))


def _warning(by_height_m: float, by_speed_m: float | None) -> str | None:
    if by_speed_m is None or abs(by_speed_m / by_height_m - 1.0) <= MAX_DISAGREEMENT:
        return None
    return (
        f"height and belt speed do not fit together: the height implies a leg of "
        f"{100 * by_height_m:.0f} cm, the belt's speed one of {100 * by_speed_m:.0f} cm; check both"
    )
