"""Tables for pandas, which formcheck itself does not need."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from formcheck.errors import InstallationError

if TYPE_CHECKING:
    from pandas import DataFrame


def data_frame(columns: Mapping[str, Iterable[object]]) -> "DataFrame":
    """Return columns of equal length as a table.

    Raises
    ------
    InstallationError
        If pandas is not installed.
    """
    try:
        # Imported by name, so that records need pandas only when a table is requested.
        pandas = import_module("pandas")
    except ImportError as error:
        raise InstallationError(
            "Expected pandas, which makes the table, found none. Install it: pip install pandas"
        ) from error
    return pandas.DataFrame(columns)
