"""Films whose coded pictures are larger than the file says, and larger than any memory."""

import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from clip_codecs import MJPEG, PNG
from clip_kinds import kind, make
from clip_maker import write_clip
from hostile_files import Hostile
from mp4_boxes import TABLES, TRACK, changed

NONE_DECODED = "none that can be decoded"
# Where width and height stand in the description of the first sample, and in the track's header.
SIZE_AT, SHOWN_SIZE_AT = 8 + 32, 76
LARGE = (16_000, 16_000)


def large_pictures() -> Iterator[Hostile]:
    """Yield films whose pictures are far larger than the 640 x 360 that the container claims."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        black = np.zeros((6000, 6000, 3), np.uint8)
        film = write_clip(folder / "large.mp4", [black], [0]).read_bytes()
        png = make(kind("png.mov", PNG), folder).read_bytes()
        jpeg = make(kind("jpeg.mov", MJPEG), folder).read_bytes()
    yield Hostile("large_h264.mp4", _claiming_less(film), "found 6000 x 6000")
    yield Hostile("large_png.mov", _large_png(png), NONE_DECODED)
    yield Hostile("large_jpeg.mov", _large_jpeg(jpeg), NONE_DECODED)


def _claiming_less(film: bytes) -> bytes:
    def described(old: bytes) -> bytes:
        return old[:SIZE_AT] + struct.pack(">HH", 640, 360) + old[SIZE_AT + 4 :]

    def shown(old: bytes) -> bytes:
        size = struct.pack(">II", 640 << 16, 360 << 16)
        return old[:SHOWN_SIZE_AT] + size + old[SHOWN_SIZE_AT + 8 :]

    film = changed(film, (*TABLES, b"stsd"), described)
    return changed(film, (*TRACK, b"tkhd"), shown)


def _large_png(film: bytes) -> bytes:
    """Return a film whose PNG pictures say in their own heads that they are large."""
    start = film.index(b"IHDR")
    old = film[start : start + 21]
    new = b"IHDR" + struct.pack(">II", *LARGE) + old[12:17]
    return film.replace(old, new + struct.pack(">I", zlib.crc32(new)))


def _large_jpeg(film: bytes) -> bytes:
    """Return a film whose JPEG pictures say in their own heads that they are large."""
    start = film.index(b"\xff\xc0\x00\x11")
    old = film[start : start + 9]
    return film.replace(old, old[:5] + struct.pack(">HH", *LARGE))
