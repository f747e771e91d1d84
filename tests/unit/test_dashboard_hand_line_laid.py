"""What a browser reports as laid is read with care."""

import math
from typing import Any

import pytest

from formcheck.dashboard.hand_line.laid import Laid, finished_passes, read_laid

ORDERS = (("a", "b"), ("b", "a"))
LINE = {"id": "a", "left": [1.5, 2], "right": [30, 2.5]}
UNSEEN = {"id": "b", "unseen": True}


def test_lines_come_back_as_they_were() -> None:
    reported = [[LINE, UNSEEN], [UNSEEN]]
    laid = read_laid(reported, ORDERS)
    assert laid == (
        (Laid("a", ((1.5, 2), (30, 2.5))), Laid("b", None)),
        (Laid("b", None),),
    )
    assert [[mark.plain() for mark in marks] for marks in laid] == reported


@pytest.mark.parametrize(
    "wrong",
    [
        {**LINE, "id": "z"},
        {**LINE, "left": [1.0]},
        {**LINE, "left": [1.0, math.nan]},
        {**LINE, "right": ["1", 2.0]},
        {**LINE, "right": None},
        {"id": "a"},
        {"id": ["a"], "unseen": True},
        "a",
        None,
    ],
)
def test_what_is_no_line_is_left_out(wrong: Any) -> None:
    assert read_laid([[UNSEEN, wrong]], ORDERS) == ((Laid("b", None),),)


@pytest.mark.parametrize("wrong", [None, {}, "laid", 3])
def test_what_is_no_list_is_nothing(wrong: Any) -> None:
    assert read_laid(wrong, ORDERS) == ()
    assert read_laid([wrong], ORDERS) == ((),)


def test_a_pass_that_was_not_asked_for_is_left_out() -> None:
    assert len(read_laid([[], [], [LINE]], ORDERS)) == 2


def test_a_pass_is_finished_when_every_frame_has_its_line() -> None:
    first = (Laid("a", ((1.0, 2.0), (30.0, 2.0))), Laid("b", None))
    assert finished_passes((), ORDERS) == 0
    assert finished_passes((first[:1],), ORDERS) == 0
    assert finished_passes((first, first[1:]), ORDERS) == 1
    assert finished_passes((first, first), ORDERS) == 2
