"""Losses while a clip is decoded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DecodingLosses:
    """Pictures that were lost or damaged while a file was decoded.

    Attributes
    ----------
    packets
        Pieces of the file that could not be decoded; their pictures are missing.
    damaged
        Pictures that were decoded from damaged data; they are shown.
    without_time, out_of_order
        Pictures left out because their time is unknown or not after the one before.
    size_changed
        Whether the picture changes size somewhere; the clip ends there.
    """

    packets: int = 0
    damaged: int = 0
    without_time: int = 0
    out_of_order: int = 0
    size_changed: bool = False


NO_LOSSES = DecodingLosses()
