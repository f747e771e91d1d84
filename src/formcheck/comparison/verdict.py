"""From a difference to one of the verdicts, with the reason where it is not plain."""

from formcheck.records import Difference, Measurement, Report, Side, Trial, Verdict

# A mean settles after 6.3 ± 0.3 steps (Dingenen 2018); between two clips its interval counts too,
# and below ten steps it rests on too few to be drawn from again.
MIN_STEPS_PER_LEG = 10
_SPEED_UNKNOWN = (
    "The belt's speed is not stated for {which}: a change of speed alone changes cadence, reach "
    "and hip drop. Compare clips of one speed, and state it."
)
_TWO_RUNNERS = (
    "These are two runners: what they differ by says which form each has, not which is better, and "
    "their intervals hold all that may be wrong in either."
)
_SAME_VALUE_TENDS_BACK = (
    "A clip that was picked because of a high value reads lower the next time on average, without "
    "any change of the running."
)


def verdict_on(
    difference: Difference, before: Measurement, after: Measurement, trials: tuple[Trial, Trial]
) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on a difference, and why it is not plain."""
    few = [
        f"only {steps} steps per leg {which}, at least {MIN_STEPS_PER_LEG} are needed"
        for which, steps in (
            ("before", _steps_per_leg(before, trials[0])),
            ("after", _steps_per_leg(after, trials[1])),
        )
        if steps < MIN_STEPS_PER_LEG
    ]
    if few:
        return Verdict.UNCERTAIN, tuple(few)
    if difference.excludes_zero and difference.is_detectable:
        return Verdict.CHANGED, ()
    if difference.excludes_zero:
        return Verdict.UNCERTAIN, (
            "its interval leaves out zero, but two recordings of the same running may differ as "
            "much",
        )
    if difference.is_detectable:
        return Verdict.UNCERTAIN, (
            "larger than two recordings of the same running usually differ, but its interval holds "
            "zero",
        )
    return Verdict.WITHIN_NOISE, ()


def caveats_of(before: Report, after: Report, *, two_runners: bool) -> tuple[str, ...]:
    """Return what a reader should know of a whole comparison, sentences."""
    named = {"the clip before": before, "the clip after": after}
    unknown = [words for words, report in named.items() if report.trial.speed_m_s is None]
    speed = [_SPEED_UNKNOWN.format(which=" and ".join(unknown))] if unknown else []
    return (*speed, _TWO_RUNNERS if two_runners else _SAME_VALUE_TENDS_BACK)


def _steps_per_leg(result: Measurement, trial: Trial) -> int:
    """Steps of the leg with fewer, as far as the metric used them."""
    leg = trial.view.near_side or result.side
    legs = (Side.LEFT, Side.RIGHT) if leg is Side.BOTH else (leg,)
    contacts = min(len(trial.gait.events.contacts_s(side)) for side in legs)
    return min(contacts, result.n)
