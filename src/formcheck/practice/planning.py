"""Makes a plan from the answers: one change of form, strength beside it, a day to film again."""

from collections.abc import Sequence
from datetime import date, timedelta

from formcheck.practice.exercise import Exercise, Group, cadence_targets
from formcheck.practice.library import exercise, exercises_for
from formcheck.practice.plan import Plan, Week
from formcheck.practice.plan_text import (
    WEEKS,
    Outcome,
    PlanText,
    QuestionPlan,
    RhythmWeek,
    plan_text,
)
from formcheck.records import Answer, AnswerVerdict, Measurement, Question
from formcheck.records.sentence import rounded, with_unit

# The highest of 20 elite runners in a race over 100 km (Burns 2019), in steps per minute: nobody is
# sent beyond it.
HIGHEST_CADENCE_SPM = 203.0


def form_options(question: Question, cadence_spm: float | None) -> tuple[Exercise, ...]:
    """Return the form exercises that fit, the one to begin with first.

    Parameters
    ----------
    question
        The question that stands out.
    cadence_spm
        Measured steps per minute. An exercise that needs a number to aim at does not fit without
        them, nor where the aim would be beyond that of the quickest runners.

    Examples
    --------
    >>> [option.key for option in form_options(Question.OVERSTRIDING, None)]
    ['foot_under_knee', 'quiet_feet']
    """
    can_rise = cadence_spm is not None and max(cadence_targets(cadence_spm)) <= HIGHEST_CADENCE_SPM
    options = exercises_for(question, Group.FORM)
    return tuple(option for option in options if can_rise or not option.needs_cadence)


def first_exercise(question: Question, cadence_spm: float | None) -> Exercise:
    """Return the exercise to begin with: the first that fits; without any, the first at all.

    Parameters
    ----------
    question
        The question that stands out.
    cadence_spm
        Measured steps per minute; None without.
    """
    return (form_options(question, cadence_spm) or exercises_for(question, Group.FORM))[0]


def plan_for(answers: Sequence[Answer], cadence_spm: float | None, *, start: date) -> Plan:
    """Return the plan that fits the answers.

    Parameters
    ----------
    answers
        Answers to the three questions, the worst first.
    cadence_spm
        Measured steps per minute; None where they were not measured.
    start
        First day of the plan.

    Examples
    --------
    >>> plan = plan_for((), 160.0, start=date(2026, 11, 30))
    >>> plan.title, plan.retest
    ('No plan yet', None)
    """
    worst = next((answer for answer in answers if answer.verdict.stands_out), None)
    if worst is None:
        return _without_change(answers)
    text, form = plan_text(), first_exercise(worst.question, cadence_spm)
    targets = cadence_targets(cadence_spm) if form.needs_cadence and cadence_spm is not None else ()
    reasons, outcome = text.question[worst.question], text.outcome[Outcome.CHANGE]
    retest = start + timedelta(weeks=WEEKS)
    return Plan(
        outcome=Outcome.CHANGE,
        title=outcome.title,
        why=(
            outcome.why.format(exercise=form.name),
            _reason(reasons, form, cadence_spm),
        ),
        question=worst.question,
        form=form,
        targets=targets,
        weeks=_weeks(text, form, targets, start),
        strength_note=reasons.strength,
        strength_later=_later(text),
        easing=exercises_for(Question.HIP_DROP, Group.EASING),
        starts=start,
        retest=retest,
        retest_note=text.retest.format(retest=in_words(retest)),
        real_changes=_real_changes(text, answers, worst, with_cadence=bool(targets)),
        chance=text.chance,
    )


def in_words(day: date) -> str:
    """Return a day as people write it, e.g. ``Monday 28 December 2026``."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _without_change(answers: Sequence[Answer]) -> Plan:
    """The plan where no answer stands out: nothing, or nothing that could be seen."""
    unseen = all(answer.verdict is AnswerVerdict.CANT_TELL for answer in answers)
    outcome = Outcome.UNSEEN if unseen else Outcome.NOTHING
    text = plan_text().outcome[outcome]
    return Plan(outcome=outcome, title=text.title, why=(text.why,))


def _reason(reasons: QuestionPlan, form: Exercise, cadence_spm: float | None) -> str:
    if cadence_spm is None:
        return reasons.unknown
    return reasons.cadence if form.needs_cadence else reasons.high


def _weeks(
    text: PlanText, form: Exercise, targets: tuple[int, ...], start: date
) -> tuple[Week, ...]:
    assert form.rhythm is not None, "practice of form has a rhythm"
    both = zip(text.rhythm[form.rhythm], text.strength, strict=True)
    return tuple(
        Week(
            number=number,
            begins=start + timedelta(weeks=number - 1),
            form=_how(rhythm, targets),
            form_times=rhythm.times,
            strength=tuple(exercise(key) for key in strength.exercises),
            strength_times=strength.times,
        )
        for number, (rhythm, strength) in enumerate(both, start=1)
    )


def _how(week: RhythmWeek, targets: tuple[int, ...]) -> str:
    target, later_target = targets or ("", "")
    return week.how.format(
        rounds=week.rounds,
        on_min=week.on_min,
        off_min=week.off_min,
        target=target,
        later_target=later_target,
    )


def _later(text: PlanText) -> str:
    """What follows the last week: the next exercise that the plan has not used yet."""
    used = {key for week in text.strength for key in week.exercises}
    options = exercises_for(Question.HIP_DROP, Group.STRENGTH)
    unused = next(option for option in options if option.key not in used)
    return text.later.format(next=unused.name.lower())


def _real_changes(
    text: PlanText, answers: Sequence[Answer], worst: Answer, *, with_cadence: bool
) -> tuple[str, ...]:
    cadence = [a.shown for a in answers if a.question is Question.CADENCE and with_cadence]
    numbers = dict.fromkeys(m for m in (worst.shown, *cadence) if m is not None)
    return tuple(_real_change(text, measured) for measured in numbers)


def _real_change(text: PlanText, measured: Measurement) -> str:
    metric, unit = measured.metric, measured.metric.unit
    least = metric.repeatability.different_days.value
    return text.real_change.format(
        title=metric.plain,
        now=with_unit(rounded(measured.value, unit), unit),
        least=with_unit(rounded(least, unit), unit),
    )
