"""Limits: the usual ones, and those that the environment sets."""

import pytest

from formcheck.errors import SettingsError
from formcheck.records import Limits


def test_without_a_word_the_usual_limits_hold() -> None:
    assert Limits.from_environment({}) == Limits()
    assert Limits.from_environment({"FORMCHECK_MAX_CLIP_S": ""}) == Limits()


@pytest.mark.parametrize(
    ("limit", "variable"),
    [
        ("file_mb", "FORMCHECK_MAX_FILE_MB"),
        ("picture_mpx", "FORMCHECK_MAX_PICTURE_MPX"),
        ("clip_s", "FORMCHECK_MAX_CLIP_S"),
        ("frames", "FORMCHECK_MAX_FRAMES"),
        ("work_s", "FORMCHECK_MAX_WORK_S"),
        ("memory_mb", "FORMCHECK_MAX_MEMORY_MB"),
    ],
)
def test_each_limit_has_its_variable(limit: str, variable: str) -> None:
    found = Limits.from_environment({variable: "12.5"})
    assert found == Limits(**{limit: 12.5})
    assert found != Limits()


@pytest.mark.parametrize("text", ["0", "-3", "many", "nan", "inf", "1,5"])
def test_what_is_no_positive_number_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"positive number in FORMCHECK_MAX_FRAMES, found '"):
        Limits.from_environment({"FORMCHECK_MAX_FRAMES": text})
