"""Refuses an index of an mp4 or mov file that claims more than the file can hold.

FFmpeg makes room for all samples that a table claims to have before it reads the first one, and
decodes the samples anew for every entry of an edit list: 2.5 kB took 1.4 GB of memory, and 240 kB
asked for 600 000 pictures. So the claims are compared with the size of the file first.
"""

import os
import struct
from collections.abc import Iterator
from io import BufferedReader

from formcheck.errors import UnreadableVideoError
from formcheck.video.unreadable import unreadable

# Every box starts with its length and its kind, 4 bytes each; 8 more hold a length above 4 GB.
HEADER_BYTES, LONG_HEADER_BYTES = 8, 16

# Boxes that hold boxes, on the way to those that count something.
BRANCHES = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"meta"}

# Offset of the count in the contents of boxes that count something; each counted entry takes at
# least a byte of the file, here or elsewhere.
COUNT_AT = {b"stsz": 8, b"stz2": 8, b"trun": 4, b"keys": 4, b"elst": 4}

# A phone's trim is one edit, a film cut together has dozens; each may show the whole film again.
MAX_EDITS = 500

# An hour in pieces of a single picture has 900 000 boxes; reading all takes two seconds.
MAX_BOXES = 1_000_000

# The kind of index that QuickTime compressed until about 2005: it may unpack to anything.
PACKED = b"cmov"

SMALLER_EXPORT = "export the clip anew as H.264 (mp4)"


def check_claims(file: BufferedReader, name: str) -> None:
    """Refuse an mp4 or mov file whose index claims the impossible.

    Parameters
    ----------
    file
        The open file; left at an arbitrary position.
    name
        The file's name, for the message.

    Raises
    ------
    UnreadableVideoError
        When a table claims more entries than the file has bytes, when there are far more edits or
        boxes than any film has, or when the index is packed.
    """
    size = file.seek(0, os.SEEK_END)
    for number, (kind, start) in enumerate(_boxes(file, size)):
        if number == MAX_BOXES:
            raise _absurd(name, f"an index of more than {MAX_BOXES} parts")
        if kind == PACKED:
            raise _absurd(name, "a packed index")
        if kind in COUNT_AT:
            count = _number_at(file, start + COUNT_AT[kind])
            if count > size:
                raise _absurd(name, f"one that claims {count} entries in {size} bytes")
            if kind == b"elst" and count > MAX_EDITS:
                raise _absurd(name, f"one with {count} edits")


def _boxes(file: BufferedReader, size: int) -> Iterator[tuple[bytes, int]]:
    """Yield kind and start of the contents of all boxes, from the first to the last."""
    left = [(0, size)]
    while left:
        start, end = left.pop()
        if start + HEADER_BYTES > end:
            continue
        file.seek(start)
        kind, contents, after = _box(file.read(LONG_HEADER_BYTES), start, end)
        if contents <= after <= end:
            left.append((after, end))
        if kind in BRANCHES:
            left.append((contents + _offset(file, kind, contents), min(after, end)))
        yield kind, contents


def _box(header: bytes, start: int, end: int) -> tuple[bytes, int, int]:
    """Return a box's kind, where its contents start, and where it ends."""
    length, kind = struct.unpack_from(">I4s", header)
    if length == 1 and len(header) == LONG_HEADER_BYTES:
        (length,) = struct.unpack_from(">Q", header, HEADER_BYTES)
        return kind, start + LONG_HEADER_BYTES, start + length
    return kind, start + HEADER_BYTES, start + length if length else end


def _offset(file: BufferedReader, kind: bytes, contents: int) -> int:
    """Return how many bytes precede the boxes in a box: 4 in the `meta` of mp4."""
    if kind != b"meta":
        return 0
    file.seek(contents)
    return 0 if file.read(8)[4:] == b"hdlr" else 4


def _number_at(file: BufferedReader, place: int) -> int:
    file.seek(place)
    return int.from_bytes(file.read(4), "big")


def _absurd(name: str, found: str) -> UnreadableVideoError:
    return unreadable(name, "the index of a film", found, SMALLER_EXPORT)
