"""The run that a page shows: its clips, and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from formcheck.analyzers import cadence
from formcheck.dashboard.units import reader_units
from formcheck.errors import SettingsError
from formcheck.jobs import Done
from formcheck.one_run import combine, in_units
from formcheck.records import Answer, BeltSpeed, Finding, Measurement, Metric, Run


@dataclass(frozen=True, eq=False)
class ShownClip:
    """A finished check, with its token; a sample has none."""

    done: Done
    token: str | None = None


@dataclass(frozen=True, eq=False)
class ShownRun:
    """One run, filmed in one clip or in two."""

    clips: Sequence[ShownClip]

    @cached_property
    def run(self) -> Run:
        """Results and answers of all clips; of the first alone if their settings contradict."""
        reports = [clip.done.report for clip in self.clips]
        run = combine(*(reports if self.contradiction is None else reports[:1]))
        return in_units(run, reader_units())

    @cached_property
    def contradiction(self) -> str | None:
        """Why the clips cannot be one run, a sentence; None if they can."""
        try:
            combine(*(clip.done.report for clip in self.clips))
        except SettingsError as error:
            return str(error)
        return None

    @property
    def is_sample(self) -> bool:
        """Whether it is one of the shipped samples."""
        return any(clip.token is None for clip in self.clips)

    @property
    def cadence_spm(self) -> float | None:
        """Steps per minute; None where they were not measured."""
        result = self.run[cadence.METRIC.name]
        return result.value if isinstance(result, Measurement) else None

    @property
    def speed(self) -> BeltSpeed | None:
        """Speed of the belt, from the clip that knows it best."""
        speeds = [clip.done.report.trial.speed for clip in self.clips]
        known = [speed for speed in speeds if speed is not None]
        return min(known, key=lambda speed: speed.sd_m_s, default=None)

    def clip_of(self, result: Measurement) -> ShownClip:
        """Return the clip in which a metric was measured."""
        return next(clip for clip in self.clips if result in clip.done.report.results)

    def finding_of(self, metric: Metric) -> Finding | None:
        """Return the place of a metric on its scale; None where it has no scale."""
        return next((f for f in self.run.findings if f.metric == metric), None)

    def scale_of(self, answer: Answer) -> Finding | None:
        """Return the scale of an answer: of its metric, which is that of a single leg too."""
        return self.finding_of(answer.because[0]) if answer.because else None

    def results_behind(self, answer: Answer) -> list[Measurement]:
        """Return the measurements behind an answer.

        A metric that no answer names goes with the answer that is seen in the same views.
        """
        named = {metric for other in self.run.answers for metric in other.because}
        views = answer.because[0].views if answer.because else ()
        return [
            result
            for result in self.run.results
            if isinstance(result, Measurement)
            and (
                result.metric in answer.because
                or (result.metric not in named and result.metric.views == views)
            )
        ]
