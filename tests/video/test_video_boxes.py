"""The box reader finds what was built, and survives whatever else it is given."""

import io
import struct

import pytest
from box_maker import INT32, TEXT, box, float32, int32, metadata
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import UnreadableVideoError
from formcheck.video.boxes import MAX_BYTES, Box, BoxFile
from formcheck.video.capture_rate import XIAOMI_TAG, RateTag, find_rate_tag
from formcheck.video.completeness import check_complete
from formcheck.video.metadata_items import int32_item

KEY = "com.phone.rate"
INT32_VALUES = st.integers(-(2**31), 2**31 - 1)
KINDS = st.binary(min_size=4, max_size=4)
# Bytes that look like boxes get further than bytes that do not.
WORDS = st.sampled_from(
    [b"moov", b"meta", b"hdlr", b"keys", b"ilst", b"mdta", b"data", b"ftyp", b"\0\0\0\1"]
)
LENGTHS = st.integers(0, 2**32 - 1).map(lambda length: struct.pack(">I", length))
SHORT_LENGTHS = st.integers(0, 64).map(lambda length: struct.pack(">I", length))
PIECES = st.one_of(WORDS, LENGTHS, SHORT_LENGTHS, st.binary(max_size=16))
JUNK = st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=80).map(b"".join))


class CountingFile(io.BytesIO):
    """A file that knows how many bytes were read of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found


def reader(contents: bytes) -> BoxFile:
    return BoxFile(io.BytesIO(contents))


def named(found: list[Box], contents: bytes) -> list[tuple[bytes, bytes]]:
    return [(one.kind, contents[one.start : one.end]) for one in found]


@given(st.lists(st.tuples(KINDS, st.binary(max_size=40), st.booleans()), max_size=12))
def test_boxes_come_back_in_order(parts: list[tuple[bytes, bytes, bool]]) -> None:
    contents = b"".join(box(kind, inside, is_long=is_long) for kind, inside, is_long in parts)
    found = list(reader(contents).boxes())
    assert named(found, contents) == [(kind, inside) for kind, inside, _ in parts]


def test_a_length_of_nought_reaches_to_the_end() -> None:
    contents = box(b"free", b"12") + struct.pack(">I4s", 0, b"mdat") + b"345"
    found = list(reader(contents).boxes())
    assert named(found, contents) == [(b"free", b"12"), (b"mdat", b"345")]


def test_a_box_that_claims_too_much_is_the_last() -> None:
    contents = box(b"free") + struct.pack(">I4s", 100, b"mdat") + b"12"
    *_, last = reader(contents).boxes()
    assert (last.kind, last.start, last.end) == (b"mdat", 16, 108)


@pytest.mark.parametrize(
    "header",
    [
        struct.pack(">I4s", 7, b"free"),
        struct.pack(">I4sQ", 1, b"free", 15),
        struct.pack(">I4s", 1, b"free"),
        b"\0\0\0\x08fre",
        b"",
    ],
)
def test_a_header_that_cannot_be_ends_the_boxes(header: bytes) -> None:
    assert named(list(reader(box(b"wide") + header).boxes()), b"") == [(b"wide", b"")]


def test_a_length_beyond_every_file_does_no_harm() -> None:
    contents = struct.pack(">I4sQ", 1, b"mdat", 2**64 - 1) + bytes(40)
    (only,) = reader(contents).boxes()
    assert only.end == 2**64 - 1


def test_a_box_is_found_inside_others() -> None:
    inner = box(b"meta", box(b"keys", b"yes"))
    contents = box(b"ftyp") + box(b"moov", box(b"trak") + inner) + inner
    boxes = reader(contents)
    found = boxes.find((b"moov", b"meta", b"keys"))
    assert found is not None
    assert boxes.contents(found, 100) == b"yes"
    assert boxes.contents(found, 2) == b"ye"
    assert boxes.find((b"moov", b"keys")) is None


def test_what_a_box_claims_outside_its_parent_is_not_in_it() -> None:
    inner = struct.pack(">I4s", 100, b"meta") + b"12"
    boxes = reader(box(b"moov", inner) + box(b"free", bytes(200)))
    meta = boxes.find((b"moov", b"meta"))
    assert meta is not None
    assert list(boxes.inside(meta, 2)) != []  # to the end of the file, and no further
    assert boxes.bytes_at(meta.start + 10_000, 5) == b""


@given(JUNK)
def test_no_bytes_are_too_odd(contents: bytes) -> None:
    for part in (contents, box(b"moov", contents), box(b"moov", box(b"meta", contents))):
        boxes = reader(part)
        assert all(one.start <= one.end for one in boxes.boxes())
        value = int32_item(boxes, KEY)
        assert value is None or isinstance(value, int)


@given(JUNK, INT32_VALUES)
def test_damage_inside_metadata_is_survived(junk: bytes, value: int) -> None:
    whole = box(b"moov", metadata({KEY: int32(value)}))
    for at in range(0, len(whole), 5):
        damaged = whole[:at] + junk[:8] + whole[at + len(junk[:8]) :]
        found = int32_item(reader(damaged), KEY)
        assert found is None or isinstance(found, int)
        cut = int32_item(reader(whole[:at]), KEY)
        assert cut is None


@given(JUNK)
def test_a_file_is_whole_or_refused(contents: bytes) -> None:
    try:
        check_complete(io.BytesIO(contents), "clip.mp4")
    except UnreadableVideoError as error:
        assert str(error).startswith("clip.mp4: expected")


@given(
    st.dictionaries(st.text(max_size=30), INT32_VALUES, min_size=1, max_size=8),
    st.booleans(),
    st.data(),
)
def test_items_come_back_by_their_key(
    items: dict[str, int], is_iso: bool, data: st.DataObject
) -> None:
    written = metadata({key: int32(value) for key, value in items.items()}, is_iso=is_iso)
    contents = box(b"ftyp", b"mp42") + box(b"moov", box(b"mvhd", bytes(20)) + written)
    key = data.draw(st.sampled_from(sorted(items)))
    assert int32_item(reader(contents), key) == items[key]
    assert int32_item(reader(contents), key + "?") == items.get(key + "?")


@pytest.mark.parametrize(
    "value", [float32(240.0), (TEXT, b"240"), (INT32, b"\0\xf0"), (INT32, bytes(8)), (66, bytes(4))]
)
def test_another_type_is_no_whole_number(value: tuple[int, bytes]) -> None:
    contents = box(b"moov", metadata({"other": int32(1), KEY: value}))
    assert int32_item(reader(contents), KEY) is None


@pytest.mark.parametrize("missing", [b"keys", b"ilst", b"hdlr", b"meta", b"data"])
def test_an_item_needs_all_its_boxes(missing: bytes) -> None:
    contents = box(b"moov", metadata({KEY: int32(5)})).replace(missing, b"none")
    assert int32_item(reader(contents), KEY) is None


@pytest.mark.parametrize(
    "contents",
    [
        box(b"free") * 200_000,
        box(b"moov", box(b"free") * 200_000),
        box(b"moov", metadata({f"{number:4}": int32(1) for number in range(50_000)})),
        box(b"moov", metadata({"k" * 3_000_000: int32(1)})),
    ],
    ids=["boxes", "boxes inside", "keys", "a long key"],
)
def test_no_file_makes_it_read_more_than_a_megabyte(contents: bytes) -> None:
    file = CountingFile(contents)
    assert int32_item(BoxFile(file), KEY) is None
    assert file.taken <= MAX_BYTES == 2**20


@given(st.one_of(st.integers(-5, 5000), INT32_VALUES))
def test_the_phones_word_for_slow_motion_is_no_rate(value: int) -> None:
    file = io.BytesIO(box(b"moov", metadata({XIAOMI_TAG: int32(value)})))
    expected = RateTag(XIAOMI_TAG, value) if value >= 24 else None
    assert find_rate_tag({}, file) == expected
