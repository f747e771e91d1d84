"""The records of one run of the benchmark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.speed.arithmetic import Cost, cost, middle, ratio
from benchmarks.speed.clips import LARGEST, Clip, Filmed
from benchmarks.speed.process import Used
from benchmarks.speed.steps import Share


@dataclass(frozen=True)
class Plan:
    """How much to measure.

    Attributes
    ----------
    seconds
        Length of the clips of every size.
    short_s, long_s
        Lengths of the clips that are measured in turn with the plain script.
    short_rounds, long_rounds
        How often.
    network_s
        How long the bare network runs each time.
    is_full
        Whether ten minutes of every size are measured too.
    """

    seconds: float = 10.0
    short_s: float = 6.0
    long_s: float = 36.0
    short_rounds: int = 2
    long_rounds: int = 1
    network_s: float = 2.0
    is_full: bool = False


@dataclass(frozen=True)
class Row:
    """One clip: the whole command, and the steps of the same analysis in a process of its own.

    Without steps, only the command was measured.
    """

    clip: Clip
    used: Used
    steps: tuple[Share, ...] = ()
    first_number_s: float | None = None


@dataclass(frozen=True)
class Pairs:
    """The command, the bare network on every core and the plain script, in turn.

    The network is left out of short clips.
    """

    clip: Clip
    ours: tuple[Used, ...]
    plain: tuple[Used, ...]
    network_hz: tuple[float, ...]

    @property
    def times_as_fast(self) -> float:
        """Wall time of the plain script over ours."""
        return ratio([used.wall_s for used in self.plain], [used.wall_s for used in self.ours])

    @property
    def share_of_network(self) -> float:
        """Frames per second of the command over those of the bare network."""
        return ratio([self.clip.frames / used.wall_s for used in self.ours], self.network_hz)


Which = Callable[[Pairs], tuple[Used, ...]]


def _ours(pairs: Pairs) -> tuple[Used, ...]:
    return pairs.ours


def _plain(pairs: Pairs) -> tuple[Used, ...]:
    return pairs.plain


@dataclass(frozen=True)
class Limits:
    """What the parts need at least: looks per second and CPU per look or frame, ms."""

    pruned_one: Mapping[str, float]
    pruned_all: Mapping[str, float]
    whole_one: Mapping[str, float] | None
    whole_all: Mapping[str, float] | None
    plain_all: tuple[Used, ...]
    plain_frames: int
    reading: Mapping[str, Mapping[str, float]]
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Results:
    """Everything that one run found."""

    plan: Plan
    model: str
    rows: tuple[Row, ...]
    ten_minutes: tuple[Row, ...]
    short: Mapping[Filmed, Pairs]
    long: Mapping[Filmed, Pairs]
    help: tuple[tuple[Used, Used], ...]
    drawn_ms: tuple[float, ...]
    limits: Limits
    missing: tuple[str, ...]

    def steps(self, view: Filmed) -> list[Row]:
        """Rows of the clips whose steps were measured."""
        return [row for row in self.rows if row.clip.view is view and row.steps]

    def cost(self, view: Filmed) -> Cost:
        """Processor time of the command: fixed, and per frame."""
        return self._cost(view, _ours)

    def plain_cost(self, view: Filmed) -> Cost:
        """Processor time of the plain script."""
        return self._cost(view, _plain)

    def _cost(self, view: Filmed, which: Which) -> Cost:
        short, long = self.short[view], self.long[view]
        return cost(
            (short.clip.frames, middle([used.cpu_s for used in which(short)])),
            (long.clip.frames, middle([used.cpu_s for used in which(long)])),
        )

    def per_frame_ratio(self, view: Filmed) -> float:
        """Processor time per frame beyond the fixed part, over that of the plain script.

        Each turn with a long clip gives a ratio.
        """
        short, long = self.short[view], self.long[view]
        ours, plain = (
            [used.cpu_s - middle([brief.cpu_s for brief in which(short)]) for used in which(long)]
            for which in (_ours, _plain)
        )
        return ratio(ours, plain)

    @property
    def largest_ms(self) -> float:
        """Processor time per frame of the largest clip from behind, beyond the fixed part."""
        (row,) = [r for r in self.rows if (r.clip.size, r.clip.view) == (LARGEST, Filmed.REAR)]
        return 1000.0 * (row.used.cpu_s - self.cost(Filmed.REAR).fixed_s) / row.clip.frames

    @property
    def peak_mb(self) -> float:
        """Most memory that any of the analyses took."""
        return max(row.used.peak_mb for row in (*self.rows, *self.ten_minutes))

    @property
    def help_ratio(self) -> float:
        """`formcheck --help` over the import of numpy, processor time."""
        ours, numpy = zip(*self.help, strict=True)
        return ratio([used.cpu_s for used in ours], [used.cpu_s for used in numpy])

    @property
    def growth(self) -> float:
        """Memory of ten minutes over that of half a minute, the worse view; NaN if not measured."""
        grown = []
        for view in Filmed:
            rows = [r for r in self.ten_minutes if r.clip.view is view]
            by_length = sorted(
                (r for r in rows if r.clip.size.name == "720p60"), key=lambda r: r.clip.seconds
            )
            if len(by_length) > 1:
                grown.append(by_length[-1].used.peak_mb / by_length[0].used.peak_mb)
        return max(grown, default=float("nan"))
