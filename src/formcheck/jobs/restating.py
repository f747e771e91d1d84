"""A finished check of which more was said afterwards: the same pictures, measured anew."""

from typing import Any

from formcheck.exporters import player_data
from formcheck.jobs.state import PLAYER, VIDEO, Done
from formcheck.one_run import restate


def restated(done: Done, **said: Any) -> Done:
    """Return a finished check as it would be if more had been said.

    An annotated video has the values of before, so it is left out; it can be drawn again.

    Parameters
    ----------
    done
        The finished check.
    **said
        As `restate` takes it.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    HipPointsError
        If lines laid by hand do not fit the clip.
    """
    report = restate(done.report, **said)
    kept = {name: content for name, content in done.files.items() if name != VIDEO}
    return Done(report, kept | {PLAYER: player_data(report)})
