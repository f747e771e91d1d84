"""Functions that several commands share: checks before the work, and its progress bar."""

from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from formcheck.errors import InstallationError, OutputError
from formcheck.jobs import ClipJob, JobProcess, Result
from formcheck.kept_files import kept_files

# Suffix of a report written by `formcheck analyze --json`.
_REPORT = ".json"
# Interval at which the progress bar is updated, seconds.
_LOOK_EVERY_S = 0.1


def check_outputs(outputs: list[Path], inputs: list[Path]) -> None:
    """Refuse, before the work, outputs that could not be written or would overwrite an input."""
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise OutputError("Two outputs have the same name. Give each a name of its own.")
    for path in outputs:
        if not path.absolute().parent.is_dir():
            raise OutputError(
                f"Could not write {path}: its folder does not exist. "
                f"Choose a folder that exists and that you may write to."
            )
        if any(_is_same_file(path, source) for source in inputs):
            raise OutputError(f"Could not write {path}: it is an input. Choose another name.")


def _is_same_file(path: Path, other: Path) -> bool:
    """Whether two names mean one file: by a link, or where a file system ignores case."""
    return path.exists() and other.exists() and path.samefile(other)


def run(job: ClipJob[Result], prefix: str = "") -> Result:
    """Run a job in a process of its own, with a progress bar that shows `prefix` and step.

    What an analysis reads from the clip is kept for the next one, if the environment allows it.
    """
    job = replace(job, kept=kept_files())
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    # Outside a terminal, a bar would leave an empty line.
    bar = Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with JobProcess(job) as process, bar:
        task = bar.add_task(prefix + job.first_step, total=None)
        while (result := process.poll(_LOOK_EVERY_S)) is None:
            now = process.work_done
            if bar.tasks[0].description != prefix + now.step:
                bar.reset(task, description=prefix + now.step, total=now.total or None)
            bar.update(task, completed=now.done, total=now.total or None)
        return result


def is_report(path: Path) -> bool:
    """Whether a file is a report in place of a clip, by its name."""
    return path.suffix.lower() == _REPORT


def check_libraries() -> None:
    """Raise if a system library is missing."""
    try:
        import cv2  # noqa: F401, PLC0415 - tried here for a clear message on a bare system
    except ImportError as error:
        raise InstallationError(
            f"Expected system libraries that OpenCV needs, found them missing ({error}). "
            f"On Debian or Ubuntu run: apt-get install -y --no-install-recommends "
            f"libgl1 libglib2.0-0"
        ) from error
