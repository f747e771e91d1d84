"""Prints how good the hip drop is that a person reads by hand, on rendered runs.

Held-out runs decide nothing, but count; ``--tuning`` shows those that constants may be chosen on.
"""

import argparse
from pathlib import Path

import numpy as np

from benchmarks.by_hand.cases import Asked, Case, below_peak_deg, cases
from benchmarks.by_hand.clips import analysed, is_rendered, rear_clips
from benchmarks.by_hand.hand import HANDS
from benchmarks.by_hand.hem import hem_table
from benchmarks.by_hand.tables import both_legs_table, one_leg_table
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.store import ROOT, Store
from formcheck.pelvis.hand_frames import PHASE_OF_PEAK
from formcheck.records import Garment

# One of those that hang alike.
GARMENTS = tuple({garment.hang: garment for garment in reversed(Garment)}.values())[::-1]


def main() -> None:
    """Read the command line, simulate and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.by_hand", description=__doc__)
    parser.add_argument("--store", type=Path, default=ROOT / ".accuracy", help="what is kept")
    parser.add_argument("--tuning", action="store_true", help="tuning runs instead")
    parser.add_argument("--kept", action="store_true", help="only runs rendered before")
    parser.add_argument("--draws", type=int, default=20, help="of each case (%(default)s)")
    parser.add_argument("--hem", action="store_true", help="only how hems of loose shirts turn")
    asked = parser.parse_args()
    if asked.hem:
        print(hem_table())
        return
    store, use = Store(asked.store), Use.TUNING if asked.tuning else Use.HELD_OUT
    clips = [c for c in rear_clips() if c[0].use is use]
    clips = [c for c in clips if not asked.kept or is_rendered(c, store)]
    wanted = Asked(GARMENTS, HANDS, draws=asked.draws)
    found: list[Case] = []
    below = []
    for clip in clips:
        seen = analysed(clip, store)
        found += cases(clip, seen, wanted)
        below.append(below_peak_deg(seen))
    print(f"{len(clips)} clips, frames at {PHASE_OF_PEAK:.0%} of stance: true tilt below the peak")
    print(f"{np.median(below):.2f}° (median), {min(below):.2f}° to {max(below):.2f}°", end="\n\n")
    print(both_legs_table(found), one_leg_table(found), sep="\n\n")


if __name__ == "__main__":
    main()
