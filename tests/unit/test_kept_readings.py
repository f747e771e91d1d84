"""A second look at a clip gives the report of the first, without its pictures."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from formcheck.exporters.json_report import json_text
from formcheck.jobs import Job, worker
from formcheck.kept_files import KeptFiles
from formcheck.pipeline import analyze
from formcheck.records import Report, Settings, View
from formcheck.shipped import all_samples

SAMPLE = {sample.name: sample for sample in all_samples()}["side_before"]
LANDMARKS = SAMPLE.file(".landmarks.npz")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of each look at the pictures; landmarks are recorded ones, for speed."""
    looked: list[Settings] = []

    def recorded(job: Job, *_: Any) -> Report:
        looked.append(job.settings)
        return analyze(job.clip_path, job.settings, landmarks_path=LANDMARKS)

    monkeypatch.setattr(worker, "_analysed", recorded)
    return looked


@pytest.fixture
def job(tmp_path: Path) -> Job:
    kept = KeptFiles(tmp_path / "cache")
    return Job(SAMPLE.file(".mp4"), Settings(), kept=kept)


def report_of(job: Job, places: dict[str, Path] | None = None) -> Report:
    return worker._done(job, places or {}, lambda *_: None)


def files_of(job: Job) -> list[Path]:
    assert job.kept is not None
    return job.kept.files()


def test_changed_facts_need_no_second_look(job: Job, looks: list[Settings]) -> None:
    first = report_of(job)
    assert json_text(report_of(job)) == json_text(first)
    for said in (Settings(speed_kmh=9.0), Settings(height_cm=181.0), Settings(roll_deg=2.0)):
        asked = replace(job, settings=said)
        anew = analyze(job.clip_path, asked.settings, landmarks_path=LANDMARKS)
        assert json_text(report_of(asked)) == json_text(anew), said
    assert looks == [Settings()]


@pytest.mark.parametrize("said", [{"view": View.LEFT}, {"from_s": 1.0}, {"is_mirrored": True}])
def test_what_changes_the_reading_needs_one(
    said: dict[str, Any], job: Job, looks: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = report_of(job)

    def looked_at(job: Job, *_: Any) -> Report:
        looks.append(job.settings)
        return first

    monkeypatch.setattr(worker, "_analysed", looked_at)
    report_of(replace(job, settings=Settings(**said)))
    assert looks == [Settings(), Settings(**said)]


def test_a_roll_that_was_stated_does_not_answer_for_a_measured_one(
    job: Job, looks: list[Settings]
) -> None:
    report_of(replace(job, settings=Settings(roll_deg=2.0)))
    measured = report_of(job)
    assert len(looks) == 2
    assert measured.trial.camera == analyze(job.clip_path, landmarks_path=LANDMARKS).trial.camera


def test_neither_name_nor_speed_nor_height_is_kept(job: Job, looks: list[Settings]) -> None:
    said = Settings(speed_kmh=9.25, height_cm=181.5)
    report_of(replace(job, settings=said))
    (path,) = files_of(job)
    assert job.kept is not None
    content = job.kept.get(path.name.partition(".")[0])
    assert content is not None
    assert not any(word in content for word in (b"side_before", b"9.25,", b"181.5"))
    renamed = report_of(replace(job, clip_name="another name.mp4"))
    assert renamed.trial.clip.name == "another name.mp4"
    assert looks == [said]


def test_another_content_under_the_name_is_looked_at(
    job: Job, looks: list[Settings], tmp_path: Path
) -> None:
    report_of(job)
    clip = tmp_path / job.clip_path.name
    clip.write_bytes(job.clip_path.read_bytes() + bytes(8))
    with pytest.raises(Exception, match="belong to another clip"):
        report_of(replace(job, clip_path=clip))
    assert len(looks) == 2


@pytest.mark.parametrize("content", [b"{}", b"no JSON", b'{"clip": 1}'])
def test_other_readings_are_as_good_as_none(
    content: bytes, job: Job, looks: list[Settings]
) -> None:
    first = report_of(job)
    (path,) = files_of(job)
    assert job.kept is not None
    job.kept.put(path.name.partition(".")[0], content)
    assert json_text(report_of(job)) == json_text(first)
    assert json_text(report_of(job)) == json_text(first)
    assert len(looks) == 2


def test_the_picture_of_the_people_needs_a_look(
    job: Job, looks: list[Settings], tmp_path: Path
) -> None:
    report_of(job)
    report_of(job, {"people": tmp_path / "people.jpg"})
    assert len(looks) == 2


def test_nothing_is_kept_unasked_or_of_landmarks_of_others(job: Job, looks: list[Settings]) -> None:
    report_of(replace(job, kept=None))
    report_of(replace(job, landmarks_path=LANDMARKS))
    assert len(looks) == 2
    assert files_of(job) == []
