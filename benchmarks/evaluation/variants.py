"""Clips derived from a master: other frame rates, worse pictures, a turned or mirrored camera."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.evaluation.master import SHORT_SECONDS, Master, Use
from formcheck.records import FloatArray
from formcheck.video import Frame, VideoClip, VideoWriter

Image = npt.NDArray[np.uint8]
Pick = Callable[[FloatArray], npt.NDArray[np.intp]]
"""Which frames stay, from their times (T,)."""
Clock = Callable[[float], float]
"""What a frame's time becomes, seconds."""
Change = Callable[[Image, int], Image]
"""A picture (H, W, 3) changed; the frame's number seeds what is random."""

# Raised by hand when a variant's pictures change, so that what was derived before is not used.
VERSION = 1
RECORDED = "as recorded"
SLOW_MOTION = "slow motion"
# Turns of the picture, one for each master in turn.
ROLLS_DEG = (-4.0, 2.5, -1.5, 4.0, -2.5, 1.5)


@dataclass(frozen=True)
class Variant:
    """How a clip is made from a master's.

    Attributes
    ----------
    name
        How the tables call it.
    rate_hz
        Frame rate that comes out, as the tables group it.
    pick, change
        Which frames stay, and what happens to them.
    clock
        What the clip's clock makes of the times of the run.
    roll_deg, is_mirrored
        What the change does to the camera; clockwise is positive.
    seed
        Of what is drawn at random.
    """

    name: str
    rate_hz: float
    pick: Pick
    change: Change
    clock: Clock = float
    roll_deg: float = 0.0
    is_mirrored: bool = False
    seed: int = 0

    @property
    def key(self) -> str:
        """What the clip depends on besides its source."""
        return f"{self.name} {self.roll_deg} {self.seed} {VERSION}"


def variants_of(master: Master, number: int) -> list[Variant]:
    """Return the variants of a master; its number chooses how far it is turned.

    Held-out runs are shown in every way; tuning runs in fewer, since they decide nothing.
    """
    rate_hz = master.spec.frame_rate_hz
    if master.spec.duration_s == SHORT_SECONDS:
        return [recorded(master)]
    roll_deg = ROLLS_DEG[number % len(ROLLS_DEG)]
    few = [
        recorded(master),
        Variant("half the frames", rate_hz / 2, _every(2), _unchanged),
        Variant("17 % of frames dropped", rate_hz / 2, _dropped(number), _unchanged, seed=number),
        Variant("camera turned", rate_hz, _every(1), _turned(roll_deg), roll_deg=roll_deg),
    ]
    if number % 8 == 0:
        few.append(Variant(SLOW_MOTION, rate_hz, _every(1), _unchanged, _slower(4.0)))
    if master.use is Use.TUNING:
        return few
    return [
        *few,
        Variant("24 frames/s, uneven", 24.0, _nearest(24.0), _unchanged),
        Variant("noisy", rate_hz / 2, _every(2), _noisy),
        Variant("dark", rate_hz / 2, _every(2), _dark),
        Variant("soft", rate_hz / 2, _every(2), _soft),
        mirrored(rate_hz),
    ]


def recorded(master: Master) -> Variant:
    """Return the clip as it was rendered."""
    return as_recorded(master.spec.frame_rate_hz)


def as_recorded(rate_hz: float) -> Variant:
    """Return a clip of any origin as it is."""
    return Variant(RECORDED, rate_hz, _every(1), _unchanged)


def mirrored(rate_hz: float) -> Variant:
    """Return a clip with left and right exchanged: another picture of the same run."""
    return Variant("mirrored", rate_hz, _every(1), _mirrored, is_mirrored=True)


def derive(source: Path, variant: Variant, target: Path) -> None:
    """Write the variant of a clip."""
    clip = VideoClip(source)
    blank = np.zeros((clip.height_px, clip.width_px, 3), dtype=np.uint8)
    height_px, width_px = variant.change(blank, 0).shape[:2]
    with VideoWriter(target, width_px, height_px) as writer:
        for number, frame in enumerate(_picked(clip, variant.pick)):
            writer.write(variant.clock(frame.time_s), variant.change(frame.rgb, number))


