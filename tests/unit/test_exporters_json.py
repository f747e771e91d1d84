"""The JSON report keeps the keys and types that other people's scripts rely on."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest
from altered import altered
from synthetic_report import EASY_KMH, REAR, SHORT, SIDE, report_of
from synthetic_runner import Run

import formcheck
from formcheck.analyzers import all_metrics
from formcheck.errors import OutputError
from formcheck.exporters.json_report import to_json, write_json
from formcheck.records import (
    AnswerVerdict,
    CameraLevel,
    Capture,
    DecodingLosses,
    LevelSource,
    Measurement,
    Question,
    Reason,
    Report,
    Settings,
    Side,
    View,
)

Json = dict[str, Any]

TOP_KEYS: Json = {
    "schema_version": int,
    "clip": dict,
    "view": str,
    "facing": (str, type(None)),
    "camera_roll_deg": (float, type(None)),
    "camera_roll_source": (str, type(None)),
    "steady_s": (list, type(None)),
    "leg_length_m": (float, type(None)),
    "leg_length_source": (str, type(None)),
    "leg_length_warning": (str, type(None)),
    "tracked_fraction": float,
    "people": int,
    "runner": int,
    "others_left_out_fraction": float,
    "swapped_fraction": float,
    "events": list,
    "rejected_contacts": int,
    "results": list,
    "answers": list,
    "belt_speed_kmh": (float, type(None)),
    "belt_speed_source": (str, type(None)),
    "findings": list,
    "when_to_see_a_professional": list,
    "settings": dict,
    "versions": dict,
    "drop_curves": (dict, type(None)),
    "measured_from": dict,
}
CLIP_KEYS: Json = {
    "name": str,
    "sha256": str,
    "width_px": int,
    "height_px": int,
    "rotation_deg": int,
    "mirrored": bool,
    "codec": str,
    "frames": int,
    "duration_s": float,
    "part_s": (list, type(None)),
    "frame_interval_s": float,
    "frame_rate_hz": float,
    "gap_range_s": list,
    "largest_gap_s": float,
    "dropped_frames": int,
    "losses": dict,
    "capture": dict,
}
LOSSES_KEYS: Json = {
    "packets": int,
    "damaged": int,
    "without_time": int,
    "out_of_order": int,
    "size_changed": bool,
}
CAPTURE_KEYS: Json = {
    "fps": (float, type(None)),
    "source": (str, type(None)),
    "slowdown": float,
    "fits_clock": bool,
}
MEASURED_KEYS: Json = {
    "metric": str,
    "unit": str,
    "status": str,
    "side": str,
    "value": float,
    "low": float,
    "high": float,
    "n": int,
    "method": str,
    "caveats": list,
    "reason": type(None),
    "advice": type(None),
    "steps": list,
}
NOT_MEASURED_KEYS: Json = {
    **MEASURED_KEYS,
    "side": (str, type(None)),
    **dict.fromkeys(("value", "low", "high", "method"), type(None)),
    "reason": str,
    "advice": str,
}
ANSWER_KEYS: Json = {
    "question": str,
    "title": str,
    "answer": str,
    "likelihood": (float, type(None)),
    "headline": str,
    "sentence": str,
    "because": list,
    "one_change": (str, type(None)),
    "film": (str, type(None)),
    "drills": list,
}
FINDING_KEYS: Json = {
    "metric": str,
    "side": str,
    "answer": str,
    "likelihood": (float, type(None)),
    "band": (str, type(None)),
    "bands": list,
    "bands_basis": str,
    "meaning": str,
    "sources": list,
}
RUNS = [
    pytest.param(run, id=name) for run, name in ((REAR, "rear"), (SIDE, "side"), (SHORT, "short"))
]


def as_read(report: Report) -> Json:
    """Return the report as a reader of the file sees it; NaN and infinity are no JSON."""

    def refuse(constant: str) -> NoReturn:
        raise AssertionError(f"{constant} is no JSON")

    read: Json = json.loads(json.dumps(to_json(report)), parse_constant=refuse)
    return read


def check_types(found: Json, expected: Json) -> None:
    assert list(found) == list(expected)
    for key, kind in expected.items():
        assert isinstance(found[key], kind), (key, found[key])


@pytest.mark.parametrize("run", RUNS)
def test_keys_and_types(run: Run) -> None:
    report = as_read(report_of(run, settings=Settings(speed_kmh=EASY_KMH)))
    check_types(report, TOP_KEYS)
    check_types(report["clip"], CLIP_KEYS)
    check_types(report["clip"]["losses"], LOSSES_KEYS)
    check_types(report["clip"]["capture"], CAPTURE_KEYS)
    assert report["schema_version"] == 2
    for result in report["results"]:
        measured = result["status"] == "measured"
        check_types(result, MEASURED_KEYS if measured else NOT_MEASURED_KEYS)
    for finding in report["findings"]:
        check_types(finding, FINDING_KEYS)
    for answer in report["answers"]:
        check_types(answer, ANSWER_KEYS)


@pytest.mark.parametrize("run", RUNS)
def test_three_questions_are_answered_the_likeliest_to_stand_out_first(run: Run) -> None:
    report = report_of(run, settings=Settings(speed_kmh=EASY_KMH))
    answers = as_read(report)["answers"]
    assert {answer["question"] for answer in answers} == set(Question)
    assert {answer["answer"] for answer in answers} <= set(AnswerVerdict)
    shares = [-1.0 if a["likelihood"] is None else a["likelihood"] for a in answers]
    assert shares == sorted(shares, reverse=True)
    for answer, written in zip(report.answers, answers, strict=True):
        assert written["because"] == [metric.name for metric in answer.because]
        assert (written["answer"] == "cant_tell") is (written["likelihood"] is None)


@pytest.mark.parametrize(
    ("settings", "source"), [(Settings(speed_kmh=EASY_KMH), "stated"), (Settings(), "estimated")]
)
def test_the_belt_speed_comes_with_its_source(settings: Settings, source: str) -> None:
    report = as_read(report_of(SIDE, settings=settings))
    assert report["belt_speed_source"] == source
    assert source == "estimated" or report["belt_speed_kmh"] == EASY_KMH
    assert as_read(report_of(REAR))["belt_speed_kmh"] is None


@pytest.mark.parametrize("run", [REAR, SIDE, SHORT])
def test_every_metric_is_there_measured_or_not(run: Run) -> None:
    results = as_read(report_of(run))["results"]
    shown = [name for name, metric in all_metrics().items() if run.view in metric.views]
    measured = [] if run is SHORT else shown
    assert [result["metric"] for result in results] == list(all_metrics())
    assert [r["metric"] for r in results if r["status"] == "measured"] == measured
    assert {r["status"] for r in results} <= {"measured", "not_measured"}
    assert {r["side"] for r in results} <= {"left", "right", "both", None}


def test_a_measured_result_says_what_was_measured() -> None:
    report = report_of(SIDE)
    for result, written in zip(report.results, as_read(report)["results"], strict=True):
        if not isinstance(result, Measurement):
            continue
        assert written["value"] == round(result.value, 4)
        assert written["low"] <= written["value"] <= written["high"]
        assert written["n"] == len(written["steps"]) == result.n
        assert [step["value"] for step in written["steps"]] == pytest.approx(
            result.values, abs=5e-5
        )
        assert [step["time_s"] for step in written["steps"]] == pytest.approx(
            result.times_s, abs=5e-5
        )


def test_a_refusal_says_why_and_what_to_do() -> None:
    refused = [r for r in as_read(report_of(REAR))["results"] if r["status"] == "not_measured"]
    assert {r["reason"] for r in refused} == {"wrong_view"}
    for result in refused:
        assert result["reason"] in set(Reason)
        assert result["advice"].startswith("Film from")
        assert result["caveats"] == ["this clip is filmed from behind"]
        assert (result["n"], result["steps"]) == (0, [])


@pytest.mark.parametrize(
    ("view", "facing"),
    [("rear", None), ("front", None), ("left", "left"), ("right", "right")],
)
def test_view_and_facing(view: str, facing: str | None) -> None:
    report = as_read(report_of(replace(SIDE, view=View(view))))
    assert (report["view"], report["facing"]) == (view, facing)


def test_an_unknown_view_has_a_word_too() -> None:
    report = report_of(REAR)
    unknown = replace(report, trial=replace(report.trial, view=View.UNKNOWN))
    assert as_read(unknown)["view"] == "unknown"


def test_events_are_contacts_and_toe_offs_in_order() -> None:
    report = report_of(REAR)
    events = as_read(report)["events"]
    assert all(list(event) == ["kind", "side", "time_s"] for event in events)
    assert {event["kind"] for event in events} == {"initial_contact", "toe_off"}
    assert {event["side"] for event in events} == {"left", "right"}
    times_s = [event["time_s"] for event in events]
    assert times_s == sorted(times_s)
    left_s = [e["time_s"] for e in events if (e["kind"], e["side"]) == ("initial_contact", "left")]
    assert left_s == pytest.approx(report.trial.gait.events.contacts_s(Side.LEFT), abs=5e-5)


def numbers_in(node: Any) -> list[float]:
    if isinstance(node, dict | list):
        children = node.values() if isinstance(node, dict) else node
        return [number for child in children for number in numbers_in(child)]
    return [node] if isinstance(node, float) else []


@pytest.mark.parametrize("run", RUNS)
def test_numbers_end_at_the_fourth_decimal(run: Run) -> None:
    numbers = numbers_in(as_read(report_of(run)))
    assert len(numbers) > 10
    assert all(number == round(number, 4) for number in numbers)


@pytest.mark.parametrize(("roll_deg", "written"), [(None, None), (1.23456, 1.2346), (-0.5, -0.5)])
def test_camera_roll(roll_deg: float | None, written: float | None) -> None:
    report = report_of(REAR)
    level = None if roll_deg is None else CameraLevel(roll_deg, 0.5, LevelSource.STATED)
    rolled = as_read(replace(report, trial=altered(report.trial, level=level)))
    assert rolled["camera_roll_deg"] == written
    assert rolled["camera_roll_source"] == (None if level is None else "stated")


def test_settings_and_versions_are_kept() -> None:
    settings = Settings(view=View.REAR, height_cm=175.0, speed_kmh=EASY_KMH)
    report = as_read(report_of(REAR, settings=settings))
    said = {"view": "rear", "height_cm": 175.0, "speed_kmh": EASY_KMH}
    names = ("roll_deg", "hip_line", "runner", "capture_fps", "from_s", "to_s")
    unsaid = {**dict.fromkeys(names), "mirrored": False, "whole": False}
    assert report["settings"] == {**said, **unsaid}
    assert report["versions"] == {"formcheck": "1.2.3", "numpy": "1.26.4"}
    nothing = as_read(report_of(REAR))["settings"]
    assert nothing == {**dict.fromkeys(said), **unsaid}


def test_a_clip_of_one_frame_has_no_interval() -> None:
    report = report_of(SHORT)
    one = replace(report.trial.clip, timestamps_s=np.zeros(1))
    clip = as_read(replace(report, trial=replace(report.trial, clip=one)))["clip"]
    assert (clip["frames"], clip["duration_s"], clip["frame_interval_s"]) == (1, 0.0, None)
    assert (clip["frame_rate_hz"], clip["gap_range_s"], clip["largest_gap_s"]) == (None,) * 3
    assert clip["dropped_frames"] == 0


def test_time_losses_and_rate_of_recording_are_told() -> None:
    report = report_of(SHORT)
    odd = replace(
        report.trial.clip,
        timestamps_s=np.array([0.0, 0.1, 0.2, 0.5, 0.6]),
        losses=DecodingLosses(packets=3, size_changed=True),
        capture=Capture(239.759995, "com.android.capture.fps", 8.0),
    )
    clip = as_read(replace(report, trial=replace(report.trial, clip=odd)))["clip"]
    assert (clip["frame_rate_hz"], clip["largest_gap_s"], clip["dropped_frames"]) == (10.0, 0.3, 2)
    assert clip["gap_range_s"] == [0.1, 0.27]
    assert (clip["losses"]["packets"], clip["losses"]["damaged"]) == (3, 0)
    assert clip["losses"]["size_changed"] is True
    assert clip["capture"] == {
        "fps": 239.76,
        "source": "com.android.capture.fps",
        "slowdown": 8.0,
        "fits_clock": True,
    }


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("first.json", "second.json"):
        write_json(report_of(SIDE), tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert written[0].endswith(b"}\n")
    assert b"\r" not in written[0]


def test_nothing_of_this_machine_is_inside(tmp_path: Path) -> None:
    write_json(report_of(SIDE), tmp_path / "report.json")
    text = (tmp_path / "report.json").read_text("utf-8")
    for folder in (tmp_path, Path(formcheck.__file__).parent, Path(__file__).parent):
        assert str(folder) not in text


@pytest.mark.parametrize("name", ["Läufer 跑步.mp4", 'a "quoted" name.mp4', "back\\slash.mp4"])
def test_names_survive(tmp_path: Path, name: str) -> None:
    write_json(report_of(SHORT, name=name), tmp_path / "report.json")
    text = (tmp_path / "report.json").read_text("utf-8")
    assert json.loads(text)["clip"]["name"] == name


@pytest.mark.parametrize("place", ["missing/report.json", "folder"])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=r"^Could not write .*: .+\. Choose a folder that"):
        write_json(report_of(SHORT), tmp_path / place)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
