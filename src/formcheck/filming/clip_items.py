"""What the file alone tells: frames per second, and length."""

from formcheck.analyzers.preconditions import MIN_FRAMES_PER_S, MIN_STEPS, MIN_STEPS_PER_LEG
from formcheck.filming.sentences import item
from formcheck.records import FilmingItem, FilmingTopic
from formcheck.video import VideoClip

# Runners take 155 to 210 steps/min (Burns 2019).
USUAL_SPM = (155.0, 210.0)
# Contacts are timed to a fraction of the time between two frames; from here on a side clip is as
# good as it gets with a usual phone, frames per second.
HIGH_FPS = 50.0


def frame_rate_item(clip: VideoClip) -> FilmingItem:
    """Return whether there are enough frames per second to follow hips and legs."""
    fps = clip.frame_rate_hint_hz or 0.0
    if fps < MIN_FRAMES_PER_S:
        return item(FilmingTopic.FRAME_RATE, "low", fps=fps, least=MIN_FRAMES_PER_S)
    return item(FilmingTopic.FRAME_RATE, "high" if fps >= HIGH_FPS else "usual", fps=fps)


def length_item(clip: VideoClip) -> FilmingItem:
    """Return whether the clip, or its part that counts, is long enough for the steps needed.

    A cadence needs `MIN_STEPS` steps, which even the quickest runner has to take in it; each leg
    needs `MIN_STEPS_PER_LEG`, which a slow cadence may not reach.
    """
    seconds = clip.last_frame_hint_s
    steps = [seconds * spm / 60.0 for spm in USUAL_SPM]
    if steps[1] < MIN_STEPS:
        return item(FilmingTopic.LENGTH, "too_short", seconds=seconds, least=MIN_STEPS)
    if steps[0] < 2 * MIN_STEPS_PER_LEG:
        return item(FilmingTopic.LENGTH, "short", seconds=seconds, least=MIN_STEPS_PER_LEG)
    return item(FilmingTopic.LENGTH, "enough", seconds=seconds)
