"""Clips whose truth is in the pixels: every picture carries its number and four corner colours."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from av.stream import Disposition
from av.video.stream import VideoStream

Rgb = npt.NDArray[np.uint8]

CORNERS = {"red": (220, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 220), "white": (230,) * 3}
UPRIGHT = ["red", "green", "blue", "white"]  # top left, top right, bottom left, bottom right
PHONE_CLOCK = Fraction(1, 600)  # the clock of many phones
NUMBER_BITS = 16
DESCRIPTORS = Path("/proc/self/fd")


def numbered_picture(number: int, width: int, height: int) -> Rgb:
    """Return an upright picture with `number` in its middle."""
    rgb = np.full((height, width, 3), 96, np.uint8)
    for colour, corner in zip(UPRIGHT, _corners(rgb), strict=True):
        corner[:] = CORNERS[colour]
    for bit, cell in enumerate(_cells(rgb)):
        cell[:] = 255 if number >> bit & 1 else 0
    return rgb


def number_in(rgb: Rgb) -> int:
    """Return the number that an upright picture carries."""
    return sum(int(cell.mean() > 128) << bit for bit, cell in enumerate(_cells(rgb)))


def corners_of(rgb: Rgb) -> list[str]:
    """Return the corner colours: top left, top right, bottom left, bottom right."""
    means = [corner.reshape(-1, 3).mean(axis=0) for corner in _corners(rgb)]
    return [min(CORNERS, key=lambda name: _distance(mean, CORNERS[name])) for mean in means]


def write_clip(
    path: Path,
    pictures: Sequence[Rgb],
    ticks: Sequence[int],
    *,
    clock: Fraction = PHONE_CLOCK,
    codec: str = "libx264",
    pix_fmt: str = "yuv420p",
    container: str | None = None,
    matrix: Sequence[int] | None = None,
    faststart: bool = False,
    colorspace: int = 2,
    aspect: Fraction | None = None,
    tags: Mapping[str, str] | None = None,
) -> Path:
    """Encode pictures, shown at `ticks` of `clock`; `aspect` is a pixel's width by its height."""
    flags = "+faststart" * faststart + "+use_metadata_tags" * (tags is not None)
    options = {"movflags": flags} if flags else {}
    with av.open(str(path), "w", format=container, options=options) as output:
        stream = output.add_stream(codec, rate=30, options={"crf": "10", "preset": "veryfast"})
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = pix_fmt
        stream.codec_context.time_base = stream.time_base = clock
        stream.codec_context.colorspace = colorspace
        stream.set_display_matrix(matrix)
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        output.metadata.update(tags or {})
        for rgb, tick in zip(pictures, ticks, strict=True):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24")
            picture.pts, picture.time_base = tick, clock
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))
    return path


def numbered_clip(
    path: Path, count: int = 30, *, width: int = 96, height: int = 64, step: int = 20
) -> Path:
    """Write a clip of `count` numbered pictures at a constant rate."""
    pictures = [numbered_picture(number, width, height) for number in range(count)]
    return write_clip(path, pictures, range(0, count * step, step))


def moving_bars_clip(path: Path, count: int = 60) -> Path:
    """Write two seconds of bright bars that wander over a dark picture: motion, but nobody."""
    across = np.arange(320) // 20
    pictures = []
    for number in range(count):
        bright = (across + number // 4) % 4 == 0
        row = np.where(bright[:, None], (200, 190, 60), (30, 40, 50)).astype(np.uint8)
        pictures.append(np.tile(row, (240, 1, 1)))
    return write_clip(path, pictures, range(0, count * 20, 20))


def sound_clip(path: Path, cover: Rgb | None = None) -> Path:
    """Write a second of silence, as a song may come: with a cover picture or without."""
    with av.open(str(path), "w") as output:
        sound = output.add_stream("aac", rate=48_000, layout="mono")
        if cover is not None:
            height, width, _ = cover.shape
            art = output.add_stream("mjpeg", width=width, height=height, pix_fmt="yuvj420p")
            art.disposition = Disposition.attached_pic
            output.mux(art.encode(av.VideoFrame.from_ndarray(cover)))
        for block in range(48):
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
            silence.sample_rate, silence.pts = 48_000, block * 1024
            output.mux(sound.encode(silence))
        output.mux(sound.encode(None))
    return path


def _distance(mean: npt.NDArray[np.float64], colour: Sequence[int]) -> float:
    return float(np.abs(mean - colour).sum())


def _corners(rgb: Rgb) -> list[Rgb]:
    side = min(rgb.shape[:2]) // 5
    return [rgb[:side, :side], rgb[:side, -side:], rgb[-side:, :side], rgb[-side:, -side:]]


def _cells(rgb: Rgb) -> list[Rgb]:
    """Return the squares in the middle of the picture that hold the bits of its number."""
    height, width = rgb.shape[:2]
    side = min(height, width) // 8
    top, left = (height - 4 * side) // 2, (width - 4 * side) // 2
    spans = [divmod(bit, 4) for bit in range(NUMBER_BITS)]
    return [
        rgb[top + row * side : top + (row + 1) * side, left + col * side : left + (col + 1) * side]
        for row, col in spans
    ]


def open_files(path: Path) -> int:
    """Return how many descriptors of this process are open on a file, even a removed one."""
    if not DESCRIPTORS.is_dir():
        pytest.skip("this system does not list a process's open files")
    links = [link for link in DESCRIPTORS.iterdir() if link.is_symlink()]
    targets = [str(link.readlink()).removesuffix(" (deleted)") for link in links]
    return targets.count(str(path.resolve()))
