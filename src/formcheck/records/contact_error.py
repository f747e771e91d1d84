"""How wrong a pose model reads a quantity at initial contact."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ContactError:
    """How wrong one pose model reads one metric at the true initial contacts, in its unit.

    Attributes
    ----------
    metric
        Name of the metric.
    half_width
        Half of the 95 % interval of the reading error of single runners around its mean.
    bias
        Mean reading error, found minus true, that is taken out of every reading.
    suspected_bias
        Mean reading error, found minus true, that stays in the value, since too little supports it;
        the interval allows for it.
    caveat
        What a reader should know of it: on whom and against what it was measured.

    Raises
    ------
    ValueError
        If the half-width is not above zero.

    Examples
    --------
    >>> ContactError(
    ...     metric="shank_angle", half_width=3.0, bias=-1.2, caveat="12 runners against markers"
    ... ).bias
    -1.2
    """

    metric: str
    half_width: float
    bias: float = 0.0
    suspected_bias: float = 0.0
    caveat: str

    def __post_init__(self) -> None:
        if not 0.0 < self.half_width < float("inf"):
            raise ValueError(
                f"Expected a half-width above zero of the error of {self.metric}, "
                f"found {self.half_width}."
            )
