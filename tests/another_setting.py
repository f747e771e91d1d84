"""A setting as somebody might add it, known to the whole program: one field of a record."""

from dataclasses import dataclass
from importlib import import_module

import formcheck.records
from formcheck.records import Setting, Settings


@dataclass(frozen=True)
class More(Settings):
    """Settings with one field more; nothing else is said of it anywhere."""

    slope_percent: float | None = Setting(
        what="Slope of the belt in percent",
        noun="slope",
        range=(0.0, 15.0),
        unit="percent",
        label="Slope, percent",
        step=0.5,
    ).field()


def run() -> None:
    """Run the command line as it is with that field."""
    # Before any other part of the program has asked for it.
    formcheck.records.Settings = More  # type: ignore[misc]
    import_module("formcheck.cli").main()


if __name__ == "__main__":
    # Under its own name, so that the process that analyses finds the record too.
    import_module("another_setting").run()
