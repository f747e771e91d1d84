"""Build a trial from its parts; the only module that does so."""

from formcheck.camera import belt_speed, body_scale
from formcheck.pelvis import hand_drops, over_stance
from formcheck.records import (
    Camera,
    ClipInfo,
    Facing,
    Gait,
    HandLine,
    HipLine,
    HipLineRefusal,
    Settings,
    Trial,
    View,
)


def build_trial(  # noqa: PLR0913, PLR0917 - one parameter per step of the analysis
    clip: ClipInfo,
    view: View,
    facing: Facing | None,
    gait: Gait,
    camera: Camera,
    hip_line: HipLine | HipLineRefusal | None = None,
    settings: Settings | None = None,
    hand: HandLine | None = None,
) -> Trial:
    """Return the trial of a clip.

    Parameters
    ----------
    clip
        The video.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    gait
        How the runner moves.
    camera
        How the camera stood, moved and focussed.
    hip_line
        Tilt of the pelvis from the pixels, or why there is none; None where the view shows none.
    settings
        The user's settings; by default none are set.
    hand
        Lines laid along the hips by hand; None where none were laid.
    """
    settings = settings or Settings()
    pelvis = over_stance(hip_line, gait, camera) if isinstance(hip_line, HipLine) else hip_line
    return Trial(
        clip=clip,
        view=view,
        facing=facing,
        gait=gait,
        camera=camera,
        pelvis=pelvis,
        hand_line=hand,
        hand=None if hand is None else hand_drops(hand, gait, camera),
        scale=body_scale(settings.height_cm, settings.speed_m_s, gait.belt_leg_lengths_per_s),
        speed=belt_speed(settings.speed_m_s, settings.height_cm, gait.belt_leg_lengths_per_s),
    )
