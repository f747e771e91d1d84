"""Was an mp4 or mov file copied whole? Its top-level boxes tell, without decoding anything."""

import os
import struct
from collections.abc import Iterator
from io import BufferedReader

from formcheck.video.unreadable import COPY_AGAIN, unreadable

# Every box starts with its length and its kind, 4 bytes each; 8 more hold a length above 4 GB.
HEADER_BYTES = 8
LONG_HEADER_BYTES = 16

# The boxes that an mp4 or mov file may start with.
FIRST_KINDS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")

# Boxes of ISO 14496-12 and QuickTime that stand at the top of a file. Only of these is it believed
# that they should end later: cameras leave notes of their own behind the last box, which look like
# the start of a long one.
TOP_LEVEL_KINDS = {*FIRST_KINDS, b"styp", b"moof", b"mfra", b"sidx", b"meta", b"udta", b"uuid"}


def check_complete(file: BufferedReader, name: str) -> None:
    """Refuse an mp4 or mov file that was cut off.

    Parameters
    ----------
    file
        The open file; left at an arbitrary position.
    name
        The file's name, for the message.

    Raises
    ------
    UnreadableVideoError
        When a box reaches past the end of the file, when the index (`moov`) is missing, or when
        the file holds a photo.
    """
    size = file.seek(0, os.SEEK_END)
    kinds = set()
    for kind, end in _top_level_boxes(file, size):
        kinds.add(kind)
        if end > size:
            expected = f"a complete file of at least {end} bytes"
            raise unreadable(name, expected, f"an incomplete one of {size} bytes", COPY_AGAIN)
    if b"moov" in kinds:
        return
    if b"meta" in kinds:
        raise unreadable(name, "a video", "a photo", "choose the clip itself")
    found = f"an incomplete one of {size} bytes without it"
    remedy = f"{COPY_AGAIN}, or film anew if the recording was interrupted"
    raise unreadable(name, "a complete file with its index (moov)", found, remedy)


def _top_level_boxes(file: BufferedReader, size: int) -> Iterator[tuple[bytes, int]]:
    """Yield the kind of each box and where it should end."""
    start = 0
    while start + HEADER_BYTES <= size:
        file.seek(start)
        length, kind = _box_header(file.read(LONG_HEADER_BYTES), size - start)
        start += length
        if length < HEADER_BYTES or (start > size and kind not in TOP_LEVEL_KINDS):
            return
        yield kind, start


def _box_header(header: bytes, left: int) -> tuple[int, bytes]:
    """Return a box's length and kind; a length of 0 is written for "to the end of the file"."""
    length, kind = struct.unpack_from(">I4s", header)
    if length == 1 and len(header) == LONG_HEADER_BYTES:
        (length,) = struct.unpack_from(">Q", header, HEADER_BYTES)
    return length or left, kind
