"""Stances and strides derived from lists of events that can be read off the page."""

from itertools import permutations

import numpy as np
import pytest

from formcheck.records import EventKind, EventMethod, GaitEvent, GaitEvents, Side, Stance


def events_of(**times_s: list[float]) -> GaitEvents:
    """Events from keywords such as ``left_on`` (initial contacts) and ``right_off`` (toe-offs)."""
    kinds = {"on": EventKind.INITIAL_CONTACT, "off": EventKind.TOE_OFF}
    events = [
        GaitEvent(time_s, Side(name.split("_")[0]), kinds[name.split("_")[1]])
        for name, times in times_s.items()
        for time_s in times
    ]
    by_hand = EventMethod("by hand", "by hand")
    return GaitEvents(tuple(sorted(events)), rejected=0, method=by_hand)


RUN = events_of(
    left_on=[0.2, 0.9, 1.6], left_off=[0.45, 1.15], right_on=[0.55, 1.25], right_off=[0.1, 0.8, 1.5]
)


def test_events_are_told_apart_by_side_and_kind() -> None:
    assert RUN.contacts_s(Side.LEFT).tolist() == [0.2, 0.9, 1.6]
    assert RUN.toe_offs_s(Side.RIGHT).tolist() == [0.1, 0.8, 1.5]
    assert RUN.contacts_s(Side.BOTH).tolist() == [0.2, 0.55, 0.9, 1.25, 1.6]


def test_events_are_ordered_by_time_first() -> None:
    events = [
        GaitEvent(0.1, Side.RIGHT, EventKind.TOE_OFF),
        GaitEvent(0.2, Side.LEFT, EventKind.INITIAL_CONTACT),
        GaitEvent(0.3, Side.LEFT, EventKind.INITIAL_CONTACT),
    ]
    assert all(sorted(order) == events for order in permutations(events))


def test_stances_need_both_ends() -> None:
    assert RUN.stances(Side.LEFT) == (Stance(Side.LEFT, 0.2, 0.45), Stance(Side.LEFT, 0.9, 1.15))
    assert RUN.stances(Side.RIGHT) == (Stance(Side.RIGHT, 0.55, 0.8), Stance(Side.RIGHT, 1.25, 1.5))
    assert RUN.stances(Side.LEFT)[0].duration_s == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("on", "off", "expected"),
    [
        ([], [], []),
        ([], [0.4], []),
        ([0.2], [], []),
        ([0.2], [0.1], []),
        ([0.2, 0.9], [1.15], [(0.9, 1.15)]),  # the first stance has no end of its own
        ([0.2, 0.9], [0.45], [(0.2, 0.45)]),
        ([0.2, 0.9], [0.45, 0.5, 1.15], [(0.2, 0.45), (0.9, 1.15)]),  # the earlier of two ends
        ([0.2, 1.6], [0.45, 1.15, 1.85], [(0.2, 0.45), (1.6, 1.85)]),  # a contact was missed
    ],
)
def test_stances_of_broken_lists(
    on: list[float], off: list[float], expected: list[tuple[float, float]]
) -> None:
    stances = events_of(left_on=on, left_off=off).stances(Side.LEFT)
    assert [(s.initial_contact_s, s.toe_off_s) for s in stances] == expected


@pytest.mark.parametrize(
    ("contacts", "starts", "lengths"),
    [
        ([], [], []),
        ([0.2], [], []),
        ([0.2, 0.9], [0.2], [0.7]),
        ([0.0, 0.7, 1.4, 2.1, 2.8], [0.0, 0.7, 1.4, 2.1], [0.7] * 4),
        ([0.0, 0.7, 2.1, 2.8, 3.5], [0.0, 2.1, 2.8], [0.7] * 3),  # 1.4 was missed
        ([0.0, 0.7, 2.8, 3.5, 4.2], [0.0, 2.8, 3.5], [0.7] * 3),  # 1.4 and 2.1 were missed
        ([0.0, 0.6, 1.4, 2.1], [0.0, 0.6, 1.4], [0.6, 0.8, 0.7]),  # uneven, none missed
        ([0.0, 0.7, 1.4, 2.4], [0.0, 0.7, 1.4], [0.7, 0.7, 1.0]),  # slow, but one stride
        ([0.0, 0.7, 1.4, 2.5], [0.0, 0.7], [0.7, 0.7]),  # too slow for one stride
    ],
)
def test_strides_leave_out_the_gap_of_a_missed_contact(
    contacts: list[float], starts: list[float], lengths: list[float]
) -> None:
    start_s, length_s = events_of(right_on=contacts).strides_s(Side.RIGHT)
    np.testing.assert_allclose(start_s, starts, atol=1e-12)
    np.testing.assert_allclose(length_s, lengths, atol=1e-12)
    assert start_s.shape == length_s.shape


def test_the_other_leg_does_not_enter_a_stride() -> None:
    start_s, length_s = RUN.strides_s(Side.LEFT)
    np.testing.assert_allclose(start_s, [0.2, 0.9])
    np.testing.assert_allclose(length_s, [0.7, 0.7])
