"""What is said of a clip's file: always its length and rate, anything odd only where it is."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from formcheck.exporters.clip_facts import clip_facts
from formcheck.records import Capture, ClipInfo, DecodingLosses

ANDROID = "com.android.capture.fps"


def clip_of(times_s: Sequence[float]) -> ClipInfo:
    return ClipInfo("a.mp4", "0", "0", 2, 2, 0, False, "h264", np.array(times_s))


STEADY = clip_of([n / 30 for n in range(301)])


def odd_facts(clip: ClipInfo) -> list[str]:
    """Return what is said beyond length, frames and rate."""
    return clip_facts(clip)[3:]


def without(*missing: int) -> ClipInfo:
    return clip_of([n / 30 for n in range(301) if n not in missing])


def test_an_ordinary_clip_has_length_frames_and_rate() -> None:
    assert clip_facts(STEADY) == ["10.0 s", "301 frames", "30 frames/s"]
    assert clip_facts(clip_of([n / 59.94 for n in range(60)]))[2] == "60 frames/s"


def test_a_single_picture_has_no_rate() -> None:
    assert clip_facts(clip_of([0.0])) == ["0.0 s", "1 frame"]


@pytest.mark.parametrize(
    ("clip", "facts"),
    [
        (without(5), []),
        (without(5, 50, 100), []),
        (without(5, 50, 100, 150), ["4 frames missing (1.3%)", "largest gap 0.07 s"]),
        (without(5, 6, 7), ["3 frames missing (1.0%)", "largest gap 0.13 s"]),
        (clip_of([0.0, 0.2, 0.4]), ["largest gap 0.20 s"]),
        (clip_of([0.0, 0.1, 0.2, 0.4]), ["1 frame missing (20.0%)", "largest gap 0.20 s"]),
    ],
)
def test_missing_frames_are_told_from_one_in_a_hundred(clip: ClipInfo, facts: list[str]) -> None:
    assert odd_facts(clip) == facts


@pytest.mark.parametrize(
    ("losses", "facts"),
    [
        (DecodingLosses(packets=3), ["3 damaged pieces skipped"]),
        (DecodingLosses(packets=1), ["1 damaged piece skipped"]),
        (DecodingLosses(damaged=2), ["2 damaged pictures shown"]),
        (DecodingLosses(without_time=1), ["1 picture left out: no time"]),
        (DecodingLosses(out_of_order=4), ["4 pictures left out: out of order"]),
        (
            DecodingLosses(size_changed=True),
            ["picture size changes at 10.0 s, the rest left out"],
        ),
        (
            DecodingLosses(packets=2, damaged=1),
            ["2 damaged pieces skipped", "1 damaged picture shown"],
        ),
    ],
)
def test_losses_are_told(losses: DecodingLosses, facts: list[str]) -> None:
    assert odd_facts(replace(STEADY, losses=losses)) == facts


@pytest.mark.parametrize(
    ("capture", "facts"),
    [
        (Capture(), []),
        (Capture(30.0, ANDROID), []),
        (Capture(30.0, "stated", 1.001), []),
        (
            Capture(239.76, ANDROID, 8.0),
            [
                "slow motion, filmed at 240 frames/s (so the file says), times made real",
            ],
        ),
        (
            Capture(120.0, "stated", 4.0),
            ["slow motion, filmed at 120 frames/s (as stated), times made real"],
        ),
        (
            Capture(100.0, ANDROID, fits_clock=False),
            ["the file says 100 frames/s, but its clock does not fit that, so it was ignored"],
        ),
    ],
)
def test_slow_motion_is_told(capture: Capture, facts: list[str]) -> None:
    assert odd_facts(replace(STEADY, capture=capture)) == facts
