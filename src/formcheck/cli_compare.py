"""The command that compares two clips."""

import re
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from formcheck.cli_options import (
    clip_argument,
    file_option,
    given,
    setting_options,
    settings_in,
    units_option,
)
from formcheck.cli_shared import check_libraries, check_outputs, is_report, run
from formcheck.errors import FormcheckError, SettingsError, SeveralRunnersError
from formcheck.jobs import Job
from formcheck.records import Comparison, Report, Settings, Units
from formcheck.terminal_safe import terminal_safe

_WHICH = ("before", "after")
_OUTPUTS = ("json", "video", "stills")
Part = tuple[float | None, float | None]
_PART = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


@click.command("compare")
@clip_argument("before", "The earlier video file, or its report (JSON).")
@clip_argument(
    "after", "The later video file, or its report; not needed with --ends-s.", required=False
)
@setting_options(clips="both clips")
@click.option(
    "--ends-s",
    type=float,
    help="Compare the first seconds of one clip with as many last ones, fresh against tired; "
    "seconds as a player shows them.",
)
@click.option(
    "--before-part",
    help="Analyse these seconds of the earlier clip, as a player shows them: FROM-TO, e.g. 0-20.",
)
@click.option(
    "--after-part",
    help="Analyse these seconds of the later clip, as a player shows them: FROM-TO, e.g. 600-620.",
)
@setting_options("before_", "the earlier clip alone")
@setting_options("after_", "the later clip alone")
@file_option("--before-recorded", "Saved landmarks of the earlier clip (NPZ).")
@file_option("--after-recorded", "Saved landmarks of the later clip (NPZ).")
@click.option(
    "--same-session",
    is_flag=True,
    help="Both clips were filmed in one session with the camera untouched: smaller differences "
    "then count.",
)
@click.option(
    "--two-runners",
    is_flag=True,
    help="The clips show two people, between whom no error of the method cancels.",
)
@file_option("--json", "Write the comparison as JSON.")
@file_option("--video", "Write one stride of both, side by side and overlaid, slowed (MP4).")
@file_option("--stills", "Write contact, mid-stance and toe-off of both into this folder (JPEG).")
@units_option
def compare_clips(
    before: Path,
    after: Path | None,
    *,
    same_session: bool,
    two_runners: bool,
    units: Units,
    **options: Any,
) -> None:
    """Compare two clips, two parts of one, or reports written with --json.

    Shows what differs, and whether the difference is real.
    """
    check_libraries()
    clips = before, _second(before, after, options["ends_s"])
    outputs = given(options, *_OUTPUTS)
    _check_pictures(clips, given(options, "video", "stills"))
    check_outputs(outputs, [*clips, *given(options, "before_recorded", "after_recorded")])
    parts = _parts(options["before_part"], options["after_part"], options["ends_s"])
    jobs = [
        Job(clip, _settings(options, which, part), landmarks_path=options[f"{which}_recorded"])
        for clip, which, part in zip(clips, _WHICH, parts, strict=True)
    ]
    comparison = _compared(jobs, same_session=same_session, two_runners=two_runners)
    _show(comparison, units)
    # Last, since pictures may fail where all else is fine: two views cannot be shown together.
    _write_files(comparison, clips, **{kind: options[kind] for kind in _OUTPUTS})
    _told(outputs)


def _second(before: Path, after: Path | None, ends_s: float | None) -> Path:
    if after is None and ends_s is None:
        raise SettingsError(
            "Expected two clips, found one. Give a second one, or compare the start and the end of "
            "this one with --ends-s 60."
        )
    return before if after is None else after


def _check_pictures(clips: tuple[Path, Path], pictures: list[Path]) -> None:
    for clip in clips:
        if pictures and is_report(clip):
            raise SettingsError(
                f"Expected two clips to draw pictures of, found a report, which has none: "
                f"{clip.name}. Name the clip itself, or leave out --video and --stills."
            )


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


def _settings(options: dict[str, Any], which: str, part: Part) -> Settings:
    """The settings of one clip: its own options override those for both clips."""
    said = settings_in(options) | settings_in(options, f"{which}_")
    return Settings(**said, from_s=part[0], to_s=part[1])


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
    from formcheck.exporters.comparison_json import (  # noqa: PLC0415 - slow to import
        write_comparison_json,
    )
    from formcheck.exporters.reopen_clip import reopen_clip  # noqa: PLC0415 - slow to import
    from formcheck.exporters.side_by_side import (  # noqa: PLC0415 - slow to import
        write_comparison_stills,
        write_comparison_video,
    )

    if json is not None:
        write_comparison_json(comparison, json)
    if video is not None or stills is not None:
        clips = reopen_clip(comparison.before, paths[0]), reopen_clip(comparison.after, paths[1])
    if video is not None:
        write_comparison_video(comparison, clips, video)
    if stills is not None:
        write_comparison_stills(comparison, clips, stills)


def _run(job: Job, which: str) -> Report:
    """Analyse one of the clips, or read its report; an error names the clip that it is about."""
    try:
        return _saved(job) if is_report(job.clip_path) else run(job, f"{which}: ")
    except SeveralRunnersError as error:
        raise SeveralRunnersError(
            f"The clip {which}: {error} Here the option is --{which}-runner N; the picture comes "
            f"from formcheck analyze."
        ) from error
    except FormcheckError as error:
        raise type(error)(f"The clip {which}: {error}") from error


def _saved(job: Job) -> Report:
    from formcheck.saved_report import load  # noqa: PLC0415 - slow to import

    if job.settings != Settings() or job.landmarks_path is not None:
        raise SettingsError(
            f"Expected no options for {job.name}, since a report holds its own settings, found "
            f"some. Leave them out, or give those of the other clip with --before-… or --after-…."
        )
    return load(job.clip_path)


def _show(comparison: Comparison, units: Units) -> None:
    from formcheck.exporters.comparison_table import (  # noqa: PLC0415 - slow to import
        comparison_summary,
    )

    Console().print(comparison_summary(comparison, units))


def _told(written: list[Path]) -> None:
    for path in written:
        words = f"Written: {terminal_safe(str(path))}"
        Console().print(words, highlight=False, markup=False, soft_wrap=True)
