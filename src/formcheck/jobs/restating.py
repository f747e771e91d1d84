"""A finished check with another belt speed or height: the same pictures, measured anew."""

from formcheck.exporters import player_data
from formcheck.jobs.state import PLAYER, VIDEO, Done
from formcheck.one_run import restate


def restated(done: Done, **settings: float | None) -> Done:
    """Return a finished check as it would be with other settings.

    An annotated video has the values of before, so it is left out; it can be drawn again.

    Parameters
    ----------
    done
        The finished check.
    **settings
        ``speed_kmh`` and ``height_cm``, as `Settings` has them.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """
    report = restate(done.report, **settings)
    kept = {name: content for name, content in done.files.items() if name != VIDEO}
    return Done(report, kept | {PLAYER: player_data(report)})
