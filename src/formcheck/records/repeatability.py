"""How far a metric is repeatable: what two clips of the same running differ by."""

from dataclasses import dataclass
from typing import Protocol

from formcheck.records.trial import Trial

_OURS = "ours:"


@dataclass(frozen=True)
class Spread:
    """How far values of a metric differ, and how that is known.

    Attributes
    ----------
    value
        In the unit of the metric.
    basis
        Where it comes from, in words. ``ours:`` marks engineering judgement: the number beside it
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
    """The reading error that one clip has of its own."""

    def __call__(self, trial: Trial, *, same_session: bool) -> float:
        """Return half of its 95 % interval, in the unit of the metric.

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
    """What a comparison of two clips must know of a metric.

    Attributes
    ----------
    different_days, same_session
        Smallest detectable change (1.96 × √2 × standard error of measurement): what two recordings
        of the same running differ by in 19 of 20 cases, on different days, and in one session with
        the camera untouched.
    clip_error
        What does not cancel between two clips of one runner.
    between_runners
        One standard deviation between runners of what is read from the posture at contact, whose
        reading error (`ErrorAtContact`) stays with the posture: in two postures as far apart as two
        runners, the errors are as independent as in two runners. Absent for everything else.
    depends_on_frame_rate
        Whether slow and fast frame rates read it differently.
    needs_roll
        Whether the camera's roll goes into it, known or not.
    follows_hip_line
        Whether it is as many times too small as the hip line turns less than the pelvis.
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
