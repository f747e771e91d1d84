"""What two recordings of the same running differ by: `detectable.toml` as records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_OURS = "ours:"


@dataclass(frozen=True)
class Detectable:
    """A smallest detectable difference, or another published spread.

    Attributes
    ----------
    value
        In the unit of the metric.
    basis
        Where it comes from, in words.
    citation
        The published source; absent where it is our own judgement alone.
    """

    value: float
    basis: str
    citation: str | None = None

    def __post_init__(self) -> None:
        if self.value <= 0.0:
            raise ValueError(f"a spread must be above zero, found {self.value}")
        if self.citation is None and not self.is_ours:
            raise ValueError(f"without a source a basis begins with {_OURS!r}, found {self.basis}")

    @property
    def is_ours(self) -> bool:
        """Whether the number is our own judgement."""
        return self.basis.startswith(_OURS)


@dataclass(frozen=True)
class MetricNoise:
    """How far a metric is repeatable.

    Attributes
    ----------
    different_days, same_session
        Detectable differences between days, and with the camera untouched.
    between_runners
        One standard deviation between runners, where the reading error depends on the posture.
    depends_on_frame_rate
        Whether slow and fast frame rates read it differently.
    """

    different_days: Detectable
    same_session: Detectable
    between_runners: Detectable | None = None
    depends_on_frame_rate: bool = False


@cache
def load_noise() -> Mapping[str, MetricNoise]:
    """Return what is known of each metric, read once from the file that comes with the package.

    Raises
    ------
    ValueError
        When the file is broken: a mistake of a developer, not of a user.
    """
    text = files("formcheck.comparison").joinpath("detectable.toml").read_text("utf-8")
    return parse_noise(text)


def parse_noise(text: str) -> Mapping[str, MetricNoise]:
    """Turn the text of the TOML file into records.

    Raises
    ------
    ValueError
        When something is missing, or a source does not exist.
    """
    raw = tomllib.loads(text)
    try:
        found = {name: _noise(entry, raw["sources"]) for name, entry in raw["metrics"].items()}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Broken file detectable.toml: {error}.") from error
    return MappingProxyType(found)


def _noise(raw: dict[str, Any], sources: Mapping[str, str]) -> MetricNoise:
    between = raw.get("between_runners")
    return MetricNoise(
        different_days=_detectable(raw["different_days"], sources),
        same_session=_detectable(raw["same_session"], sources),
        between_runners=None if between is None else _detectable(between, sources),
        depends_on_frame_rate=raw.get("depends_on_frame_rate", False),
    )


def _detectable(raw: dict[str, Any], sources: Mapping[str, str]) -> Detectable:
    source = raw.pop("source", None)
    return Detectable(**raw, citation=None if source is None else sources[source])
