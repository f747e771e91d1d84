"""The command that checks within seconds how a clip was filmed."""

from pathlib import Path
from typing import Any

import click

from formcheck.cli_options import clip_argument, file_option, given, setting_options, settings_in
from formcheck.cli_shared import check_libraries, check_outputs, run
from formcheck.jobs import FilmCheckJob
from formcheck.output_file import write_whole
from formcheck.records import FilmingCheck, FilmingStatus, Settings
from formcheck.terminal_safe import terminal_safe

NO_NUMBERS = 1
_WIDEST = max(map(len, FilmingStatus))


@click.command("film-check")
@clip_argument("clip", "The video file, as the phone recorded it.")
@setting_options()
@file_option("--picture", "Write a picture of the clip that shows everyone's number (JPEG).")
@file_option("--json", "Write the check as JSON.")
def film_check(clip: Path, picture: Path | None, json: Path | None, **options: Any) -> None:
    """Check in a few seconds how a clip was filmed.

    It answers if the clip is good to analyse, and what to change if not. The exit code is 0 if an
    analysis may give numbers, 1 if it gives none: the clip shows too little, or the runner has to
    be chosen (--runner). It is 2 after an error, such as a file that cannot be read.
    """
    check_libraries()
    settings = Settings(**settings_in(options))
    written = given({"picture": picture, "json": json}, "picture", "json")
    check_outputs(written, [clip])
    check = run(FilmCheckJob(clip, settings))
    if picture is not None:
        write_whole(picture, check.picture)
    if json is not None:
        _write_json(check, json)
    _show(check, written)
    if not check.gives_numbers:
        raise SystemExit(NO_NUMBERS)


def _write_json(check: FilmingCheck, path: Path) -> None:
    from formcheck.exporters.filming_json import write_filming_json  # noqa: PLC0415 - slow to import

    write_filming_json(check, path)


def _show(check: FilmingCheck, written: list[Path]) -> None:
    """Print the answer, and a line for each thing that was looked at."""
    click.echo(f"{terminal_safe(check.clip_name)}: {check.headline}\n")
    for item in check.items:
        click.echo(f"{item.status:<{_WIDEST}}  {item.title}: {item.sentence}")
    for path in written:
        click.echo(f"Written: {terminal_safe(str(path))}")
