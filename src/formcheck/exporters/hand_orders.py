"""The order in which pictures are shown to a person who must not guess the side."""

from collections.abc import Sequence
from random import Random

from formcheck.exporters.hand_pictures import HandPicture
from formcheck.records import Side

# Longest run of one side: a longer one would show that the sides are not mixed by chance.
MAX_IN_A_ROW = 3
PASSES = 2
# Orders that are tried; of five pictures a side three orders in four are mixed well.
_TRIES = 100


def hand_orders(pictures: Sequence[HandPicture], identity: str) -> tuple[tuple[str, ...], ...]:
    """Return the order of the pictures' ids in each pass: those of the stand first, sides mixed.

    Parameters
    ----------
    pictures
        The pictures of one clip.
    identity
        Of the clip; it decides the orders, so that a reload shows the same.
    """
    found: list[tuple[str, ...]] = []
    stands = [p.id for p in pictures if p.is_stand]
    runs = [p for p in pictures if not p.is_stand]
    for number in range(PASSES):
        # A text as seed gives the same order everywhere, which a hash of it would not.
        random = Random(f"{identity} {number}")
        for _ in range(_TRIES):
            random.shuffle(runs)
            order = (*stands, *(p.id for p in runs))
            if order not in found and _longest_run([p.side for p in runs]) <= MAX_IN_A_ROW:
                break
        found.append(order)
    return tuple(found)


def _longest_run(sides: Sequence[Side | None]) -> int:
    longest = run = 0
    for before, side in zip([None, *sides], sides, strict=False):
        run = run + 1 if side is before else 1
        longest = max(longest, run)
    return longest
