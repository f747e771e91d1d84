"""The tables of the page."""

from collections.abc import Sequence

from benchmarks.evaluation.markdown import number, table
from benchmarks.speed.arithmetic import middle, ratio
from benchmarks.speed.clips import Filmed
from benchmarks.speed.results import Pairs, Results, Row
from benchmarks.speed.steps import START
from formcheck.in_order import cores

DASH = "–"


def row_table(rows: Sequence[Row]) -> str:
    """Return whole commands, a clip in each row."""
    header = ["clip", "length, s", "frames", "wall, s", "CPU, s", "wall per frame, ms"]
    header += ["CPU per frame, ms", "peak memory, MB"]
    return table(header, [_cells(row) for row in rows])


def _cells(row: Row) -> list[str]:
    used, frames = row.used, row.clip.frames
    return [
        f"{row.clip.size.name}, {row.clip.view.value}",
        f"{row.clip.seconds:g}",
        f"{frames}",
        number(used.wall_s, 1),
        number(used.cpu_s, 1),
        number(1000.0 * used.wall_s / frames, 1),
        number(1000.0 * used.cpu_s / frames, 1),
        number(used.peak_mb, 0),
    ]


def step_table(rows: Sequence[Row]) -> str:
    """Return the time of each step, a clip in each column."""
    steps = list(dict.fromkeys(share.step for row in rows for share in row.steps))
    header = ["step", *(row.clip.size.name for row in rows)]
    return table(
        header, [[_step_words(step), *(_spent(row, step) for row in rows)] for step in steps]
    )


def _step_words(step: str) -> str:
    return f"{step}, s" if step == START else step


def _spent(row: Row, step: str) -> str:
    per = 1.0 if step == START else 1000.0 / row.clip.frames
    found = [
        f"{number(per * share.cpu_s, 2)} ({number(per * share.wall_s, 2)})"
        for share in row.steps
        if share.step == step
    ]
    return found[0] if found else DASH


def pair_table(pairs: Sequence[Pairs]) -> str:
    """Return the commands with the plain script that ran in turn with them."""
    header = ["720p60", "turns", "CPU, s", "of the script, s", "ratio"]
    header += ["wall, s", "of the script, s", "ratio"]
    return table(header, [_pair(one) for one in pairs])


def _pair(one: Pairs) -> list[str]:
    cells = [f"{one.clip.view.value}, {one.clip.seconds:g} s", f"{len(one.ours)}"]
    for what in ("cpu_s", "wall_s"):
        ours = [getattr(used, what) for used in one.ours]
        plain = [getattr(used, what) for used in one.plain]
        cells += [number(middle(ours), 1), number(middle(plain), 1), number(ratio(ours, plain), 2)]
    return cells


def cost_table(results: Results) -> str:
    """Return the fixed time and the time per frame."""
    header = ["CPU", "fixed, s", "per frame, ms"]
    rows = []
    for view in (Filmed.SIDE, Filmed.REAR):
        for name, cost in (
            ("formcheck", results.cost(view)),
            ("plain script", results.plain_cost(view)),
        ):
            words = f"{name}, {view.value}"
            rows.append([words, number(cost.fixed_s, 2), number(cost.per_frame_ms, 2)])
    return table(header, rows)


def limit_table(results: Results) -> str:
    """Return the rates of the bare network and of the plain script."""
    limits, every = results.limits, f"{cores()} threads"
    rows = [
        [f"{name}, {threads}", number(found["rate_hz"], 1), number(found["cpu_ms"], 2)]
        for name, threads, found in (
            ("bare landmark network, without its mask", "1 thread", limits.pruned_one),
            ("the same", every, limits.pruned_all),
            ("bare landmark network, whole", "1 thread", limits.whole_one),
            ("the same", every, limits.whole_all),
        )
        if found is not None
    ]
    frames, plain = limits.plain_frames, limits.plain_all
    rate_hz = len(plain) * frames / max(used.wall_s for used in plain)
    cpu_ms = 1000.0 * sum(used.cpu_s for used in plain) / (len(plain) * frames)
    rows.append(["plain script, one process per core", number(rate_hz, 1), number(cpu_ms, 2)])
    return table(["what", "frames per second", "CPU per frame, ms"], rows)


def reading_table(results: Results) -> str:
    """Return the time of reading a frame."""
    rows = [
        [
            size,
            *(number(ms[way], 2) for way in ("decoded", "in_colour", "ours")),
            number(ms["ours"] / ms["in_colour"], 2),
        ]
        for size, ms in results.limits.reading.items()
    ]
    header = ["size", "decoded", "in colour", "formcheck, in colour", "formcheck against PyAV"]
    return table(header, rows)
