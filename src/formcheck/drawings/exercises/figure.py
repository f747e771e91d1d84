"""The body as round shapes: five parts, each some outlines, sorted from back to front."""

from dataclasses import dataclass

from formcheck.drawings.exercises import body
from formcheck.drawings.exercises.outline import Circle
from formcheck.drawings.exercises.pose import Pose
from formcheck.drawings.exercises.skeleton import Chain, Skeleton, skeleton_of
from formcheck.drawings.exercises.view import View
from formcheck.records.arrays import FloatArray

# A limb whose root is this much further away than the trunk is drawn paler.
_FAR = 4.0

Outline = tuple[Circle, ...]


@dataclass(frozen=True)
class Part:
    """A limb, or trunk and head.

    Attributes
    ----------
    outlines
        The circles of each of its outlines.
    depth
        How near it is to the reader.
    root
        The end of it that is grown to the body; None for the trunk.
    is_far
        Whether it is on the body's far side.
    """

    outlines: tuple[Outline, ...]
    depth: float
    root: Circle | None = None
    is_far: bool = False


def parts_of(pose: Pose, view: View) -> tuple[Part, ...]:
    """Return the parts of a body, those at the back first."""
    bones = skeleton_of(pose)
    middle = _depth(view, bones.pelvis, bones.neck)
    parts = [Part(_trunk(bones, view), middle)]
    parts += [_limb(leg, _leg(leg, view), bones.pelvis, view) for leg in bones.legs]
    parts += [_limb(arm, _arm(arm, view), bones.neck, view) for arm in bones.arms]
    return tuple(sorted(parts, key=lambda part: part.depth))


def _limb(chain: Chain, outlines: tuple[Outline, ...], beside: FloatArray, view: View) -> Part:
    is_far = _depth(view, chain.root) < _depth(view, beside) - _FAR
    depth = _depth(view, chain.root, chain.middle, chain.end)
    return Part(outlines, depth, outlines[0][0], is_far)


def _depth(view: View, *points: FloatArray) -> float:
    return float(sum(view.seen(point)[2] for point in points)) / len(points)


def _trunk(bones: Skeleton, view: View) -> tuple[Outline, ...]:
    up, front = bones.up, bones.front
    middle = bones.pelvis + 0.4 * body.TRUNK * up
    waist = [
        view.circle(middle + aside * bones.left, body.WAIST_R)
        for aside in (-body.WAIST_ASIDE, body.WAIST_ASIDE)
    ]
    chest = bones.neck - 0.22 * body.TRUNK * up + 0.6 * front
    shoulders = (view.circle(arm.root - 1.2 * up, body.SHOULDER_R) for arm in bones.arms)
    hips = (view.circle(leg.root, body.HIP_R) for leg in bones.legs)
    upper = (*shoulders, view.circle(chest, body.CHEST_R), *waist)
    pelvis = view.circle(bones.pelvis, body.PELVIS_R)
    behind = view.circle(bones.pelvis - 1.8 * front - 0.8 * up, body.BUTTOCK_R)
    return (upper, (*hips, *waist, pelvis, behind), _slope(bones, view), *_head(bones, view))


def _slope(bones: Skeleton, view: View) -> Outline:
    top = bones.neck + 0.25 * (bones.head - bones.neck)
    sides = (bones.neck + 0.6 * (arm.root - bones.neck) for arm in bones.arms)
    return (
        view.circle(top, body.NECK_R),
        *(view.circle(side, body.SLOPE_R) for side in sides),
    )


def _head(bones: Skeleton, view: View) -> tuple[Outline, ...]:
    above = (bones.head - bones.neck) / body.HEAD_UP
    top, jaw = bones.head + 1.3 * above, bones.head - 1.5 * above + 0.5 * bones.gaze
    nose = bones.head - 0.6 * above + (body.HEAD_R - 0.1) * bones.gaze
    return (
        (view.circle(bones.neck, body.NECK_R), view.circle(bones.head, body.NECK_R)),
        (view.circle(top, body.HEAD_R), view.circle(jaw, body.HEAD_R - 0.8)),
        (view.circle(nose, body.NOSE_R), view.circle(bones.head, body.NOSE_R)),
    )


def _leg(leg: Chain, view: View) -> tuple[Outline, ...]:
    knee, ankle = view.circle(leg.middle, body.KNEE_R), view.circle(leg.end, body.ANKLE_R)
    calf = leg.middle + 0.3 * (leg.end - leg.middle)
    return (
        (view.circle(leg.root, body.HIP_R), knee),
        (knee, view.circle(calf, body.KNEE_R - 0.1), ankle),
        (ankle, *_heel_and_toe(leg, view)),
    )


def _heel_and_toe(leg: Chain, view: View) -> Outline:
    down = (leg.end - leg.middle) / body.SHANK
    sole = down - float(down @ leg.tip) * leg.tip
    length = float((sole @ sole) ** 0.5)
    # Toes that point along the shank have no sole to one side.
    sole = sole / length if length > 0.15 else 0.0 * sole
    heel = leg.end - body.HEEL_BACK * leg.tip + (body.ANKLE_HEIGHT - body.HEEL_R) * sole
    toe = leg.end + body.FOOT_FORWARD * leg.tip + (body.ANKLE_HEIGHT - body.TOE_R) * sole
    return view.circle(heel, body.HEEL_R), view.circle(toe, body.TOE_R)


def _arm(arm: Chain, view: View) -> tuple[Outline, ...]:
    elbow, wrist = view.circle(arm.middle, body.ELBOW_R), view.circle(arm.end, body.WRIST_R)
    palm, tip = arm.end + 2.5 * arm.tip, arm.end + (body.HAND - body.HAND_R) * arm.tip
    return (
        (view.circle(arm.root, body.SHOULDER_R), elbow),
        (elbow, wrist),
        (wrist, view.circle(palm, body.HAND_R + 0.4), view.circle(tip, body.HAND_R - 0.4)),
    )
