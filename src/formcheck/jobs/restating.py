"""A finished check of which more was said afterwards: the same pictures, measured anew."""

from typing import Any

from formcheck.exporters.player_data import player_data
from formcheck.exporters.stills import write_stills
from formcheck.jobs.private_folder import copy_opened
from formcheck.jobs.state import PLAYER, STILLS, VIDEO, Done
from formcheck.one_run import HIP_POINTS, restate
from formcheck.records import Report, TapeClicks
from formcheck.shown_tape import follow_clicked_tape

# Name of what is said of dots of tape.
TAPE = "tape"


def restated(done: Done, **said: Any) -> Done:
    """Return a finished check as it would be if more had been said.

    An annotated video has the values of before, so it is left out; it can be drawn again.

    Parameters
    ----------
    done
        The finished check.
    **said
        As `restate` takes it; and as ``tape``, `TapeClicks` on dots that were not found.

    Raises
    ------
    SettingsError
        If a value is out of its range, or the dots cannot be followed.
    HipPointsError
        If lines laid by hand do not fit the clip.
    """
    tape = said.pop(TAPE, None)
    report = done.report if tape is None else _followed(done, tape)
    if said:
        report = restate(report, **said)
    kept = {name: content for name, content in done.files.items() if name != VIDEO}
    if tape is not None or HIP_POINTS in said:
        kept = {n: c for n, c in kept.items() if not n.startswith(f"{STILLS}/")}
        kept |= _stills(report, done.clean)
    return Done(report, kept | {PLAYER: player_data(report)})


def _followed(done: Done, tape: TapeClicks) -> Report:
    """The report with dots of tape that a person showed, in place of lines laid by hand."""
    with copy_opened(done.clean) as copy:
        return follow_clicked_tape(restate(done.report, **{HIP_POINTS: None}), copy, tape)


def _stills(report: Report, clean: bytes) -> dict[str, bytes]:
    """Freeze frames, drawn anew from the clean copy."""
    with copy_opened(clean) as copy:
        folder = copy.parent / STILLS
        write_stills(report, copy, folder, is_copy=True)
        return {f"{STILLS}/{still.name}": still.read_bytes() for still in folder.iterdir()}
