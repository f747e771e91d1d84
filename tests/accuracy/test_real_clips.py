"""Real footage: a hand count, and a clip that is too short for anything.

Needs the clips, which are not part of the project: the environment variable FORMCHECK_REAL_DATA
names a folder with `clips/`.
"""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from formcheck import Measurement, NotMeasured, Report, View, analyze
from formcheck.records import Facing, Reason

_FOLDER = os.environ.get("FORMCHECK_REAL_DATA")
pytestmark = [
    pytest.mark.slow,  # It looks for the runner with the pose model.
    pytest.mark.skipif(
        _FOLDER is None, reason="FORMCHECK_REAL_DATA does not name a folder with real clips"
    ),
]


def _clip(name: str) -> Path:
    return Path(_FOLDER or "") / "clips" / name


@cache
def report(name: str) -> Report:
    return analyze(_clip(name))


def test_treadmill_runner_is_seen_from_the_left() -> None:
    trial = report("treadmill_side_30fps.mp4").trial
    assert (trial.view, trial.facing) == (View.LEFT, Facing.LEFT)


def test_treadmill_cadence_agrees_with_the_hand_count() -> None:
    counted = json.loads(_clip("treadmill_side_30fps.truth.json").read_text())
    (cadence,) = (
        r for r in report("treadmill_side_30fps.mp4").results if r.metric.name == "cadence"
    )
    assert isinstance(cadence, Measurement)
    assert cadence.value == pytest.approx(counted["cadence_steps_per_min"], abs=1.5)


def test_treadmill_values_have_intervals() -> None:
    results = report("treadmill_side_30fps.mp4").results
    measured = [r for r in results if isinstance(r, Measurement)]
    assert len(measured) == 4
    assert all(r.low < r.value < r.high for r in measured)


def test_three_contacts_are_not_enough_for_anything() -> None:
    results = report("overground_side_3_contacts.mp4").results
    assert all(isinstance(r, NotMeasured) and r.advice for r in results)
    reasons = {r.metric.name: r.reason for r in results if isinstance(r, NotMeasured)}
    from_behind = {reasons.pop(name) for name in list(reasons) if name.startswith("pelvic")}
    assert from_behind == {Reason.WRONG_VIEW}
    # The runner crosses the picture, and leaves it on both sides.
    assert set(reasons.values()) == {Reason.TOO_FEW_STEPS}
    told = {r.seen for r in results if isinstance(r, NotMeasured) and r.metric.name in reasons}
    assert all(seen.startswith("the runner passes through the picture") for seen in told)
