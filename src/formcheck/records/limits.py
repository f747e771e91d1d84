"""Limits on size, time and memory for the analysis of one clip."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from formcheck.errors import SettingsError

MEGA = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Limits of one analysis; each can be set by the environment, e.g. ``FORMCHECK_MAX_CLIP_S``.

    Attributes
    ----------
    file_mb
        Size of the file. Ten minutes of a phone's 4K take about this.
    picture_mpx
        Size of a picture; 8K has 33 megapixels.
    clip_s
        Length of the clip. Nobody runs on a treadmill for a form check longer than that, and a
        damaged time stamp may claim years.
    frames
        Number of pictures: ten minutes at 240 frames per second.
    work_s
        Time the analysis may take. A minute of 1080p takes about two.
    memory_mb
        Memory the process of an analysis may ask for. A 720p clip asks for 1300 MB on two cores and
        uses 500 of them; each further core asks for about 100 MB and uses little of it.

    Examples
    --------
    >>> Limits.from_environment({"FORMCHECK_MAX_CLIP_S": "60"}).clip_s
    60.0
    """

    file_mb: float = 2000.0
    picture_mpx: float = 36.0
    clip_s: float = 1800.0
    frames: float = 144_000.0
    work_s: float = 3600.0
    memory_mb: float = 8000.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the limits that the environment sets, and defaults for the others.

        Parameters
        ----------
        environment
            Variables and their texts; by default those of this process.

        Returns
        -------
        Limits
            The limits.

        Raises
        ------
        SettingsError
            If a limit is not a positive number.
        """
        names = {field.name: variable_of(field.name) for field in fields(cls)}
        said = {name: environment[v] for name, v in names.items() if environment.get(v)}
        return cls(**{name: _positive(names[name], text) for name, text in said.items()})


def variable_of(limit: str) -> str:
    """Return the name of the environment variable that sets a limit."""
    return f"FORMCHECK_MAX_{limit.upper()}"


def _positive(variable: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0.0 < value < float("inf"):
        raise SettingsError(
            f"Expected a positive number in {variable}, found {text!r}. Correct it or leave it out."
        )
    return value