def hard_variants_of(master: Master) -> list[Variant]:
    """Return variants of a good clip that cannot, or only in part, be measured."""
    rate_hz = master.spec.frame_rate_hz
    return [
        Variant(f"{SLOW_MOTION}, half speed", rate_hz, _every(1), _unchanged, _slower(2.0)),
        Variant(f"{SLOW_MOTION}, 2/3 speed", rate_hz, _every(1), _unchanged, _slower(1.5)),
        Variant("1.15 s cut out", rate_hz, _without(5.0, 6.15), _unchanged, _closed(5.0, 6.15)),
        Variant("feet below the picture", rate_hz / 2, _every(2), _zoomed(1.25, 0.0)),
        Variant("hips above the picture", rate_hz / 2, _every(2), _zoomed(2.0, 1.0)),
        Variant("12 frames/s", 12.0, _every(round(rate_hz / 12.0)), _unchanged),
        Variant("very soft", rate_hz / 2, _every(2), _very_soft),
        Variant("a runner beside", rate_hz / 2, _every(2), _with_twin),
    ]


def _slower(times: float) -> Clock:
    return lambda time_s: times * time_s


def _without(start_s: float, end_s: float) -> Pick:
    return lambda times_s: np.flatnonzero((times_s < start_s) | (times_s >= end_s))


def _closed(start_s: float, end_s: float) -> Clock:
    return lambda time_s: time_s if time_s < start_s else time_s - (end_s - start_s)


def _zoomed(scale: float, down: float) -> Change:
    """A part of the picture, at the top (0) to the bottom (1), as large as the whole."""

    def change(rgb: Image, _number: int) -> Image:
        height, width = rgb.shape[:2]
        tall, wide = round(height / scale), round(width / scale)
        top, left = round(down * (height - tall)), (width - wide) // 2
        part = rgb[top : top + tall, left : left + wide]
        return np.asarray(cv2.resize(part, (width, height)), dtype=np.uint8)

    return change


def _with_twin(rgb: Image, _number: int) -> Image:
    """Beside the runner one as large, as in a mirror on the wall."""
    return np.ascontiguousarray(np.hstack([rgb, rgb[:, ::-1]]))


def _very_soft(rgb: Image, _number: int) -> Image:
    """Far out of focus: a point spread of 7 pixels at 640 pixels of height."""
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), 7.0 / 640.0 * rgb.shape[0]))


def _picked(clip: VideoClip, pick: Pick) -> Iterator[Frame]:
    times_s = np.array([frame.time_s for frame in clip.frames()])
    kept = set(pick(times_s).tolist())
    return (frame for i, frame in enumerate(clip.frames()) if i in kept)


def _every(nth: int) -> Pick:
    return lambda times_s: np.arange(0, len(times_s), nth)


def _nearest(rate_hz: float) -> Pick:
    """Frames that a slower camera would have come nearest to; they keep their own times."""

    def pick(times_s: FloatArray) -> npt.NDArray[np.intp]:
        wanted_s = np.arange(0.0, times_s[-1], 1.0 / rate_hz)
        nearest = np.abs(times_s[:, None] - wanted_s).argmin(axis=0)
        return np.asarray(np.unique(nearest), dtype=np.intp)

    return pick


def _dropped(seed: int) -> Pick:
    """Half the frames, of which 17 % are lost at random; the first stays."""

    def pick(times_s: FloatArray) -> npt.NDArray[np.intp]:
        kept = np.arange(0, len(times_s), 2)
        lost = np.random.default_rng(seed).random(len(kept)) < 0.17
        return np.asarray(kept[~lost | (kept == 0)], dtype=np.intp)

    return pick


def _unchanged(rgb: Image, _number: int) -> Image:
    return rgb


def _noisy(rgb: Image, number: int) -> Image:
    """Standard deviation 4 % of full scale: a phone in a dim room."""
    rng = np.random.default_rng(number)
    noise = 0.04 * 255.0 * rng.standard_normal(rgb.shape, dtype=np.float32)
    return np.asarray(np.clip(rgb + noise, 0.0, 255.0), dtype=np.uint8)


def _dark(rgb: Image, _number: int) -> Image:
    """A quarter of the light: the sRGB curve is near a power of 2.2."""
    table = np.arange(256) * 0.25 ** (1 / 2.2)
    return np.asarray(table.astype(np.uint8)[rgb])


def _soft(rgb: Image, _number: int) -> Image:
    """Out of focus by a point spread of 1.5 pixels at 640 pixels of height."""
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), 1.5 / 640.0 * rgb.shape[0]))


def _mirrored(rgb: Image, _number: int) -> Image:
    return np.ascontiguousarray(rgb[:, ::-1])


def _turned(clockwise_deg: float) -> Change:
    def change(rgb: Image, _number: int) -> Image:
        height, width = rgb.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2.0, height / 2.0), -clockwise_deg, 1.0)
        turned = cv2.warpAffine(rgb, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(turned, dtype=np.uint8)

    return change
