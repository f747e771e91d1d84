"""A drawing of an exercise as data: one or two poses, things around them, the reader's place."""

from dataclasses import dataclass, field

from formcheck.drawings.exercises.pose import Pose
from formcheck.drawings.exercises.things import Arrow, Round, Shape
from formcheck.drawings.exercises.view import View


@dataclass(frozen=True)
class Drawing:
    """A movement on paper.

    Attributes
    ----------
    shows
        What is to be seen, for people who cannot see it.
    pose
        The position that matters, drawn strongly.
    start
        The position before it, drawn palely behind it; None if one position says it all.
    view
        The reader's place.
    shapes, rounds, arrows
        The things around the figure.
    """

    shows: str
    pose: Pose
    start: Pose | None = None
    view: View = field(default_factory=View)
    shapes: tuple[Shape, ...] = ()
    rounds: tuple[Round, ...] = ()
    arrows: tuple[Arrow, ...] = ()
