"""Repeatability of a metric: how much two clips of the same running differ."""

from dataclasses import dataclass
from typing import Protocol

from formcheck.records.trial import Trial

_OURS = "ours:"


@dataclass(frozen=True)
class Spread:
    """How far values of a metric differ, with the evidence for it.

    Attributes
    ----------
    value
        The spread, in the unit of the metric.
    basis
        The evidence, in words. ``ours:`` marks engineering judgement: the number beside it
        is not published for this way of measuring.
    citation
        The published source; absent where it is our own judgement alone.
    """

    value: float
    basis: str
    citation: str | None = None

    def __post_init__(self) -> None:
        if self.value <= 0.0:
            raise ValueError(f"Expected a spread above zero, found {self.value}.")
        if self.citation is None and not self.is_ours:
            raise ValueError(
                f"Expected a source, or a basis that begins with {_OURS!r}, found {self.basis!r}."
            )

    @property
    def is_ours(self) -> bool:
        """Whether the number is our own judgement."""
        return self.basis.startswith(_OURS)


class ClipError(Protocol):
    """Reading error that is specific to one clip, i.e. does not cancel in a difference."""

    def __call__(self, trial: Trial, *, same_session: bool) -> float:
        """Return the half-width of its 95 % interval, in the unit of the metric.

        Parameters
        ----------
        trial
            The clip.
        same_session
            Whether the clip it is compared with was filmed without touching the camera.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Repeatability:
    """Facts about a metric that a comparison of two clips needs.

    Attributes
    ----------
    different_days, same_session
        Smallest detectable change (1.96 × √2 × standard error of measurement): two recordings of
        the same running differ by less in 19 of 20 cases, on different days, and in one session
        with the camera untouched.
    clip_error
        The error that does not cancel between two clips of one runner.
    between_runners
        One standard deviation between runners, for metrics read from the posture at contact. Their
        reading error (`ErrorAtContact`) belongs to the posture: if two postures differ as much as
        two runners do, their errors are as independent. Absent for all other metrics.
    depends_on_frame_rate
        Whether slow and fast frame rates give different values.
    needs_roll
        Whether the camera's roll affects it, known or not.
    follows_hip_line
        Whether it is too small by the factor by which the hip line turns less than the pelvis.
    """

    different_days: Spread
    same_session: Spread
    clip_error: ClipError
    between_runners: Spread | None = None
    depends_on_frame_rate: bool = False
    needs_roll: bool = False
    follows_hip_line: bool = False

    def __post_init__(self) -> None:
        if not self.same_session.value < self.different_days.value:
            raise ValueError(
                f"Expected two clips of one session to differ by less than the "
                f"{self.different_days.value} of two days, found {self.same_session.value}."
            )
