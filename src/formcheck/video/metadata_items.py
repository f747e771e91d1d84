"""Integer metadata of an mp4 or mov file (QuickTime metadata, `mdta`), by key.

FFmpeg shows the text and floating-point items of this metadata, but drops integers.
"""

import struct
from collections.abc import Iterator

from formcheck.video.boxes import HEADER_BYTES, Box, BoxFile

# Version and flags, which some boxes carry before their contents.
FLAGS_BYTES = 4
# Names are reversed addresses of some 30 letters; phones write fewer than 20 of them.
MAX_KEY_TABLE_BYTES = 65_536
# The box that holds a value starts with its type and its language.
VALUE_HEADER_BYTES = 8
INT32 = 67  # QuickTime's number of the type "32-bit big-endian signed integer"


def int32_item(boxes: BoxFile, key: str) -> int | None:
    """Return the 32-bit integer that a file stores under a key.

    Parameters
    ----------
    boxes
        The file's boxes.
    key
        Name of the item, such as ``com.phone.rate``.

    Returns
    -------
    int or None
        None where the file has no such item, or one of another type.
    """
    meta = boxes.find((b"moov", b"meta"))
    if meta is None:
        return None
    parts = _parts(boxes, meta)
    if b"keys" not in parts or b"ilst" not in parts:
        return None
    number = _number_of(key.encode(), boxes.contents(parts[b"keys"], MAX_KEY_TABLE_BYTES))
    return None if number is None else _int32(boxes, parts[b"ilst"], number)


def _parts(boxes: BoxFile, meta: Box) -> dict[bytes, Box]:
    """Return the boxes of a `meta`; QuickTime's has no version and flags, ISO's has."""
    for skipped in (0, FLAGS_BYTES):
        parts: dict[bytes, Box] = {}
        for box in boxes.inside(meta, skipped):
            parts.setdefault(box.kind, box)
        if b"hdlr" in parts:
            return parts
    return {}


def _number_of(key: bytes, table: bytes) -> int | None:
    """Return the number, from 1, of a key in the contents of `keys`."""
    for number, found in enumerate(_keys(table), start=1):
        if found == key:
            return number
    return None


def _keys(table: bytes) -> Iterator[bytes]:
    """Yield the keys: a length, the word `mdta`, and the name, after flags and a count."""
    start = FLAGS_BYTES + 4
    while start + HEADER_BYTES <= len(table):
        (length,) = struct.unpack_from(">I", table, start)
        if length < HEADER_BYTES or start + length > len(table):
            return
        yield table[start + HEADER_BYTES : start + length]
        start += length


def _int32(boxes: BoxFile, items: Box, number: int) -> int | None:
    """Return the value of an item: in `ilst` the kind of each box is its key's number."""
    kind = struct.pack(">I", number)
    item = next((box for box in boxes.inside(items) if box.kind == kind), None)
    value = None if item is None else next(boxes.inside(item), None)
    if value is None or value.kind != b"data" or value.end - value.start != VALUE_HEADER_BYTES + 4:
        return None
    contents = boxes.contents(value, VALUE_HEADER_BYTES + 4)
    if len(contents) < VALUE_HEADER_BYTES + 4:
        return None
    type_code, _, found = struct.unpack(">IIi", contents)
    return int(found) if type_code == INT32 else None
