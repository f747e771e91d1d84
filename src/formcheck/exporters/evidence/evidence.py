"""A freeze frame that proves an answer."""

from dataclasses import dataclass

from formcheck.exporters.moment import Moment
from formcheck.records import Question, Side


@dataclass(frozen=True)
class Evidence:
    """A freeze frame that proves the answer to a question.

    Attributes
    ----------
    question
        The question.
    side
        The leg that it speaks of; both where it speaks of the run, or left and right cannot be
        told apart.
    moment
        The instant that is shown, the first one of several.
    caption
        Sentences to show below it.
    alt
        Sentences for those who cannot see it.

    Examples
    --------
    >>> from formcheck.exporters.moment import MomentKind
    >>> contact = Moment(3.2, MomentKind.INITIAL_CONTACT, Side.LEFT)
    >>> Evidence(Question.OVERSTRIDING, Side.LEFT, contact, "The foot lands.", "A foot.").file_name
    'overstriding_left.jpg'
    """

    question: Question
    side: Side
    moment: Moment
    caption: str
    alt: str

    @property
    def file_name(self) -> str:
        """Name of its file (JPEG) in a folder of freeze frames."""
        leg = "" if self.side is Side.BOTH else f"_{self.side}"
        return f"{self.question}{leg}.jpg"
