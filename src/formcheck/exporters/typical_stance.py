"""The stance of a typical step."""

import numpy as np

from formcheck.records import Measurement, Report, Side, Stance


def typical_stance(report: Report, side: Side) -> Stance | None:
    """Return the stance of the step nearest to the value that was first measured on its side."""
    stances = report.trial.gait.events.stances(side)
    if not stances:
        return None
    for result in report.results:
        if isinstance(result, Measurement) and result.side is side:
            typical_s = result.times_s[np.argmin(np.abs(result.values - result.value))]
            return min(stances, key=lambda s: abs(s.initial_contact_s - float(typical_s)))
    return stances[len(stances) // 2]
