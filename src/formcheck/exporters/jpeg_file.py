"""Writes a picture as JPEG; failure raises an `OutputError` of one sentence."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.output_file import write_whole

_QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 88]


def write_jpeg(path: Path, rgb: npt.NDArray[np.uint8]) -> None:
    """Write a picture; not by OpenCV, which on Windows cannot open many file names.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    _, jpeg = cv2.imencode(".jpg", rgb[..., ::-1], _QUALITY)
    write_whole(path, jpeg.tobytes())
