"""Landmarks of one runner over time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from formcheck.records.arrays import ArrayRecord, BoolArray, FloatArray
from formcheck.records.error_at_contact import ErrorAtContact
from formcheck.records.losses import NO_LOSSES, DecodingLosses
from formcheck.records.vocabulary import Side

BODY = ("shoulder", "hip", "knee", "ankle")
"""Parts of the body, left and right, that every measurement of a run needs."""


@dataclass(frozen=True)
class Skeleton:
    """Names of the landmarks, in the order of the arrays, and which ones a drawing connects."""

    names: tuple[str, ...]
    bones: tuple[tuple[str, str], ...]

    def index(self, name: str) -> int:
        """Position of a landmark; raises `ValueError` for a name that the skeleton lacks."""
        return self.names.index(name)

    def only(self, names: Iterable[str]) -> "Skeleton":
        """Return the skeleton of some of its landmarks, in its own order."""
        kept = set(names)
        return Skeleton(
            tuple(name for name in self.names if name in kept),
            tuple(bone for bone in self.bones if kept.issuperset(bone)),
        )

    def both(self, *parts: str) -> tuple[str, ...]:
        """Return those of the given parts of the body that it has on both sides."""
        return tuple(p for p in parts if {f"left_{p}", f"right_{p}"} <= set(self.names))

    @property
    def has_body(self) -> bool:
        """Whether it has all parts of `BODY`."""
        return self.both(*BODY) == BODY

    @property
    def has_feet(self) -> bool:
        """Whether it has heels and toes."""
        return len(self.both("heel", "foot_index")) == 2

    def mirrored_order(self) -> list[int]:
        """For each landmark the position of its left-right partner (itself for the nose)."""
        swap = {"left_": "right_", "right_": "left_"}
        partners = []
        for name in self.names:
            prefix = next((p for p in swap if name.startswith(p)), None)
            partner = swap[prefix] + name.removeprefix(prefix) if prefix else name
            partners.append(self.index(partner))
        return partners


_SIDED = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")

RUNNER_SKELETON = Skeleton(
    names=("nose", *(f"{side}_{part}" for part in _SIDED for side in ("left", "right"))),
    bones=(
        *(
            (f"{side}_{a}", f"{side}_{b}")
            for side in ("left", "right")
            for a, b in (
                ("shoulder", "elbow"),
                ("elbow", "wrist"),
                ("shoulder", "hip"),
                ("hip", "knee"),
                ("knee", "ankle"),
                ("ankle", "heel"),
                ("heel", "foot_index"),
                ("ankle", "foot_index"),
            )
        ),
        ("left_shoulder", "right_shoulder"),
        ("left_hip", "right_hip"),
    ),
)
"""The landmarks formcheck works with: nose, ears, and nine joints or points of each side."""


@dataclass(frozen=True)
class Followed:
    """The person who was followed, among the people in the picture.

    Attributes
    ----------
    people
        Number of people.
    number
        Number of the one who was followed, counted from left to right, from 1.
    other_fraction
        Share of the frames left out because they show somebody else.
    """

    people: int = 1
    number: int = 1
    other_fraction: float = 0.0


@dataclass(frozen=True, eq=False)
class PoseSequence(ArrayRecord):
    """Positions of the runner's landmarks, frame by frame.

    Attributes
    ----------
    timestamps_s
        Seconds from the first shown frame, shape (T,).
    xy_px
        Landmarks in the upright picture, x right, y down, shape (T, K, 2); NaN where not found.
    visibility
        The estimator's own confidence that a landmark is visible, 0 to 1, shape (T, K).
    skeleton
        Names of the K landmarks.
    estimator
        Name and version of the pose estimator.
    history
        Processing applied since, in order.
    followed
        Whose landmarks they are.
    losses
        Parts of the clip that could not be shown to the estimator.
    errors_at_contact
        The estimator's reading errors at initial contact, by metric, as far as they are known.
    """

    timestamps_s: FloatArray
    xy_px: FloatArray
    visibility: FloatArray
    skeleton: Skeleton
    estimator: str
    history: tuple[str, ...] = field(default=())
    followed: Followed = Followed()
    losses: DecodingLosses = NO_LOSSES
    errors_at_contact: tuple[ErrorAtContact, ...] = ()

    def __post_init__(self) -> None:
        self._freeze("timestamps_s", "xy_px", "visibility")
        frames, landmarks = len(self.timestamps_s), len(self.skeleton.names)
        if self.xy_px.shape != (frames, landmarks, 2):
            raise ValueError(
                f"Expected xy_px of shape {(frames, landmarks, 2)}, found {self.xy_px.shape}."
            )
        if self.visibility.shape != (frames, landmarks):
            raise ValueError(
                f"Expected visibility of shape {(frames, landmarks)}, "
                f"found {self.visibility.shape}."
            )

    def landmark(self, name: str) -> FloatArray:
        """Path of one landmark, shape (T, 2)."""
        return self.xy_px[:, self.skeleton.index(name)]

    def sided(self, side: Side, part: str) -> FloatArray:
        """Path of one landmark of a side, e.g. ``sided(Side.LEFT, "ankle")``."""
        return self.landmark(f"{side}_{part}")

    def middle(self, part: str) -> FloatArray:
        """Path of the point halfway between a left and a right landmark, shape (T, 2)."""
        return (self.sided(Side.LEFT, part) + self.sided(Side.RIGHT, part)) / 2.0

    def error_at_contact(self, metric: str) -> ErrorAtContact | None:
        """Return the reading error of a metric at initial contact; None where it is unknown."""
        return next((e for e in self.errors_at_contact if e.metric == metric), None)

    @property
    def tracked(self) -> BoolArray:
        """Frames in which the runner was found, shape (T,)."""
        return np.asarray(np.isfinite(self.xy_px).all(axis=(1, 2)))

    def between(self, start_s: float, end_s: float) -> "PoseSequence":
        """Return the frames from one time to another, both included."""
        kept = (self.timestamps_s >= start_s) & (self.timestamps_s <= end_s)
        return replace(
            self,
            timestamps_s=self.timestamps_s[kept],
            xy_px=self.xy_px[kept],
            visibility=self.visibility[kept],
        )

    def changed(self, xy_px: FloatArray, note: str) -> "PoseSequence":
        """Return the same frames with other coordinates, and `note` added to the history."""
        return replace(self, xy_px=xy_px, history=(*self.history, note))
