"""The command line."""

import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from formcheck import __version__
from formcheck.analysis_job import Job
from formcheck.cli_compare import compare_clips
from formcheck.cli_demo import demo
from formcheck.cli_shared import (
    HipLineChoice,
    ViewChoice,
    check_libraries,
    check_outputs,
    named_hip_line,
    named_view,
    run,
)
from formcheck.errors import (
    AnalysisCancelledError,
    FormcheckError,
    OutputError,
)
from formcheck.one_line import one_line
from formcheck.records import Report, Settings

_PROBLEM = 2
# Windows has no SIGHUP; Ctrl-Break and a closed window are SIGBREAK there.
_ENDS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def main() -> None:
    """Run the command line; every error is one sentence on stderr and exit code 2."""
    for end in _ENDS:
        signal.signal(end, _cancel)
    _open_standard_files()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal or a file name without UTF-8 costs some characters, not the report.
        sys.stdout.reconfigure(errors="replace")
    try:
        app()
    except FormcheckError as error:
        _stop(str(error))
    except OSError as error:
        # What was printed went to a file on a full disk, or the like.
        _stop(f"Could not go on: {error.strerror or error}. Free some space, and try again.")


@app.callback()
def formcheck() -> None:
    """Measure hip drop, cadence and overstriding from a phone clip of a treadmill run.

    Everything stays on this computer.
    """


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"formcheck {__version__}")


@app.command()
def analyze(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    clip: Annotated[Path, typer.Argument(help="The video file, as the phone made it.")],
    view: Annotated[
        ViewChoice,
        typer.Option(
            help="Where the camera stood: behind you (rear), before you (front), on your left or "
            "right side. Auto finds out by itself."
        ),
    ] = ViewChoice.AUTO,
    height_cm: Annotated[
        float | None, typer.Option(help="Your height in cm, to give distances in cm too.")
    ] = None,
    speed_kmh: Annotated[
        float | None,
        typer.Option(help="Speed of the belt in km/h; overstriding is judged against it."),
    ] = None,
    hip_line: Annotated[
        HipLineChoice,
        typer.Option(
            help="What shows the tilt of your hips from behind: two dots of tape (markers) or the "
            "clothes (waistline). Auto takes the dots where there are any."
        ),
    ] = HipLineChoice.AUTO,
    roll_deg: Annotated[
        float | None,
        typer.Option(
            help="How far the camera was tilted, clockwise in the picture; 0 when it stood level. "
            "By default upright lines of the room tell."
        ),
    ] = None,
    runner: Annotated[
        int | None,
        typer.Option(
            help="Which of the people in the picture is meant, counted from left to right; "
            "--people shows who is who."
        ),
    ] = None,
    mirrored: Annotated[
        bool,
        typer.Option("--mirrored", help="The clip shows left and right exchanged, as a selfie."),
    ] = False,
    capture_fps: Annotated[
        float | None,
        typer.Option(
            help="Slow motion: the frames per second it was recorded at, e.g. 240. By default a "
            "tag of the phone tells, where the file has one."
        ),
    ] = None,
    from_s: Annotated[
        float | None,
        typer.Option(
            "--from",
            help="Analyse from this second of the clip on, as a player shows it, also of slow "
            "motion; -60: from a minute before its end.",
        ),
    ] = None,
    to_s: Annotated[
        float | None,
        typer.Option("--to", help="Analyse up to this second of the clip, as a player shows it."),
    ] = None,
    whole: Annotated[
        bool,
        typer.Option("--all", help="Analyse all of a long clip, not just its best 30 seconds."),
    ] = False,
    people: Annotated[
        Path | None, typer.Option(help="Write a picture of who has which number (JPEG).")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="Write the whole report as JSON.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write every step as a row of a table.")] = None,
    video: Annotated[
        Path | None,
        typer.Option(
            help="Write the clip with skeleton and values drawn in: MP4, or WebM where the name "
            "ends in .webm."
        ),
    ] = None,
    stills: Annotated[
        Path | None,
        typer.Option(help="Write freeze frames of a typical step into this folder (JPEG)."),
    ] = None,
    landmarks: Annotated[
        Path | None, typer.Option(help="Keep the landmarks that were found, for --recorded (NPZ).")
    ] = None,
    recorded: Annotated[
        Path | None,
        typer.Option(help="Use landmarks kept before instead of looking for them again (NPZ)."),
    ] = None,
) -> None:
    """Analyse one clip of 10 to 30 seconds, filmed from behind or from the side."""
    check_libraries()
    settings = Settings(
        view=named_view(view),
        height_cm=height_cm,
        speed_kmh=speed_kmh,
        roll_deg=roll_deg,
        hip_line=named_hip_line(hip_line),
        runner=runner,
        is_mirrored=mirrored,
        capture_fps=capture_fps,
        from_s=from_s,
        to_s=to_s,
        is_whole=whole,
    )
    if recorded is not None and people is not None:
        raise OutputError("Recorded landmarks know one runner only: leave out --people.")
    outputs = [path for path in (people, json, csv, video, stills, landmarks) if path is not None]
    check_outputs(outputs, [path for path in (clip, recorded) if path is not None])
    job = Job(
        clip,
        settings,
        landmarks_path=recorded,
        people_path=people,
        video_path=video,
        stills_folder=stills,
    )
    report = run(job)
    _write_files(report, json=json, csv=csv, landmarks=landmarks)
    _show(report, outputs)


