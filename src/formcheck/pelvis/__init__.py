"""Read the tilt of the pelvis from the pixels of a rear view."""

from formcheck.pelvis.by_hand import hand_drops
from formcheck.pelvis.hand_frames import HandFrame, HandFrames, choose_frames
from formcheck.pelvis.hip_line import METHODS, find_hip_line
from formcheck.pelvis.method import HipLineMethod
from formcheck.pelvis.over_stance import drop_curves, over_stance
from formcheck.pelvis.patch import SEEN, PatchCutter

__all__ = [
    "METHODS",
    "SEEN",
    "HandFrame",
    "HandFrames",
    "HipLineMethod",
    "PatchCutter",
    "choose_frames",
    "drop_curves",
    "find_hip_line",
    "hand_drops",
    "over_stance",
]
