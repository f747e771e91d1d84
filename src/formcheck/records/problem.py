"""Why there is no report of a clip that could be read."""

from formcheck.words import Worded


class Problem(Worded):
    """Why there is no report of a clip; words in ``problem.toml``.

    Examples
    --------
    >>> print(Problem.NOBODY.say())
    Expected a person running, found nobody in the clip. Film the whole body, ...
    """

    NOBODY = "nobody"
    TOO_SELDOM = "too_seldom"
    SEVERAL = "several"
    NO_SUCH_RUNNER = "no_such_runner"
    SOMEBODY_CLOSE = "somebody_close"
    OTHER_VIEW = "other_view"
