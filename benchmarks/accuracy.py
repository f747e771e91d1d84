"""How wrong formcheck is, on rendered clips with exact truth: writes `docs/accuracy.md`.

Run with `make accuracy`. What was rendered and measured before, by the same code, is kept in
`.accuracy/`. Tuning clips decide nothing; `--tuning` measures them beside the held-out ones.
`--quick` measures the sample videos only and fails when a limit is passed.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from rich.progress import track

from benchmarks.evaluation.answer_tables import answer_table
from benchmarks.evaluation.document import page
from benchmarks.evaluation.hard import good_clips, hard_clips
from benchmarks.evaluation.hard_masters import hard_masters
from benchmarks.evaluation.master import Master, Use
from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.measure import outcome_file
from benchmarks.evaluation.outcome import Outcome, read_outcome
from benchmarks.evaluation.outside.other_renderer import (
    other_renderer_clips,
    other_renderer_outcome,
)
from benchmarks.evaluation.outside.plates.report import PlateReport, plate_report, plate_trials
from benchmarks.evaluation.outside.real import real_checks, real_recordings
from benchmarks.evaluation.outside.section import Outside
from benchmarks.evaluation.plots import write_plots
from benchmarks.evaluation.quick import broken_limits, sample_masters, sample_outcome
from benchmarks.evaluation.renders import rendered
from benchmarks.evaluation.store import ROOT, Store
from benchmarks.evaluation.tables import event_table, metric_table
from benchmarks.evaluation.variants import Variant

T = TypeVar("T")
R = TypeVar("R")

DOCS = ROOT / "docs"
PLOTS = "accuracy"
REAL_DATA = "FORMCHECK_REAL_DATA"


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="sample videos only, with limits")
    parser.add_argument("--tuning", action="store_true", help="measure tuning clips too")
    parser.add_argument("--store", type=Path, default=ROOT / ".accuracy", help="what is kept")
    asked = parser.parse_args()
    if asked.quick:
        sys.exit(_quick())
    _whole(Store(asked.store), tuning_too=asked.tuning)


def _quick() -> int:
    """Print table and passed limits; 1 when there are any."""
    outcomes = _each(sample_outcome, sample_masters(), "measuring")
    broken = broken_limits(outcomes)
    tables = metric_table(outcomes), event_table(outcomes, lambda o: o.view), answer_table(outcomes)
    print(*tables, *broken, sep="\n\n")
    return 1 if broken else 0


def _whole(store: Store, *, tuning_too: bool) -> None:
    def wanted(master: Master) -> bool:
        return tuning_too or master.use is Use.HELD_OUT

    masters = [master for master in (*all_masters(), *hard_masters()) if wanted(master)]
    _each(partial(rendered, store=store), masters, "rendering")
    outcomes = _measured([clip for clip in good_clips() if wanted(clip[0])], store)
    hard = _measured([clip for clip in hard_clips() if wanted(clip[0])], store)
    write_plots(outcomes, DOCS / PLOTS)
    text = page(outcomes, hard, _outside(store), PLOTS)
    (DOCS / "accuracy.md").write_text(text, encoding="utf-8")


def _outside(store: Store) -> Outside:
    """Measure what others recorded and rendered; nothing when their folder is not named."""
    if REAL_DATA not in os.environ:
        return Outside([], [], PlateReport([], []))
    folder = Path(os.environ[REAL_DATA])
    clips = other_renderer_clips(folder / "second_renderer")
    other = _each(partial(other_renderer_outcome, store=store), clips, "outside")
    real = _each(partial(real_checks, store=store), real_recordings(folder), "real")
    plates = plate_report(plate_trials(folder / "mocap"))
    return Outside(other, [check for checks in real for check in checks], plates)


def _measured(clips: Sequence[tuple[Master, Variant]], store: Store) -> list[Outcome]:
    jobs = [(master.name, variant.name) for master, variant in clips]
    return [read_outcome(file) for file in _each(partial(_file, store), jobs, "measuring")]


def _file(store: Store, names: tuple[str, str]) -> Path:
    """Measure in a worker, which finds master and variant by their names."""
    for master, variant in (*good_clips(), *hard_clips()):
        if (master.name, variant.name) == names:
            return outcome_file(master, variant, store)
    raise ValueError(f"expected a master and its variant, found {names}")


def _each(work: Callable[[T], R], items: Sequence[T], what: str) -> list[R]:
    """Do the work in as many processes as there are cores, with a progress bar."""
    # A forked child would share the pose model's threads with its parent.
    context = get_context("spawn")
    with ProcessPoolExecutor(mp_context=context, initializer=_hush) as pool:
        done = pool.map(work, items)
        return list(track(done, f"{what:<10}", total=len(items)))


def _hush() -> None:
    """Keep the pose model's own log out of the progress bar; what goes wrong is raised."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


if __name__ == "__main__":
    main()
