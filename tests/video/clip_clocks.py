"""Kinds of clips by their clock: rates, drops, jitter, starts, pictures out of order."""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from typing import Any

import numpy as np
from clip_codecs import B_FRAMES, FILM_25, GIF, MPEG4
from clip_kinds import TV_CLOCK, Encoding, kind


def ticks_at(rate_hz: int, clock: int, count: int = 30, step: int = 1) -> dict[str, Any]:
    ticks = [number * clock * step // rate_hz for number in range(count)]
    return {"ticks": ticks, "clock": Fraction(1, clock)}


def _variable_ticks() -> list[int]:
    """Return about 30 per second as a phone in poor light keeps them: jitter, and drops."""
    chance = np.random.default_rng(7)
    gaps = 20 + chance.integers(-6, 7, 39) + 20 * (chance.random(39) < 0.15)
    return [0, *accumulate(int(gap) for gap in gaps)]


CLOCKS = (
    kind("24_fps.mp4", **ticks_at(24, 24)),
    kind("25_fps.mp4", **ticks_at(25, 12_800)),
    kind("29.97_fps.mp4", **ticks_at(30_000, 30_000, step=1001)),
    kind("59.94_fps.mp4", **ticks_at(60_000, 60_000, 60, step=1001)),
    kind("50_fps.mp4", **ticks_at(50, 600, 50)),
    kind("60_fps.mp4", **ticks_at(60, 600, 60)),
    kind("120_fps.mp4", **ticks_at(120, 600, 60)),
    kind("240_fps.mov", **ticks_at(240, 2400, 60)),
    kind("240_fps.mkv", **ticks_at(240, 2400, 60)),
    kind("one_per_10_s.mp4", ticks=range(0, 120_000, 6000)),
    kind("variable.mp4", ticks=_variable_ticks()),
    kind("variable.mkv", ticks=_variable_ticks()),
    kind("variable_b_frames.mov", Encoding(options=B_FRAMES), ticks=_variable_ticks()),
    kind("drops.avi", Encoding(), ticks=[*range(10), *range(14, 30), 40], clock=Fraction(1, 25)),
    kind(
        "variable.gif",
        GIF,
        ticks=[0, 4, 8, 20, 24, 40, 44, 150],
        clock=Fraction(1, 100),
        codec_name="gif",
    ),
    kind("60_then_24.mp4", ticks=[*range(0, 300, 10), *range(300, 800, 25)]),
    kind("late_start.mp4", ticks=range(600, 1080, 20)),
    kind("late_start.mkv", ticks=range(600, 1080, 20)),
    kind("late_start.ts", container="mpegts", ticks=range(90_000, 162_000, 3000), clock=TV_CLOCK),
    # A clock of 33 bits that starts anew after the tenth picture.
    kind(
        "clock_wraps.ts",
        container="mpegts",
        ticks=range(2**33 - 30_000, 2**33 + 42_000, 3000),
        clock=TV_CLOCK,
    ),
    kind("b_frames.mp4", Encoding(options=B_FRAMES)),
    kind("b_frames.mkv", Encoding(options=B_FRAMES)),
    kind("b_frames.ts", Encoding(options=B_FRAMES), container="mpegts", **ticks_at(30, 90_000)),
    kind(
        "b_frames_mpeg4.avi",
        replace(MPEG4, options={"b": "4M", "bf": "2"}),
        codec_name="mpeg4",
        **FILM_25,
    ),
    kind("b_frames.avi", Encoding(options=B_FRAMES), **FILM_25),
    kind(
        "negative_offsets.mp4",
        Encoding(options=B_FRAMES),
        mux={"movflags": "+negative_cts_offsets"},
    ),
)
