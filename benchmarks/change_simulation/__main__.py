"""Prints how often the comparison is wrong; 1 when a target is missed."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from benchmarks.change_simulation.pairs import SESSIONS, STEADY_SESSIONS
from benchmarks.change_simulation.shares import PAIRS, shares, table


def main() -> int:
    """Simulate and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.change_simulation")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="of each kind (%(default)s)")
    parser.add_argument(
        "--steady", action="store_true", help="the runner's own form stays from clip to clip"
    )
    chosen = parser.parse_args()
    sessions = STEADY_SESSIONS if chosen.steady else SESSIONS
    with ProcessPoolExecutor() as pool:
        found = shares(chosen.pairs, sessions=sessions, one_by_one=pool.map)
    print(table(found))
    return int(not all(share.is_good for share in found))


if __name__ == "__main__":
    sys.exit(main())
