"""The usual time between two frames, also for a phone's clock that alternates."""

import numpy as np

from formcheck.records.arrays import FloatArray

# How far a gap of one frame may be from the usual gap, as a fraction of it: first from the
# median, which may be either value of a clock that alternates, then from the mean of those. Phones
# that write 60 frames/s as 20 and 13.3 ms by turns have gaps 0.50 off their median and 0.20 off
# their mean; poor light makes 0.35; a dropped frame after such a pair lies 0.67 off the longer one.
FROM_MEDIAN, FROM_MEAN = 0.6, 0.5


def usual_gap_s(gaps_s: FloatArray) -> float | None:
    """Return the mean of the gaps that hold one frame, seconds; None without any gap.

    Gaps of dropped frames and pictures that were shown twice are left out.

    Parameters
    ----------
    gaps_s
        Times from frame to frame, shape (N,).
    """
    if not len(gaps_s):
        return None
    usual_s = float(np.sort(gaps_s)[len(gaps_s) // 2])
    for part in (FROM_MEDIAN, FROM_MEAN):
        near = gaps_s[np.abs(gaps_s - usual_s) <= part * usual_s]
        usual_s = float(near.mean()) if len(near) else usual_s
    return usual_s
