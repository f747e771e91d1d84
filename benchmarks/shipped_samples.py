"""What ships with the samples, made again: `python -m benchmarks.shipped_samples`.

Every sample in samples.toml gets its landmarks, report, annotated video and stills.
"""

from formcheck.analysis_job import Job
from formcheck.cli_shared import run
from formcheck.exporters import write_json
from formcheck.pose import save_recording
from formcheck.shipped import Sample, all_samples


def main() -> None:
    """Analyse all samples and write their files beside them."""
    for sample in all_samples():
        make_again(sample)
        print(f"Written: what ships with {sample.name}")


def make_again(sample: Sample) -> None:
    """Analyse one sample with the pose model and write its files beside it."""
    job = Job(
        sample.file(".mp4"),
        sample.settings,
        video_path=sample.file(".annotated.mp4"),
        stills_folder=sample.file(".stills"),
    )
    report = run(job, f"{sample.name}: ")
    write_json(report, sample.file(".report.json"))
    save_recording(report.recorded_pose, report.trial.clip.identity, sample.file(".landmarks.npz"))


if __name__ == "__main__":
    main()
