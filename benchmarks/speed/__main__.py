"""Measure time and memory, and write `docs/performance.md`.

Run with `make speed` (less than six minutes on two free cores; the first time longer, as it makes
the clips), or with `make speed-full`, which measures ten minutes of every size too (an hour).
`.speed/` keeps clips and models. Needs Linux or macOS.
"""

import argparse
import os
from pathlib import Path

from rich.console import Console

from benchmarks.evaluation.store import ROOT, Store
from benchmarks.speed.measure import Bench
from benchmarks.speed.models import find_models
from benchmarks.speed.page import page
from benchmarks.speed.results import Plan

PAGE = ROOT / "docs" / "performance.md"
USUAL = Plan()
# How often short and long clips take their turns when there is time.
FULL_ROUNDS = 3, 3


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--full", action="store_true", help="ten minutes of every size, too")
    parser.add_argument("--store", type=Path, default=ROOT / ".speed", help="what is kept")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    parser.add_argument("--mediapipe", type=Path, help="a Python that has mediapipe 0.10.21")
    parser.add_argument("--seconds", type=float, default=USUAL.seconds, help="of every size")
    parser.add_argument("--short", type=float, default=USUAL.short_s, help="seconds, in turn")
    parser.add_argument("--long", type=float, default=USUAL.long_s, help="seconds, in turn")
    parser.add_argument("--rounds", type=int, nargs=2, metavar=("SHORT", "LONG"))
    asked = parser.parse_args()
    usual_rounds = FULL_ROUNDS if asked.full else (USUAL.short_rounds, USUAL.long_rounds)
    short_rounds, long_rounds = asked.rounds or usual_rounds
    plan = Plan(
        seconds=asked.seconds,
        short_s=asked.short,
        long_s=asked.long,
        short_rounds=short_rounds,
        long_rounds=long_rounds,
        is_full=asked.full,
    )
    load, store, console = os.getloadavg()[0], Store(asked.store), Console(stderr=True)
    models = find_models(store, asked.mediapipe)
    results = Bench(plan, store, models, console.print).results()
    asked.page.write_text(page(results, load), encoding="utf-8")


if __name__ == "__main__":
    main()
