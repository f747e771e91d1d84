"""What ships with the samples, made again: `python -m benchmarks.shipped_samples`.

Every sample in samples.toml gets its landmarks, report, annotated video and stills.
"""

from formcheck.cli_shared import run
from formcheck.exporters.evidence import evidence_of
from formcheck.jobs import Job
from formcheck.shipped import Sample, all_samples

SHIPPED = {
    "video": ".annotated.mp4",
    "stills": ".stills",
    "json": ".report.json",
    "landmarks": ".landmarks.npz",
}


def main() -> None:
    """Analyse all samples and write their files beside them."""
    for sample in all_samples():
        make_again(sample)
        print(f"Written: what ships with {sample.name}")


def make_again(sample: Sample) -> None:
    """Analyse one sample with the pose model and write its files beside it."""
    outputs = {kind: sample.file(suffix) for kind, suffix in SHIPPED.items()}
    report = run(Job(sample.file(".mp4"), sample.settings, outputs=outputs), f"{sample.name}: ")
    written = {evidence.file_name for evidence in evidence_of(report)}
    # Those of an earlier version may have other names.
    for still in outputs["stills"].iterdir():
        if still.name not in written:
            still.unlink()


if __name__ == "__main__":
    main()
