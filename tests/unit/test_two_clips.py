"""Clips or reports of one run on the command line, without the pose model."""

import json
from pathlib import Path

import pytest
from synthetic_report import REAR, SIDE
from test_saved_report import saved

from formcheck.cli_together import analyze_together
from formcheck.errors import SavedReportError, SettingsError
from formcheck.exporters.json_report import json_text
from formcheck.records import Report, Run, Settings


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Reports on one run, from behind and from the side."""
    paths = tmp_path / "rear.json", tmp_path / "side.JSON"
    for run, path in zip((REAR, SIDE), paths, strict=True):
        saved(run, path)
    return paths


def test_two_reports_are_one_run(reports: tuple[Path, Path], tmp_path: Path) -> None:
    run = analyze_together(reports, Settings(), {"json": tmp_path / "run.json"})
    assert isinstance(run, Run)
    assert len(run.reports) == 2
    written = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert [a["question"] for a in written["answers"]] == [a.question for a in run.answers]
    assert len(written["clips"]) == 2


def test_one_report_is_read_back(reports: tuple[Path, Path], tmp_path: Path) -> None:
    report = analyze_together(reports[1:], Settings(), {"json": tmp_path / "again.json"})
    assert isinstance(report, Report)
    assert (tmp_path / "again.json").read_text("utf-8") == json_text(report)
    assert json_text(report) == reports[1].read_text("utf-8")


def test_speed_and_height_are_stated_anew(reports: tuple[Path, Path]) -> None:
    run = analyze_together(reports, Settings(speed_kmh=9.0, height_cm=170.0), {})
    assert isinstance(run, Run)
    assert {report.settings.speed_kmh for report in run.reports} == {9.0}
    assert {report.settings.height_cm for report in run.reports} == {170.0}
    assert any("at 9 km/h" in answer.sentence for answer in run.answers)


def test_what_a_report_was_told_stays(tmp_path: Path) -> None:
    saved(SIDE, tmp_path / "side.json", Settings(speed_kmh=9.0))
    report = analyze_together((tmp_path / "side.json",), Settings(height_cm=170.0), {})
    assert isinstance(report, Report)
    assert (report.settings.speed_kmh, report.settings.height_cm) == (9.0, 170.0)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (Settings(runner=1), "Expected only a speed or a height for side.JSON"),
        (Settings(speed_kmh=9.0, is_mirrored=True), "found other options"),
    ],
)
def test_a_report_has_no_pictures_to_look_at_again(
    reports: tuple[Path, Path], settings: Settings, complaint: str
) -> None:
    with pytest.raises(SettingsError, match=complaint):
        analyze_together(reports[1:], settings, {})


@pytest.mark.parametrize("name", ["csv", "video", "stills", "people", "landmarks", "recorded"])
def test_a_file_about_one_clip_is_refused(reports: tuple[Path, Path], name: str) -> None:
    with pytest.raises(SettingsError, match=f"--{name}"):
        analyze_together(reports, Settings(), {name: Path("there")})


def test_three_clips_are_refused(reports: tuple[Path, Path]) -> None:
    with pytest.raises(SettingsError, match="found 3"):
        analyze_together((*reports, reports[0]), Settings(), {})


def test_two_speeds_are_refused(tmp_path: Path) -> None:
    paths = tmp_path / "rear.json", tmp_path / "side.json"
    for run, path, kmh in zip((REAR, SIDE), paths, (9.0, 10.0), strict=True):
        saved(run, path, Settings(speed_kmh=kmh))
    with pytest.raises(SettingsError, match="found 9 km/h and 10 km/h"):
        analyze_together(paths, Settings(), {})


def test_another_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", "utf-8")
    with pytest.raises(SavedReportError, match="expected a report that formcheck wrote"):
        analyze_together((tmp_path / "other.json",), Settings(), {})
