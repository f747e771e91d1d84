"""A published source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A published source; data sets may lack a year.

    Examples
    --------
    >>> Source("Willy RW, Davis IS", "J Orthop Sports Phys Ther", 2011).citation
    'Willy RW, Davis IS (2011), J Orthop Sports Phys Ther'
    """

    authors: str
    journal: str
    year: int | None = None
    doi: str | None = None

    @property
    def citation(self) -> str:
        """The source on one line."""
        year = f" ({self.year})" if self.year else ""
        doi = f", doi:{self.doi}" if self.doi else ""
        return f"{self.authors}{year}, {self.journal}{doi}"
