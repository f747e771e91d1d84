"""What is shipped with the samples is whole, and is what this version finds."""

import json
import tomllib

import av
import pytest
from same_report import assert_reads_the_same

from formcheck.dashboard.samples import finished_sample
from formcheck.exporters.evidence import evidence_of
from formcheck.exporters.json_report import json_text
from formcheck.records import Measurement
from formcheck.shipped import Sample, all_samples, site_folder
from formcheck.video import VideoClip

# It measures every sample anew: 18 s of processor time.
pytestmark = pytest.mark.slow

SAMPLES = [pytest.param(sample, id=sample.name) for sample in all_samples()]
SHIPPED = [".mp4", ".truth.json", ".landmarks.npz", ".report.json", ".annotated.mp4", ".stills"]


def test_every_sample_is_offered() -> None:
    sidecar = tomllib.loads((site_folder() / "sample_videos" / "samples.toml").read_text("utf-8"))
    assert [sample.name for sample in all_samples()] == list(sidecar)
    clips = {path.stem for path in (site_folder() / "sample_videos").glob("*.truth.json")}
    assert {f"{name}.truth" for name in sidecar} == clips
    titles = [sample.title for sample in all_samples()]
    assert len(set(titles)) == len(titles) == 6


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_file_of_a_sample_is_shipped(sample: Sample) -> None:
    for suffix in SHIPPED:
        path = sample.file(suffix)
        files = list(path.iterdir()) if path.is_dir() else [path]
        assert files
        assert all(file.stat().st_size > 0 for file in files), suffix


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_shipped_report_is_the_one_of_this_version(sample: Sample) -> None:
    now = json.loads(json_text(finished_sample(sample).report))
    shipped = json.loads(sample.file(".report.json").read_text("utf-8"))
    # Where this fails after a change of a number: `make samples`.
    assert_reads_the_same(now, shipped)
    assert now["versions"]["pose"] == shipped["versions"]["pose"]


@pytest.mark.parametrize("change", [0.2, -0.2])
def test_another_number_is_noticed(change: float) -> None:
    (sample,) = (one for one in all_samples() if one.name == "rear_before")
    shipped = json.loads(sample.file(".report.json").read_text("utf-8"))
    other = json.loads(json.dumps(shipped))
    drop = next(r for r in other["results"] if r["metric"] == "pelvic_drop")
    drop["value"] += change
    with pytest.raises(AssertionError, match="pelvic_drop"):
        assert_reads_the_same(other, shipped)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_pictures_belong_to_the_report(sample: Sample) -> None:
    finished = finished_sample(sample)
    shipped = {path.name: path.read_bytes() for path in sample.file(".stills").iterdir()}
    # Where this fails after a change of a drawing: `make samples`.
    assert {one.file_name: still for one, still in finished.stills.items()} == shipped
    assert {one.file_name for one in evidence_of(finished.report)} == set(shipped)
    assert len(shipped) >= 2
    assert finished.video == sample.file(".annotated.mp4").read_bytes()
    drawn, clip = VideoClip(sample.file(".annotated.mp4")), VideoClip(sample.file(".mp4"))
    assert drawn.frame_count_hint == clip.frame_count_hint
    assert drawn.duration_hint_s == pytest.approx(clip.duration_hint_s, abs=0.1)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_video_plays_in_every_browser(sample: Sample) -> None:
    with av.open(str(sample.file(".annotated.mp4"))) as container:
        (video,) = container.streams.video
        assert video.codec_context.name == "h264"
        assert video.codec_context.pix_fmt == "yuv420p"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_shows_what_a_good_clip_gives(sample: Sample) -> None:
    report = finished_sample(sample).report
    assert report.findings
    assert sum(isinstance(result, Measurement) for result in report.results) >= 2
    assert report.settings.height_cm == sample.settings.height_cm is not None
    assert report.settings.speed_kmh == sample.settings.speed_kmh is not None
