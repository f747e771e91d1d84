"""A picture of the clip with a frame around each person."""

from formcheck.filming.looks import Looks
from formcheck.pose import Runner, contact_sheet, other_moments_s, telling_moment_s


def picture_of(looks: Looks, runner: Runner | None) -> bytes:
    """Return the picture (JPEG): everybody numbered, the runner's frame in another colour.

    Parameters
    ----------
    looks
        What was seen.
    runner
        The runner; None if nobody is chosen.
    """
    by_time = {frame.time_s: frame for frame in looks.frames}
    if not looks.people:
        middle = looks.frames[len(looks.frames) // 2]
        return contact_sheet(middle, ())
    telling = by_time[telling_moment_s(looks.people)]
    others = [by_time[time_s] for time_s in other_moments_s(looks.people)]
    return contact_sheet(telling, looks.people, others, None if runner is None else runner.number)
