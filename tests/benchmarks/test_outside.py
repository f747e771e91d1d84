"""Evidence from outside: what counts as wrong, and another renderer's truth read rightly."""

from pathlib import Path

import numpy as np
import pytest
from synthetic_report import SIDE, report_of

from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.outside.check import Check
from benchmarks.evaluation.outside.other_renderer import translated
from benchmarks.evaluation.outside.plates.report import PlateReport
from benchmarks.evaluation.outside.real import TRUTHS, real_recordings, unseen_checks
from benchmarks.evaluation.outside.section import NOTHING, Outside, answer, section
from benchmarks.evaluation.outside.tables import check_table, summary_table
from benchmarks.evaluation.truth import ClipTruth
from formcheck.records import View

NAN = float("nan")
PLATES = PlateReport([], [])


def measured(metric: str, truth: float, low: float, high: float) -> Value:
    return Value(metric, "", truth, (low + high) / 2.0, low, high)


def refused(metric: str, truth: float) -> Value:
    return Value(metric, "", truth, reason="too_few_steps")


def test_an_interval_is_wrong_by_how_far_it_lies_from_what_the_eye_may_have_seen() -> None:
    assert Check("", measured("cadence", 170.0, 168.0, 169.5), 0.7).missed_by == 0.0
    assert Check("", measured("cadence", 170.0, 168.0, 169.0), 0.7).missed_by == pytest.approx(0.3)
    assert Check("", measured("cadence", 170.0, 172.0, 173.0), 0.5).missed_by == pytest.approx(1.5)
    assert Check("", refused("cadence", 170.0)).missed_by == 0.0


def test_a_metric_that_cannot_be_seen_is_checked_where_it_is_not_measured() -> None:
    results = report_of(SIDE).results
    (hips,) = unseen_checks({"shows": "", "unseen": ["pelvic_drop"]}, results)
    assert (hips.value.metric, hips.value.value) == ("pelvic_drop", None)
    of_all = unseen_checks({"shows": "", "unseen": ["all"]}, results)
    assert {"cadence", "shank_angle"} <= {check.value.metric for check in of_all}


def test_every_value_of_what_cannot_be_seen_is_wrong() -> None:
    assert Check("", measured("cadence", NAN, 168.0, 169.0)).missed_by == float("inf")
    assert Check("", refused("cadence", NAN)).missed_by == 0.0


def test_verdicts_say_which_of_five_it_is() -> None:
    checks = [
        Check("a", measured("cadence", 170.0, 169.0, 171.0)),
        Check("b", measured("cadence", 170.0, 171.5, 173.0)),
        Check("c", measured("cadence", NAN, 171.5, 173.0)),
        Check("d", refused("cadence", 170.0)),
        Check("e", refused("cadence", NAN)),
    ]
    verdicts = [line.split(" | ")[-1].removesuffix(" |") for line in _rows(check_table(checks))]
    assert verdicts == ["holds", "**missed by 1.50**", "**wrong**", "refused", "right"]


def test_a_summary_counts_what_is_measured_and_how_far_the_worst_interval_misses() -> None:
    values = (
        measured("pelvic_drop", 5.0, 4.0, 7.0),
        measured("pelvic_drop", 5.0, 7.0, 9.0),
        refused("pelvic_drop", 5.0),
        refused("pelvic_drop", 5.0),
    )
    (row,) = _rows(summary_table([outcome((value,)) for value in values]))
    assert row == "| hip drop, deg | 4 | 50 % | 1.75 | 3.00 | 50 % | 2.00 |"


def test_the_page_begins_with_how_many_values_are_wrong() -> None:
    other = [outcome((measured("cadence", 170.0, 171.0, 172.0), measured("pose_hips", 5.0, 1, 2)))]
    real = [Check("walk", refused("cadence", NAN)), Check("run", measured("cadence", 9, 8, 10))]
    said = answer(Outside(other, real, PLATES))
    assert "Of 3 values" in said and "2 are measured, and of those 1 is wrong" in said
    assert "walk" in section(Outside(other, real, PLATES))


def test_without_recordings_the_page_says_so() -> None:
    assert answer(Outside([], [], PLATES)) == section(Outside([], [], PLATES)) == NOTHING


def test_another_renderers_truth_goes_through_the_same_operators() -> None:
    """Level hips but for the stances: 4° lower on the right on the left leg, 2° the other way."""
    times_s = np.arange(0.0, 6.0, 1.0 / 60.0)
    step_s, stance_s = 0.35, 0.25
    starts_s = np.arange(0.3, 5.5, step_s)
    tilt_deg = np.zeros(len(times_s))
    for number, start_s in enumerate(starts_s):
        part = np.clip((times_s - start_s) / stance_s, 0.0, 1.0)
        tilt_deg += np.sin(np.pi * part) ** 2 * (4.0 if number % 2 == 0 else -2.0)
    told = {
        "near_side": None,
        "view": "rear",
        "belt_speed_mps": 2.9,
        "runner": {"height_m": 1.69, "thigh_m": 0.41, "shank_m": 0.42},
        "steps": [step("left" if n % 2 == 0 else "right", s) for n, s in enumerate(starts_s)],
        "frame_times_s": times_s.tolist(),
        "per_frame": {"hip_tilt_deg": tilt_deg.tolist()},
    }
    values = ClipTruth(translated(told), is_mirrored=False).values()
    assert values["cadence"] == pytest.approx(60.0 / step_s, abs=0.01)
    assert values["pelvic_drop_left"] == pytest.approx(4.0, abs=0.2)
    assert values["pelvic_drop_right"] == pytest.approx(2.0, abs=0.2)
    flipped = ClipTruth(translated(told), is_mirrored=True).values()
    assert flipped["pelvic_drop_right"] == pytest.approx(values["pelvic_drop_left"], abs=0.01)


def test_another_renderers_side_view_is_that_of_its_near_leg() -> None:
    told = {
        "near_side": "right",
        "view": "side",
        "belt_speed_mps": 2.7,
        "runner": {"height_m": 1.63, "thigh_m": 0.4, "shank_m": 0.4},
        "steps": [step("right", 0.5), step("left", 0.9), step("right", 1.3)],
        "frame_times_s": [0.0, 1.0],
        "per_frame": {"hip_tilt_deg": [0.0, 0.0]},
    }
    truth = ClipTruth(translated(told), is_mirrored=False)
    assert truth.view is View.RIGHT
    assert truth.values()["overstride_distance"] == pytest.approx(0.3)
    assert truth.values()["shank_angle"] == pytest.approx(7.0)
    assert (truth.belt_speed_m_s, truth.height_m, truth.leg_m) == (2.7, 1.63, 0.8)


def test_only_recordings_that_are_there_are_measured(tmp_path: Path) -> None:
    assert real_recordings(tmp_path) == []
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips/walk_rear.mp4").touch()
    (found,) = real_recordings(tmp_path)
    assert found["unseen"] == ["all"]
    assert TRUTHS.exists()


def step(side: str, start_s: float) -> dict[str, object]:
    return {
        "side": side,
        "complete": True,
        "ic_s": start_s,
        "to_s": start_s + 0.25,
        "shank_deg": 7.0,
        "knee_flexion_deg": 15.0,
        "ankle_midhip_over_leg": 0.3,
    }


def outcome(values: tuple[Value, ...]) -> Outcome:
    return Outcome(
        "c", "r", "outside", "rear", "k", "as recorded", 30.0, 960, "right", 1.0, values, ()
    )


def _rows(text: str) -> list[str]:
    return text.splitlines()[2:]
