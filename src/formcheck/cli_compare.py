"""The command that compares two clips of one runner."""

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from formcheck.analysis_job import Job
from formcheck.cli_shared import (
    HipLineChoice,
    ViewChoice,
    check_libraries,
    check_outputs,
    named_hip_line,
    named_view,
    run,
)
from formcheck.errors import SettingsError
from formcheck.records import Comparison, Settings

_PART = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


def compare_clips(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    before: Annotated[Path, typer.Argument(help="The earlier video file.")],
    after: Annotated[Path, typer.Argument(help="The later one; may be the same file.")],
    view: Annotated[
        ViewChoice, typer.Option(help="Where the camera stood, in both clips.")
    ] = ViewChoice.AUTO,
    height_cm: Annotated[float | None, typer.Option(help="Your height in cm.")] = None,
    speed_kmh: Annotated[
        float | None, typer.Option(help="Speed of the belt in km/h, in both clips.")
    ] = None,
    before_speed_kmh: Annotated[
        float | None, typer.Option(help="Speed of the belt in the earlier clip alone.")
    ] = None,
    after_speed_kmh: Annotated[
        float | None, typer.Option(help="Speed of the belt in the later clip alone.")
    ] = None,
    hip_line: Annotated[
        HipLineChoice,
        typer.Option(help="What shows the tilt of your hips from behind, in both clips."),
    ] = HipLineChoice.AUTO,
    before_part: Annotated[
        str | None,
        typer.Option(help="Analyse these seconds of the earlier clip, FROM-TO, e.g. 0-20."),
    ] = None,
    after_part: Annotated[
        str | None,
        typer.Option(help="Analyse these seconds of the later clip, FROM-TO, e.g. 600-620."),
    ] = None,
    before_runner: Annotated[
        int | None, typer.Option(help="Which of the people in the earlier clip is meant.")
    ] = None,
    after_runner: Annotated[
        int | None, typer.Option(help="Which of the people in the later clip is meant.")
    ] = None,
    before_recorded: Annotated[
        Path | None, typer.Option(help="Landmarks of the earlier clip, kept before (NPZ).")
    ] = None,
    after_recorded: Annotated[
        Path | None, typer.Option(help="Landmarks of the later clip, kept before (NPZ).")
    ] = None,
    same_session: Annotated[
        bool,
        typer.Option(
            "--same-session",
            help="Both were filmed in one session with the camera untouched, so that smaller "
            "differences count.",
        ),
    ] = False,
    json: Annotated[Path | None, typer.Option(help="Write the comparison as JSON.")] = None,
    video: Annotated[
        Path | None,
        typer.Option(help="Write one stride of both, side by side and overlaid, slowed (MP4)."),
    ] = None,
    stills: Annotated[
        Path | None,
        typer.Option(help="Write both at contact, mid-stance and toe-off into this folder (JPEG)."),
    ] = None,
) -> None:
    """Compare two clips of one runner: what differs, and whether the difference is real."""
    check_libraries()
    both = Settings(view=named_view(view), height_cm=height_cm, hip_line=named_hip_line(hip_line))
    outputs = [path for path in (json, video, stills) if path is not None]
    inputs = [before, after, *filter(None, (before_recorded, after_recorded))]
    check_outputs(outputs, inputs)
    jobs = (
        Job(
            before,
            _settings(both, before_speed_kmh or speed_kmh, before_part, before_runner),
            landmarks_path=before_recorded,
        ),
        Job(
            after,
            _settings(both, after_speed_kmh or speed_kmh, after_part, after_runner),
            landmarks_path=after_recorded,
        ),
    )
    comparison = _compared(jobs, same_session=same_session)
    _write_files(comparison, (before, after), json=json, video=video, stills=stills)
    _show(comparison, outputs)


def _settings(
    both: Settings, speed_kmh: float | None, part: str | None, runner: int | None
) -> Settings:
    from_s, to_s = _part(part)
    return Settings(
        view=both.view,
        height_cm=both.height_cm,
        hip_line=both.hip_line,
        speed_kmh=speed_kmh,
        from_s=from_s,
        to_s=to_s,
        runner=runner,
    )


def _part(words: str | None) -> tuple[float | None, float | None]:
    if words is None:
        return None, None
    found = _PART.fullmatch(words)
    if found is None:
        raise SettingsError(
            f"Expected a part of a clip as FROM-TO in seconds, found {words}. Write for example "
            f"10-30."
        )
    return float(found[1]), float(found[2])


def _compared(jobs: tuple[Job, Job], *, same_session: bool) -> Comparison:
    before = run(jobs[0], "before: ")
    after = run(jobs[1], "after: ")
    from formcheck.comparison import compare  # noqa: PLC0415 - slow to import

    return compare(before, after, same_session=same_session)


def _write_files(
    comparison: Comparison,
    clips: tuple[Path, Path],
    *,
    json: Path | None,
    video: Path | None,
    stills: Path | None,
) -> None:
    from formcheck.exporters import (  # noqa: PLC0415 - slow to import
        write_comparison_json,
        write_comparison_stills,
        write_comparison_video,
    )

    if video is not None:
        write_comparison_video(comparison, clips, video)
    if stills is not None:
        write_comparison_stills(comparison, clips, stills)
    if json is not None:
        write_comparison_json(comparison, json)


def _show(comparison: Comparison, written: list[Path]) -> None:
    from formcheck.exporters.comparison_table import (  # noqa: PLC0415 - slow to import
        comparison_summary,
    )

    console = Console()
    console.print(comparison_summary(comparison))
    for path in written:
        console.print(f"Written: {path}", highlight=False, markup=False, soft_wrap=True)
