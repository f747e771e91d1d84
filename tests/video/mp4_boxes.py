"""The boxes of an mp4 or mov file, taken apart and put together again.

Changing the length of the index is safe where it stands last, as FFmpeg writes it by default: no
picture then moves.
"""

import struct
from collections.abc import Callable, Iterator, Sequence

Change = Callable[[bytes], bytes]
Quarter = tuple[int, int, int, int]  # a, b, c, d of a display matrix
Segment = tuple[int, int]  # length on the film's clock; first tick of the track's clock, -1: none

TRACK = (b"moov", b"trak")
HEADER = (*TRACK, b"tkhd")
TABLES = (*TRACK, b"mdia", b"minf", b"stbl")
DATA_PLACES = (*TRACK, b"mdia", b"minf", b"dinf", b"dref")

# Where the matrix stands in a track's header of version 0.
MATRIX_AT = 40


def box(kind: bytes, contents: bytes = b"", length: int | None = None) -> bytes:
    """Return one box; its length may be a lie."""
    return struct.pack(">I4s", len(contents) + 8 if length is None else length, kind) + contents


def long_box(kind: bytes, contents: bytes, length: int) -> bytes:
    """Return a box with a length of 8 bytes."""
    return struct.pack(">I4sQ", 1, kind, length) + contents


def boxes(contents: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and contents of each box of well-formed contents."""
    at = 0
    while at + 8 <= len(contents):
        length, kind = struct.unpack_from(">I4s", contents, at)
        yield kind, contents[at + 8 : at + length]
        at += length


def changed(contents: bytes, path: Sequence[bytes], change: Change) -> bytes:
    """Return contents in which the boxes at a path were changed."""
    first, *others = path

    def inner(inside: bytes) -> bytes:
        return changed(inside, others, change) if others else change(inside)

    return b"".join(
        box(kind, inner(inside) if kind == first else inside) for kind, inside in boxes(contents)
    )


def box_at(contents: bytes, path: Sequence[bytes]) -> bytes:
    """Return the contents of the first box at a path."""
    for kind in path:
        contents = next(inside for its_kind, inside in boxes(contents) if its_kind == kind)
    return contents


def with_table(contents: bytes, kind: bytes, table: bytes) -> bytes:
    """Return a film whose sample tables hold one of this kind with these contents."""

    def put(tables: bytes) -> bytes:
        others = [box(k, inside) for k, inside in boxes(tables) if k != kind]
        return b"".join(others) + box(kind, table)

    return changed(contents, TABLES, put)


def with_edits(contents: bytes, segments: Sequence[Segment]) -> bytes:
    """Return a film of which these segments are shown, one after another."""
    entries = b"".join(struct.pack(">IiI", *segment, 1 << 16) for segment in segments)
    edits = box(b"edts", box(b"elst", struct.pack(">II", 0, len(segments)) + entries))

    def put(track: bytes) -> bytes:
        others = [(kind, inside) for kind, inside in boxes(track) if kind != b"edts"]
        # The list stands between the track's header and its media.
        return b"".join(
            (edits if kind == b"mdia" else b"") + box(kind, inside) for kind, inside in others
        )

    return changed(contents, TRACK, put)


def with_matrix(contents: bytes, quarter: Quarter) -> bytes:
    """Return a film that is shown through this display matrix."""
    a, b, c, d = (part << 16 for part in quarter)
    matrix = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    return changed(
        contents, HEADER, lambda head: head[:MATRIX_AT] + matrix + head[MATRIX_AT + len(matrix) :]
    )


def film_clock(contents: bytes) -> int:
    """Return the ticks per second in which a film states its lengths."""
    return int(struct.unpack_from(">I", box_at(contents, (b"moov", b"mvhd")), 12)[0])
