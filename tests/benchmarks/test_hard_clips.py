"""Clips that are made to fail, and what is said of them, worked out by hand."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.evaluation.hard import Clip, good_clips, hard_clips, hard_table, is_wrong
from benchmarks.evaluation.hard_masters import STANDS, WALKS, hard_masters
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.variants import (
    RECORDED,
    SLOW_MOTION,
    hard_variants_of,
)

Image = npt.NDArray[np.uint8]
HARD = {variant.name: variant for variant in hard_variants_of(all_masters()[0])}


def kind(clip: Clip) -> str:
    master, variant = clip
    return master.kit if variant.name == RECORDED else variant.name


def file_name(clip: Clip) -> str:
    """As the files are named in which the landmarks of a clip are kept."""
    master, variant = clip
    return f"{master.name}.{re.sub(r'[^a-z0-9]+', '_', variant.name)}"


def test_no_two_clips_have_the_same_name() -> None:
    names = [file_name(clip) for clip in (*good_clips(), *hard_clips())]
    assert len(set(names)) == len(names)


def test_hard_masters_have_names_of_their_own() -> None:
    names = [master.name for master in (*all_masters(), *hard_masters())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("use", list(Use))
def test_every_kind_of_hard_clip_is_of_every_use(use: Use) -> None:
    kinds = {kind(clip) for clip in hard_clips()}
    assert {SLOW_MOTION, WALKS, STANDS, *HARD} < kinds
    assert {kind(clip) for clip in hard_clips() if clip[0].use is use} == kinds


@pytest.mark.parametrize("use", list(Use))
@pytest.mark.parametrize("name", HARD)
def test_good_clips_of_both_views_are_spoilt(name: str, use: Use) -> None:
    spoilt = [master for master, variant in hard_clips() if variant.name == name]
    sides = [m.spec.camera.view.is_side for m in spoilt if m.use is use]
    assert set(sides) == {False, True}


def test_slow_motion_is_never_a_good_clip() -> None:
    assert not any(variant.name.startswith(SLOW_MOTION) for _, variant in good_clips())
    assert any(variant.name == SLOW_MOTION for _, variant in hard_clips())


def test_who_walks_or_stands_does_not_run() -> None:
    motions = {m.name: (m.kit, str(m.spec.motion.kind)) for m in hard_masters()}
    idle = {name for name, (kit, _) in motions.items() if kit in (WALKS, STANDS)}
    assert idle == {name for name, (_, motion) in motions.items() if motion != "run"}
    assert len(idle) == 8


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (Value("m", "deg", 5.0, 6.0, 5.5, 6.5), True),
        (Value("m", "deg", 5.0, 6.0, 4.5, 7.5), False),
        (Value("m", "deg", 5.0, 6.0, 5.0, 7.0), False),
        (Value("m", "deg", 5.0, reason="blur"), False),
        (Value("m", "deg", float("nan"), 6.0, -90.0, 90.0), True),
        (Value("m", "deg", float("nan"), reason="not_running"), False),
        (Value("m", "deg", 5.0, 50.0), False),
    ],
    ids=[
        "missed",
        "covered",
        "just covered",
        "refused",
        "nothing to measure",
        "rightly refused",
        "bare",
    ],
)
def test_wrong_is_a_value_whose_interval_misses(value: Value, wrong: bool) -> None:
    assert is_wrong(value) is wrong


def outcome(
    values: Sequence[Value], kit: str = "blue", variant: str = RECORDED, use: Use = Use.TUNING
) -> Outcome:
    told = ("clip", "run", use, "side", kit, variant, 30.0, 640, "right", 1.0)
    return Outcome(*told, values=tuple(values), events=())


MISSED = Value("a", "deg", 5.0, 9.0, 8.0, 10.0)
COVERED = Value("b", "deg", 5.0, 5.5, 4.0, 7.0)
BARE = Value("c", "deg", 5.0, 5.5)


def refused(reason: str) -> Value:
    return Value("d", "deg", 5.0, reason=reason)


def rows(*outcomes: Outcome) -> list[list[str]]:
    """Return the cells of the table's body."""
    _header, _rule, *lines = hard_table(outcomes).splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_counts_wrong_right_and_refused_values() -> None:
    one = outcome([MISSED, COVERED, COVERED, refused("not_running")])
    other = outcome([COVERED, refused("blur"), refused("not_running")])
    counts = ["2", "1", "3", "3"]
    assert rows(one, other) == [["blue", "side", "tuning", *counts, "blur, not running"]]


def test_what_is_never_reported_is_not_counted() -> None:
    silent = replace(COVERED, metric="pose_hips")
    assert rows(outcome([silent, COVERED]))[0][3:] == ["1", "0", "1", "0", "–"]


def test_the_table_has_a_line_per_kind_and_use() -> None:
    lines = rows(
        outcome([MISSED], variant="very soft"),
        outcome([COVERED], kit=WALKS),
        outcome([COVERED], kit=WALKS, use=Use.HELD_OUT),
        outcome([COVERED], kit="red", variant="very soft"),
    )
    assert [line[:5] for line in lines] == [
        ["very soft", "side", "tuning", "2", "1"],
        ["walking", "side", "held out", "1", "0"],
        ["walking", "side", "tuning", "1", "0"],
    ]
