"""The command line: its entry point, and the commands analyze, app and version."""

import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click
from rich.console import Console

from formcheck import __version__
from formcheck.cli_cache import cache
from formcheck.cli_compare import compare_clips
from formcheck.cli_demo import demo
from formcheck.cli_film_check import film_check
from formcheck.cli_options import (
    clip_argument,
    file_option,
    setting_options,
    settings_in,
    units_option,
)
from formcheck.cli_shared import check_libraries, check_outputs, is_report, run
from formcheck.cli_together import analyze_together
from formcheck.errors import (
    AnalysisCancelledError,
    FormcheckError,
    OutputError,
)
from formcheck.jobs import Job
from formcheck.records import HandLine, Report, Run, Settings, Units
from formcheck.terminal_safe import PLAIN_SIGNS, terminal_safe

_PROBLEM = 2
_OUTPUTS = ("people", "json", "csv", "video", "stills", "landmarks")
# Windows has no SIGHUP; Ctrl-Break and a closed window are SIGBREAK there.
_ENDS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


@click.group(context_settings={"max_content_width": 100, "show_default": True})
def app() -> None:
    """Measure hip drop, cadence and overstriding from a phone clip of a treadmill run.

    Everything stays on this computer.
    """


def main() -> None:
    """Run the command line; every error is one sentence on stderr and exit code 2."""
    for end in _ENDS:
        signal.signal(end, _cancel)
    _open_standard_files()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Without UTF-8 in the terminal, some characters are lost, but not the report nor a sign.
        sys.stdout.reconfigure(errors=PLAIN_SIGNS)
    try:
        app()
    except FormcheckError as error:
        _stop(str(error))
    except OSError as error:
        # For example, the output was redirected to a file on a full disk.
        _stop(f"Could not continue: {error.strerror or error}. Free some space, and try again.")


@app.command()
def version() -> None:
    """Print the version."""
    click.echo(f"formcheck {__version__}")


@app.command()
@clip_argument("clips", "The video file, as the phone recorded it.", several=True)
@setting_options()
@file_option("--people", "Write a picture that shows everyone's number (JPEG).")
@file_option("--json", "Write the whole report as JSON.")
@file_option("--csv", "Write a table with a row for each step (CSV).")
@file_option(
    "--video",
    "Write the clip with skeleton and values drawn in: MP4, or WebM if the name ends in .webm.",
)
@file_option("--stills", "Write the freeze frames that prove the answers into this folder (JPEG).")
@file_option("--landmarks", "Save the landmarks, for --recorded (NPZ).")
@file_option("--recorded", "Use saved landmarks instead of detecting them again (NPZ).")
@file_option(
    "--hip-points", "Read the hip drop from lines that you laid by hand on the page (JSON)."
)
@units_option
def analyze(
    clips: tuple[Path, ...],
    recorded: Path | None,
    hip_points: Path | None,
    units: Units,
    **options: Any,
) -> None:
    """Analyse one run, filmed from behind, from the side, or both in two clips.

    Clips of 10 to 30 seconds are best. A report (JSON) can stand in for its clip, with another
    speed or height.
    """
    check_libraries()
    settings = Settings(**settings_in(options))
    if recorded is not None and options["people"] is not None:
        raise OutputError("Recorded landmarks contain only the runner: leave out --people.")
    wanted = {name: options[name] for name in _OUTPUTS if options[name] is not None}
    inputs = [*clips, *(path for path in (recorded, hip_points) if path is not None)]
    check_outputs(list(wanted.values()), inputs)
    if len(clips) == 1 and not is_report(clips[0]):
        (clip,) = clips
        laid = _laid(hip_points)
        job = Job(clip, settings, landmarks_path=recorded, hip_points=laid, outputs=wanted)
        report = run(job)
        _show(report, list(wanted.values()), units)
        return
    about_one = {"recorded": recorded, "hip-points": hip_points}
    together = analyze_together(clips, settings, {**wanted, **about_one})
    _show(together, list(wanted.values()), units)


def _laid(path: Path | None) -> HandLine | None:
    if path is None:
        return None
    from formcheck.hip_points import load_hip_points  # noqa: PLC0415 - slow to import

    return load_hip_points(path)


app.add_command(cache)
app.add_command(compare_clips)
app.add_command(demo)
app.add_command(film_check)


@app.command("app")
@click.option("--lan", is_flag=True, help="Let other devices in your network open it too.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, help="Port of the dashboard.")
def dashboard(lan: bool, port: int) -> None:
    """Open the dashboard in your browser."""
    check_libraries()
    from formcheck.dashboard.launch import serve  # noqa: PLC0415 - slow to import

    if lan:
        click.echo(
            "Warning: everyone in your network can now open this dashboard and upload clips to "
            "this computer. Nothing is encrypted. Use it only in a network that you trust.",
            err=True,
        )
    serve(lan=lan, port=port)


def _show(report: Report | Run, written: list[Path], units: Units) -> None:
    from formcheck.exporters.terminal import summary  # noqa: PLC0415 - slow to import

    if units is not Units.METRIC:
        # Reports are worded in metric units; the code that words them anew is slow to load.
        from formcheck.one_run import in_units  # noqa: PLC0415 - slow to import

        report = in_units(report, units)
    console = Console()
    console.print(summary(report, units))
    for path in written:
        console.print(
            f"Written: {terminal_safe(str(path))}", highlight=False, markup=False, soft_wrap=True
        )


def _open_standard_files() -> None:
    """Open the standard files that the process was started without, as under pythonw.

    Without them, printing fails, and the next file that is opened may get one of their numbers and
    with it the output of libraries.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            file = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for good
            os.set_inheritable(file.fileno(), True)
            setattr(sys, name, file)


def _cancel(_signal: int, _frame: FrameType | None) -> NoReturn:
    # Later signals are ignored: cleaning up takes moments, and must not be interrupted.
    for end in _ENDS:
        signal.signal(end, signal.SIG_IGN)
    raise AnalysisCancelledError("Cancelled; nothing was written.")


def _stop(sentence: str) -> NoReturn:
    print(f"formcheck: {terminal_safe(sentence)}", file=sys.stderr)  # noqa: T201 - works without any library
    raise SystemExit(_PROBLEM)
