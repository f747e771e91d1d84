"""Time of reading a clip's pictures, against the least that PyAV needs for the same pictures.

Run with `make speed`. Both are measured in turn, so that a busy machine is busy for both.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from formcheck.video import VideoClip, VideoWriter
from formcheck.video.container import DECODER_THREADS
from formcheck.video.orientation import RgbImage
from formcheck.video.pixel_shape import CONVERSION_THREADS

SIZES_PX = ((1280, 720), (1920, 1080))
PICTURES = 120
RATE_HZ = 60.0
ROUNDS = 7
# Side of the squares that the drawn pictures are made of: enough detail for a phone's bit rate.
GRAIN_PX = 8


def main() -> None:
    """Print one line per size."""
    print("size          formcheck, ms   PyAV alone, ms   ratio")
    with tempfile.TemporaryDirectory() as folder:
        for width, height in SIZES_PX:
            path = _draw(Path(folder) / f"{height}.mp4", width, height)
            clip = VideoClip(path)
            rounds = [(_ms(_ours(clip)), _ms(_bare(path))) for _ in range(ROUNDS)]
            ours, bare = (median(times) for times in zip(*rounds, strict=True))
            ratio = median(mine / theirs for mine, theirs in rounds)
            print(f"{width} x {height:<8}{ours:>10.2f}{bare:>17.2f}{ratio:>8.2f}")


def _ours(clip: VideoClip) -> Iterator[RgbImage]:
    for frame in clip.frames():
        yield frame.rgb


def _bare(path: Path) -> Iterator[RgbImage]:
    reformatter = VideoReformatter()
    with av.open(str(path)) as container:
        (stream,) = container.streams.video
        stream.codec_context.thread_type = "AUTO"
        stream.codec_context.thread_count = DECODER_THREADS
        for picture in container.decode(stream):
            rgb = reformatter.reformat(picture, format="rgb24", threads=CONVERSION_THREADS)
            yield rgb.to_ndarray().view(np.uint8)


def _ms(pictures: Iterator[RgbImage]) -> float:
    """Return the milliseconds that one picture takes."""
    started_s = time.perf_counter()
    count = sum(1 for _ in pictures)
    return 1000.0 * (time.perf_counter() - started_s) / count


def _draw(path: Path, width: int, height: int) -> Path:
    """Write a field of grey squares that wanders over the picture."""
    rows, columns = height // GRAIN_PX + 2, (width + PICTURES) // GRAIN_PX + 2
    grey = np.random.default_rng(1).integers(40, 220, (rows, columns), dtype=np.uint8)
    field = np.repeat(np.kron(grey, np.ones((GRAIN_PX,) * 2, np.uint8))[..., None], 3, axis=2)
    with VideoWriter(path, width, height) as writer:
        for number in range(PICTURES):
            writer.write(number / RATE_HZ, field[:height, number : number + width])
    return path


if __name__ == "__main__":
    main()
