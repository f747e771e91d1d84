"""Kinds of clips by what the file says of its tracks: edits, fragments, turns, sound, tags."""

import io
from functools import partial

import av
import numpy as np
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer
from av.stream import Disposition
from clip_codecs import B_FRAMES, MJPEG, MPEG4, VP9
from clip_kinds import TV_CLOCK, Encoding, Kind, Track, kind
from clip_maker import Rgb
from mp4_boxes import Quarter, film_clock, with_edits, with_matrix

# A track keeps its time in ticks of the phone, and an edit list too.
PHONE_TICKS = {"video_track_timescale": "600"}

SEI = "h264_metadata=display_orientation=insert:rotate=270"
# The phone was held upright: shown a quarter turn clockwise.
QUARTER = (0, 1, -1, 0)
QUARTER_TURN = partial(np.rot90, k=1)
COVER = Track((64, 64), Disposition.attached_pic, 1, MJPEG)


def _trimmed(contents: bytes) -> bytes:
    return with_edits(contents, [(_film_ticks(contents, 10), 8 * 20)])


def _delayed(contents: bytes) -> bytes:
    return with_edits(contents, [(film_clock(contents) // 2, -1), (_film_ticks(contents, 24), 0)])


def _in_two_parts(contents: bytes) -> bytes:
    length = _film_ticks(contents, 6)
    return with_edits(contents, [(length, 2 * 20), (length, 16 * 20)])


def _film_ticks(contents: bytes, pictures: int) -> int:
    return pictures * film_clock(contents) // 30


def _in_latin_1(contents: bytes) -> bytes:
    return contents.replace(b"Lxufe", b"L\xe4ufe")


def _turned_by_codec(contents: bytes) -> bytes:
    """Return the same clip that says its turn inside the coded pictures alone."""
    turned = io.BytesIO()
    with av.open(io.BytesIO(contents)) as source, av.open(turned, "w", format="mp4") as output:
        assert isinstance(source, InputContainer)
        stream = output.add_stream_from_template(source.streams.video[0])
        turn = BitStreamFilterContext(SEI, source.streams.video[0], stream)
        for packet in source.demux():
            for changed in turn.filter(packet if packet.size else None):
                changed.stream = stream
                output.mux(changed)
    return turned.getvalue()


def _ticks_of(quarter: Quarter) -> list[int]:
    a, b, c, d = (part << 16 for part in quarter)
    return [a, b, 0, c, d, 0, 0, 0, 1 << 30]


def _orientation_kind(sideways: bool, x_sign: int, y_sign: int) -> Kind:
    # The matrix shows coded (x, y) at (x_sign x, y_sign y), or at (x_sign y, y_sign x).
    quarter = (0, y_sign, x_sign, 0) if sideways else (x_sign, 0, 0, y_sign)
    name = f"{'y' if sideways else 'x'}{x_sign:+d}{y_sign:+d}.mp4"
    return kind(
        name,
        size=(64, 96),
        coded=partial(_sent_back, sideways, x_sign, y_sign),
        changed=partial(_with_matrix, quarter),
    )


def _sent_back(sideways: bool, x_sign: int, y_sign: int, upright: Rgb) -> Rgb:
    coded = upright[::y_sign, ::x_sign]
    return np.ascontiguousarray(coded.swapaxes(0, 1) if sideways else coded)


def _with_matrix(quarter: Quarter, contents: bytes) -> bytes:
    return with_matrix(contents, quarter)


FILES = (
    kind("faststart.mp4", mux={"movflags": "+faststart"}),
    kind("fragmented.mp4", mux={"movflags": "+frag_keyframe+empty_moov"}),
    kind(
        "fragmented_b_frames.mp4",
        Encoding(options=B_FRAMES),
        mux={"movflags": "+frag_every_frame+empty_moov"},
    ),
    kind("dash.mp4", mux={"movflags": "+dash+frag_keyframe+empty_moov+default_base_moof"}),
    kind("trimmed.mp4", mux=PHONE_TICKS, changed=_trimmed, shown=range(8, 18)),
    kind(
        "trimmed_b_frames.mp4",
        Encoding(options=B_FRAMES),
        mux=PHONE_TICKS,
        changed=_trimmed,
        shown=range(6, 16),
    ),
    kind("delayed.mov", mux=PHONE_TICKS, changed=_delayed),
    kind(
        "two_parts.mp4",
        mux=PHONE_TICKS,
        changed=_in_two_parts,
        shown=[*range(2, 8), *range(16, 22)],
        times_s=[number / 30 for number in range(12)],
    ),
    kind("latin_1_tag.mp4", tags={"title": "Lxufe"}, changed=_in_latin_1),
    kind("latin_1_tag.mkv", tags={"title": "Lxufe"}, changed=_in_latin_1),
    kind("sound.mp4", sound="aac"),
    kind("sound.mkv", sound="aac"),
    kind("sound.webm", VP9, codec_name="vp9", sound="libopus"),
    kind("sound.ts", container="mpegts", sound="aac", ticks=range(0, 72_000, 3000), clock=TV_CLOCK),
    kind("sound_first.mp4", sound="aac", ticks=range(300, 780, 20)),
    kind("cover.mp4", others=(COVER,)),
    kind("cover.mkv", others=(COVER,)),
    kind(
        "small_first.mp4",
        others=(Track((48, 32), Disposition.default),),
        disposition=Disposition.default,
    ),
    kind(
        "large_first.mp4",
        others=(Track((192, 128), Disposition(0)),),
        disposition=Disposition.default,
    ),
    kind(
        "large_first.mkv",
        others=(Track((192, 128), Disposition(0)),),
        disposition=Disposition.default,
    ),
    kind("messenger.mp4", MPEG4, codec_name="mpeg4", sound="aac", mux={"brand": "mp42"}),
    kind("unknown_boxes.mov", changed=lambda c: c + b"\0\0\0\x10xyzwfrom it"),
)

TURNS_IN_OTHER_PLACES = (
    kind("turned.mkv", size=(64, 96), coded=QUARTER_TURN, display_matrix=_ticks_of(QUARTER)),
    kind("turned.mov", size=(64, 96), coded=QUARTER_TURN, display_matrix=_ticks_of(QUARTER)),
    kind("turned_by_codec.mp4", changed=_turned_by_codec, size=(64, 96), coded=QUARTER_TURN),
)
ORIENTATIONS = tuple(
    _orientation_kind(sideways, x_sign, y_sign)
    for sideways in (False, True)
    for x_sign in (1, -1)
    for y_sign in (1, -1)
)
