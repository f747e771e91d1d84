"""Access to results by the name of their metric."""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from formcheck.records.metric import Metric


class _OfMetric(Protocol):
    @property
    def metric(self) -> Metric: ...


_T = TypeVar("_T", bound=_OfMetric)


class ByMetric(Generic[_T]):
    """Mixin of records that hold one item per metric: ``record["cadence"]``, ``list(record)``."""

    def _items(self) -> Sequence[_T]:
        """Return the items, in the order of reports."""
        raise NotImplementedError

    def __getitem__(self, metric: str) -> _T:
        """Return the item of a metric.

        Parameters
        ----------
        metric
            Its name, e.g. ``cadence``.

        Raises
        ------
        KeyError
            If there is no such metric; the error lists the metrics that exist.
        """
        items = {item.metric.name: item for item in self._items()}
        if metric not in items:
            raise KeyError(f"Expected one of {', '.join(items)}, found {metric!r}.")
        return items[metric]

    def __iter__(self) -> Iterator[str]:
        """Return the names of the metrics, in the order of reports."""
        return (item.metric.name for item in self._items())
