"""Whether a runner is beyond typical, as an answer in a word."""

from enum import StrEnum


class AnswerVerdict(StrEnum):
    """An answer to *is this beyond typical?*; its value is its key in JSON.

    Examples
    --------
    >>> AnswerVerdict("probably_not").words
    'probably not'
    >>> AnswerVerdict.PROBABLY.stands_out, AnswerVerdict.BORDERLINE.stands_out
    (True, False)
    """

    YES = "yes"
    PROBABLY = "probably"
    BORDERLINE = "borderline"
    PROBABLY_NOT = "probably_not"
    NO = "no"
    CANT_TELL = "cant_tell"

    @property
    def words(self) -> str:
        """The answer as users read it."""
        return "can't tell" if self is AnswerVerdict.CANT_TELL else self.value.replace("_", " ")

    @property
    def stands_out(self) -> bool:
        """Whether there is probably something to work on."""
        return self in (AnswerVerdict.YES, AnswerVerdict.PROBABLY)
