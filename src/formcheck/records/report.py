"""Everything an analysis found, in one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formcheck.errors import SettingsError
from formcheck.records.by_metric import ByMetric
from formcheck.records.finding import Finding
from formcheck.records.measurement import Measurement, Result
from formcheck.records.pose import PoseSequence
from formcheck.records.table import data_frame
from formcheck.records.trial import Trial
from formcheck.records.vocabulary import View

if TYPE_CHECKING:
    from pandas import DataFrame

# Wide enough for every adult and most children; outside it, a typing error is likelier.
HEIGHT_RANGE_CM = (100.0, 230.0)
# A treadmill's range; below 4 km/h nobody runs.
SPEED_RANGE_KMH = (4.0, 30.0)
# Beyond it the clip is likelier turned on its side than tilted.
ROLL_RANGE_DEG = (-30.0, 30.0)
# As many as are looked for in a picture.
RUNNER_RANGE = (1, 4)
# From cinema to the fastest phone.
CAPTURE_RANGE_FPS = (24.0, 1000.0)
# Beyond a day it is a typing error.
PART_RANGE_S = (0.0, 86_400.0)
START_RANGE_S = (-86_400.0, 86_400.0)


@dataclass(frozen=True)
class Settings:
    """What the user chose.

    Attributes
    ----------
    view
        How the clip was filmed; None lets the body tell.
    height_cm
        The runner's height.
    speed_kmh
        Speed of the belt.
    roll_deg
        How far the picture is turned against gravity, clockwise; None lets the room tell.
    hip_line
        Name of the only method for the hip line; None takes the best that the clip allows.
    runner
        Which of the people in the picture is meant, from left to right, from 1; None takes the
        likeliest.
    is_mirrored
        Whether the clip shows left and right exchanged, as in a mirror.
    capture_fps
        Frames per second at which a slow-motion clip was recorded; None takes the tag of the phone,
        or else the clip's clock as true.
    from_s, to_s
        The part of the clip to analyse, seconds from its first shown frame as a player shows them,
        slow motion too; a start below zero counts from the end of the clip.
    is_whole
        Whether all of a long clip is analysed; otherwise its best 30 seconds.

    Raises
    ------
    SettingsError
        If one is outside what makes sense.

    Examples
    --------
    >>> Settings(speed_kmh=10.0, height_cm=175.0).speed_kmh
    10.0
    >>> Settings(height_cm=1.75)
    Traceback (most recent call last):
    formcheck.errors.SettingsError: Expected a height between 100 and 230 cm, found 1.75. ...
    """

    view: View | None = None
    height_cm: float | None = None
    speed_kmh: float | None = None
    roll_deg: float | None = None
    hip_line: str | None = None
    runner: int | None = None
    is_mirrored: bool = False
    capture_fps: float | None = None
    from_s: float | None = None
    to_s: float | None = None
    is_whole: bool = False

    def __post_init__(self) -> None:
        _check_range("height", self.height_cm, HEIGHT_RANGE_CM, "cm")
        _check_range("speed", self.speed_kmh, SPEED_RANGE_KMH, "km/h")
        _check_range("roll", self.roll_deg, ROLL_RANGE_DEG, "degrees")
        _check_range("number of the runner", self.runner, RUNNER_RANGE, "")
        _check_range("start of the part", self.from_s, START_RANGE_S, "s")
        _check_range("end of the part", self.to_s, PART_RANGE_S, "s")
        if self.is_whole and (self.from_s, self.to_s) != (None, None):
            raise SettingsError("Expected a part or the whole clip, found both. Choose one.")
        starts_s = self.from_s or 0.0
        if self.to_s is not None and starts_s >= 0.0 and self.to_s <= starts_s:
            raise SettingsError(
                f"Expected a part that ends after it begins, found one from {self.from_s or 0.0:g} "
                f"to {self.to_s:g} s."
            )
        _check_range("capture rate", self.capture_fps, CAPTURE_RANGE_FPS, "frames per second")

    @property
    def speed_m_s(self) -> float | None:
        """Speed of the belt in metres per second, when stated."""
        return None if self.speed_kmh is None else self.speed_kmh / 3.6


@dataclass(frozen=True, repr=False)
class Report(ByMetric[Result]):
    """One analysed clip: ``report["cadence"]`` is a result, ``list(report)`` names the metrics.

    It holds no clock, path or host, so the same clip gives the same report.

    Attributes
    ----------
    trial
        The run, as it was measured.
    recorded_pose
        Landmarks as the estimator gave them, before anything was done to them.
    results
        One per metric, measured or not.
    findings
        One per measured metric that has something to say.
    professional_advice
        When to see a professional.
    settings
        What the user chose.
    versions
        Name and version of formcheck and of what its numbers depend on.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> report
    <Report of run.mp4: right view, 4 of 9 metrics measured>
    >>> print(report["cadence"])
    Cadence: 170.0 steps/min (both sides, 95 % interval ... to ..., n = ...).
    >>> [result.metric for result in report.measured]
    ['cadence', 'shank_angle', 'overstride_distance', 'knee_flexion_at_contact']
    """

    trial: Trial
    recorded_pose: PoseSequence
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    professional_advice: tuple[str, ...]
    settings: Settings
    versions: tuple[tuple[str, str], ...]

    def _items(self) -> Sequence[Result]:
        return self.results

    @property
    def measured(self) -> tuple[Measurement, ...]:
        """The results that have a number, in the order of reports."""
        return tuple(result for result in self.results if isinstance(result, Measurement))

    def __repr__(self) -> str:
        """Clip, view and how much was measured: short, without the arrays."""
        counted = f"{len(self.measured)} of {len(self.results)} metrics measured"
        return f"<Report of {self.trial.clip.name}: {self.trial.view} view, {counted}>"

    def to_dataframe(self) -> "DataFrame":
        """Return the results as a table of pandas.

        Returns
        -------
        pandas.DataFrame
            One row per result: ``metric, side, unit, value, low, high, n, reason``. What was not
            measured has a reason and no numbers, what was has numbers and no reason.

        Raises
        ------
        InstallationError
            If pandas is not installed.

        Examples
        --------
        >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
        >>> table = report.to_dataframe().set_index("metric")
        >>> round(float(table.loc["cadence", "value"]), 1)
        170.0
        >>> print(table.loc["pelvic_drop", "reason"])
        wrong_view
        """
        names = ("metric", "side", "unit", "value", "low", "high", "n", "reason")
        rows = [[getattr(result, name, None) for name in names] for result in self.results]
        return data_frame(dict(zip(names, zip(*rows, strict=True), strict=True)))


def _check_range(name: str, value: float | None, limits: tuple[float, float], unit: str) -> None:
    low, high = limits
    if value is not None and not low <= value <= high:
        raise SettingsError(
            f"Expected a {name} between {low:g} and {high:g} {unit}, found {value:g}. "
            f"Check the number and its unit."
        )
