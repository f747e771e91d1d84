"""Boxes of mp4 files, built byte by byte, and metadata put into clips that have none."""

import struct
from collections.abc import Mapping
from pathlib import Path

INT32, FLOAT32, TEXT = 67, 23, 1  # QuickTime's numbers of types


def box(kind: bytes, contents: bytes = b"", *, is_long: bool = False) -> bytes:
    """Return a box, its length written in 4 bytes or in 8."""
    if is_long:
        return struct.pack(">I4sQ", 1, kind, 16 + len(contents)) + contents
    return struct.pack(">I4s", 8 + len(contents), kind) + contents


def metadata(items: Mapping[str, tuple[int, bytes]], *, is_iso: bool = False) -> bytes:
    """Return a `meta` box of items: each key has a type and the bytes of its value."""
    keys, values = b"", b""
    for number, (key, (type_code, value)) in enumerate(items.items(), start=1):
        keys += box(b"mdta", key.encode())
        values += box(
            struct.pack(">I", number), box(b"data", struct.pack(">II", type_code, 0) + value)
        )
    handler = box(b"hdlr", struct.pack(">II4s12xB", 0, 0, b"mdta", 0))
    table = box(b"keys", struct.pack(">II", 0, len(items)) + keys)
    flags = bytes(4) if is_iso else b""
    return box(b"meta", flags + handler + table + box(b"ilst", values))


def int32(value: int) -> tuple[int, bytes]:
    """Return type and bytes of a whole number."""
    return INT32, struct.pack(">i", value)


def float32(value: float) -> tuple[int, bytes]:
    """Return type and bytes of a floating point number."""
    return FLOAT32, struct.pack(">f", value)


def add_metadata(
    path: Path, items: Mapping[str, tuple[int, bytes]], *, is_iso: bool = False
) -> Path:
    """Put metadata into an mp4 file that ends with its index, so that nothing else moves."""
    contents = path.read_bytes()
    start = contents.rindex(b"moov") - 4
    (length,) = struct.unpack_from(">I", contents, start)
    assert start + length == len(contents)
    index = box(b"moov", contents[start + 8 :] + metadata(items, is_iso=is_iso))
    path.write_bytes(contents[:start] + index)
    return path
