"""Contacts and toe-offs against what this project did not make: force plates, another renderer.

Needs the data, which are not part of the project: the environment variable FORMCHECK_REAL_DATA
names a folder with `mocap/`, `second_renderer/` and `clips/`.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from formcheck import Report, analyze
from formcheck.records import EventKind, FloatArray, Reason, Side, View

pytest.importorskip("numba", reason="the evaluation needs the benchmark extra")

# `benchmarks` lies beside `src` and is not installed.
sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.evaluation.measure import matched_errors_s
from benchmarks.evaluation.outside.plates.film import Film
from benchmarks.evaluation.outside.plates.report import (
    PlateReport,
    between_runners_ms,
    plate_report,
    plate_trials,
)

_FOLDER = os.environ.get("FORMCHECK_REAL_DATA")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        _FOLDER is None, reason="FORMCHECK_REAL_DATA does not name a folder with real recordings"
    ),
]
SIDES = (Side.LEFT, Side.RIGHT)
FILMS = [
    Film(view, rate_hz, is_noisy=is_noisy)
    for view in (View.RIGHT, View.REAR)
    for rate_hz, is_noisy in ((60.0, False), (30.0, True))
]
# Standard deviation between trials, and the worst mean of one, milliseconds.
BETWEEN_MS = {
    (View.RIGHT, EventKind.INITIAL_CONTACT): (6.0, 12.0),
    (View.RIGHT, EventKind.TOE_OFF): (6.0, 10.0),
    (View.REAR, EventKind.INITIAL_CONTACT): (7.0, 12.0),
    (View.REAR, EventKind.TOE_OFF): (7.0, 12.0),
}


@cache
def plates() -> PlateReport:
    return plate_report(plate_trials(Path(_FOLDER or "") / "mocap"), FILMS)


@cache
def report(folder: str, name: str) -> Report:
    return analyze(Path(_FOLDER or "") / folder / f"{name}.mp4")


def true_contacts_s(name: str, side: Side) -> FloatArray:
    path = Path(_FOLDER or "") / "second_renderer" / f"{name}.truth.json"
    events = json.loads(path.read_text(encoding="utf-8"))["events"]
    return np.array(events[side]["initial_contact_s"])


@pytest.mark.parametrize("film", FILMS)
@pytest.mark.parametrize("kind", list(EventKind))
def test_real_runners_differ_little_in_what_the_rules_are_off_by(
    film: Film, kind: EventKind
) -> None:
    errors = [e for e in plates().events if e.film == film and e.kind is kind]
    assert len(errors) == 7
    between_ms, worst_ms = BETWEEN_MS[film.view, kind]
    assert between_runners_ms(errors) < between_ms
    assert max(abs(e.bias_ms) for e in errors) < worst_ms
    assert max(e.missed for e in errors) <= 3


@pytest.mark.parametrize(
    ("metric", "worst"),
    [("pelvic_drop", 0.6), ("pelvic_drop_excursion", 0.6), ("contact_time", 15.0)],
)
def test_wrong_times_do_little_to_what_is_read(metric: str, worst: float) -> None:
    errors = [abs(r.error) for r in plates().readings if r.metric == metric]
    assert max(errors) < worst


@pytest.mark.parametrize("name", ["side_good", "side_over_after", "side_30"])
def test_another_renderers_near_leg_lands_within_ten_milliseconds(name: str) -> None:
    trial = report("second_renderer", name).trial
    side, _ = trial.near_leg
    errors_s = matched_errors_s(trial.gait.events.contacts_s(side), true_contacts_s(name, side))
    assert abs(errors_s.mean()) < 0.010


@pytest.mark.parametrize("name", ["rear_left_marked", "rear_left_marked_after"])
def test_a_rolled_camera_behind_loses_no_contact(name: str) -> None:
    trial = report("second_renderer", name).trial
    for side, seen in zip(SIDES, trial.gait.contacts_seen, strict=True):
        assert seen >= len(true_contacts_s(name, side)) - 1
    assert trial.gait.events.rejected == 0


@pytest.mark.parametrize("name", ["treadmill_rear_30fps", "overground_rear_30fps"])
def test_real_runners_from_behind_lose_no_contact(name: str) -> None:
    trial = report("clips", name).trial
    left, right = trial.gait.contacts_seen
    assert abs(left - right) <= 1
    assert trial.gait.events.rejected == 0
    assert trial.gait.running.refusal is None


def test_a_real_walk_from_behind_has_no_running_steps() -> None:
    trial = report("clips", "walk_rear").trial
    assert trial.gait.running.refusal is Reason.NOT_RUNNING
    assert trial.gait.contacts_seen == (0, 0)
