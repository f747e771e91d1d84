"""The files of a finished job, by what they are."""

import pytest
from synthetic_report import REAR, SHORT, SIDE, report_of
from synthetic_runner import Run

from formcheck.exporters.evidence import evidence_of
from formcheck.jobs import Done
from formcheck.records import Question, Side


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_freeze_frames_are_found_by_the_question_that_they_answer(run: Run) -> None:
    report = report_of(run)
    files = {f"stills/{one.file_name}": one.file_name.encode() for one in evidence_of(report)}
    stills = Done(report, files).stills
    assert tuple(stills) == evidence_of(report)
    assert all(still == one.file_name.encode() for one, still in stills.items())
    found = {(one.question, one.side) for one in stills}
    legs = (
        {(Question.HIP_DROP, Side.LEFT), (Question.HIP_DROP, Side.RIGHT)}
        if run is REAR
        else {(Question.OVERSTRIDING, Side.RIGHT)}
    )
    assert found == {(Question.CADENCE, Side.BOTH), *legs}


def test_a_file_that_is_missing_is_left_out() -> None:
    report = report_of(SIDE)
    stills = Done(report, {"stills/cadence.jpg": b"a", "stills/9.jpg": b"b"}).stills
    assert [one.question for one in stills] == [Question.CADENCE]
    assert Done(report_of(SHORT), {}).stills == {}
