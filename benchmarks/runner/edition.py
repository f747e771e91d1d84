"""Which pictures a spec gives, in words that change only when the pictures do."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from benchmarks.runner.spec import ClipSpec

# Raised by hand when the picture or the truth of a spec that was there before changes: by the
# renderer, by a default, or by how `VideoWriter` writes. What is only added leaves it as it is.
RENDERER_VERSION = 1


def edition_of(spec: ClipSpec) -> str:
    """Return the renderer's version and the spec; a field added with a default changes nothing."""
    return f"renderer {RENDERER_VERSION} {described(spec)}"


def described(value: object) -> str:
    """Return a dataclass by its fields that differ from their defaults, and those of its parts."""
    if not is_dataclass(value) or isinstance(value, type):
        return repr(value)
    said = (f"{name}={described(part)}" for name, part in _chosen(value))
    return f"{type(value).__name__}({', '.join(said)})"


def _chosen(value: Any) -> Iterator[tuple[str, object]]:
    for each in fields(value):
        part = getattr(value, each.name)
        if part != _default(each):
            yield each.name, part


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
