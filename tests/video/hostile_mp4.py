"""Mp4 files whose boxes lie: about lengths, numbers, sizes, times, and where the pictures are."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from hostile_files import BAIT, Hostile
from mp4_boxes import (
    DATA_PLACES,
    HEADER,
    MATRIX_AT,
    TABLES,
    TRACK,
    Change,
    box,
    box_at,
    changed,
    long_box,
    with_edits,
    with_table,
)

MEDIA_HEADER = (*TRACK, b"mdia", b"mdhd")
DESCRIPTION = (*TABLES, b"stsd")
HUGE = 0xFFFFFFFF
# Where width and height stand in the description of the first sample.
SIZE_AT = 8 + 32


def lying_boxes(good: bytes) -> Iterator[Hostile]:
    """Yield files with absurd lengths of boxes."""
    head, index = box(b"ftyp", b"isom" * 4), box_at(good, (b"moov",))
    lengths = {"zero": 0, "two": 2, "seven": 7, "huge": HUGE}
    for name, length in lengths.items():
        yield Hostile(f"index_length_{name}.mp4", head + box(b"moov", index, length))
        yield Hostile(f"head_length_{name}.mp4", box(b"ftyp", b"isom", length) + good)
        inside = box(b"moov", box(b"mvhd", bytes(100), length) + index)
        yield Hostile(f"inner_length_{name}.mp4", head + inside)
    for power in (16, 40, 62, 63, 64):
        name, length = f"2_to_{power}", 2**power - 1
        yield Hostile(f"long_index_{name}.mp4", head + long_box(b"moov", index, length))
        yield Hostile(f"long_pictures_{name}.mp4", head + long_box(b"mdat", b"1", length) + good)
    yield Hostile("long_of_8.mp4", head + long_box(b"free", b"", 8) + good)
    yield Hostile("long_of_0.mp4", head + long_box(b"free", b"", 0) + good)
    yield Hostile("deep.mp4", head + _nested(b"moov", 3000), "found")
    yield Hostile("many_tracks.mp4", head + box(b"moov", box(b"trak") * 50_000), "found")
    yield Hostile("many_boxes.mp4", head + box(b"free") * 100_000, "its index (moov)")
    yield Hostile("only_index.mp4", head + box(b"moov"), "found")
    for part in (b"mvhd", b"trak"):
        yield Hostile(f"without_{part.decode()}.mp4", changed(good, (b"moov", part), lambda _: b""))


def _nested(kind: bytes, depth: int) -> bytes:
    inside = b""
    for _ in range(depth):
        inside = box(kind, inside)
    return inside


def lying_tables(good: bytes) -> Iterator[Hostile]:
    """Yield files whose tables claim more pictures, or other times, than there can be."""
    for count in (20_000_000, 150_000_000, HUGE):
        yield Hostile(f"samples_{count}.mp4", _many_samples(good, count), f"claims {count} entries")
        keys = struct.pack(">II", 0, count)
        for name, before in (("mp4", bytes(4)), ("mov", b"")):
            meta = box(b"meta", before + box(b"hdlr", bytes(8) + b"mdta") + box(b"keys", keys))
            tagged = changed(good, (b"moov",), _with_more(meta))
            yield Hostile(f"keys_{name}_{count}.{name}", tagged, f"claims {count} entries")
        piece = box(b"moof", box(b"traf", box(b"trun", struct.pack(">II", 1, count))))
        yield Hostile(f"piece_{count}.mp4", good + piece, f"claims {count} entries")
    for name, entries in {"step": (30, HUGE), "count": (HUGE, 1), "both": (HUGE, HUGE)}.items():
        table = struct.pack(">IIII", 0, 1, *entries)
        yield Hostile(f"times_{name}.mp4", with_table(good, b"stts", table))
    for offset in (-(2**31), 2**31 - 1):
        table = struct.pack(">IIIi", 1 << 24, 1, 30, offset)
        yield Hostile(f"offset_{offset}.mp4", with_table(good, b"ctts", table))
    for kind in (b"stsz", b"stsc", b"stco", b"stss", b"stts", b"ctts", b"stsd", b"sdtp", b"sbgp"):
        name = kind.decode()
        yield Hostile(f"huge_{name}.mp4", with_table(good, kind, struct.pack(">III", 0, 0, HUGE)))
        yield Hostile(f"claimed_{name}.mp4", with_table(good, kind, struct.pack(">II", 0, HUGE)))
        yield Hostile(f"empty_{name}.mp4", with_table(good, kind, b""))
    far = struct.pack(">III", 0, 1, HUGE)
    yield Hostile("pictures_elsewhere.mp4", with_table(good, b"stco", far), "found")
    for clock in (0, 1, HUGE):
        yield Hostile(f"clock_{clock}.mp4", changed(good, MEDIA_HEADER, _at(12, clock)))
        yield Hostile(f"film_clock_{clock}.mp4", changed(good, (b"moov", b"mvhd"), _at(12, clock)))
        yield Hostile(f"length_{clock}.mp4", changed(good, MEDIA_HEADER, _at(16, clock)))
    yield Hostile("edits_hundreds.mp4", with_edits(good, [(1, 0)] * 400))
    yield Hostile("edits_thousands.mp4", with_edits(good, [(1, 0)] * 20_000), "20000 edits")
    yield Hostile("edits_long.mp4", with_edits(good, [(HUGE, 0)] * 30))
    yield Hostile("edits_late.mp4", with_edits(good, [(HUGE, -1), (100, 0)]))
    yield Hostile("edits_beyond.mp4", with_edits(good, [(100, 2**31 - 1)]))


def _many_samples(good: bytes, count: int) -> bytes:
    sizes = struct.pack(">III", 0, 1, count)
    times = struct.pack(">IIII", 0, 1, count, 1)
    chunks = struct.pack(">IIIII", 0, 1, 1, count, 1)
    for kind, table in ((b"stsz", sizes), (b"stts", times), (b"stsc", chunks)):
        good = with_table(good, kind, table)
    return good


def _with_more(inside: bytes) -> Change:
    return lambda old: old + inside


def _at(place: int, value: int) -> Change:
    return _put(place, struct.pack(">I", value))


def _put(place: int, new: bytes) -> Change:
    return lambda old: old[:place] + new + old[place + len(new) :]


def lying_descriptions(good: bytes, folder: Path) -> Iterator[Hostile]:
    """Yield files that lie about size, codec, orientation, or name another file."""
    for width, height in ((65_535, 65_535), (0, 0), (1, 65_535), (8192, 4352)):
        wrong = changed(good, DESCRIPTION, _put(SIZE_AT, struct.pack(">HH", width, height)))
        yield Hostile(f"size_{width}_{height}.mp4", wrong)
    for value in (0, HUGE, 0x7FFFFFFF):
        matrix = struct.pack(">9I", *[value] * 9)
        yield Hostile(f"matrix_{value}.mp4", changed(good, HEADER, _put(MATRIX_AT, matrix)))
    yield Hostile("codec.mp4", good.replace(b"avc1", b"zzz9"), "an unknown one")
    for codec in (b"hvc1", b"av01", b"jpeg", b"png ", b"raw ", b"rle ", b"SVQ3", b"cvid"):
        yield Hostile(f"codec_{codec.decode().strip()}.mp4", good.replace(b"avc1", codec))
    yield Hostile("no_parameters.mp4", good.replace(b"avcC", b"free"), "found")
    bait = str(folder / BAIT).encode()
    for name, place in {"address": b"file://" + bait, "path": bait, "near": BAIT.encode()}.items():
        yield _elsewhere(good, name, box(b"url ", bytes(4) + place + b"\0"))
    yield _elsewhere(good, "alias", box(b"alis", bytes(4) + _alias(bait)))
    for claimed in (100, 2**31 - 1, HUGE):
        packed = box(b"ftyp", b"qt  " * 4) + _packed_index(claimed)
        yield Hostile(f"packed_{claimed}.mov", packed, "a packed index")


def _elsewhere(good: bytes, name: str, reference: bytes) -> Hostile:
    """Return a film whose pictures are said to lie in another file."""
    table = struct.pack(">II", 0, 1) + reference
    return Hostile(f"elsewhere_{name}.mov", changed(good, DATA_PLACES, lambda _: table))


def _alias(path: bytes) -> bytes:
    """Return a reference as old Macs made them, with the volume's and the file's name in it."""
    name = path.rpartition(b"/")[2]
    names = b"\x01/".ljust(28, b"\0") + bytes(12) + (bytes([len(name)]) + name).ljust(64, b"\0")
    fixed = bytes(8) + struct.pack(">HH", 0, 2) + bytes(2) + names
    fixed += bytes(16) + struct.pack(">HH", 1, 1) + bytes(16)
    full = struct.pack(">HH", 18, len(path)) + path + b"\0" * (len(path) % 2)
    return fixed + full + struct.pack(">HH", 0xFFFF, 0)


def _packed_index(size: int) -> bytes:
    """Return a compressed index that claims to unpack to `size`, and unpacks to 64 MB."""
    packed = struct.pack(">I", size) + zlib.compress(bytes(64 * 2**20))
    return box(b"moov", box(b"cmov", box(b"dcom", b"zlib") + box(b"cmvd", packed)))


def all_mp4(good: bytes, folder: Path) -> Iterator[Hostile]:
    """Yield all of these files; some name the bait in a folder."""
    yield from lying_boxes(good)
    yield from lying_tables(good)
    yield from lying_descriptions(good, folder)
