"""Store the runner's back of every frame, so that the clip is read only once."""

from collections.abc import Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

import numpy as np

from formcheck.pelvis.patch import SEEN, FloatImage
from formcheck.video import Moments

# A patch has 50 kB: 40 s at 60 frames per second stay in memory, and more goes to the disk.
MAX_IN_MEMORY_BYTES = 120_000_000
_SHAPE = (SEEN.size_px[1], SEEN.size_px[0], 3)
_BYTES = int(np.prod(_SHAPE))


class Backs:
    """Patches of all frames, in order of time; a context manager, and an iterable of patches.

    A method is prepared with some of them before it follows all of them; where it fails, the next
    method reads them again.

    Attributes
    ----------
    times_s
        Times of the frames, seconds.
    """

    def __init__(self) -> None:
        self.times_s: list[float] = []
        self._is_seen: list[bool] = []
        self._file = SpooledTemporaryFile(MAX_IN_MEMORY_BYTES)  # noqa: SIM115 - closed at exit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, time_s: float, patch: FloatImage | None) -> None:
        """Keep the patch of the next frame; None where the runner is lost."""
        self.times_s.append(time_s)
        self._is_seen.append(patch is not None)
        if patch is not None:
            # Lightness and colours are whole numbers from 0 to 255.
            self._file.write(patch.astype(np.uint8).tobytes())

    def __iter__(self) -> Iterator[FloatImage | None]:
        self._file.seek(0)
        for is_seen in self._is_seen:
            yield self._next() if is_seen else None

    def sample(self, times_s: Sequence[float]) -> list[FloatImage]:
        """Return the patches of the first frames at or after some moments, where they exist."""
        moments = Moments(times_s)
        frames = zip(self.times_s, self, strict=True)
        return [p for time_s, p in frames if moments.is_reached(time_s) and p is not None]

    def nearest(self, time_s: float) -> tuple[float, FloatImage | None]:
        """Return time and patch of the frame nearest to a moment; no patch where it has none."""
        number = int(np.argmin(np.abs(np.array(self.times_s) - time_s)))
        return self.times_s[number], next(islice(self, number, None))

    def _next(self) -> FloatImage:
        content = np.frombuffer(self._file.read(_BYTES), dtype=np.uint8)
        return content.reshape(_SHAPE).astype(np.float32)
