"""Which of some hand-made events are believed."""

import numpy as np
import pytest

from formcheck.gait.event_checks import accepted_events
from formcheck.records import EventKind, EventMethod, GaitEvent, Side

LEFT_S = [0.2, 0.9, 1.6, 2.3, 3.0]
RIGHT_S = [0.55, 1.25, 1.95, 2.65]
STRIDE_S = 0.7
BY_HAND = EventMethod("by hand", "by hand")


def contacts(side: Side, times_s: list[float]) -> list[GaitEvent]:
    return [GaitEvent(time_s, side, EventKind.INITIAL_CONTACT) for time_s in times_s]


def toe_offs(side: Side, times_s: list[float]) -> list[GaitEvent]:
    return [GaitEvent(time_s, side, EventKind.TOE_OFF) for time_s in times_s]


def check(
    left_s: list[float], right_s: list[float], trusted: Side | None = None
) -> tuple[list[float], list[float], int]:
    """Accepted left and right contacts, and how many were rejected."""
    candidates = sorted(contacts(Side.LEFT, left_s) + contacts(Side.RIGHT, right_s))
    found = accepted_events(candidates, trusted=trusted, method=BY_HAND)
    return (
        found.contacts_s(Side.LEFT).tolist(),
        found.contacts_s(Side.RIGHT).tolist(),
        found.rejected,
    )


@pytest.mark.parametrize("trusted", [None, Side.LEFT, Side.RIGHT])
def test_a_steady_run_is_believed_whole(trusted: Side | None) -> None:
    assert check(LEFT_S, RIGHT_S, trusted) == (LEFT_S, RIGHT_S, 0)


@pytest.mark.parametrize(
    ("extra_s", "rejected_s"),
    [
        (1.0, 1.0),  # 0.1 s after a contact of the same foot
        (1.45, 1.45),  # 0.55 s after it: still less than 0.8 strides
        (2.31, 2.31),
        (3.5, 3.5),
        (0.1, 0.1),  # of the first two the one that fits the others is believed
    ],
)
def test_a_doubled_contact_counts_once(extra_s: float, rejected_s: float) -> None:
    left_s = sorted([*LEFT_S, extra_s])
    kept_s, right_s, rejected = check(left_s, RIGHT_S, trusted=Side.LEFT)
    assert kept_s == [time_s for time_s in left_s if time_s != rejected_s]
    assert (right_s, rejected) == (RIGHT_S, 1)


def test_every_contact_doubled_gives_the_single_ones() -> None:
    doubled_s = sorted([*LEFT_S, *(time_s + 0.08 for time_s in LEFT_S)])
    assert check(doubled_s, RIGHT_S) == (LEFT_S, RIGHT_S, len(LEFT_S))


@pytest.mark.parametrize(("last_s", "kept"), [(3.0 + 0.57, True), (3.0 + 0.55, False)])
def test_a_stride_may_be_a_fifth_shorter_than_usual(last_s: float, kept: bool) -> None:
    left_s, _, rejected = check([*LEFT_S, last_s], RIGHT_S)
    assert (last_s in left_s, rejected) == (kept, int(not kept))


@pytest.mark.parametrize("missed", [0, 2, 4])
def test_a_missed_contact_takes_no_other_with_it(missed: int) -> None:
    left_s = [time_s for number, time_s in enumerate(LEFT_S) if number != missed]
    assert check(left_s, RIGHT_S, trusted=Side.LEFT) == (left_s, RIGHT_S, 0)


@pytest.mark.parametrize("shift_s", [-0.12, -0.05, 0.0001, 0.05, 0.12])
@pytest.mark.parametrize("trusted", [None, Side.LEFT, Side.RIGHT])
def test_of_a_left_and_a_right_contact_together_the_one_in_turn_is_kept(
    trusted: Side | None, shift_s: float
) -> None:
    right_s = sorted([*RIGHT_S, 1.6 + shift_s])
    assert check(LEFT_S, right_s, trusted) == (LEFT_S, RIGHT_S, 1)


