"""The progress bar of work whose steps take different times per picture."""

from formcheck.jobs import WorkDone
from formcheck.records import Step


def fraction_done(work: WorkDone) -> float:
    """Return the fraction of the whole work that is done, 0 to 1."""
    steps = list(Step)
    of_step = min(1.0, work.done / work.total) if work.total else 0.0
    shares = [step.share for step in steps[: steps.index(work.step)]]
    # One sum: since Python 3.12 it rounds once; a sum of two could decrease in its last digit.
    done = sum([*shares, work.step.share * of_step])
    return min(1.0, done)


def progress_text(work: WorkDone, passed_s: float | None) -> str:
    """Return the step, frames done and time left: ``Following the runner · 120 of 360 …``."""
    parts = [work.step.capitalize()]
    if work.total:
        parts.append(f"{min(work.done, work.total)} of {work.total} frames")
    fraction = fraction_done(work)
    # Earlier than this, the estimate is too unreliable to show.
    if passed_s is not None and fraction > 0.2:
        parts.append(f"about {_rounded(passed_s * (1.0 - fraction) / fraction)} left")
    return " · ".join(parts)


def _rounded(seconds: float) -> str:
    if seconds < 60.0:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60.0)} min"
