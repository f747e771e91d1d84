"""Patches of a clip are kept as they were, in memory or on the disk."""

import numpy as np
import pytest

from formcheck.pelvis import backs
from formcheck.pelvis.backs import Backs
from formcheck.pelvis.patch import SEEN, FloatImage

WIDTH, HEIGHT = SEEN.size_px


def patch(number: int) -> FloatImage:
    rng = np.random.default_rng(number)
    return rng.integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.float32)


@pytest.mark.parametrize("in_memory", [0, 1])
def test_patches_come_back_in_order_as_often_as_asked(
    in_memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backs, "MAX_IN_MEMORY_BYTES", 10**9 if in_memory else 1)
    with Backs() as kept:
        for number in range(5):
            kept.add(number / 10.0, None if number == 2 else patch(number))
        assert kept.times_s == [0.0, 0.1, 0.2, 0.3, 0.4]
        for _ in range(2):
            found = list(kept)
            assert found[2] is None
            assert all(
                np.array_equal(found[n], patch(n))  # type: ignore[arg-type]
                for n in (0, 1, 3, 4)
            )


def test_a_sample_has_the_first_frame_at_or_after_each_moment() -> None:
    with Backs() as kept:
        for number in range(5):
            kept.add(number / 10.0, None if number == 2 else patch(number))
        sample = kept.sample([0.15, 0.05, 0.06, 0.3, 9.0])
        assert [int(p[0, 0, 0]) for p in sample] == [int(patch(n)[0, 0, 0]) for n in (1, 3)]
