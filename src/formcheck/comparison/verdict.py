"""The verdict on a difference, with the reason where it is not clear-cut."""

from formcheck.comparison.obstacle import Doubt
from formcheck.records import Difference, HipLineSource, Measurement, Report, Side, Trial, Verdict

# A mean settles after 6.3 ± 0.3 steps (Dingenen 2018); between two clips its interval counts too,
# and fewer than ten steps are too few to resample it from.
MIN_STEPS_PER_LEG = 10
# A person lays lines in five frames of each leg; the error of the hand, which counts in each clip,
# is larger than what five steps more would tell.
MIN_FRAMES_BY_HAND = 5


def verdict_on(
    difference: Difference, before: Measurement, after: Measurement, trials: tuple[Trial, Trial]
) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on a difference, and the reasons if it is not clear-cut."""
    few = [
        Doubt.FEW_STEPS.say(which=which, steps=steps, least=least)
        for which, steps, least in (
            ("before", _steps_per_leg(before, trials[0]), _least(before)),
            ("after", _steps_per_leg(after, trials[1]), _least(after)),
        )
        if steps < least
    ]
    if few:
        return Verdict.UNCERTAIN, tuple(few)
    if difference.excludes_zero and difference.is_detectable:
        return Verdict.CHANGED, ()
    if difference.excludes_zero:
        return Verdict.UNCERTAIN, (Doubt.AS_LARGE_AS_NOISE.say(),)
    if difference.is_detectable:
        return Verdict.UNCERTAIN, (Doubt.MAYBE_NONE.say(),)
    return Verdict.WITHIN_NOISE, ()


def caveats_of(before: Report, after: Report, *, two_runners: bool) -> tuple[str, ...]:
    """Return the caveats of a whole comparison, as sentences."""
    last = Doubt.TWO_RUNNERS if two_runners else Doubt.TENDS_BACK
    return (*speed_caveats(before, after), last.say())


def speed_caveats(before: Report, after: Report) -> tuple[str, ...]:
    """Return the caveat that a belt speed is not known, or nothing."""
    named = {"the clip before": before, "the clip after": after}
    unknown = [words for words, report in named.items() if report.trial.stated_speed_m_s is None]
    return (Doubt.SPEED_UNKNOWN.say(which=" and ".join(unknown)),) if unknown else ()


def _least(result: Measurement) -> int:
    """Return the fewest steps of a leg that are enough for a verdict."""
    by_hand = result.method.instrument is HipLineSource.HAND
    return MIN_FRAMES_BY_HAND if by_hand else MIN_STEPS_PER_LEG


def _steps_per_leg(result: Measurement, trial: Trial) -> int:
    """Return the steps of the leg with fewer of them, as far as the metric used them."""
    leg = trial.view.near_side or result.side
    legs = (Side.LEFT, Side.RIGHT) if leg is Side.BOTH else (leg,)
    contacts = min(len(trial.gait.events.contacts_s(side)) for side in legs)
    return min(contacts, result.n)
