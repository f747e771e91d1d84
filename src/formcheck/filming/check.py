"""The filming check: the order of its steps."""

from dataclasses import replace
from os import PathLike
from pathlib import Path

from formcheck.errors import NoRunnerError, SeveralRunnersError
from formcheck.filming.clip_items import frame_rate_item, length_item
from formcheck.filming.looks import Looks, look_at
from formcheck.filming.picture import picture_of
from formcheck.filming.runner_items import items_of_runner, items_without_runner
from formcheck.filming.sentences import headline
from formcheck.opened_clip import OpenedClip, Progress, open_clip
from formcheck.pose import Runner, choose_runner
from formcheck.records import FilmingCheck, FilmingItem, FilmingStatus, Limits, Settings


def check_filming(
    clip_path: str | PathLike[str],
    settings: Settings | None = None,
    *,
    clip_name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> FilmingCheck:
    """Check how a clip was filmed, within seconds and before the long work of an analysis.

    It looks at some pictures and applies the limits of an analysis to them. What only the whole
    clip shows, such as walking in place of running, it cannot know.

    Parameters
    ----------
    clip_path
        The video file.
    settings
        Known facts of the run and its filming; by default none.
    clip_name
        Name of the clip in the check; by default its file name.
    limits
        Largest duration, size and number of pictures; by default those of the environment.
    progress
        Called as the work advances.

    Returns
    -------
    FilmingCheck
        One item for each thing that was looked at, the answer in one sentence, and a picture. A
        clip that can give nothing is a check too, not an error.

    Raises
    ------
    UnreadableVideoError
        If the file is missing, or is not a video that can be decoded.
    TooLargeError
        If the file or its pictures exceed a limit.
    SettingsError
        If a setting does not fit the clip.

    Examples
    --------
    >>> check = formcheck.check_filming("run.mp4")  # this clip shows numbers, and nobody
    >>> print(check.headline, check.hopeless)
    This clip, as it is, can give no numbers. Nobody is seen running in this clip. ...
    """
    settings = settings or Settings()
    clip = _opened(Path(clip_path), settings, clip_name, limits, progress)
    looks = look_at(clip)
    runner = _runner(looks, settings.runner)
    if runner is None:
        view, seen = None, items_without_runner(looks, settings)
    else:
        view, seen = items_of_runner(clip, looks, runner, settings)
    items = (*seen, frame_rate_item(clip.video), length_item(clip.video))
    return FilmingCheck(
        clip_name=clip.video.name,
        headline=_headline(items, must_choose=runner is None),
        items=items,
        view=view,
        people=len(looks.people),
        runner=None if runner is None else runner.number,
        picture=picture_of(looks, runner),
    )


def _opened(
    path: Path,
    settings: Settings,
    name: str | None,
    limits: Limits | None,
    progress: Progress | None,
) -> OpenedClip:
    try:
        return open_clip(path, settings, name, limits, progress)
    except NoRunnerError:
        # A long clip without anybody has no best part.
        return open_clip(path, replace(settings, is_whole=True), name, limits, progress)


def _runner(looks: Looks, number: int | None) -> Runner | None:
    """The runner; None if there is nobody, or one has to be chosen, or nobody has the number."""
    if not looks.people or (number or 0) > len(looks.people):
        return None
    try:
        return choose_runner(looks.people, looks.size_px[0], number)
    except SeveralRunnersError:
        return None


def _headline(items: tuple[FilmingItem, ...], *, must_choose: bool) -> str:
    if any(item.stops for item in items):
        return headline("hopeless")
    if must_choose:
        return headline("choose")
    count = sum(item.status is FilmingStatus.CHANGE for item in items)
    keys = {0: "good", 1: "change_one"}
    return headline(keys.get(count, "change_many"), count=count)
