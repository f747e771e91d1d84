"""Convert the landmarks of pose models with COCO's or Halpe's body points."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from formcheck.errors import RecordingError
from formcheck.records import (
    BODY,
    RUNNER_SKELETON,
    BoolArray,
    ErrorAtContact,
    FloatArray,
    PoseSequence,
)

_PAIRED = ("eye", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle")
COCO17 = ("nose", *(f"{side}_{part}" for part in _PAIRED for side in ("left", "right")))
# formcheck's foot_index is the tip of the big toe.
_FEET = ("foot_index", "small_toe", "heel")
HALPE26 = (
    *COCO17,
    *("head", "neck", "mid_hip"),
    *(f"{side}_{part}" for part in _FEET for side in ("left", "right")),
)
# A pair of landmarks found in a smaller share of the frames with the body is treated as unknown to
# the model; else every frame without it would be lost. Contacts are read from feet, which are worth
# the loss of some frames; head and arms are not.
MIN_FOUND = {"heel": 0.5, "foot_index": 0.5}
MIN_FOUND |= dict.fromkeys(("nose", "ear", "elbow", "wrist"), 0.95)
# No picture of a runner is so small: places up to this must be fractions of its size, 0 to 1.
MIN_PX = 2.0


def pose_from_coco17(
    timestamps_s: npt.ArrayLike,
    xy_px: npt.ArrayLike,
    scores: npt.ArrayLike,
    *,
    name: str,
    errors_at_contact: Sequence[ErrorAtContact] = (),
) -> PoseSequence:
    """Return the landmarks of a model with COCO's 17 body points, for `analyze`.

    COCO has no heels and toes. Posture at contact and hip drop depend on them and are not measured;
    cadence is measured.

    Parameters
    ----------
    timestamps_s
        Times of the frames, seconds from the first one as a player shows them, shape (T,).
    xy_px
        Places of the runner's points in the upright picture, pixels from its upper left corner, x
        right, y down, shape (T, 17, 2); NaN where not found.
    scores
        Confidence of each point, shape (T, 17); 0 where not found.
    name
        The model and its version, as named in reports.
    errors_at_contact
        Errors of the model at initial contact; without them posture at contact is not measured.

    Returns
    -------
    PoseSequence
        Those of formcheck's landmarks that are found in this clip.

    Raises
    ------
    RecordingError
        If the arrays do not fit together.

    Examples
    --------
    >>> import numpy as np
    >>> pose = pose_from_coco17([0.0, 0.04], np.ones((2, 17, 2)) * 99, np.ones((2, 17)), name="M 1")
    >>> pose.xy_px.shape, pose.skeleton.has_feet
    ((2, 15, 2), False)
    """
    return _pose(COCO17, "COCO-17", timestamps_s, xy_px, scores, name, errors_at_contact)


def pose_from_halpe26(
    timestamps_s: npt.ArrayLike,
    xy_px: npt.ArrayLike,
    scores: npt.ArrayLike,
    *,
    name: str,
    errors_at_contact: Sequence[ErrorAtContact] = (),
) -> PoseSequence:
    """Return the landmarks of a model with Halpe's 26 body points, for `analyze`.

    The big toe serves as the toe; head, neck, mid-hip, eyes and small toes are not used.

    Parameters
    ----------
    timestamps_s
        Times of the frames, seconds from the first one as a player shows them, shape (T,).
    xy_px
        Places of the runner's points in the upright picture, pixels from its upper left corner, x
        right, y down, shape (T, 26, 2); NaN where not found.
    scores
        Confidence of each point, shape (T, 26); 0 where not found.
    name
        The model and its version, as named in reports.
    errors_at_contact
        Errors of the model at initial contact; without them posture at contact is not measured.

    Returns
    -------
    PoseSequence
        Those of formcheck's landmarks that are found in this clip.

    Raises
    ------
    RecordingError
        If the arrays do not fit together.

    Examples
    --------
    >>> import numpy as np
    >>> pose = pose_from_halpe26([0.0], np.ones((1, 17, 2)), np.ones((1, 17)), name="RTMPose-m")
    Traceback (most recent call last):
    formcheck.errors.RecordingError: RTMPose-m: expected xy_px of Halpe-26 with shape ...
    """
    return _pose(HALPE26, "Halpe-26", timestamps_s, xy_px, scores, name, errors_at_contact)


def _pose(  # noqa: PLR0913, PLR0917 - the parameters of the two functions above
    points: tuple[str, ...],
    layout: str,
    timestamps_s: npt.ArrayLike,
    xy_px: npt.ArrayLike,
    scores: npt.ArrayLike,
    name: str,
    errors_at_contact: Sequence[ErrorAtContact],
) -> PoseSequence:
    times_s = _array(timestamps_s, "timestamps_s", name)
    places, sure = _array(xy_px, "xy_px", name), _array(scores, "scores", name)
    frames = times_s.size
    for what, array, shape in (
        ("timestamps_s", times_s, (frames,)),
        ("xy_px", places, (frames, len(points), 2)),
        ("scores", sure, (frames, len(points))),
    ):
        if array.shape != shape:
            raise RecordingError(
                f"{name}: expected {what} of {layout} with shape {shape}, a row for each of the "
                f"times, found {array.shape}."
            )
    _check_times(times_s, name)
    found = np.isfinite(places).all(axis=2) & (sure > 0.0)
    _check_pixels(places[found], name)
    skeleton = RUNNER_SKELETON.only(_known(points, found))
    order = [points.index(landmark) for landmark in skeleton.names]
    # Rounded as in recordings, so that an analysis from a recording gives the very same numbers.
    short = np.round(np.where(found[..., None], places, np.nan).astype(np.float32), 2)
    visibility = np.where(found, np.clip(sure, 0.0, 1.0), 0.0).astype(np.float32)
    return PoseSequence(
        timestamps_s=times_s,
        xy_px=short[:, order].astype(np.float64),
        visibility=visibility[:, order].astype(np.float64),
        skeleton=skeleton,
        estimator=name,
        errors_at_contact=tuple(errors_at_contact),
    )


def _array(values: npt.ArrayLike, what: str, name: str) -> FloatArray:
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise RecordingError(
            f"{name}: expected {what} as an array of numbers, found something else ({error})."
        ) from error


def _check_times(times_s: FloatArray, name: str) -> None:
    if not (np.isfinite(times_s).all() and (np.diff(times_s) > 0.0).all()):
        raise RecordingError(
            f"{name}: expected timestamps_s that increase from frame to frame, found others. Give "
            f"the decoder's own seconds, in the order in which the frames are shown."
        )


def _check_pixels(found: FloatArray, name: str) -> None:
    if found.size and np.abs(found).max() < MIN_PX:
        raise RecordingError(
            f"{name}: expected xy_px in pixels, found nothing beyond {np.abs(found).max():.3g}. "
            f"Multiply fractions of the picture by its width and height."
        )


def _known(points: tuple[str, ...], found: BoolArray) -> Iterator[str]:
    """Yield the points that are found, on both sides, in enough of the frames with the body."""
    body = [i for i, point in enumerate(points) if _part(point) in BODY]
    shown = found[found[:, body].all(axis=1)]
    for point in points:
        pair = [i for i, other in enumerate(points) if _part(other) == _part(point)]
        share = float(shown[:, pair].all(axis=1).mean()) if len(shown) else 1.0
        if share >= MIN_FOUND.get(_part(point), 0.0):
            yield point


def _part(point: str) -> str:
    return point.removeprefix("left_").removeprefix("right_")