@pytest.mark.parametrize("trusted", [Side.LEFT, Side.RIGHT])
def test_of_two_legs_that_never_take_turns_the_trusted_one_is_kept(trusted: Side) -> None:
    together_s = [time_s + 0.03 for time_s in LEFT_S]
    expected_s = (LEFT_S, []) if trusted is Side.LEFT else ([], together_s)
    assert check(LEFT_S, together_s, trusted) == (*expected_s, len(LEFT_S))


def test_legs_exchanged_for_a_stride_lose_its_contacts_alone() -> None:
    # Contacts at 1.6 (left) and 1.95 (right) are each given to the other leg.
    left_s, right_s = [0.2, 0.9, 1.95, 2.3, 3.0], [0.55, 1.25, 1.6, 2.65]
    assert check(left_s, right_s) == ([0.2, 0.9, 2.3, 3.0], [0.55, 1.25, 2.65], 2)


def test_after_a_cut_the_steps_go_on_in_their_own_time() -> None:
    # Half a step is missing, after which no contact fits those before.
    later_s = [time_s + 3.5 + 0.175 for time_s in (*LEFT_S, *RIGHT_S)]
    left_s, right_s = [*LEFT_S, *later_s[: len(LEFT_S)]], [*RIGHT_S, *later_s[len(LEFT_S) :]]
    assert check(left_s, right_s) == (left_s, right_s, 0)


@pytest.mark.parametrize(("after_s", "rejected"), [(0.2, 1), (0.22, 0), (0.35, 0), (0.48, 0)])
def test_a_step_may_be_uneven_but_not_below_three_tenths_of_a_stride(
    after_s: float, rejected: int
) -> None:
    right_s = [time_s + after_s for time_s in LEFT_S[:1]] + RIGHT_S[1:]
    assert check(LEFT_S, right_s)[2] == rejected


@pytest.mark.parametrize(
    ("after_contact_s", "kept"),
    [(0.14, False), (0.151, True), (0.25, True), (0.399, True), (0.41, False), (-0.05, False)],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_toe_off_ends_a_stance_of_possible_length(
    side: Side, after_contact_s: float, kept: bool
) -> None:
    toe_off_s = {Side.LEFT: 0.2, Side.RIGHT: 0.55}[side] + after_contact_s
    candidates = contacts(Side.LEFT, LEFT_S) + contacts(Side.RIGHT, RIGHT_S)
    found = accepted_events(
        sorted([*candidates, *toe_offs(side, [toe_off_s])]), trusted=None, method=BY_HAND
    )
    assert found.toe_offs_s(side).tolist() == ([toe_off_s] if kept else [])
    assert found.toe_offs_s(side.other).tolist() == []
    assert found.rejected == 0


def test_a_toe_off_leaves_with_the_contact_it_followed() -> None:
    candidates = contacts(Side.LEFT, [*LEFT_S, 3.3]) + toe_offs(Side.LEFT, [3.25, 3.55])
    found = accepted_events(sorted(candidates), trusted=None, method=BY_HAND)
    assert found.toe_offs_s(Side.LEFT).tolist() == [3.25]


def test_events_come_in_order_of_time_with_their_method() -> None:
    candidates = contacts(Side.LEFT, LEFT_S) + contacts(Side.RIGHT, RIGHT_S)
    candidates += toe_offs(Side.RIGHT, [0.8, 1.5]) + toe_offs(Side.LEFT, [0.45, 1.15])
    found = accepted_events(sorted(candidates), trusted=None, method=BY_HAND)
    assert found.method is BY_HAND
    assert len(found.events) == len(candidates)
    assert (np.diff([event.time_s for event in found.events]) > 0.0).all()


@pytest.mark.parametrize(
    ("left_s", "right_s"), [([], []), ([0.2], []), ([], [0.4]), ([0.2], [0.5])]
)
def test_too_few_contacts_to_know_a_stride_are_all_kept(
    left_s: list[float], right_s: list[float]
) -> None:
    assert check(left_s, right_s) == (left_s, right_s, 0)
