"""Two clips of one run on the command line, or saved reports in place of clips."""

from collections.abc import Mapping
from pathlib import Path

from formcheck.cli_shared import is_report, run
from formcheck.errors import SettingsError
from formcheck.jobs import Job
from formcheck.records import Report, Run, Settings

# From behind and from the side.
MOST_CLIPS = 2
# The only file that is about the run and not about one clip.
_OF_THE_RUN = "json"


def analyze_together(
    clips: tuple[Path, ...], settings: Settings, files: Mapping[str, Path | None]
) -> Report | Run:
    """Return one run from its clips, or the report on one, and write its JSON.

    Parameters
    ----------
    clips
        Video files, or reports on them.
    settings
        Settings of the run; of a report, only speed and height can be stated anew.
    files
        Path of each wanted file by its option, None where it is not wanted.

    Raises
    ------
    SettingsError
        If there are too many clips, or a file is wanted that is about one clip.
    """
    if len(clips) > MOST_CLIPS:
        raise SettingsError(
            f"Expected one clip, or one from behind and one from the side, found {len(clips)}. "
            f"Leave some out."
        )
    if about_one := [name for name, path in files.items() if path and name != _OF_THE_RUN]:
        raise SettingsError(
            f"Expected one clip for --{about_one[0]}, found a run of {len(clips)} or a report. "
            f"Analyse the clip alone."
        )
    from formcheck.exporters.json_report import write_json, write_run_json  # noqa: PLC0415 - slow to import
    from formcheck.one_run import combine  # noqa: PLC0415 - slow to import

    reports = [_report(clip, settings) for clip in clips]
    wanted = files.get(_OF_THE_RUN)
    if len(reports) == 1:
        if wanted is not None:
            write_json(reports[0], wanted)
        return reports[0]
    together = combine(*reports)
    if wanted is not None:
        write_run_json(together, wanted)
    return together


def _report(clip: Path, settings: Settings) -> Report:
    if not is_report(clip):
        return run(Job(clip, settings), f"{clip.name}: ")
    from formcheck.one_run import restate  # noqa: PLC0415 - slow to import
    from formcheck.saved_report import load  # noqa: PLC0415 - slow to import

    report = load(clip)
    if settings == Settings():
        return report
    if settings != Settings(speed_kmh=settings.speed_kmh, height_cm=settings.height_cm):
        raise SettingsError(
            f"Expected only a speed or a height for {clip.name}, since a report has no pictures, "
            f"found other options. Leave them out."
        )
    told = {"speed_kmh": settings.speed_kmh, "height_cm": settings.height_cm}
    return restate(report, **{name: value for name, value in told.items() if value is not None})
