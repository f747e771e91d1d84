"""Opens a clip: finds its container, checks that it is complete, picks the picture track."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import NoReturn

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition
from av.video.stream import VideoStream

from formcheck.video.completeness import FIRST_KINDS, check_complete
from formcheck.video.index_claims import check_claims
from formcheck.video.unreadable import COPY_AGAIN, unreadable

# One picture of 8K (33.2 million pixels) fits; a file of a few kB that unpacks to GBs does not.
MAX_PICTURE_PX = 8192 * 4352

# Decoding gains little from more threads, and an analysis keeps the other cores busy.
DECODER_THREADS = 2

# Enough for two packets of an MPEG transport stream, with the 4 bytes a camcorder puts before each.
HEAD_BYTES = 4 + 2 * 192

TRANSPORT_SYNC = b"\x47"
TRANSPORT_LAYOUTS = ((0, 188), (4, 192))  # (first sync byte, bytes from one to the next)

NOT_THE_CLIP = Disposition.attached_pic | Disposition.timed_thumbnails
CHOOSE_CLIP = "choose the video that the phone made"
EXPORT_AGAIN = "export the clip as H.264 (mp4)"
VIDEO_KINDS = "a video (mp4, mov, mkv, webm, avi, gif, ts)"


@dataclass(frozen=True, eq=False)
class VideoTrack:
    """The track of an open container that holds the clip's pictures."""

    container: InputContainer
    stream: VideoStream


@contextmanager
def open_video(path: Path, name: str) -> Iterator[VideoTrack]:
    """Open the picture track of a clip, and close everything on leaving.

    FFmpeg sees an open file and a fixed format, never a name: neither the name nor the contents
    of a clip can make it open something else.

    Parameters
    ----------
    path
        The file.
    name
        Name of the clip in messages.

    Raises
    ------
    UnreadableVideoError
        When the file cannot be read, is not a video, is cut off, or has no picture track.
    """
    with open_file(path, name) as file:
        format_name = container_format(file.read(HEAD_BYTES), name)
        if format_name == "mov":
            check_complete(file, name)
            check_claims(file, name)
        file.seek(0)
        with _open_container(file, format_name, name) as container:
            yield VideoTrack(container, _picture_stream(container, name))


@contextmanager
def open_file(path: Path, name: str) -> Iterator[BufferedReader]:
    """Open a clip for reading bytes; a failure to read, then or later, is an unreadable video."""
    try:
        _check_is_file(path, name)
        with path.open("rb") as file:
            yield file
    except PermissionError as error:
        found, remedy = "no permission to read it", "change its permissions or copy it"
        raise unreadable(name, "a video file", found, remedy) from error
    except OSError as error:
        found = f"an error while reading it ({error.strerror or error})"
        raise unreadable(name, "a video file", found, COPY_AGAIN) from error


def _check_is_file(path: Path, name: str) -> None:
    if not path.exists():
        remedy = "check the folder and the spelling"
        raise unreadable(name, "a video file", "no file of this name", remedy)
    if path.is_dir():
        raise unreadable(name, "a video file", "a folder", "choose one clip inside it")
    if not path.is_file():
        raise unreadable(name, "a video file", "a device or pipe", CHOOSE_CLIP)


def container_format(head: bytes, name: str) -> str:
    """Return FFmpeg's name of the container that starts with these bytes.

    Parameters
    ----------
    head
        The first `HEAD_BYTES` of the file, or all of a shorter one.
    name
        The file's name, for the message.

    Raises
    ------
    UnreadableVideoError
        When the file is empty or its first bytes belong to no container we read.
    """
    if not head:
        raise unreadable(name, VIDEO_KINDS, "an empty file", COPY_AGAIN)
    if head[4:8] in FIRST_KINDS:
        return "mov"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    if head.startswith(b"GIF8"):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "avi"
    if any(head[at : at + step + 1 : step] == TRANSPORT_SYNC * 2 for at, step in TRANSPORT_LAYOUTS):
        return "mpegts"
    raise unreadable(name, VIDEO_KINDS, "a file of another kind", CHOOSE_CLIP)


def _open_container(file: BufferedReader, format_name: str, name: str) -> InputContainer:
    options = {"protocol_whitelist": "file"}
    if format_name == "mov":
        options |= {"enable_drefs": "0", "use_absolute_path": "0"}
    try:
        return av.open(
            file,
            "r",
            format=format_name,
            options={"max_pixels": str(MAX_PICTURE_PX)},
            container_options=options,
            metadata_errors="replace",
            io_open=_refuse_other_file,
        )
    except (FFmpegError, OSError) as error:
        found = f"damaged contents ({error.strerror})"
        raise unreadable(name, VIDEO_KINDS, found, COPY_AGAIN) from error


def _refuse_other_file(url: str, flags: int, options: dict[str, str]) -> NoReturn:  # noqa: ARG001
    raise PermissionError("a clip may not open other files")


def _picture_stream(container: InputContainer, name: str) -> VideoStream:
    """Return the default, else the largest, video track, ready to decode."""
    tracks = [track for track in container.streams.video if not track.disposition & NOT_THE_CLIP]
    if not tracks:
        found = "only sound" if container.streams.audio else "none"
        raise unreadable(name, "a video track", found, CHOOSE_CLIP)
    known = [track for track in tracks if track.codec_context is not None]
    if not known:
        raise unreadable(name, "a known video codec", "an unknown one", EXPORT_AGAIN)
    stream = max(known, key=_preference)
    check_picture_size(stream.width, stream.height, name)
    # The decoder refuses larger pictures whatever size the container claims.
    stream.codec_context.options = {"max_pixels": str(MAX_PICTURE_PX)}
    stream.codec_context.thread_type = "AUTO"
    stream.codec_context.thread_count = DECODER_THREADS
    return stream


def check_picture_size(width_px: int, height_px: int, name: str) -> None:
    """Refuse pictures that would fill the memory.

    Raises
    ------
    UnreadableVideoError
        When they have more than `MAX_PICTURE_PX` pixels.
    """
    if width_px * height_px > MAX_PICTURE_PX:
        expected = f"pictures of at most {MAX_PICTURE_PX} pixels"
        found = f"{width_px} x {height_px}"
        raise unreadable(name, expected, found, "export the clip at 4K or smaller")


def _preference(stream: VideoStream) -> tuple[bool, int]:
    return bool(stream.disposition & Disposition.default), stream.width * stream.height
