"""The boxes of an mp4 or mov file (ISO 14496-12), read from untrusted files.

Finds where boxes begin and end, not what they contain. No contents make it raise: an invalid file
has no boxes, and reading stops at `MAX_BYTES`.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

# Every box starts with its length and its kind, 4 bytes each; 8 more hold a length above 4 GB.
HEADER_BYTES = 8
LONG_HEADER_BYTES = 16

# Limit of reading per file, headers and contents together: an index lists its boxes within a few
# kB, and 65 536 headers are more than half an hour in pieces of 0.1 s has at its top level.
MAX_BYTES = 2**20


class SeekableFile(Protocol):
    """The methods that are needed of an open binary file."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move to an offset from the start, or from the end."""

    def read(self, size: int, /) -> bytes:
        """Return at most this many bytes from here."""


@dataclass(frozen=True)
class Box:
    """One box of a file.

    Attributes
    ----------
    kind
        Four bytes, mostly letters.
    start, end
        Offsets of its contents in the file; a damaged box may claim to end after its parent.
    """

    kind: bytes
    start: int
    end: int


class BoxFile:
    """The boxes of one open file, read up to `MAX_BYTES` in all.

    Parameters
    ----------
    file
        An open file; its position is changed.
    """

    def __init__(self, file: SeekableFile) -> None:
        self._file = file
        self._left = MAX_BYTES
        self.size = file.seek(0, os.SEEK_END)

    def boxes(self, start: int = 0, end: int | None = None) -> Iterator[Box]:
        """Yield the boxes one after another between two offsets, by default of the whole file.

        The last one may claim to end after `end`. Stops where no box can begin.
        """
        end = self.size if end is None else min(end, self.size)
        while start + HEADER_BYTES <= end:
            header = self.bytes_at(start, min(LONG_HEADER_BYTES, end - start))
            if len(header) < HEADER_BYTES:
                return
            length, header_bytes, kind = _parsed(header, end - start)
            if length < header_bytes:
                return
            yield Box(kind, start + header_bytes, start + length)
            start += length

    def inside(self, box: Box, skipped: int = 0) -> Iterator[Box]:
        """Yield the boxes inside another one, after `skipped` bytes of its own."""
        return self.boxes(box.start + skipped, box.end)

    def find(self, kinds: tuple[bytes, ...]) -> Box | None:
        """Return the first box of the last kind, inside the first of the kind before, and so on."""
        box = Box(b"", 0, self.size)
        for kind in kinds:
            found = next((child for child in self.inside(box) if child.kind == kind), None)
            if found is None:
                return None
            box = found
        return box

    def contents(self, box: Box, most: int) -> bytes:
        """Return the first bytes of a box's contents; fewer where the file or the reading ends."""
        return self.bytes_at(box.start, min(box.end - box.start, most))

    def bytes_at(self, start: int, count: int) -> bytes:
        """Return bytes from an offset; none that lie outside the file or beyond `MAX_BYTES`."""
        count = min(count, self.size - start, self._left)
        if count <= 0:
            return b""
        self._left -= count
        self._file.seek(start)
        return self._file.read(count)


def _parsed(header: bytes, left: int) -> tuple[int, int, bytes]:
    """Return a box's length, that of its header, and its kind.

    A length of 0 means "to the end", one of 1 means "in the next 8 bytes".
    """
    length, kind = struct.unpack_from(">I4s", header)
    if length != 1:
        return length or left, HEADER_BYTES, kind
    if len(header) < LONG_HEADER_BYTES:
        return 0, HEADER_BYTES, kind
    (length,) = struct.unpack_from(">Q", header, HEADER_BYTES)
    return length, LONG_HEADER_BYTES, kind
