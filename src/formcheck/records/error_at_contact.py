"""The reading error of a pose model at initial contact."""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True, kw_only=True)
class ErrorAtContact:
    """Reading error of one pose model for one metric at the true initial contacts, in its unit.

    Attributes
    ----------
    metric
        Name of the metric.
    half_width
        Half of the 95 % interval of the reading error of single runners around its mean.
    bias
        Mean reading error, found minus true, that is subtracted from every reading.
    suspected_bias
        Mean reading error, found minus true, that stays in the value because its evidence is weak;
        the interval allows for it.
    caveat
        Note for readers: on whom and against which reference the error was measured.

    Raises
    ------
    ValueError
        If the half-width is not above zero, or a bias is not finite.

    Examples
    --------
    >>> ErrorAtContact(
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
        numbers = (self.half_width, self.bias, self.suspected_bias)
        if not (self.half_width > 0.0 and all(map(isfinite, numbers))):
            raise ValueError(
                f"Expected a half-width above zero and finite biases for the error of "
                f"{self.metric}, found {', '.join(map(str, numbers))}."
            )
