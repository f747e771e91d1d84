"""All masters of the accuracy table."""

from benchmarks.evaluation.drawn_masters import drawn_masters
from benchmarks.evaluation.master import Master, at_full_hd, at_high_rate
from benchmarks.evaluation.rear_masters import rear_masters
from benchmarks.evaluation.side_masters import side_masters

# The same runners filmed sharper or faster; short, since they cost more.
IN_FULL_HD = ("rear_held_grey", "rear_held_green_dots", "side_held_tights")
AT_HIGH_RATE = ("side_held_tall",)


def all_masters() -> list[Master]:
    """Return every master, with unique names."""
    usual = [*rear_masters(), *side_masters()]
    named = {master.name: master for master in usual}
    special = [at_full_hd(named[name]) for name in IN_FULL_HD]
    special += [at_high_rate(named[name]) for name in AT_HIGH_RATE]
    # Last: how far a clip is turned in a variant follows from its place.
    return [*usual, *special, *drawn_masters()]
