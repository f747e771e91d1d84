"""Wording of values, refusals and views, the same in every output for people."""

from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.exporters.clip_facts import clip_facts
from formcheck.exporters.fact import Fact
from formcheck.records import (
    Measurement,
    Metric,
    NotMeasured,
    Reason,
    Result,
    Settings,
    Side,
    Trial,
    Unit,
    Units,
    View,
    all_settings,
)
from formcheck.records.sentence import rounded


@dataclass(frozen=True)
class RefusedTogether:
    """Metrics that are not measured for one cause.

    Attributes
    ----------
    metrics
        The metrics, in the order of reports.
    reason
        The reason of the closed set.
    seen
        What was found in the clip; a clause that can follow *because*.
    advice
        What to film or set instead, in sentences.
    """

    metrics: tuple[Metric, ...]
    reason: Reason
    seen: str
    advice: str

    @property
    def titles(self) -> str:
        """Their plain titles as one list, e.g. ``Hip drop and knee bend at landing``."""
        first, *others = [metric.plain for metric in self.metrics]
        listed = [first, *(title[:1].lower() + title[1:] for title in others)]
        return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))

    @property
    def sentence(self) -> str:
        """Why there is no number, as a sentence of its own."""
        return f"Not measured, because {self.seen}."

    def __str__(self) -> str:
        """Titles, cause and advice."""
        return f"{self.titles}: not measured, because {self.seen}. {self.advice}"


def grouped_refusals(results: Iterable[Result]) -> tuple[RefusedTogether, ...]:
    """Return the metrics without a number by cause, so that each cause stands once.

    Parameters
    ----------
    results
        Results of a report; measurements are left out.

    Returns
    -------
    tuple of RefusedTogether
        One per reason and advice, in the order of the results. Where the figures differ between
        metrics, `seen` has each of them.
    """
    groups: dict[tuple[Reason, str], list[NotMeasured]] = {}
    for result in results:
        if isinstance(result, NotMeasured):
            groups.setdefault((result.reason, result.advice), []).append(result)
    return tuple(
        RefusedTogether(
            tuple(dict.fromkeys(result.metric for result in alike)),
            reason,
            "; ".join(dict.fromkeys(result.seen for result in alike)),
            advice,
        )
        for (reason, advice), alike in groups.items()
    )


def title_with_leg(result: Measurement) -> str:
    """Return a metric's name, with the leg where it is measured on one: ``Knee bend, left leg``.

    If a metric belongs to one leg, its name already has the leg.
    """
    title = result.metric.plain
    has_leg = result.side is Side.BOTH or result.metric.side is not None
    return title if has_leg else f"{title}, {result.side} leg"


def number(value: float, unit: Unit) -> str:
    """Return a value with the decimals of its unit and a true minus sign; zero has no sign."""
    return rounded(value, unit)


def signed(value: float, unit: Unit) -> str:
    """Return a difference with its sign and the decimals of its unit; zero has no sign."""
    return rounded(value, unit, "+")


def value_with_unit(result: Measurement) -> str:
    """Return a value with its unit, e.g. ``6.0°`` or ``170.7 steps/min``."""
    return f"{number(result.value, result.unit)}{result.unit.suffix}"


def interval(result: Measurement) -> str:
    """Return an interval in words, e.g. ``5.5 to 9.5``."""
    return f"{number(result.low, result.unit)} to {number(result.high, result.unit)}"


def trial_facts(trial: Trial) -> list[str]:
    """Return the facts about a clip that matter for its numbers, in short phrases."""
    facts = [view_words(trial.view), *clip_facts(trial.clip)]
    if trial.clip.part_s is not None:
        start_s, end_s = trial.clip.part_s
        facts.append(Fact.PART.say(start_s=start_s, end_s=end_s))
    followed = trial.gait.pose.followed
    if followed.people > 1:
        facts.append(Fact.PEOPLE.say(people=followed.people, number=followed.number))
    if followed.other_fraction > 0.0:
        facts.append(Fact.SOMEBODY_ELSE.say(share=followed.other_fraction))
    steady_s = trial.gait.steady_s
    if steady_s is not None and _steps_left_out(trial):
        facts.append(Fact.STEADY.say(start_s=steady_s[0], end_s=steady_s[1]))
    if trial.gait.swapped_fraction > 0:
        facts.append(Fact.SWAPPED.say(share=trial.gait.swapped_fraction))
    if trial.gait.events.rejected:
        facts.append(Fact.DOUBTFUL.say(count=trial.gait.events.rejected))
    if trial.scale is not None and trial.scale.warning is not None:
        facts.append(trial.scale.warning)
    return facts


def settings_facts(settings: Settings, units: Units = Units.METRIC) -> list[str]:
    """Return the speed and height that were stated, e.g. ``speed 10 km/h (6:00 min/km)``."""
    said = all_settings(type(settings)).items()
    stated = [(setting, getattr(settings, name)) for name, setting in said]
    return [
        f"{setting.noun} {setting.quantity.write_fully(value, units)}"
        for setting, value in stated
        if setting.quantity is not None and value is not None
    ]


def _steps_left_out(trial: Trial) -> bool:
    return sum(trial.gait.contacts_seen) > len(trial.gait.events.contacts_s(Side.BOTH))


def view_words(view: View) -> str:
    """Return a view in words, e.g. ``filmed from behind``."""
    return f"filmed {view.say()}"