app.command("compare")(compare_clips)
app.command("demo")(demo)


@app.command("app")
def dashboard(
    lan: Annotated[
        bool, typer.Option("--lan", help="Let other devices of your network open it too.")
    ] = False,
    port: Annotated[int, typer.Option(help="Port of the dashboard.", min=1, max=65535)] = 8501,
) -> None:
    """Open the dashboard in your browser."""
    check_libraries()
    from formcheck.dashboard.launch import serve  # noqa: PLC0415 - slow to import

    if lan:
        typer.echo(
            "Warning: everybody in your network can now open this dashboard and upload clips to "
            "this computer. Nothing is encrypted. Use it only in a network that you trust.",
            err=True,
        )
    serve(lan=lan, port=port)


def _write_files(
    report: Report, *, json: Path | None, csv: Path | None, landmarks: Path | None
) -> None:
    from formcheck.exporters import write_csv, write_json  # noqa: PLC0415 - slow to import
    from formcheck.pose import save_recording  # noqa: PLC0415 - slow to import

    if json is not None:
        write_json(report, json)
    if csv is not None:
        write_csv(report, csv)
    if landmarks is not None:
        save_recording(report.recorded_pose, report.trial.clip.identity, landmarks)


def _show(report: Report, written: list[Path]) -> None:
    from formcheck.exporters.terminal import summary  # noqa: PLC0415 - slow to import

    console = Console()
    console.print(summary(report))
    for path in written:
        console.print(
            f"Written: {one_line(str(path))}", highlight=False, markup=False, soft_wrap=True
        )


def _open_standard_files() -> None:
    """Give a process the standard files that it was started without, as by pythonw.

    Without them nothing can be printed, and the next file that is opened may get their number and
    with it what libraries print.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            file = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for good
            os.set_inheritable(file.fileno(), True)
            setattr(sys, name, file)


def _cancel(_signal: int, _frame: FrameType | None) -> NoReturn:
    # Once is enough: cleaning up takes moments, and must not be interrupted.
    for end in _ENDS:
        signal.signal(end, signal.SIG_IGN)
    raise AnalysisCancelledError("Cancelled; nothing was written.")


def _stop(sentence: str) -> NoReturn:
    print(f"formcheck: {one_line(sentence)}", file=sys.stderr)  # noqa: T201 - works without any library
    raise SystemExit(_PROBLEM)
