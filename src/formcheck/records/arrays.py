"""The base of records that hold arrays: float64, read-only, and still so after pickling."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]


def read_only(values: npt.ArrayLike) -> FloatArray:
    """Return `values` as a read-only float64 array; the caller's own array stays writable."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


class ArrayRecord:
    """Mixin of frozen dataclasses: rebuilds through the constructor when copied or unpickled.

    numpy drops its read-only flag in pickle and deepcopy; calling the constructor again, which
    sets it, keeps records immutable on the far side of a process boundary.
    """

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        names = [field.name for field in fields(self) if field.init]  # type: ignore[arg-type]
        return type(self), tuple(getattr(self, name) for name in names)

    def _freeze(self, *names: str) -> None:
        for name in names:
            object.__setattr__(self, name, read_only(getattr(self, name)))
