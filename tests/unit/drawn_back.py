"""A runner's back drawn by rule: shirt and shorts turn by a known tilt, landmarks go with them.

Lengths are in body heights, from the middle of the hips, x right, y down. Each piece of clothing
is drawn once, flat, and laid into every picture by one rotation, so the tilt is exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.pelvis.patch import BODY_HEIGHT_PER_SHOULDER_TO_ANKLE
from formcheck.records import RUNNER_SKELETON, FloatArray, PoseSequence
from formcheck.video import Frame

Rgb = npt.NDArray[np.uint8]
FloatImage = npt.NDArray[np.float32]
Colour = tuple[int, int, int]

SKY_BLUE, DARK_GREY, BLACK, WALL = (120, 180, 235), (45, 45, 50), (14, 14, 14), (150, 146, 140)
TRACK_STEP_S = 1.0 / 240.0
STRIDE_HZ = 1.4
# Pixels per body height of the flat clothes, twice the usual picture's, and their extent.
FLAT_PX = 1200.0
FLAT_HALF = 0.22
BACK_HALF_WIDTH = 0.085
# The waist edge: curved, with the ripples of an elastic band.
EDGE_CURVE, RIPPLE, RIPPLE_LENGTH = 1.2, 0.002, 0.02
# Dots of tape: 3 cm wide on a runner of 1.75 m; by default 8 cm apart, on the waistband.
DOT_RADIUS = 0.0088
# Softness of edges and size of the blotches in the cloth.
SOFT, BLOTCH = 0.001, 0.006


@dataclass(frozen=True)
class Kit:
    """Colours of the clothes, how strongly they are printed, and how they hang together.

    `shirt_turn` is the turn of the shirt per turn of the shorts; a shirt that is not tucked in
    lies over the shorts, and the edge at the waist is its hem. `edge_above` is the place of that
    edge above the hips. `dots` is the colour of dots of tape, as many as `dot_count`, which turn
    `dots_turn` as far as the shorts.
    """

    shirt: Colour = SKY_BLUE
    shorts: Colour = DARK_GREY
    shirt_print: float = 8.0
    shorts_print: float = 8.0
    shirt_turn: float = 1.0
    tucked: bool = True
    edge_above: float = 0.035
    dots: Colour | None = None
    dots_above: float = 0.040
    dots_apart: float = 0.046
    dot_count: int = 2
    dots_turn: float = 1.0


@dataclass(frozen=True)
class DrawnBack:
    """A clip of a back; calling it gives the frames again, as `Pictures` does.

    Attributes
    ----------
    tilt_deg
        + = right hip higher in the picture, where it is on the right; shape (T,).
    body_px
        Height of the whole body in the picture, of which only the back is drawn.
    shift_px
        Where the hips are on average, away from the middle of the picture.
    lost_s
        From when to when the landmarks are missing.
    noise
        Standard deviation of the camera's noise, grey levels.
    """

    tilt_deg: FloatArray
    kit: Kit = Kit()
    frame_s: float = 1.0 / 30.0
    body_px: float = 600.0
    shift_px: tuple[float, float] = (0.0, 0.0)
    lost_s: tuple[float, float] = (0.0, 0.0)
    noise: float = 3.0

    def __iter__(self) -> Iterator[Frame]:
        for number, time_s in enumerate(self.times_s.tolist()):
            yield Frame(time_s, self.picture(number))

    @cached_property
    def times_s(self) -> FloatArray:
        return np.arange(len(self.tilt_deg), dtype=np.float64) * self.frame_s

    def pose(self) -> PoseSequence:
        """Landmarks on the even grid of a clean track; their hips are level, whatever the tilt."""
        times_s = np.arange(0.0, self.times_s[-1] + TRACK_STEP_S / 2, TRACK_STEP_S)
        places = np.array([_place(name) for name in RUNNER_SKELETON.names])
        xy_px = self._hips_px(times_s)[:, None] + self.body_px * places
        xy_px[(times_s >= self.lost_s[0]) & (times_s < self.lost_s[1])] = np.nan
        return PoseSequence(times_s, xy_px, np.ones(xy_px.shape[:2]), RUNNER_SKELETON, "drawn")

    def picture(self, number: int) -> Rgb:
        """One picture: the shirt, over it the shorts, before a plain wall, with noise."""
        hips_px = self._hips_px(self.times_s[number : number + 1])[0]
        picture = np.full((self._size_px, self._size_px, 3), WALL, dtype=np.float32)
        for piece, turn in self._layers:
            placement = self._placement(hips_px, turn * float(self.tilt_deg[number]))
            laid = cv2.warpAffine(piece, placement, (self._size_px, self._size_px))
            picture = laid[..., :3] + (1.0 - laid[..., 3:]) * picture
        generator = np.random.default_rng(number)
        noise = self.noise * generator.standard_normal(picture.shape, dtype=np.float32)
        return np.clip(picture + noise, 0, 255).astype(np.uint8)

    def dots_px(self, number: int) -> FloatArray:
        """Middles of the dots in one picture, from left to right (N, 2)."""
        kit = self.kit
        across = kit.dots_apart * (np.arange(kit.dot_count) - (kit.dot_count - 1) / 2.0)
        flat_px = (np.column_stack([across, 0.0 * across - kit.dots_above]) + FLAT_HALF) * FLAT_PX
        hips_px = self._hips_px(self.times_s[number : number + 1])[0]
        placement = self._placement(hips_px, kit.dots_turn * float(self.tilt_deg[number]))
        return np.asarray(flat_px @ placement[:, :2].T + placement[:, 2])

    @property
    def _size_px(self) -> int:
        return round(0.4 * self.body_px)

    def _hips_px(self, times_s: FloatArray) -> FloatArray:
        """Middle of the hips: they bounce with every step and sway with every stride, (T, 2)."""
        middle = self._size_px / 2.0 + np.array(self.shift_px)
        sway = 0.006 * np.sin(2.0 * np.pi * STRIDE_HZ * times_s)
        bounce = 0.020 * np.sin(2.0 * np.pi * 2.0 * STRIDE_HZ * times_s)
        return np.asarray(middle + self.body_px * np.column_stack([sway, bounce]))

    def _placement(self, hips_px: FloatArray, tilt_deg: float) -> FloatArray:
        """Where a point of the flat clothes goes: right of the hips is moved up by the tilt."""
        cos, sin = np.cos(np.radians(tilt_deg)), np.sin(np.radians(tilt_deg))
        turn = self.body_px / FLAT_PX * np.array([[cos, sin], [-sin, cos]])
        return np.column_stack([turn, hips_px - turn @ np.full(2, FLAT_HALF * FLAT_PX)])

    @cached_property
    def _layers(self) -> list[tuple[FloatImage, float]]:
        """Pieces of clothing, the lowest first, with their turn per turn of the pelvis.

        A piece holds red, green and blue, each times its cover, and the cover; (H, W, 4).
        """
        x, y = np.meshgrid(*2 * [np.arange(-FLAT_HALF, FLAT_HALF, 1.0 / FLAT_PX)])
        ripple = RIPPLE * np.sin(2.0 * np.pi * x / RIPPLE_LENGTH)
        below = _soft_step(y - (EDGE_CURVE * x**2 - self.kit.edge_above + ripple))
        back = _soft_step(BACK_HALF_WIDTH - np.abs(x))
        kit = self.kit
        shirt_cover, shorts_cover = (1.0, below) if kit.tucked else (1.0 - below, 1.0)
        shirt = _piece(kit.shirt, back * shirt_cover, kit.shirt_print, seed=1)
        shorts = _piece(kit.shorts, back * shorts_cover, kit.shorts_print, seed=2)
        layers = [(shirt, kit.shirt_turn), (shorts, 1.0)]
        layers = layers if kit.tucked else layers[::-1]
        if kit.dots is not None:
            places = kit.dots_apart * (np.arange(kit.dot_count) - (kit.dot_count - 1) / 2.0)
            away = [np.hypot(x - place, y + kit.dots_above) for place in places]
            tape = _soft_step(DOT_RADIUS - np.min(away, axis=0))
            layers.append((_piece(kit.dots, tape, 0.0, seed=3), kit.dots_turn))
        return layers


def running_tilt_deg(frames: int = 120, frame_s: float = 1.0 / 30.0) -> FloatArray:
    """A runner's tilt, ±6°: once per stride, with an overtone that makes both sides differ."""
    stride = 2.0 * np.pi * STRIDE_HZ * np.arange(frames) * frame_s
    return np.asarray(4.8 * np.sin(stride + 0.4) + 1.6 * np.sin(2.0 * stride))


def _place(name: str) -> tuple[float, float]:
    """Where a landmark is; only shoulders, hips and ankles matter."""
    right = {"left": -0.08, "right": 0.08}.get(name.partition("_")[0], 0.0)
    shoulder = -0.30
    ankle = shoulder + 1.0 / BODY_HEIGHT_PER_SHOULDER_TO_ANKLE
    return right, {"shoulder": shoulder, "hip": 0.0}.get(name.partition("_")[2], ankle)


def _soft_step(inside: FloatArray) -> FloatArray:
    return np.asarray(np.clip(0.5 + inside / SOFT, 0.0, 1.0))


def _piece(colour: Colour, cover: FloatArray, print_strength: float, seed: int) -> FloatImage:
    noise = np.random.default_rng(seed).standard_normal(cover.shape)
    smooth = cv2.GaussianBlur(noise, (0, 0), BLOTCH * FLAT_PX)
    cloth = np.array(colour) + print_strength * (smooth / smooth.std())[..., None]
    return np.dstack([cover[..., None] * cloth, cover]).astype(np.float32)
