"""The verdict on a difference, with the reason where it is not clear-cut."""

from formcheck.records import Difference, Measurement, Report, Side, Trial, Verdict

# A mean settles after 6.3 ± 0.3 steps (Dingenen 2018); between two clips its interval counts too,
# and fewer than ten steps are too few to resample it from.
MIN_STEPS_PER_LEG = 10
_SPEED_UNKNOWN = (
    "The belt speed is not stated for {which}. A change of speed alone changes cadence, reach and "
    "hip drop: compare clips of one speed, and state it."
)
_TWO_RUNNERS = (
    "These are two runners: a difference describes how each of them runs, not who runs better, and "
    "its interval includes the errors of both measurements."
)
_SAME_VALUE_TENDS_BACK = (
    "If a clip was picked because of a high value, the next value is lower on average, even if the "
    "running has not changed."
)


def verdict_on(
    difference: Difference, before: Measurement, after: Measurement, trials: tuple[Trial, Trial]
) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on a difference, and the reasons if it is not clear-cut."""
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
            "its interval excludes zero, but two recordings of the same running can differ as much",
        )
    if difference.is_detectable:
        return Verdict.UNCERTAIN, (
            "it is larger than the usual difference between two recordings of the same running, "
            "but its interval includes zero",
        )
    return Verdict.WITHIN_NOISE, ()


def caveats_of(before: Report, after: Report, *, two_runners: bool) -> tuple[str, ...]:
    """Return the caveats of a whole comparison, as sentences."""
    named = {"the clip before": before, "the clip after": after}
    unknown = [words for words, report in named.items() if report.trial.stated_speed_m_s is None]
    speed = [_SPEED_UNKNOWN.format(which=" and ".join(unknown))] if unknown else []
    return (*speed, _TWO_RUNNERS if two_runners else _SAME_VALUE_TENDS_BACK)


def _steps_per_leg(result: Measurement, trial: Trial) -> int:
    """Return the steps of the leg with fewer of them, as far as the metric used them."""
    leg = trial.view.near_side or result.side
    legs = (Side.LEFT, Side.RIGHT) if leg is Side.BOTH else (leg,)
    contacts = min(len(trial.gait.events.contacts_s(side)) for side in legs)
    return min(contacts, result.n)
