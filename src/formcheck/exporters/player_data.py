"""The player's data besides the picture, as compact JSON: frames, lines, events, curves.

Positions are in thousandths of the picture's height: finer than a landmark is known, and a third of
the size of pixels with decimals.
"""

import json
from pathlib import Path
from typing import Any

from formcheck.exporters.overlay.colours import DOUBTFUL, INK, LEFT, MEASURED, RIGHT, TRUNK
from formcheck.exporters.player_lines import hip_line_of, skeleton_of
from formcheck.output_file import write_whole
from formcheck.records import EventKind, Measurement, Report, Side, Trial

_COLOURS = {
    "left": LEFT,
    "right": RIGHT,
    "trunk": TRUNK,
    "measured": MEASURED,
    "doubtful": DOUBTFUL,
    "level": INK,
}


def write_player_data(report: Report, path: Path) -> None:
    """Write all that a player needs of a report; raises `OutputError` when that fails."""
    write_whole(path, player_data(report))


def player_data(report: Report) -> bytes:
    """Return all that a player needs of a report, as JSON.

    Parameters
    ----------
    report
        Report of the clip.

    Returns
    -------
    bytes
        Times in seconds from the first shown frame, as the decoder gave them.
    """
    trial = report.trial
    content = {
        "times": [round(float(time_s), 5) for time_s in trial.clip.timestamps_s],
        "size": [trial.clip.width_px, trial.clip.height_px],
        "colours": {name: f"rgb{colour}" for name, colour in _COLOURS.items()},
        "skeleton": skeleton_of(trial),
        "hips": hip_line_of(trial),
        "steady": _rounded(trial.gait.steady_s),
        "contacts": _contacts(trial),
        "stances": _stances(trial),
        "curves": [_curve(r) for r in report.results if isinstance(r, Measurement) and r.n],
    }
    return json.dumps(content, separators=(",", ":"), allow_nan=False).encode()


def _contacts(trial: Trial) -> list[list[Any]]:
    """Times of all initial contacts, with their sides."""
    events = sorted(trial.gait.events.events)
    return [[_ms(e.time_s), str(e.side)] for e in events if e.kind is EventKind.INITIAL_CONTACT]


def _stances(trial: Trial) -> list[list[Any]]:
    return [
        [_ms(stance.initial_contact_s), _ms(stance.toe_off_s), str(side)]
        for side in (Side.LEFT, Side.RIGHT)
        for stance in trial.gait.events.stances(side)
    ]


def _curve(result: Measurement) -> dict[str, Any]:
    title = result.metric.plain
    digits = result.unit.digits
    return {
        "title": title,
        "unit": result.unit.suffix,
        "digits": digits,
        "value": round(result.value, digits + 1),
        "times": _rounded(result.times_s),
        # One digit more than is written: a curve of rounded values would have stairs.
        "values": [round(float(value), digits + 1) for value in result.values],
    }


def _rounded(times_s: Any) -> list[float] | None:
    return None if times_s is None else [_ms(time_s) for time_s in times_s]


def _ms(time_s: float) -> float:
    return round(float(time_s), 3)
