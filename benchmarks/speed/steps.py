"""The time of each step of an analysis, from its own messages of progress.

Run in a process of its own: ``python -m benchmarks.speed.steps BEGAN_S CLIP FOLDER``.
"""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# Not a step: what comes before the first picture.
START = "start"
# What follows the last picture of a step has a row of its own: it takes as long for any clip, or
# works on what the pictures left.
AFTER = ", after its last picture"
# Attribute of a message of progress that carries a first number, if one does.
FIRST_NUMBER = "cadence_spm"


@dataclass(frozen=True)
class Mark:
    """A message of progress, and the times when it came.

    Attributes
    ----------
    step
        Its step.
    is_end
        Whether all pictures of the step are done.
    wall_s, cpu_s
        Time since the process began, and its processor time.
    """

    step: str
    is_end: bool
    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Share:
    """Time of one step.

    Attributes
    ----------
    step
        Its name, with `AFTER` for the work that follows; or `START`.
    wall_s, cpu_s
        Its time, and its processor time on all threads.
    """

    step: str
    wall_s: float
    cpu_s: float


def shares(marks: Sequence[Mark], end: Mark) -> list[Share]:
    """Return the times of the steps, in their order; their sum is the time of the end.

    Parameters
    ----------
    marks
        All messages, in order.
    end
        When the report was there.
    """
    before = Mark(START, False, 0.0, 0.0)
    found: dict[str, tuple[float, float]] = {}
    for mark, following in zip([before, *marks], [*marks, end], strict=True):
        step = mark.step + AFTER if mark.is_end else mark.step
        wall_s, cpu_s = found.get(step, (0.0, 0.0))
        found[step] = (
            wall_s + following.wall_s - mark.wall_s,
            cpu_s + following.cpu_s - mark.cpu_s,
        )
    return [Share(step, *times) for step, times in found.items()]


def main(began_s: str, clip: str, folder: str) -> None:
    """Analyse a clip as a job does, and print its steps as JSON.

    Parameters
    ----------
    began_s
        `time.perf_counter()` when the process was started; processes of a machine share it.
    clip
        The file.
    folder
        Where the report goes.
    """
    from formcheck.errors import FormcheckError  # noqa: PLC0415 - part of what is measured
    from formcheck.jobs.job import Job, WorkDone  # noqa: PLC0415
    from formcheck.jobs.worker import work  # noqa: PLC0415
    from formcheck.records import Report, Settings  # noqa: PLC0415

    marks: list[Mark] = []
    first_s: list[float] = []
    report: list[Mark] = []

    def now(step: str, is_end: bool) -> Mark:
        return Mark(step, is_end, time.perf_counter() - float(began_s), time.process_time())

    def hear(answer: Any) -> None:
        if isinstance(answer, FormcheckError):
            raise answer
        if isinstance(answer, Report):
            report.append(now("", True))
        if isinstance(answer, WorkDone) and not report:
            marks.append(now(answer.step, answer.done == answer.total))
            if getattr(answer, FIRST_NUMBER, None) is not None:
                first_s.append(marks[-1].wall_s)

    places = {"json": Path(folder) / "report.json"}
    work(Job(Path(clip), Settings(is_whole=True), outputs=places), places, hear)
    found = [asdict(share) for share in shares(marks, report[0])]
    print(json.dumps({"steps": found, "first_number_s": first_s[0] if first_s else None}))


if __name__ == "__main__":
    main(*sys.argv[1:])
