"""One recorded run, ready to be measured."""

from dataclasses import dataclass

from formcheck.records.camera import Camera
from formcheck.records.clip import ClipInfo
from formcheck.records.gait import Gait
from formcheck.records.hand_line import HandLine
from formcheck.records.hip_drops import HandDrops, HipDrops
from formcheck.records.hip_line import HipLineRefusal
from formcheck.records.pelvis import Pelvis
from formcheck.records.scale import BodyScale
from formcheck.records.speed import BeltSpeed
from formcheck.records.vocabulary import Facing, Side, View


@dataclass(frozen=True)
class Trial:
    """One recorded run: all that the analyzers may use.

    Attributes
    ----------
    clip
        The video.
    view, facing
        Orientation of the runner to the camera; `facing` only in a side view.
    gait
        How the runner moves.
    camera
        How the camera stood, moved and focussed.
    pelvis
        How the pelvis tilts, or why that is not known; absent where the view does not show it.
    hand_line, hand
        Lines laid along the hips by hand, and the drops they show, or why they show none; absent
        where none were laid.
    scale
        Length of the runner's leg; absent without a stated height or speed.
    speed
        Speed of the belt, stated or estimated; absent where it is neither stated nor seen.
    """

    clip: ClipInfo
    view: View
    facing: Facing | None
    gait: Gait
    camera: Camera
    pelvis: Pelvis | HipLineRefusal | None = None
    hand_line: HandLine | None = None
    hand: HandDrops | HipLineRefusal | None = None
    scale: BodyScale | None = None
    speed: BeltSpeed | None = None

    def __post_init__(self) -> None:
        if self.view.is_side and self.facing is None:
            raise ValueError(f"Expected a facing with the {self.view} view, found none.")

    @property
    def hip_drops(self) -> HipDrops | HipLineRefusal | None:
        """The deepest hip drops: by hand where a person laid lines, else from the pixels."""
        return self.pelvis if self.hand is None else self.hand

    @property
    def stated_speed_m_s(self) -> float | None:
        """The belt's speed where the user stated it, metres per second."""
        return self.speed.m_s if self.speed is not None and self.speed.is_stated else None

    @property
    def frame_interval_s(self) -> float:
        """The usual time between two frames of the clip; infinite with fewer than two."""
        return self.clip.usual_frame_s or float("inf")

    @property
    def near_leg(self) -> tuple[Side, Facing]:
        """The leg nearest to the camera and the direction of running; only in a side view."""
        side = self.view.near_side
        if side is None or self.facing is None:
            raise ValueError(f"Expected a side view, found the {self.view} view.")
        return side, self.facing
