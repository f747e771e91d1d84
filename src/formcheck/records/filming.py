"""How a clip was filmed: what a short look at it, before the analysis, shows."""

from dataclasses import dataclass, field
from enum import StrEnum

from formcheck.records.vocabulary import View


class FilmingTopic(StrEnum):
    """What a filming check looks at, in the order of a report.

    Examples
    --------
    >>> formcheck.FilmingTopic("frame rate") is formcheck.FilmingTopic.FRAME_RATE
    True
    """

    RUNNER = "runner"
    WHOLE_BODY = "whole body"
    VIEW = "view"
    HIPS = "hips"
    LEVEL = "level"
    CAMERA = "camera"
    LIGHT = "light"
    SHARPNESS = "sharpness"
    FRAME_RATE = "frame rate"
    LENGTH = "length"


class FilmingStatus(StrEnum):
    """Whether one thing about the filming is good.

    Examples
    --------
    >>> print(formcheck.FilmingStatus.CHANGE)
    change
    """

    GOOD = "good"
    CHANGE = "change"
    UNKNOWN = "could not tell"


@dataclass(frozen=True)
class FilmingItem:
    """One thing about the filming: good, or one sentence of what to change.

    Attributes
    ----------
    topic
        What was looked at.
    title
        Its name for a runner.
    status
        Whether it is good.
    sentence
        What was seen or, if it is not good, what to change.
    stops
        Whether nothing at all can be measured because of it.

    Examples
    --------
    >>> for item in formcheck.check_filming("run.mp4").items:
    ...     print(f"{item.title}: {item.status}")
    Runner: change
    ...
    """

    topic: FilmingTopic
    title: str
    status: FilmingStatus
    sentence: str
    stops: bool = False


@dataclass(frozen=True)
class FilmingCheck:
    """What a short look at a clip says about its filming, before the analysis.

    Attributes
    ----------
    clip_name
        Name of the clip.
    headline
        The answer in one sentence: good to go, better filmed again, or that it can give nothing.
    items
        What was looked at, one each; only what can be known.
    view
        From where the runner is filmed; absent without a runner.
    people
        Number of people in the clip.
    runner
        Number of the runner among them, from left to right, from 1; absent while it has to be
        chosen.
    picture
        A picture of the clip (JPEG) with a frame around each person, numbered if there are several.

    Examples
    --------
    >>> check = formcheck.check_filming("run.mp4")  # this clip shows numbers, and nobody
    >>> check.gives_numbers, check.people
    (False, 0)
    >>> check.hopeless
    'Nobody is seen running in this clip. ...'
    """

    clip_name: str
    headline: str
    items: tuple[FilmingItem, ...]
    view: View | None = None
    people: int = 0
    runner: int | None = None
    picture: bytes = field(default=b"", repr=False)

    @property
    def hopeless(self) -> str | None:
        """Why an analysis of this clip gives no number at all; None if it may give some."""
        return next((item.sentence for item in self.items if item.stops), None)

    @property
    def has_to_choose(self) -> bool:
        """Whether several people may be the runner, and one has to be chosen."""
        return self.people > 0 and self.runner is None

    @property
    def gives_numbers(self) -> bool:
        """Whether an analysis of this clip, as it is, may give numbers."""
        return self.hopeless is None and not self.has_to_choose

    @property
    def is_good(self) -> bool:
        """Whether nothing has to be changed or chosen."""
        return all(item.status is not FilmingStatus.CHANGE for item in self.items)
