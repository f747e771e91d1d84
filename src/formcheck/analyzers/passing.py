"""Detect a runner who passes through the picture; on a treadmill a runner stays in place."""

import numpy as np

from formcheck.records import Trial

# A treadmill's belt is 1.3 to 1.6 m long, a leg 0.75 to 0.95 m: a runner who travels more than this
# many leg lengths is not on a belt.
LONGER_THAN_A_BELT = 2.5
# A passing runner travels one way: from first to last place is nearly as far as the whole range.
ONE_WAY = 0.8


def passing_s(trial: Trial) -> tuple[float, float] | None:
    """Return from when to when a runner who passes through the picture is in sight, or None."""
    across_px = trial.gait.pose.middle("hip")[:, 0]
    known = np.flatnonzero(np.isfinite(across_px))
    if len(known) < 2 or not trial.gait.leg_length_px > 0.0:
        return None
    way_px = abs(across_px[known[-1]] - across_px[known[0]])
    is_one_way = way_px >= ONE_WAY * np.ptp(across_px[known])
    if not is_one_way or way_px < LONGER_THAN_A_BELT * trial.gait.leg_length_px:
        return None
    first_s, last_s = trial.gait.pose.timestamps_s[known[[0, -1]]]
    return float(first_s), float(last_s)
