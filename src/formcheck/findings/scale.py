"""A metric's scale: fixed bands, or bands made from reference values at a belt speed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from formcheck.records import SCALE, Band, HipLineSource

ABOVE, BELOW = "above", "below"


@dataclass(frozen=True)
class BandSet:
    """Bands without gaps, and the belt speeds in m/s (ends included) for which they hold.

    A value must be read from `instrument`; `meanings` holds the sentences that replace the
    metric's own with these bands.
    """

    basis: str
    bands: tuple[Band, ...]
    speed_from_m_s: float | None = None
    speed_to_m_s: float | None = None
    instrument: HipLineSource | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ends = [None, *(band.high for band in self.bands)]
        if ends != [*(band.low for band in self.bands), None]:
            raise ValueError("bands must follow each other without gaps, from open to open end")
        if not {band.name for band in self.bands} <= set(SCALE):
            raise ValueError(f"band names must be among {sorted(SCALE)}")

    @property
    def needs_speed(self) -> bool:
        """Whether the bands hold for some belt speeds only."""
        return self.speed_from_m_s is not None or self.speed_to_m_s is not None

    def applies(self, speed_m_s: float | None, instrument: HipLineSource | None = None) -> bool:
        """Whether the bands hold for an instrument at a belt speed; None when that is unknown."""
        if self.instrument not in (None, instrument):
            return False
        if speed_m_s is None:
            return not self.needs_speed
        above = self.speed_from_m_s is None or speed_m_s >= self.speed_from_m_s
        return above and (self.speed_to_m_s is None or speed_m_s <= self.speed_to_m_s)


@dataclass(frozen=True)
class AtSpeed:
    """Reference values at one belt speed: mean and standard deviation between runners."""

    speed_m_s: float
    runners: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Norm:
    """Reference values of runners, by belt speed.

    Attributes
    ----------
    who
        The runners and the source, as the subject of "had 6.6 ± 2.0°".
    unit, digits
        Text after a figure, "°" or " leg lengths", and its decimals.
    rows
        Reference values in order of belt speed.
    speed_from_m_s, speed_to_m_s
        Belt speeds that the rows stand for, ends included; between rows figures are interpolated.
    stands_out
        Side of the mean on which a value is noted; None when the norm is quoted but not used as a
        scale.
    """

    who: str
    unit: str
    digits: int
    rows: tuple[AtSpeed, ...]
    speed_from_m_s: float
    speed_to_m_s: float
    stands_out: str | None = None

    def __post_init__(self) -> None:
        speeds = [row.speed_m_s for row in self.rows]
        if len(speeds) < 2 or speeds != sorted(set(speeds)):
            raise ValueError("a norm needs at least two rows, in order of belt speed")
        if self.stands_out not in (None, ABOVE, BELOW):
            raise ValueError(f"stands_out must be {ABOVE!r}, {BELOW!r} or left out")

    def at(self, speed_m_s: float | None) -> AtSpeed | None:
        """Return the norm at a belt speed; None outside the speeds that it covers.

        `runners` is the smaller number of the two rows that the speed lies between.
        """
        if speed_m_s is None or not self.speed_from_m_s <= speed_m_s <= self.speed_to_m_s:
            return None
        speeds = [row.speed_m_s for row in self.rows]
        mean, sd = (
            float(np.interp(speed_m_s, speeds, [getattr(row, name) for row in self.rows]))
            for name in ("mean", "sd")
        )
        after = int(np.clip(np.searchsorted(speeds, speed_m_s), 1, len(speeds) - 1))
        runners = min(row.runners for row in self.rows[after - 1 : after + 1])
        return AtSpeed(speed_m_s, runners, mean, sd)

    def scale(self, speed_m_s: float | None) -> BandSet | None:
        """Return the bands at a belt speed: noted from one standard deviation, marked from two."""
        here = self.at(speed_m_s)
        if here is None or self.stands_out is None:
            return None
        sign = 1.0 if self.stands_out == ABOVE else -1.0
        near, far = (round(here.mean + sign * times * here.sd, self.digits) for times in (1, 2))
        edges = [None, near, far, None] if sign > 0 else [None, far, near, None]
        bands = tuple(map(Band, SCALE[:: int(sign)], edges[:-1], edges[1:]))
        ends = (
            "Typical ends one standard deviation "
            f"{self.stands_out} the mean, marked begins two {self.stands_out} it; no fixed limit "
            "has been shown to matter."
        )
        return BandSet(f"{self.words(speed_m_s)} {ends}", bands)

    def words(self, speed_m_s: float | None) -> str:
        """Return the norm as a sentence: at this belt speed, or at all of its speeds."""
        here = self.at(speed_m_s)
        if here is None:
            return f"{self.who} had {', '.join(map(self._row, self.rows))}."
        return f"{self.who} had {self._row(here, 'at least ')}."

    def span(self) -> str:
        """Return the norm at its slowest and its fastest speed."""
        return f"from {self._row(self.rows[0])} to {self._row(self.rows[-1])}"

    def _row(self, row: AtSpeed, before: str = "") -> str:
        figures = f"{row.mean:.{self.digits}f} ± {row.sd:.{self.digits}f}{self.unit}"
        return f"{figures} at {row.speed_m_s:.1f} m/s ({before}{row.runners} runners)"
