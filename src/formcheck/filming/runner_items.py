"""Everything that the runner's body and its surroundings show, in the order of a report."""

from collections import deque

from formcheck.camera import CameraAssessment, assess_camera
from formcheck.filming.body_items import runner_item, stands_still, view_item, whole_body_item
from formcheck.filming.camera_items import camera_item, level_item, sharpness_item
from formcheck.filming.hips_item import hips_item
from formcheck.filming.light_item import light_item
from formcheck.filming.looks import Looks, pose_of
from formcheck.gait import leg_length_px
from formcheck.opened_clip import OpenedClip
from formcheck.pose import Runner
from formcheck.records import FilmingItem, FilmingStatus, PoseSequence, Settings, Side, Step, View


def items_without_runner(looks: Looks, settings: Settings) -> list[FilmingItem]:
    """Return what the pictures show if there is nobody, or the runner has to be chosen."""
    return [runner_item(looks.people, None, settings.runner), light_item(looks.frames)]


def items_of_runner(
    clip: OpenedClip, looks: Looks, runner: Runner, settings: Settings
) -> tuple[View, list[FilmingItem]]:
    """Return the view, and what the runner's body and its surroundings show.

    Parameters
    ----------
    clip
        The clip, opened.
    looks
        What was seen in some of its pictures.
    runner
        The runner among the people in them.
    settings
        The user's choices.
    """
    pose = pose_of(runner.sightings, looks.enlarged)
    view, of_view = view_item(pose, settings.view)
    room = _room(clip, pose, view, settings.roll_deg)
    leg_px = leg_length_px(pose, view.near_side or Side.LEFT)
    body = whole_body_item(pose, (clip.video.width_px, clip.video.height_px))
    light = light_item(looks.frames, runner.sightings)
    sharp = sharpness_item(room, leg_px / clip.video.height_px)
    # Of legs that are cut off, dark or blurred, the landmarks may stand still though they run.
    is_seen = all(item.status is FilmingStatus.GOOD for item in (body, light, sharp))
    who = runner_item(looks.people, runner, settings.runner, stands=is_seen and stands_still(pose))
    hips = []
    if view is View.REAR:
        is_dark = light.status is not FilmingStatus.GOOD
        small = pose_of(runner.sightings)
        hips.append(hips_item(looks.frames, small, settings.hip_line, is_dark=is_dark))
    return view, [
        who,
        body,
        of_view,
        *hips,
        level_item(room, view),
        camera_item(room),
        light,
        sharp,
    ]


def _room(
    clip: OpenedClip, pose: PoseSequence, view: View, roll_deg: float | None
) -> CameraAssessment:
    """What the same pictures as in an analysis show of the camera."""
    if not clip.room.pictures:
        deque(clip.step(Step.CHECKING_FILMING, clip.room.times_s), maxlen=0)
    return assess_camera(clip.room, pose, view, roll_deg)
