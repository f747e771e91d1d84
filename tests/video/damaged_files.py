"""Good files gone bad on the way: cut off, with wrong bits, noise, gaps and repetitions."""

from collections.abc import Callable, Iterator

import numpy as np

Damage = Callable[[bytes, np.random.Generator], bytes]


def cut_off(contents: bytes, chance: np.random.Generator) -> bytes:
    """Return the start of a file."""
    return contents[: int(chance.integers(1, len(contents)))]


def flipped(contents: bytes, chance: np.random.Generator) -> bytes:
    """Return a file in which 1 to 64 bits are wrong."""
    wrong = bytearray(contents)
    for at in chance.integers(0, len(wrong), 2 ** int(chance.integers(0, 7))):
        wrong[at] ^= 1 << int(chance.integers(0, 8))
    return bytes(wrong)


def with_noise(contents: bytes, chance: np.random.Generator) -> bytes:
    """Return a file of which a stretch is noise."""
    start, length = int(chance.integers(0, len(contents))), int(chance.integers(1, 400))
    noise = chance.integers(0, 256, length, dtype=np.uint8).tobytes()
    return contents[:start] + noise + contents[start + length :]


def with_zeros(contents: bytes, chance: np.random.Generator) -> bytes:
    """Return a file of which a stretch was never written."""
    start, length = int(chance.integers(0, len(contents))), int(chance.integers(1, 2000))
    end = min(start + length, len(contents))
    return contents[:start] + bytes(end - start) + contents[end:]


def twice_and_without(contents: bytes, chance: np.random.Generator) -> bytes:
    """Return a file of which one stretch is there twice, and another is missing."""
    first, second, third = sorted(int(at) for at in chance.integers(0, len(contents), 3))
    return contents[:second] + contents[first:second] + contents[third:]


DAMAGES: tuple[Damage, ...] = (cut_off, flipped, with_noise, with_zeros, twice_and_without)


def damaged(good: bytes, damage: Damage, times: int) -> Iterator[bytes]:
    """Yield a file damaged in one way, but elsewhere and more or less every time."""
    for seed in range(times):
        yield damage(good, np.random.default_rng(seed))
