"""A finished check of which more was said afterwards: the same pictures, measured anew."""

from typing import Any

from formcheck.exporters import player_data, write_stills
from formcheck.jobs.private_folder import copy_opened
from formcheck.jobs.state import PLAYER, STILLS, VIDEO, Done
from formcheck.one_run import HIP_POINTS, restate
from formcheck.records import Report


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
    if HIP_POINTS in said:
        kept = {n: c for n, c in kept.items() if not n.startswith(f"{STILLS}/")}
        kept |= _stills(report, done.clean)
    return Done(report, kept | {PLAYER: player_data(report)})


def _stills(report: Report, clean: bytes) -> dict[str, bytes]:
    """Freeze frames, drawn anew from the clean copy."""
    with copy_opened(clean) as copy:
        folder = copy.parent / STILLS
        write_stills(report, copy, folder, is_copy=True)
        return {f"{STILLS}/{still.name}": still.read_bytes() for still in folder.iterdir()}
