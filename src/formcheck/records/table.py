"""Tables for pandas, which formcheck itself does without."""

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
        # By name, so that records need no pandas before a table is asked for.
        pandas = import_module("pandas")
    except ImportError as error:
        raise InstallationError(
            "Expected pandas, which makes the table, found none. Install it: pip install pandas"
        ) from error
    return pandas.DataFrame(columns)
