"""Both legs over the whole clip: stances and swings in turn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.runner.kinematics.approach import make_swing
from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.landing import landed_pelvis
from benchmarks.runner.kinematics.motion import Kind, Motion
from benchmarks.runner.kinematics.pelvis import Pelvis
from benchmarks.runner.kinematics.stance import Stance
from benchmarks.runner.kinematics.steps import Steps, make_steps
from benchmarks.runner.kinematics.swing import Swing
from formcheck.records import FloatArray, Side

# Furthest reach of a standing leg as a share of its length. A leg that lands straighter because
# it was asked to (a knee flexed under 16°) may reach what it was asked to.
MAX_REACH = 0.985
# Contact lengths are tried from the asked one downwards by this much, in leg lengths.
SHORTER = 0.02
SHORTEST = 0.4


@dataclass(frozen=True)
class Gait:
    """Legs of a runner or walker."""

    pelvis: Pelvis
    stances: Sequence[Stance]
    swings: Sequence[Swing]

    @property
    def steps(self) -> Steps:
        """When which foot is on the belt."""
        return self.pelvis.steps

    def phase(self, time_s: FloatArray) -> FloatArray:
        """Return how many steps have been made (T,)."""
        return self.steps.phase(time_s)

    def posture(self, side: Side, time_s: FloatArray) -> FloatArray:
        """Return the posture (T, 4) of one leg, see `leg`."""
        found = np.empty((len(time_s), 4))
        steps = self.steps.of(side)
        last = np.searchsorted(self.steps.contact_s[steps], time_s, side="right") - 1
        for i in np.unique(last):
            step, mine = steps[int(i)], np.flatnonzero(last == i)
            times_s = time_s[mine]
            on_belt = times_s <= self.stances[step].end_s
            found[mine[on_belt]] = self.stances[step].posture(times_s[on_belt])
            if not on_belt.all():
                found[mine[~on_belt]] = self.swings[step].posture(times_s[~on_belt])
        return found


def make_gait(motion: Motion, bones: Bones, duration_s: float) -> Gait:
    """Return the gait with the longest contact up to the asked one in which no leg over-reaches.

    Raises
    ------
    ValueError
        When the leg over-reaches with any contact: the landing asked for cannot be stood on.
    """
    assert motion.kind is not Kind.STAND
    length = motion.legs.contact_length
    while length > SHORTEST:
        steps = make_steps(motion, duration_s, bones.leg_m, length)
        pelvis = landed_pelvis(motion, steps, bones)
        stances = [Stance(pelvis, step) for step in range(len(steps.contact_s))]
        if max(over_reach(stance) for stance in stances) < 0.0:
            swings = [make_swing(*pair) for pair in zip(stances, stances[2:], strict=False)]
            return Gait(pelvis, stances, swings)
        length -= SHORTER
    raise ValueError(
        f"expected a landing from which no leg over-reaches, found one that does: {motion.landing}"
    )


def over_reach(stance: Stance) -> float:
    """How far the leg reaches past what it may, as a share of its length."""
    times_s = np.linspace(stance.start_s, stance.end_s, 60)
    reach = stance.reach(times_s)
    return float((reach - np.maximum(MAX_REACH, reach[0] + 1e-6)).max())
