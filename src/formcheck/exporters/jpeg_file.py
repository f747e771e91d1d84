"""Write a picture as JPEG, or say in one sentence why not."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.output_file import write_whole

_QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 88]


def write_jpeg(path: Path, rgb: npt.NDArray[np.uint8]) -> None:
    """Write a picture; the file is opened here, as OpenCV on Windows knows few letters of names.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    _, jpeg = cv2.imencode(".jpg", rgb[..., ::-1], _QUALITY)
    write_whole(path, jpeg.tobytes())
