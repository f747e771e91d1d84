"""The inputs of a report: enough to measure again without the clip."""

from dataclasses import dataclass

from formcheck.records.camera import Camera
from formcheck.records.clip import ClipInfo
from formcheck.records.hand_line import HandLine
from formcheck.records.hip_line import HipLine, HipLineRefusal
from formcheck.records.settings import Settings
from formcheck.records.vocabulary import Facing, View


@dataclass(frozen=True)
class MeasuredFrom:
    """The inputs that a saved report holds besides its results.

    Attributes
    ----------
    clip
        The video, without its pictures.
    view, facing
        Orientation of the runner to the camera.
    camera
        How the camera stood, moved and focussed.
    hip_line
        Tilt of the pelvis from the pixels, or why there is none; absent where the view has none.
    settings
        The user's choices.
    landmarks
        Landmarks as the estimator gave them: base64 of the file that ``--landmarks`` writes.
    hand
        Lines laid along the hips by hand; absent where none were laid.
    """

    clip: ClipInfo
    view: View
    facing: Facing | None
    camera: Camera
    hip_line: HipLine | HipLineRefusal | None
    settings: Settings
    landmarks: str
    hand: HandLine | None = None
