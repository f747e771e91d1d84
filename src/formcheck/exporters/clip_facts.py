"""Facts about a clip's file that matter for its numbers, in short phrases."""

from formcheck.exporters.fact import Fact
from formcheck.records import Capture, ClipInfo, DecodingLosses

# Share of missing frames that is not mentioned: a phone drops one now and then, and one in a
# hundred does not move the contacts, which are found on a curve through all frames.
FEW_DROPS = 0.01
# Seconds without a picture. Stance lasts 0.2 to 0.3 s: a longer gap may hide half of one.
LARGE_GAP_S = 0.1
# Below this a clip is not slow motion: a phone's clock is off by less.
SLOW_MOTION = 1.03


def clip_facts(clip: ClipInfo) -> list[str]:
    """Return length, rate, and whatever was out of the ordinary."""
    facts = [f"{clip.duration_s:.1f} s", _counted(len(clip.timestamps_s), "frame")]
    if clip.frame_rate_hz is not None:
        facts.append(Fact.RATE.say(rate=clip.frame_rate_hz))
    return [*facts, *_capture(clip.capture, clip.frame_rate_hz), *_gaps(clip), *_losses(clip)]


def _capture(capture: Capture, frame_rate_hz: float | None) -> list[str]:
    if capture.fps is None:
        return []
    if not capture.fits_clock and frame_rate_hz is not None:
        return [Fact.TAG_IGNORED.say(fps=capture.fps)]
    if capture.slowdown < SLOW_MOTION:
        return []
    if capture.is_stated:
        return [Fact.SLOW_MOTION_STATED.say(fps=capture.fps)]
    return [Fact.SLOW_MOTION_TAGGED.say(fps=capture.fps)]


def _gaps(clip: ClipInfo) -> list[str]:
    dropped, largest_s = clip.dropped_frames, clip.largest_gap_s
    if largest_s is None:
        return []
    share = dropped / (dropped + len(clip.timestamps_s))
    if share <= FEW_DROPS and largest_s <= LARGE_GAP_S:
        return []
    missing = Fact.MISSING.say(frames=_counted(dropped, "frame"), share=share)
    return [*([missing] if dropped else []), Fact.LARGEST_GAP.say(gap_s=largest_s)]


def _losses(clip: ClipInfo) -> list[str]:
    losses = clip.losses
    facts = [f"{_counted(count, thing)} {fate}" for count, thing, fate in _counts(losses) if count]
    if losses.size_changed:
        facts.append(Fact.SIZE_CHANGED.say(at_s=clip.duration_s))
    return facts


def _counts(losses: DecodingLosses) -> list[tuple[int, str, str]]:
    return [
        (losses.packets, "damaged piece", "skipped"),
        (losses.damaged, "damaged picture", "shown"),
        (losses.without_time, "picture", "left out: no time"),
        (losses.out_of_order, "picture", "left out: out of order"),
    ]


def _counted(count: int, thing: str) -> str:
    """Return e.g. ``1 frame`` or ``3 frames``."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
