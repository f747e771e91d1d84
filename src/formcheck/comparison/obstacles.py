"""Why two measurements of one metric cannot be compared: reasons as phrases."""

from collections.abc import Mapping
from dataclasses import astuple

from formcheck.comparison.obstacle import Obstacle
from formcheck.records import Measurement, Metric, NotMeasured, Report, Result, Trial

# Treadmills show whole tenths, and half a km/h is a change of cadence and reach by itself.
MAX_SPEED_DIFFERENCE_KMH = 0.2
# Halfway between 40 and 50 frames per second: 30 is slow, 50, 60 and more are fast.
SLOW_FRAME_S = 1.0 / 45.0
# Speeds are converted to m/s and back: what rounding leaves of that is no difference.
_DECIMALS = 6
# A camera further round the runner shifts the drop of one side. If it also looks down by 10°, each
# 10° make 3.7° between the sides (marker data in perspective), and these 15° shift one side by as
# much as two days differ. The feet give the camera's place to 3°.
MAX_YAW_DIFFERENCE_DEG = 15.0
_VERSIONS = {"formcheck": "formcheck", "pose": "the pose model"}


def obstacles(before: Report, after: Report, *, two_runners: bool = False) -> tuple[str, ...]:
    """Return why no metric of two reports can be compared, or nothing."""
    checks = [_views, _speeds, _versions]
    if not two_runners:
        checks.append(_seconds)
    return tuple(reason for check in checks for reason in check(before, after))


def obstacles_of(
    metric: Metric, before: Result, after: Result, trials: tuple[Trial, Trial]
) -> tuple[str, ...]:
    """Return why one metric of two reports cannot be compared, or nothing.

    Parameters
    ----------
    metric
        What was measured.
    before, after
        The two results.
    trials
        What they were measured on.
    """
    if not isinstance(before, Measurement) or not isinstance(after, Measurement):
        return tuple(_missing(before, after))
    found = [*_ways(before, after, trials)]
    if metric.repeatability.depends_on_frame_rate:
        found += _frame_rates(*trials)
    if metric.repeatability.needs_roll:
        found += _levels(*trials)
    if metric.side is not None:
        found += _yaws(*trials)
    return tuple(found)


def obstacles_of_pictures(before: Report, after: Report) -> tuple[str, ...]:
    """Return why metrics read from the pictures of two clips cannot be compared, or nothing.

    A saved report is measured again from its landmarks, but its pictures are gone.
    """
    old, new = dict(before.versions), dict(after.versions)
    if old.get("pictures") == new.get("pictures"):
        return ()
    return (Obstacle.PICTURES.say(old=_named(old, "pictures"), new=_named(new, "pictures")),)


def are_beside_each_other(before: Report, after: Report) -> bool:
    """Whether the reports follow two people in the same seconds of one clip.

    Runners are numbered from left to right in the part that was analysed, so the same runner may
    have another number in other seconds.
    """
    clips = before.trial.clip, after.trial.clip
    who = before.trial.gait.pose.followed, after.trial.gait.pose.followed
    is_same_part = clips[0].sha256 == clips[1].sha256 and clips[0].part_s == clips[1].part_s
    return is_same_part and who[0].people == who[1].people and who[0].number != who[1].number


def _missing(before: Result, after: Result) -> list[str]:
    causes = {
        which: result.seen
        for which, result in (("before", before), ("after", after))
        if isinstance(result, NotMeasured)
    }
    if len(causes) == 2 and len(set(causes.values())) == 1:
        return [Obstacle.IN_NEITHER.say(why=causes["before"])]
    return [Obstacle.NOT_MEASURED.say(which=which, why=seen) for which, seen in causes.items()]


def _views(before: Report, after: Report) -> list[str]:
    views = before.trial.view, after.trial.view
    if views[0] is views[1]:
        return []
    return [Obstacle.VIEWS.say(old=views[0].say(), new=views[1].say())]


def _speeds(before: Report, after: Report) -> list[str]:
    speeds = before.trial.stated_speed_m_s, after.trial.stated_speed_m_s
    if speeds[0] is None or speeds[1] is None:
        return []
    kmh = [3.6 * speed for speed in speeds if speed is not None]
    if round(abs(kmh[1] - kmh[0]), _DECIMALS) <= MAX_SPEED_DIFFERENCE_KMH:
        return []
    return [Obstacle.SPEEDS.say(old=kmh[0], new=kmh[1])]


def _versions(before: Report, after: Report) -> list[str]:
    old, new = dict(before.versions), dict(after.versions)
    return [
        Obstacle.VERSIONS.say(what=words, old=_named(old, key), new=_named(new, key))
        for key, words in _VERSIONS.items()
        if old.get(key) != new.get(key)
    ]


def _seconds(before: Report, after: Report) -> list[str]:
    """Return the overlap of two parts of one clip: the same seconds always agree."""
    clips = before.trial.clip, after.trial.clip
    if clips[0].sha256 != clips[1].sha256:
        return []
    starts, ends = zip(*(clip.played_s for clip in clips), strict=True)
    if max(starts) >= min(ends):
        return []
    return [Obstacle.SAME_SECONDS.say(start_s=max(starts), end_s=min(ends))]


def _named(versions: Mapping[str, str], key: str) -> str:
    return versions.get(key, "unknown")


def _ways(before: Measurement, after: Measurement, trials: tuple[Trial, Trial]) -> list[str]:
    """Return the first difference of methods; the source of the level does not count."""
    ways = [_way(result, trial) for result, trial in zip((before, after), trials, strict=True)]
    different = [(old, new) for old, new in zip(*ways, strict=True) if old != new]
    return [Obstacle.WAYS.say(old=old, new=new) for old, new in different[:1]]


def _way(result: Measurement, trial: Trial) -> tuple[str | None, ...]:
    instrument = result.method.instrument
    words = None if instrument is None else instrument.words
    return words, result.method.done, *astuple(trial.gait.events.method)


def _frame_rates(before: Trial, after: Trial) -> list[str]:
    gaps_s = before.frame_interval_s, after.frame_interval_s
    if (gaps_s[0] > SLOW_FRAME_S) == (gaps_s[1] > SLOW_FRAME_S):
        return []
    return [Obstacle.FRAME_RATES.say(old=1.0 / gaps_s[0], new=1.0 / gaps_s[1])]


def _levels(before: Trial, after: Trial) -> list[str]:
    if (before.camera.level is None) == (after.camera.level is None):
        return []
    known, unknown = ("before", "after") if after.camera.level is None else ("after", "before")
    return [Obstacle.LEVELS.say(known=known, unknown=unknown)]


def _yaws(before: Trial, after: Trial) -> list[str]:
    yaws_deg = before.camera.yaw_deg, after.camera.yaw_deg
    if yaws_deg[0] is None or yaws_deg[1] is None:
        return []
    if abs(yaws_deg[1] - yaws_deg[0]) <= MAX_YAW_DIFFERENCE_DEG:
        return []
    return [Obstacle.PLACES.say(old=_beside(yaws_deg[0]), new=_beside(yaws_deg[1]))]


def _beside(yaw_deg: float) -> str:
    # Anticlockwise from above, from behind the runner, is to the runner's right.
    return Obstacle.ASIDE.say(angle=abs(yaw_deg), side="right" if yaw_deg > 0 else "left")
