"""Does the comparison call a change what is one, and nothing else? Simulated pairs of clips.

    python -m benchmarks.change_simulation

Each pair is two clips of one runner. A step scatters by as much as a runner's steps do, and is read
with the noise of its keypoints; a clip as a whole is off by what camera, clothes and speed do from
day to day. Of pairs without a difference at most 5 % may be called *changed*, of pairs with 1.5
times the detectable difference at least 80 % must, within the chance of so many pairs. Exits with 1
when one of them fails.

A detectable difference is by its definition what 5 % of pairs without a difference pass, so that
the first share lies just below 5 %, and the second near P(z > -0.98) = 84 %: neither can be
bettered without spoiling the other.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.simulated_clip import Scatter, clip_report
from formcheck.comparison import compare
from formcheck.comparison.detectable import load_noise
from formcheck.records import Report, Verdict

# Shares of so many pairs are right to 1.4 and 2.5 % (95 %).
PAIRS = 1000
MOST_FALSE, LEAST_FOUND = 0.05, 0.80
# A true change of this many detectable differences must be found.
CLEAR = 1.5
# Detectable differences were measured on means of so many steps (Dingenen 2018), whose scatter is
# part of them; the rest is what differs between clips as a whole.
STEPS_OF_DETECTABLE = 10
# 20 s at 165 steps/min: 27 strides.
STEPS_PER_LEG = 27
_SEED = 20180909

# Within-runner scatter of single steps (one standard deviation, upper end of what is published for
# markers: hip drop 0.5–0.8°, shank 0.7–1.3°, distance 0.007–0.014, knee 0.8–2.3°, stride time
# 0.7–1.2 %; timing is ours) and what the noise of keypoints adds to a single reading: 0.3° of the
# hips' tilt in a frame, 0.01 leg lengths of a landmark after the filter, 5 ms of contact time.
SCATTER = {
    "pelvic_drop": Scatter(value=6.0, step=0.8, reading=0.3),
    "pelvic_drop_left": Scatter(value=6.0, step=0.8, reading=0.4),
    "pelvic_drop_right": Scatter(value=6.0, step=0.8, reading=0.4),
    "pelvic_drop_excursion": Scatter(value=5.0, step=0.8, reading=0.5),
    "pelvic_drop_timing": Scatter(value=50.0, step=8.0, reading=6.0),
    "cadence": Scatter(value=165.0, step=0.012 * 165.0, reading=0.007 * 165.0, adjoins=True),
    "shank_angle": Scatter(value=8.0, step=1.3, reading=1.2),
    "overstride_distance": Scatter(value=0.25, step=0.014, reading=0.01),
    "knee_flexion_at_contact": Scatter(value=15.0, step=2.3, reading=1.6),
}


@dataclass(frozen=True)
class Setting:
    """How the clips of a pair were filmed."""

    words: str
    metrics: tuple[str, ...]
    same_session: bool = False
    level_known: bool = True


# Held against the targets, and one more that is only shown.
_ALL = tuple(SCATTER)
_TURNS_WITH_CAMERA = ("shank_angle", "overstride_distance")
HELD = (Setting("different days", _ALL), Setting("same session", _ALL, same_session=True))
SHOWN = (
    Setting("different days, camera's tilt unknown", _TURNS_WITH_CAMERA, level_known=False),
    Setting("same session, camera's tilt unknown", _TURNS_WITH_CAMERA, True, level_known=False),
)


@dataclass(frozen=True)
class Share:
    """How many pairs of one metric were called changed, without and with a difference."""

    metric: str
    setting: Setting
    pairs: int
    false: float
    found: float

    @property
    def is_good(self) -> bool:
        """Whether both targets are met, within the chance of so many pairs."""
        most = MOST_FALSE + _chance(MOST_FALSE, self.pairs)
        return self.false <= most and self.found >= LEAST_FOUND - _chance(LEAST_FOUND, self.pairs)


def shares(setting: Setting, pairs: int = PAIRS, seed: int = _SEED) -> Iterator[Share]:
    """Yield the shares of every metric."""
    for number, metric in enumerate(setting.metrics):
        noise = load_noise()[metric]
        gap = (noise.same_session if setting.same_session else noise.different_days).value
        rng = np.random.default_rng([seed, number])
        false, found = (
            np.mean([_says_changed(metric, setting, gap, step, rng) for _ in range(pairs)])
            for step in (0.0, CLEAR * gap)
        )
        yield Share(metric, setting, pairs, float(false), float(found))


def _chance(share: float, pairs: int) -> float:
    return float(1.96 * np.sqrt(share * (1.0 - share) / pairs))


def _says_changed(
    metric: str, setting: Setting, gap: float, step: float, rng: np.random.Generator
) -> bool:
    """Film one runner twice and compare; a rise and a fall are as likely."""
    step = step * rng.choice([-1.0, 1.0])
    before, after = (_clip(metric, setting, gap, moved, rng) for moved in (0.0, step))
    (change,) = compare(before, after, same_session=setting.same_session).changes
    return change.verdict is Verdict.CHANGED


def _clip(
    metric: str, setting: Setting, gap: float, moved: float, rng: np.random.Generator
) -> Report:
    scatter = SCATTER[metric]
    off = moved + session_sd(scatter, gap) * rng.standard_normal()
    drawn = replace(scatter, value=scatter.value + off)
    return clip_report(metric, drawn, STEPS_PER_LEG, rng, level_known=setting.level_known)


def session_sd(scatter: Scatter, gap: float) -> float:
    """Return how far clips as a whole are off, so that means of ten steps differ by `gap`."""
    all_in_all = gap / (1.96 * np.sqrt(2.0))
    of_steps = scatter.of_a_mean(STEPS_OF_DETECTABLE)
    return float(np.sqrt(max(all_in_all**2 - of_steps**2, 0.0)))


def table(found: Sequence[Share]) -> str:
    """Return the shares as a table in Markdown."""
    rows = [
        f"| {s.setting.words} | {s.metric} | {s.false:.1%} | {s.found:.1%} |"
        f"{'' if s.is_good else ' **missed**'}"
        for s in found
    ]
    head = [
        f"| clips | metric | changed, without a difference (≤ {MOST_FALSE:.0%}) | "
        f"changed, at {CLEAR:g} detectable differences (≥ {LEAST_FOUND:.0%}) |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def main() -> int:
    """Print the table; 1 when a target is missed."""
    held = [share for setting in HELD for share in shares(setting)]
    shown = [share for setting in SHOWN for share in shares(setting)]
    print(table(held))
    print("\nNot held against the targets:\n")
    print(table(shown))
    return int(not all(share.is_good for share in held))


if __name__ == "__main__":
    sys.exit(main())
