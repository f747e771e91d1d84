"""Every limit turns away what is above it, and names itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formcheck.errors import TooLargeError
from formcheck.limit_checks import LimitChecks
from formcheck.records import Limits

GATE = LimitChecks(Limits(file_mb=0.001, picture_mpx=2.0, clip_s=60.0, frames=100.0), "run.mp4")


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (
            lambda: GATE.check_pictures(1921, 1080),
            "run.mp4: expected pictures of at most 2 megapixels, found 2; export the clip at "
            "1080p. (FORMCHECK_MAX_PICTURE_MPX sets this limit.)",
        ),
        (
            lambda: GATE.check_length(61.0),
            "run.mp4: expected a clip of at most 60 s, found 61; cut out 20 to 30 seconds of "
            "steady running. (FORMCHECK_MAX_CLIP_S sets this limit.)",
        ),
        (
            lambda: GATE.check_count(101),
            "run.mp4: expected at most 100 frames, found 101; cut out 20 to 30 seconds of steady "
            "running. (FORMCHECK_MAX_FRAMES sets this limit.)",
        ),
    ],
    ids=["pictures", "length", "count"],
)
def test_what_passes_a_limit_is_turned_away_with_its_name(
    check: Callable[[], None], sentence: str
) -> None:
    with pytest.raises(TooLargeError) as error:
        check()
    assert str(error.value) == sentence


def test_what_is_exactly_at_the_limits_passes(tmp_path: Path) -> None:
    file = tmp_path / "run.mp4"
    file.write_bytes(bytes(1000))
    GATE.check_file(file)
    GATE.check_file(tmp_path / "nothing.mp4")
    GATE.check_pictures(2000, 1000)
    GATE.check_length(60.0)
    GATE.check_count(100)


def test_a_file_of_too_many_bytes_is_turned_away(tmp_path: Path) -> None:
    file = tmp_path / "run.mp4"
    file.write_bytes(bytes(1001))
    with pytest.raises(TooLargeError, match=r"at most 0 MB.* \(FORMCHECK_MAX_FILE_MB sets"):
        GATE.check_file(file)
