"""The command that compares two clips."""

import re
from dataclasses import replace
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
from formcheck.errors import FormcheckError, SettingsError, SeveralRunnersError
from formcheck.one_line import one_line
from formcheck.records import Comparison, Report, Settings

_WHICH = ("before", "after")
Part = tuple[float | None, float | None]
_PART = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


def compare_clips(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    before: Annotated[Path, typer.Argument(help="The earlier video file.")],
    after: Annotated[
        Path | None, typer.Argument(help="The later one; may be left out with --ends-s.")
    ] = None,
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
    ends_s: Annotated[
        float | None,
        typer.Option(
            help="Compare so many seconds at the start with as many at the end, as a player shows "
            "them: of one clip, fresh against tired."
        ),
    ] = None,
    before_part: Annotated[
        str | None,
        typer.Option(
            help="Analyse these seconds of the earlier clip, as a player shows them: FROM-TO, e.g. "
            "0-20."
        ),
    ] = None,
    after_part: Annotated[
        str | None,
        typer.Option(
            help="Analyse these seconds of the later clip, as a player shows them: FROM-TO, e.g. "
            "600-620."
        ),
    ] = None,
    before_runner: Annotated[
        int | None, typer.Option(help="Which of the people in the earlier clip is meant.")
    ] = None,
    after_runner: Annotated[
        int | None, typer.Option(help="Which of the people in the later clip is meant.")
    ] = None,
    before_roll_deg: Annotated[
        float | None, typer.Option(help="How far the camera of the earlier clip was tilted.")
    ] = None,
    after_roll_deg: Annotated[
        float | None, typer.Option(help="How far the camera of the later clip was tilted.")
    ] = None,
    before_mirrored: Annotated[
        bool,
        typer.Option("--before-mirrored", help="The earlier clip shows left and right exchanged."),
    ] = False,
    after_mirrored: Annotated[
        bool,
        typer.Option("--after-mirrored", help="The later clip shows left and right exchanged."),
    ] = False,
    before_capture_fps: Annotated[
        float | None, typer.Option(help="Frames per second the earlier slow motion was filmed at.")
    ] = None,
    after_capture_fps: Annotated[
        float | None, typer.Option(help="Frames per second the later slow motion was filmed at.")
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
    two_runners: Annotated[
        bool,
        typer.Option(
            "--two-runners", help="The clips show two people: no error of the method cancels."
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
    """Compare two clips, or two parts of one: what differs, and whether the difference is real."""
    check_libraries()
    clips = before, _second(before, after, ends_s)
    outputs = [path for path in (json, video, stills) if path is not None]
    check_outputs(outputs, [*clips, *filter(None, (before_recorded, after_recorded))])
    both = Settings(view=named_view(view), height_cm=height_cm, hip_line=named_hip_line(hip_line))
    own = zip(
        clips,
        [speed_kmh if own is None else own for own in (before_speed_kmh, after_speed_kmh)],
        _parts(before_part, after_part, ends_s),
        (before_runner, after_runner),
        (before_roll_deg, after_roll_deg),
        (before_mirrored, after_mirrored),
        (before_capture_fps, after_capture_fps),
        (before_recorded, after_recorded),
        strict=True,
    )
    jobs = [
        Job(
            clip,
            replace(
                both,
                speed_kmh=speed,
                from_s=part[0],
                to_s=part[1],
                runner=runner,
                roll_deg=roll_deg,
                is_mirrored=is_mirrored,
                capture_fps=capture_fps,
            ),
            landmarks_path=recorded,
        )
        for clip, speed, part, runner, roll_deg, is_mirrored, capture_fps, recorded in own
    ]
    comparison = _compared(jobs, same_session=same_session, two_runners=two_runners)
    _show(comparison)
    # Last what may fail where all else is fine: clips of two views cannot be shown together.
    _write_files(comparison, clips, json=json, video=video, stills=stills)
    _told(outputs)


def _second(before: Path, after: Path | None, ends_s: float | None) -> Path:
    if after is None and ends_s is None:
        raise SettingsError(
            "Expected two clips, found one. Give a second one, or compare the start and the end of "
            "this one with --ends-s 60."
        )
    return before if after is None else after


def _parts(before: str | None, after: str | None, ends_s: float | None) -> tuple[Part, Part]:
    if ends_s is None:
        return _part(before), _part(after)
    if before is not None or after is not None:
        raise SettingsError("Expected parts or --ends-s, found both. Choose one.")
    if ends_s <= 0.0:
        raise SettingsError(
            f"Expected a number of seconds above 0 for --ends-s, found {ends_s:g}. Write for "
            f"example 60."
        )
    return (0.0, ends_s), (-ends_s, None)


def _part(words: str | None) -> Part:
    if words is None:
        return None, None
    found = _PART.fullmatch(words)
    if found is None:
        raise SettingsError(
            f"Expected a part of a clip as FROM-TO in seconds, found {words}. Write for example "
            f"10-30."
        )
    return float(found[1]), float(found[2])


def _compared(jobs: list[Job], *, same_session: bool, two_runners: bool) -> Comparison:
    before, after = (_run(job, which) for job, which in zip(jobs, _WHICH, strict=True))
    from formcheck.comparison import compare  # noqa: PLC0415 - slow to import

    return compare(before, after, same_session=same_session, two_runners=two_runners)


def _write_files(
    comparison: Comparison,
    paths: tuple[Path, Path],
    *,
    json: Path | None,
    video: Path | None,
    stills: Path | None,
) -> None:
    from formcheck.exporters import (  # noqa: PLC0415 - slow to import
        clip_again,
        write_comparison_json,
        write_comparison_stills,
        write_comparison_video,
    )

    if json is not None:
        write_comparison_json(comparison, json)
    if video is not None or stills is not None:
        clips = clip_again(comparison.before, paths[0]), clip_again(comparison.after, paths[1])
    if video is not None:
        write_comparison_video(comparison, clips, video)
    if stills is not None:
        write_comparison_stills(comparison, clips, stills)


def _run(job: Job, which: str) -> Report:
    """Analyse one of the clips; an error says which of the two it is about."""
    try:
        return run(job, f"{which}: ")
    except SeveralRunnersError as error:
        raise SeveralRunnersError(
            f"The clip {which}: {error} Here the option is --{which}-runner N; the picture comes "
            f"from formcheck analyze."
        ) from error
    except FormcheckError as error:
        raise type(error)(f"The clip {which}: {error}") from error


def _show(comparison: Comparison) -> None:
    from formcheck.exporters.comparison_table import (  # noqa: PLC0415 - slow to import
        comparison_summary,
    )

    Console().print(comparison_summary(comparison))


def _told(written: list[Path]) -> None:
    for path in written:
        words = f"Written: {one_line(str(path))}"
        Console().print(words, highlight=False, markup=False, soft_wrap=True)
