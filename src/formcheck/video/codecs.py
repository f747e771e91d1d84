"""How the kinds of video files are written: H.264 in mp4, VP9 in WebM."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

# 1/90000 s divides the frame times of 24, 25, 30, 50, 60, 120 and 240 Hz without remainder.
TICKS_PER_S = 90_000
TICK_S = Fraction(1, TICKS_PER_S)


@dataclass(frozen=True)
class Codec:
    """How one kind of file is written.

    Attributes
    ----------
    container, container_options
        FFmpeg's name of the format, and its options.
    encoder, encoder_options
        FFmpeg's name of the encoder, and its options.
    clock_ticks
        Smallest step of the format's clock, in ticks.
    """

    container: str
    container_options: Mapping[str, str]
    encoder: str
    encoder_options: Mapping[str, str]
    clock_ticks: int = 1


# About 200 frames/s at 720p on two cores; slower presets gain little for clips that are looked at
# once. Without B-frames pictures are stored in the order they are shown, so the duration is right
# for variable rates too; it costs 15 % in size and saves a third of the time. Sub-pixel motion in
# one step less (`subme`, 1 for this preset's 2) saves a fifth of it for 4 % in size, at 48.1 dB
# before and 48.2 dB after.
MP4 = Codec(
    "mp4",
    {"movflags": "+faststart"},
    "libx264",
    {"preset": "veryfast", "crf": "23", "bf": "0", "x264-params": "subme=1"},
)
# Measured on the rear sample with its drawings, 540 x 960: as good as our H.264 (40.0 dB against
# 39.8) in 1.8 times the bytes and 1.3 times the time. A bit rate of 0 makes `crf` a quality. The
# encoder holds pictures back, so that the duration of the last one can still be set. Without
# `bitexact` each file contains a random number, and no two files are the same.
WEBM = Codec(
    "webm",
    {"fflags": "+bitexact"},
    "libvpx-vp9",
    {
        "deadline": "realtime",
        "cpu-used": "8",
        "crf": "33",
        "b:v": "0",
        "row-mt": "1",
        "lag-in-frames": "25",
    },
    # Every WebM file counts milliseconds.
    clock_ticks=TICKS_PER_S // 1000,
)
# By the ending of the file's name; any other name gets an mp4.
CODECS = {".webm": WEBM}
