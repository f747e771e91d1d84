"""How a value came about, in one sentence, and when two are the same."""

from dataclasses import replace

from formcheck.records import EventMethod, HipLineSource, MeasurementMethod

EVENTS = EventMethod("side view", "reach", "push")
AT_CONTACT = MeasurementMethod("median at the contacts", "of the left leg", events=EVENTS)


def test_the_sentence_has_all_parts_that_are_there() -> None:
    told = "median at the contacts of the left leg (side view: reach; push)"
    assert AT_CONTACT.words == told
    assert replace(EVENTS, toe_off=None).words == "side view: reach"
    tape = MeasurementMethod("peak", instrument=HipLineSource.MARKERS)
    assert tape.words == "two dots of tape: peak"
    assert MeasurementMethod("peak").words == "peak"


def test_the_other_leg_is_no_other_method() -> None:
    assert replace(AT_CONTACT, detail="of the right leg") == AT_CONTACT
    assert replace(AT_CONTACT, done="mean at the contacts") != AT_CONTACT
    assert replace(AT_CONTACT, instrument=HipLineSource.MARKERS) != AT_CONTACT
    assert replace(AT_CONTACT, events=replace(EVENTS, contact="fall")) != AT_CONTACT
