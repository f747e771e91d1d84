"""A report can be written, read back and compared without its clip."""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from comparison_pairs import other_day
from synthetic_report import REAR, SIDE, report_of
from synthetic_runner import Run

import formcheck
from formcheck.comparison import compare
from formcheck.errors import SavedReportError
from formcheck.exporters.comparison_json import comparison_json
from formcheck.exporters.json_report import SCHEMA_VERSION, json_text
from formcheck.pose import parse_recording, recording_bytes
from formcheck.pose.recorded import MAX_UNPACKED_BYTES
from formcheck.records import Report, Settings, Verdict, View
from formcheck.report import build_report

BOTH = pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])


def saved(run: Run, path: Path, settings: Settings | None = None) -> Report:
    """A report as the pipeline makes it, written to a file."""
    report = measured(run, settings)
    formcheck.save(report, path)
    return report


def measured(run: Run, settings: Settings | None = None) -> Report:
    made = report_of(run, settings=settings)
    # A recording holds float32, so the landmarks that everything follows from must.
    kept = parse_recording(
        recording_bytes(made.recorded_pose, made.trial.clip.identity),
        "run",
        made.trial.clip.identity,
    )
    first = build_report(made.trial, kept, made.settings)
    return formcheck.from_dict(formcheck.to_dict(first))


@BOTH
def test_a_report_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    report = saved(run, tmp_path / "run.json", Settings(speed_kmh=10.0, height_cm=178.0))
    again = formcheck.load(tmp_path / "run.json")
    assert json_text(again) == json_text(report)
    assert again.trial.pelvis is None or np.array_equal(
        again.trial.gait.pose.xy_px, report.trial.gait.pose.xy_px, equal_nan=True
    )


@BOTH
def test_a_comparison_of_saved_reports_is_that_of_the_clips(run: Run, tmp_path: Path) -> None:
    before = saved(run, tmp_path / "before.json")
    after = other_day(measured(replace(run, cadence_spm=run.cadence_spm * 1.06)))
    direct = compare(before, after)
    from_files = compare(formcheck.load(tmp_path / "before.json"), after)
    assert comparison_json(from_files) == comparison_json(direct)
    assert direct["cadence"].verdict is Verdict.CHANGED


def test_the_curve_of_each_leg_over_stance_is_in_the_file(tmp_path: Path) -> None:
    report = saved(REAR, tmp_path / "run.json")
    curves = json.loads((tmp_path / "run.json").read_text("utf-8"))["drop_curves"]
    drops = [max(curves[side]["mean_deg"]) for side in ("left", "right")]
    assert np.mean(drops) == pytest.approx(report["pelvic_drop"].value, abs=1e-3)  # type: ignore[union-attr]
    assert (len(curves["left"]["mean_deg"]), curves["level_source"]) == (101, "room")


def older(content: dict[str, Any]) -> dict[str, Any]:
    return {**content, "versions": {**content["versions"], "pictures": "0.0.9"}}


def test_pictures_of_another_version_do_not_count_where_they_were_read() -> None:
    before = measured(REAR)
    after = other_day(formcheck.from_dict(older(formcheck.to_dict(before))))
    assert dict(after.versions)["pictures"] == "0.0.9"
    changes = compare(before, after)
    assert changes["cadence"].verdict is Verdict.WITHIN_NOISE
    assert changes["pelvic_drop"].verdict is Verdict.NOT_COMPARABLE
    assert "and 0.0.9 after" in " ".join(changes["pelvic_drop"].reasons)


def test_a_report_is_measured_anew() -> None:
    """What the file says of the results is not believed."""
    content = formcheck.to_dict(measured(SIDE))
    told = content["results"][0]["value"]
    content["results"][0]["value"] = 12.0
    assert formcheck.from_dict(content).results[0].value == pytest.approx(told, abs=1e-3)  # type: ignore[union-attr]


def test_a_report_of_the_first_format_is_read() -> None:
    """It had no answers; what both are made from is the same."""
    report = measured(SIDE)
    content = {**formcheck.to_dict(report), "schema_version": 1}
    del content["answers"]
    assert json_text(formcheck.from_dict(content)) == json_text(report)


def without(*keys: str) -> Callable[[dict[str, Any]], object]:
    def change(content: dict[str, Any]) -> object:
        inner = content
        for key in keys[:-1]:
            inner = inner[key]
        del inner[keys[-1]]
        return content

    return change


def with_value(value: object, *keys: str) -> Callable[[dict[str, Any]], object]:
    def change(content: dict[str, Any]) -> object:
        inner = content
        for key in keys[:-1]:
            inner = inner[key]
        inner[keys[-1]] = value
        return content

    return change


BOMB = {"shape": [10**12], "float64": ""}


@pytest.mark.parametrize(
    "change",
    [
        without("measured_from"),
        without("schema_version"),
        without("versions", "pictures"),
        without("measured_from", "clip", "sha256"),
        with_value(SCHEMA_VERSION + 1, "schema_version"),
        with_value("2", "schema_version"),
        with_value([], "measured_from"),
        with_value("front and rear", "measured_from", "view"),
        with_value(None, "measured_from", "facing"),
        with_value(500.0, "measured_from", "settings", "speed_kmh"),
        with_value("!", "measured_from", "landmarks"),
        with_value("of a later version", "measured_from", "clip", "shutter"),
        with_value(BOMB, "measured_from", "clip", "timestamps_s"),
        with_value({"shape": [1], "float64": "AAAAAAAAAAA="}, "measured_from", "clip",
                   "timestamps_s"),
        with_value("of another clip", "measured_from", "clip", "identity"),
        lambda _: [1, 2],
        lambda _: None,
        lambda _: "text",
    ],
)  # fmt: skip
def test_another_content_is_one_sentence(
    change: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    content = change(formcheck.to_dict(measured(SIDE)))
    (tmp_path / "run.json").write_text(json.dumps(content), "utf-8")
    with pytest.raises(SavedReportError, match=r"^run\.json: [^\n]+$"):
        formcheck.load(tmp_path / "run.json")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_another_file_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(SavedReportError, match="expected a report that formcheck wrote"):
        formcheck.load(tmp_path / "run.json")


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_no_file_is_one_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(SavedReportError, match="found none"):
        formcheck.load(tmp_path / name)


def test_landmarks_that_unpack_to_too_much_are_refused() -> None:
    content = formcheck.to_dict(measured(SIDE))
    huge = io_of_zeros(MAX_UNPACKED_BYTES + 8)
    content["measured_from"]["landmarks"] = base64.b64encode(huge).decode()
    with pytest.raises(SavedReportError, match="found something else"):
        formcheck.from_dict(content)


def io_of_zeros(size: int) -> bytes:
    """A zip of half a megabyte whose one part unpacks to so many zeros."""

    file = io.BytesIO()
    packed = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
    with packed, packed.open("format.npy", "w", force_zip64=True) as part:
        for _ in range(size // 2**20 + 1):
            part.write(bytes(2**20))
    return file.getvalue()


def test_the_view_is_kept(tmp_path: Path) -> None:
    saved(SIDE, tmp_path / "run.json")
    assert formcheck.load(tmp_path / "run.json").trial.view is View.RIGHT
