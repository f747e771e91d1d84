"""From linear light to the stored picture."""

import numpy as np
import numpy.typing as npt

from benchmarks.runner.camera import Exposure

FloatImage = npt.NDArray[np.float32]

# Light that falls to full scale at no stops.
WHITE = 1.15
# Darkening of the corners, as a share of the light in the middle.
VIGNETTE = 0.14
# Steps of the table that the tone curve is read from.
TONE_STEPS = 4096


def develop(light: FloatImage, exposure: Exposure, frame: int) -> npt.NDArray[np.uint8]:
    """Return the picture (H, W, 3) from linear light, with the sensor's noise of one frame."""
    height, width, _ = light.shape
    rows, columns = np.linspace(-1.0, 1.0, height) ** 2, np.linspace(-1.0, 1.0, width) ** 2
    falloff = 1.0 - VIGNETTE / 2.0 * (rows[:, None] + columns)
    gain = (2.0**exposure.stops / WHITE * falloff).astype(np.float32)
    place = np.clip(light * gain[..., None], 0.0, 1.0) * (TONE_STEPS - 1)
    shown = _tone_curve()[place.astype(np.int32)]
    if exposure.noise > 0.0:
        rng = np.random.default_rng([exposure.noise_seed, frame])
        shown = shown + exposure.noise * rng.standard_normal(shown.shape, dtype=np.float32)
    return np.asarray(np.clip(shown * 255.0 + 0.5, 0.0, 255.0), dtype=np.uint8)


def _tone_curve() -> FloatImage:
    """The sRGB curve, IEC 61966-2-1, of evenly spaced light."""
    light = np.linspace(0.0, 1.0, TONE_STEPS)
    curve = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return curve.astype(np.float32)
