"""Reference values of runners for a metric, by belt speed where they depend on it."""

from dataclasses import dataclass

import numpy as np

from formcheck.records import SCALE, Band

ABOVE, BELOW = "above", "below"


@dataclass(frozen=True)
class Row:
    """Mean and standard deviation between runners, at a belt speed where that matters."""

    runners: int
    mean: float
    sd: float
    speed_m_s: float | None = None


@dataclass(frozen=True)
class Norm:
    """Reference values of runners: typical to one standard deviation, marked from two.

    Five of six runners lie on the typical side of one standard deviation, 44 of 45 of two.

    Attributes
    ----------
    who
        The runners and the source, as the subject of "had 6.6 ± 2.0°".
    unit, digits
        Text after a figure, "°" or " leg lengths", and its decimals.
    stands_out
        Side of the mean on which a value stands out.
    rows
        Reference values in order of belt speed; one row without a speed holds at every speed.
    speed_from_m_s, speed_to_m_s
        Belt speeds that the rows stand for, ends included; between rows figures are interpolated.
    note
        What to know before trusting the comparison; absent where nothing is.
    """

    who: str
    unit: str
    digits: int
    stands_out: str
    rows: tuple[Row, ...]
    speed_from_m_s: float | None = None
    speed_to_m_s: float | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if self.stands_out not in (ABOVE, BELOW):
            raise ValueError(f"stands_out must be {ABOVE!r} or {BELOW!r}")
        if not self.by_speed:
            return
        speeds = [row.speed_m_s for row in self.rows if row.speed_m_s is not None]
        if len(speeds) < max(len(self.rows), 2) or speeds != sorted(set(speeds)):
            raise ValueError("a norm needs one row, or several in order of belt speed")
        if self.speed_from_m_s is None or self.speed_to_m_s is None:
            raise ValueError("a norm by belt speed needs speed_from_m_s and speed_to_m_s")

    @property
    def by_speed(self) -> bool:
        """Whether the figures depend on the belt's speed."""
        return len(self.rows) != 1 or self.rows[0].speed_m_s is not None

    @property
    def speeds_m_s(self) -> tuple[float, float]:
        """Slowest and fastest speed that it covers."""
        slow, fast = self.speed_from_m_s, self.speed_to_m_s
        return 0.0 if slow is None else slow, np.inf if fast is None else fast

    def at(self, speed_m_s: float | None) -> Row | None:
        """Return the figures at a belt speed; None outside the speeds that they cover.

        `runners` is the smaller number of the two rows that the speed lies between.
        """
        if not self.by_speed:
            return self.rows[0]
        slow, fast = self.speeds_m_s
        if speed_m_s is None or not slow <= speed_m_s <= fast:
            return None
        speeds = [row.speed_m_s for row in self.rows]
        mean, sd = (
            float(np.interp(speed_m_s, speeds, [getattr(row, name) for row in self.rows]))  # type: ignore[arg-type]
            for name in ("mean", "sd")
        )
        after = int(np.clip(np.searchsorted(speeds, speed_m_s), 1, len(speeds) - 1))  # type: ignore[arg-type]
        runners = min(row.runners for row in self.rows[after - 1 : after + 1])
        return Row(runners, mean, sd, speed_m_s)

    def edge(self, row: Row, sds: float = 1.0) -> float:
        """Return the value so many standard deviations out; by default, where typical ends."""
        sign = 1.0 if self.stands_out == ABOVE else -1.0
        return round(row.mean + sign * sds * row.sd, self.digits)

    def speed_of_edge(self, value: float) -> float:
        """Return the belt speed at which typical ends at a value, within the speeds covered."""
        if not self.by_speed:
            return 0.0
        edges = [self.edge(row) for row in self.rows]
        return float(np.interp(value, edges, [row.speed_m_s for row in self.rows]))  # type: ignore[arg-type]

    def bands(self, row: Row) -> tuple[Band, ...]:
        """Return the bands from these figures."""
        near, far = self.edge(row), self.edge(row, 2.0)
        upwards = self.stands_out == ABOVE
        edges = [None, near, far, None] if upwards else [None, far, near, None]
        return tuple(map(Band, SCALE if upwards else SCALE[::-1], edges[:-1], edges[1:]))

    def words(self, row: Row | None) -> str:
        """Return the figures as sentences: at one speed, or at all of them."""
        had = ", ".join(self._figures(one) for one in ([row] if row else self.rows))
        ends = (
            f"Typical ends one standard deviation {self.stands_out} the mean, where five of six "
            f"runners lie; marked begins two {self.stands_out} it. No fixed limit has been shown "
            "to matter."
        )
        return " ".join(filter(None, (f"{self.who} had {had}.", ends, self.note)))

    def _figures(self, row: Row) -> str:
        figures = f"{row.mean:.{self.digits}f} ± {row.sd:.{self.digits}f}{self.unit}"
        if row.speed_m_s is None:
            return f"{figures} ({row.runners} runners)"
        at_least = "" if row in self.rows else "at least "
        return f"{figures} at {row.speed_m_s:.1f} m/s ({at_least}{row.runners} runners)"
