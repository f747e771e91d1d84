"""The command that demonstrates formcheck on two sample clips."""

import tempfile
from pathlib import Path

import click
from rich.console import Console

from formcheck.cli_shared import check_libraries, run
from formcheck.errors import AnalysisCancelledError, OutputError
from formcheck.jobs import Job
from formcheck.shipped import Sample, all_samples
from formcheck.terminal_safe import terminal_safe

# One clip per view: together they show every metric.
_SHOWN = ("side_before", "rear_before")
_WRITTEN = {"json": ".json", "csv": ".csv", "video": ".mp4"}


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo_reports"),
    help="Folder for the files; created if it does not exist.",
)
def demo(out: Path) -> None:
    """Analyse two sample clips.

    Writes their reports and annotated videos.
    """
    check_libraries()
    _check_folder(out)
    samples = [sample for sample in all_samples() if sample.name in _SHOWN]
    place = terminal_safe(str(out.resolve()))
    click.echo(
        "formcheck demo analyses two sample clips of 12 s, one from the side and one from behind.\n"
        f"It takes about a minute. JSON, CSV and annotated video go into {place}.\n"
    )
    try:
        for sample in samples:
            _show(sample, out)
    except AnalysisCancelledError as error:
        raise AnalysisCancelledError(f"Cancelled; what was finished is in {out}.") from error
    click.echo(
        f"Finished. The files are in {place}:\n"
        + "".join(
            f"  {sample.name}{suffix}\n" for sample in samples for suffix in _WRITTEN.values()
        )
        + "Next: formcheck analyze my_run.mp4 for your own clip, formcheck app for the browser."
    )


def _check_folder(folder: Path) -> None:
    """Create the folder, and raise before the work if its files could not be written after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"Expected a folder that can be written to, found {folder}: {error.strerror}. "
            f"Name another one with --out FOLDER."
        ) from error


def _show(sample: Sample, folder: Path) -> None:
    """Analyse a sample, write its files and print its summary."""
    outputs = {kind: folder / f"{sample.name}{suffix}" for kind, suffix in _WRITTEN.items()}
    report = run(Job(sample.file(".mp4"), sample.settings, outputs=outputs), f"{sample.name}: ")
    from formcheck.exporters.terminal import summary  # noqa: PLC0415 - slow to import

    Console().print(summary(report))
