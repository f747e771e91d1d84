"""Lines laid by hand: their file, what is wrong with it, and how they enter a report."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from laid_lines import laid, mark
from synthetic_report import REAR, SIDE, report_of
from synthetic_runner import Run

import formcheck
from formcheck.errors import HipPointsError
from formcheck.hip_points import FORMAT, MAX_FILE_BYTES
from formcheck.records import Garment, HandLine, HipLineSource, Measurement, NotMeasured, Verdict
from formcheck.report import build_report


def report(run: Run) -> formcheck.Report:
    made = report_of(run)
    return build_report(made.trial, made.recorded_pose, made.settings)


REPORT = report(REAR)
LINE = laid(REPORT.trial, moved_deg=((0.0, 0.0), (0.2, 0.1)), hand="Ann")


def content(**changes: Any) -> dict[str, Any]:
    mark_of = {"time_s": 1.0, "left": [300.0, 640.0], "right": [400.0, 640.0]}
    plain = {
        "format": FORMAT,
        "clip": "0" * 64,
        "garment": "belt",
        "hand": "",
        "passes": [[mark_of]],
    }
    return plain | changes


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = formcheck.save_hip_points(LINE, tmp_path / "points.json")
    assert formcheck.load_hip_points(path) == LINE


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (content(format="formcheck hip points 9"), "something else"),
        (content(garment="socks"), "something else"),
        (content(passes=[]), "something else"),
        (content(passes=[[]]), "something else"),
        (content(passes=[[{"time_s": 1.0}]]), "something else"),
        (content(more=1), "something else"),
        ([], "something else"),
    ],
)
def test_another_content_is_refused(broken: Any, found: str, tmp_path: Path) -> None:
    path = tmp_path / "points.json"
    path.write_text(json.dumps(broken))
    with pytest.raises(HipPointsError, match=f"points.json: expected lines.*found {found}"):
        formcheck.load_hip_points(path)


def test_no_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HipPointsError, match="found none"):
        formcheck.load_hip_points(tmp_path / "missing.json")
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * (MAX_FILE_BYTES + 1))
    with pytest.raises(HipPointsError, match="too large"):
        formcheck.load_hip_points(huge)


def test_a_steep_line_is_refused_as_it_is_read(tmp_path: Path) -> None:
    steep = replace(LINE, passes=((mark(1.0, 40.0),),))
    with pytest.raises(HipPointsError, match=r"found one of 40° at 1\.00 s"):
        formcheck.load_hip_points(formcheck.save_hip_points(steep, tmp_path / "points.json"))


def changed(change: Callable[[HandLine], HandLine]) -> HandLine:
    return change(LINE)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda line: replace(line, clip="1" * 64), "another one"),
        (lambda line: replace(line, passes=((mark(1.0042, 0.0),),)), "where no frame is"),
        (
            lambda line: replace(
                line, passes=((replace(line.passes[0][0], left=(-90.0, 640.0)),),)
            ),
            "outside",
        ),
        (
            lambda line: replace(
                line, passes=((replace(line.passes[0][0], left=line.passes[0][0].right),),)
            ),
            "one spot",
        ),
    ],
    ids=["clip", "time", "outside", "spot"],
)
def test_lines_that_do_not_fit_the_clip_are_refused(
    change: Callable[[HandLine], HandLine], words: str
) -> None:
    with pytest.raises(HipPointsError, match=words):
        formcheck.restate(REPORT, hip_points=changed(change))


def test_lines_enter_a_report_and_leave_it() -> None:
    by_hand = formcheck.restate(REPORT, hip_points=LINE)
    drop = by_hand["pelvic_drop"]
    assert isinstance(drop, Measurement)
    assert drop.method.instrument is HipLineSource.HAND
    assert "laid by Ann" in drop.method.words
    (answer,) = [a for a in by_hand.answers if a.question is formcheck.Question.HIP_DROP]
    assert answer.sentence.endswith("It was read by hand.")
    faster = formcheck.restate(by_hand, speed_kmh=12.0)
    assert faster["pelvic_drop"].value == drop.value  # type: ignore[union-attr]
    without = formcheck.restate(by_hand, hip_points=None)
    again = without["pelvic_drop"]
    assert isinstance(again, Measurement)
    assert again.method.instrument is HipLineSource.WAISTLINE


def test_a_saved_report_keeps_its_lines() -> None:
    by_hand = formcheck.restate(REPORT, hip_points=LINE)
    again = formcheck.from_dict(formcheck.to_dict(by_hand))
    assert again.trial.hand_line == LINE
    assert again["pelvic_drop"].value == by_hand["pelvic_drop"].value  # type: ignore[union-attr]


def test_too_few_lines_are_kept_with_the_report() -> None:
    few = replace(LINE, passes=(LINE.passes[0][:4],))
    by_hand = formcheck.restate(REPORT, hip_points=few)
    assert isinstance(by_hand["pelvic_drop"], NotMeasured)
    assert formcheck.from_dict(formcheck.to_dict(by_hand)).trial.hand_line == few


def test_a_clip_from_the_side_has_no_hip_drop_by_hand() -> None:
    line = replace(LINE, clip=report(SIDE).trial.clip.identity)
    result = formcheck.restate(report(SIDE), hip_points=line)["pelvic_drop"]
    assert isinstance(result, NotMeasured)
    assert result.reason is formcheck.Reason.WRONG_VIEW


def later(moved_deg: float, **of_line: Any) -> formcheck.Report:
    trial = replace(REPORT.trial, clip=replace(REPORT.trial.clip, sha256="1" * 64))
    passes = ((moved_deg, moved_deg), (moved_deg, moved_deg))
    other = replace(REPORT, trial=trial)
    return formcheck.restate(other, hip_points=laid(trial, moved_deg=passes, **of_line))


@pytest.mark.parametrize(
    ("moved_deg", "verdict"), [(0.5, Verdict.WITHIN_NOISE), (7.0, Verdict.CHANGED)]
)
def test_one_hand_sees_a_change_beyond_its_own_noise(moved_deg: float, verdict: Verdict) -> None:
    before = formcheck.restate(
        REPORT, hip_points=laid(REPORT.trial, moved_deg=((0.0, 0.0), (0.0, 0.0)))
    )
    change = formcheck.compare(before, later(moved_deg), same_session=True)["pelvic_drop"]
    assert change.verdict is verdict


@pytest.mark.parametrize(
    "of_line", [{"garment": Garment.BELT}, {"hand": "Ben"}], ids=["garment", "hand"]
)
def test_another_garment_or_hand_is_not_compared(of_line: dict[str, Any]) -> None:
    before = formcheck.restate(REPORT, hip_points=laid(REPORT.trial, hand="Ann"))
    of_line = {"hand": "Ann"} | of_line
    change = formcheck.compare(before, later(0.0, **of_line))["pelvic_drop"]
    assert change.verdict is Verdict.NOT_COMPARABLE
    assert "different ways" in change.reasons[0]
