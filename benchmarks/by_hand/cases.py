"""What comes out of lines laid by a stated hand, against the truth."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from benchmarks.by_hand.clips import Clip, RearClip
from benchmarks.by_hand.hand import Hand, draw_wear
from benchmarks.by_hand.laying import SIDES, lay, with_lines
from benchmarks.evaluation.measure import value_of
from benchmarks.evaluation.outcome import Value
from formcheck.analyzers import pelvic_drop, pelvic_drop_left, pelvic_drop_right
from formcheck.records import Garment, Result, Side, Trial

Measure = Callable[[Trial], Result]

BOTH = pelvic_drop.measure
OF_LEG: dict[Side, Measure] = {
    Side.LEFT: pelvic_drop_left.measure,
    Side.RIGHT: pelvic_drop_right.measure,
}


class Level(StrEnum):
    """What shows the level; the mean of both legs needs none."""

    NONE = "none"
    ROOM = "the room"
    STAND = "a stand"


@dataclass(frozen=True)
class Case:
    """One number that was read by hand.

    Attributes
    ----------
    use, run
        Of which run it is, and what the run's errors may be used for.
    garment, hand, passes, level
        How it was read.
    value
        What came out, and what should have.
    """

    use: str
    run: str
    garment: Garment
    hand: Hand
    passes: int
    level: Level
    value: Value


@dataclass(frozen=True)
class Asked:
    """What is simulated in each clip."""

    garments: Sequence[Garment]
    hands: Sequence[Hand]
    passes: Sequence[int] = (1, 2)
    draws: int = 20


def cases(clip: Clip, seen: RearClip, asked: Asked) -> Iterator[Case]:
    """Return all that a clip shows; the same clip gives the same cases."""
    master, variant = clip
    # `hash` of a text differs from run to run.
    rng = np.random.default_rng(zlib.crc32(f"{master.name} {variant.name}".encode()))
    for _ in range(asked.draws):
        for garment in asked.garments:
            wear = draw_wear(garment, rng)
            for hand in asked.hands:
                for passes in asked.passes:
                    line = lay(seen, wear, hand, passes, rng)
                    by_room = with_lines(seen.trial, line, level_by_stand=False)
                    by_stand = with_lines(seen.trial, line, level_by_stand=True)
                    for level, result in _results(by_room, by_stand):
                        value = value_of(result, seen.true[result.metric.name])
                        told = (str(master.use), master.runner, garment, hand, passes, level)
                        yield Case(*told, value)


def below_peak_deg(seen: RearClip) -> float:
    """Return how far the hips' tilt in the chosen frames is below the peak, mean of both legs."""
    drops = [
        np.mean([sign * seen.tilt_deg(t) for t in seen.frames_s(side)])
        for side, sign in zip(SIDES, (-1.0, 1.0), strict=True)
    ]
    return seen.true[pelvic_drop.METRIC.name] - float(np.mean(drops))


def _results(by_room: Trial, by_stand: Trial) -> Iterator[tuple[Level, Result]]:
    yield Level.NONE, BOTH(by_room)
    for level, trial in ((Level.ROOM, by_room), (Level.STAND, by_stand)):
        for measure in OF_LEG.values():
            yield level, measure(trial)
