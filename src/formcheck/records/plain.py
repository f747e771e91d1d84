"""Records as plain lists, dicts, strings and numbers, and back."""

import base64
import math
from typing import Any, get_origin

import numpy as np
from cattrs import Converter

CONVERTER = Converter(forbid_extra_keys=True, detailed_validation=False)
"""Converts records to and from JSON and TOML values; arrays to base64 of little-endian float64."""


def _is_array(kind: object) -> bool:
    return get_origin(kind) is np.ndarray


def _plain_array(values: Any) -> dict[str, Any]:
    array = np.ascontiguousarray(values, dtype="<f8")
    return {"shape": list(array.shape), "float64": base64.b64encode(array.tobytes()).decode()}


def _array(plain: Any, _type: object) -> np.ndarray[Any, np.dtype[np.float64]]:
    content = base64.b64decode(plain["float64"], validate=True)
    return np.frombuffer(content, dtype="<f8").reshape(plain["shape"]).astype(np.float64)


def _plain_number(value: float) -> float | str:
    # JSON has no infinity.
    return value if math.isfinite(value) else str(value)


CONVERTER.register_unstructure_hook(float, _plain_number)
CONVERTER.register_unstructure_hook_func(_is_array, _plain_array)
CONVERTER.register_structure_hook_func(_is_array, _array)
