"""Files that are no clips, or lie about what they are; made by name, with what is said of them."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from mp4_boxes import box

OTHER_KIND = "a file of another kind; choose the video that the phone made"
COPY_AGAIN = "copy the file from the phone again"
BAIT = "bait.mp4"
# Nobody listens there; whoever asks is noticed.
ADDRESS = "http://127.0.0.1:9"

# The heads of a Matroska file and of its contents, and a length that is left open.
EBML_HEAD = b"\x1aE\xdf\xa3\x8b\x42\x82\x88matroska"
SEGMENT, UNKNOWN_SIZE = b"\x18\x53\x80\x67", b"\x01" + b"\xff" * 7


@dataclass(frozen=True)
class Hostile:
    """One file that means no good.

    Attributes
    ----------
    name, contents
        Of the file.
    words
        Must be in the sentence that refuses it; None when it may be shown as well.
    """

    name: str
    contents: bytes
    words: str | None = None


def lures(folder: Path) -> Iterator[Hostile]:
    """Yield texts that make players open something else: a neighbour, a device, an address."""
    bait = folder / BAIT
    targets = {"http": f"{ADDRESS}/a.ts", "file": f"file://{bait}", "near": BAIT, "path": str(bait)}
    for kind, target in targets.items():
        playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{target}\n#EXT-X-ENDLIST\n"
        for suffix in ("m3u8", "mp4", "ts"):
            yield Hostile(f"list_{kind}.{suffix}", playlist.encode(), OTHER_KIND)
        concat = f"ffconcat version 1.0\nfile {target}\n"
        yield Hostile(f"concat_{kind}.mp4", concat.encode(), OTHER_KIND)
        manifest = f'<?xml version="1.0"?><MPD><Period><BaseURL>{target}</BaseURL></Period></MPD>'
        yield Hostile(f"dash_{kind}.mp4", manifest.encode(), OTHER_KIND)
    session = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\n"
    session += "m=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    yield Hostile("session.mp4", session.encode(), OTHER_KIND)
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{bait}">]><svg>&e;</svg>'
    yield Hostile("entity.mp4", entity.encode(), OTHER_KIND)
    key = f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{bait}"'
    yield Hostile("key.mp4", key.encode(), OTHER_KIND)


def other_kinds() -> Iterator[Hostile]:
    """Yield files of other kinds under the name of a clip."""
    noise = np.random.default_rng(3).integers(0, 256, 5000, dtype=np.uint8).tobytes()
    heads = {
        "text": b"Good morning, a text about running.\n" * 50,
        "page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "zip": _zip(),
        "gzip": b"\x1f\x8b\x08\x00" + noise,
        "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + noise,
        "png": b"\x89PNG\r\n\x1a\n" + noise,
        "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + noise,
        "wave": b"RIFF\x24\x00\x00\x00WAVEfmt " + noise,
        "mp3": b"ID3\x04\x00" + noise,
        "program": b"\x7fELF\x02\x01\x01" + noise,
        "windows_media": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + noise,
        "flash": b"FLV\x01\x05" + noise,
        "zeros": bytes(100_000),
        "noise": noise,
        "one_byte": b"G",
        "one_letter_often": b"A" * 10_000,
        "script": b"#!/bin/sh\ntouch /tmp/x\n",
    }
    for name, contents in heads.items():
        yield Hostile(f"{name}.mp4", contents, OTHER_KIND)
    yield Hostile("empty.mp4", b"", f"an empty file; {COPY_AGAIN}")
    for brand in (b"heic", b"avif", b"mif1"):
        photo = box(b"ftyp", brand + bytes(4) + brand) + box(b"meta", noise) + box(b"mdat", noise)
        yield Hostile(f"{brand.decode()}.mp4", photo, "expected a video, found a photo")


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("run.mp4", bytes(10_000_000))
    return packed.getvalue()


def bombs() -> Iterator[Hostile]:
    """Yield small files of other containers that ask for much."""
    for width, height in ((16_000, 16_000), (65_535, 65_535), (8192, 65_535)):
        yield Hostile(f"gif_{width}_{height}.gif", _gif(width, height), "found")
    yield Hostile("gif_of_nothing.gif", b"GIF89a" + bytes(7), "found")
    yield Hostile("gif_without_end.gif", _gif(64, 64) * 3 + b"\x2c" * 100_000)
    yield Hostile("sync_bytes.ts", b"G" * 188 * 5000)
    yield Hostile("looks_like_ts.ts", (b"G" + bytes(187)) * 20_000)
    yield Hostile("lost_ts.ts", b"".join(_ts_packet(n) for n in range(5000)))
    lists = b"LIST\xff\xff\xff\x7fhdrl"
    yield Hostile("avi_head.avi", b"RIFF\xff\xff\xff\xffAVI " + lists + b"\xff" * 999)
    yield Hostile("avi_of_lists.avi", b"RIFF\xff\xff\xff\x7fAVI " + lists * 20_000)
    for name, size in {"unknown": UNKNOWN_SIZE, "largest": UNKNOWN_SIZE[:-1] + b"\xfe"}.items():
        yield Hostile(f"ebml_{name}.mkv", b"\x1aE\xdf\xa3" + size + b"\x42\x86" + size, "found")
        tracks = EBML_HEAD + SEGMENT + size + b"\x16\x54\xae\x6b" + size + b"\xae" + size
        yield Hostile(f"tracks_{name}.mkv", tracks, "found")
    yield Hostile("deep.mkv", EBML_HEAD + (SEGMENT + UNKNOWN_SIZE) * 20_000, "found")


def _gif(width: int, height: int) -> bytes:
    screen = struct.pack("<6sHHBBB", b"GIF89a", width, height, 0xF0, 0, 0) + bytes(6)
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00"
    return screen + image * 30 + b"\x3b"


def _ts_packet(number: int) -> bytes:
    noise = np.random.default_rng(number).integers(0, 256, 185, dtype=np.uint8).tobytes()
    return b"G\x40\x00" + noise
