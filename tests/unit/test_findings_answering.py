"""The three answers: the rule, what comes first, the words that go with it, what to try."""

import pytest
from findings_of import LEG, RAW, answered, between, estimated, measured, refused, stated
from hypothesis import given
from hypothesis import strategies as st

from formcheck.practice import exercise
from formcheck.records import AnswerVerdict, Question, Reason, ScaleSource
from formcheck.records.scale import BodyScale

HIP_DROP, CADENCE, OVERSTRIDING = Question
YES, PROBABLY, BORDERLINE, PROBABLY_NOT, NO, CANT_TELL = AnswerVerdict


def drop(value: float, half_width: float = 0.5) -> AnswerVerdict:
    return answered(measured("pelvic_drop", value, half_width))[HIP_DROP].verdict


@pytest.mark.parametrize(
    ("low", "value", "high", "verdict"),
    [
        # Typical ends at 8.2°.
        (3.0, 5.0, 8.0, NO),
        (4.0, 6.0, 8.3, PROBABLY_NOT),
        (7.0, 8.0, 9.4, BORDERLINE),
        (8.1, 9.0, 11.0, PROBABLY),
        (8.3, 8.5, 13.1, YES),
    ],
)
def test_the_verdict_follows_from_where_the_interval_lies(
    low: float, value: float, high: float, verdict: AnswerVerdict
) -> None:
    assert answered(between("pelvic_drop", low, value, high))[HIP_DROP].verdict is verdict


@pytest.mark.parametrize(
    ("shank", "distance", "knee", "verdict"),
    [
        # At 2.9 m/s typical ends at 8.6°, 0.27 leg lengths and 9.5°.
        (10.0, 0.30, 12.0, YES),
        (10.0, 0.24, 7.0, YES),
        (10.0, 0.30, 7.0, YES),
        (10.0, 0.24, 12.0, NO),
        (6.0, 0.30, 7.0, NO),
        (6.0, 0.24, 12.0, NO),
    ],
)
def test_overstriding_needs_the_lower_leg_and_one_sign_more(
    shank: float, distance: float, knee: float, verdict: AnswerVerdict
) -> None:
    answer = answered(
        measured("shank_angle", shank, 0.5),
        measured("overstride_distance", distance, 0.01),
        measured("knee_flexion_at_contact", knee, 0.5),
    )[OVERSTRIDING]
    assert answer.verdict is verdict
    assert [metric.name for metric in answer.because] == [
        "shank_angle",
        "overstride_distance",
        "knee_flexion_at_contact",
    ]


@pytest.mark.parametrize(
    ("given_signs", "verdict"),
    [
        (["overstride_distance"], YES),
        (["knee_flexion_at_contact"], NO),
        ([], CANT_TELL),
    ],
)
def test_one_of_the_two_signs_is_enough_to_answer(
    given_signs: list[str], verdict: AnswerVerdict
) -> None:
    signs = {"overstride_distance": 0.30, "knee_flexion_at_contact": 12.0}
    results = [measured(name, signs[name]) for name in given_signs]
    assert answered(measured("shank_angle", 10.0), *results)[OVERSTRIDING].verdict is verdict


SHANKS, DISTANCES, KNEES = st.floats(0.0, 16.0), st.floats(0.1, 0.4), st.floats(2.0, 20.0)


@given(SHANKS, DISTANCES, KNEES, st.floats(0.1, 5.0))
def test_together_they_are_as_likely_as_the_less_likely_part(
    shank: float, distance: float, knee: float, width: float
) -> None:
    results = (
        measured("shank_angle", shank, width),
        measured("overstride_distance", distance, 0.02 * width),
        measured("knee_flexion_at_contact", knee, width),
    )
    both, one, other = (
        answered(results[0], *signs)[OVERSTRIDING].likelihood
        for signs in (results[1:], results[1:2], results[2:])
    )
    assert both == max(one, other)  # type: ignore[type-var]


@given(st.floats(3.0, 14.0), st.floats(0.1, 4.0), st.floats(130.0, 200.0), st.floats(0.1, 4.0))
def test_the_likeliest_to_stand_out_comes_first(
    drop_deg: float, drop_width: float, spm: float, spm_width: float
) -> None:
    found = list(
        answered(
            measured("pelvic_drop", drop_deg, drop_width), measured("cadence", spm, spm_width)
        ).values()
    )
    shares = [answer.likelihood for answer in found]
    assert shares[:2] == sorted(shares[:2], reverse=True)  # type: ignore[type-var]
    assert (found[2].question, found[2].verdict) == (OVERSTRIDING, CANT_TELL)


def test_what_nobody_can_tell_comes_in_the_order_of_the_questions() -> None:
    assert list(answered()) == list(Question)
    assert list(answered(measured("cadence", 190.0))) == [CADENCE, HIP_DROP, OVERSTRIDING]


def test_what_was_not_measured_says_why_and_what_to_film() -> None:
    seen = refused("pelvic_drop", Reason.WRONG_VIEW, "this is seen from the side")
    answer = answered(seen)[HIP_DROP]
    assert answer.verdict is CANT_TELL
    assert (answer.likelihood, answer.shown, answer.one_change, answer.drills) == (None,) * 3 + (
        (),
    )
    assert "this is seen from the side" in answer.sentence
    assert answer.film == "Advice on pelvic_drop."
    assert [metric.name for metric in answer.because] == ["pelvic_drop"]


def test_the_lower_leg_has_the_reason_before_its_signs() -> None:
    knee = refused("knee_flexion_at_contact", seen="the knee is hidden")
    distance = refused("overstride_distance", seen="the hips are hidden")
    alone = answered(measured("shank_angle", 10.0), distance, knee)[OVERSTRIDING]
    assert "the hips are hidden" in alone.sentence
    shank = refused("shank_angle", seen="the shank is hidden")
    assert "the shank is hidden" in answered(shank, distance, knee)[OVERSTRIDING].sentence


def test_each_leg_is_named_where_both_are_known() -> None:
    legs = [measured("pelvic_drop_left", 9.2), measured("pelvic_drop_right", 7.8)]
    both = answered(measured("pelvic_drop", 8.5), *legs)[HIP_DROP].sentence
    one = answered(measured("pelvic_drop", 8.5), legs[0])[HIP_DROP].sentence
    assert "9.2°" in both
    assert "7.8°" in both
    assert both.startswith(one)
    assert "9.2°" not in one


@pytest.mark.parametrize(
    ("left", "right", "verdict", "shown"),
    [
        # Typical ends at 8.2°; the mean of both is 7.0 ± 0.5°.
        (10.0, 4.0, YES, "pelvic_drop_left"),
        (4.0, 10.0, YES, "pelvic_drop_right"),
        (9.5, 4.5, PROBABLY, "pelvic_drop_left"),
        (8.3, 5.7, NO, "pelvic_drop"),
        (7.5, 6.5, NO, "pelvic_drop"),
    ],
)
def test_one_leg_that_drops_far_is_enough(
    left: float, right: float, verdict: AnswerVerdict, shown: str
) -> None:
    """The interval of one leg is wider: where it leaves the answer open, the mean answers."""
    answer = answered(
        measured("pelvic_drop", 7.0, 0.5),
        measured("pelvic_drop_left", left, 1.5),
        measured("pelvic_drop_right", right, 1.5),
    )[HIP_DROP]
    assert answer.verdict is verdict
    assert answer.shown is not None
    assert answer.shown.metric.name == shown
    assert f"{answer.shown.value:.1f}° (" in answer.sentence


def test_where_both_legs_drop_the_mean_is_told() -> None:
    legs = [measured("pelvic_drop_left", 12.0, 1.5), measured("pelvic_drop_right", 9.0, 1.5)]
    shown = answered(measured("pelvic_drop", 10.5, 0.5), *legs)[HIP_DROP].shown
    assert shown is not None
    assert shown.metric.name == "pelvic_drop"


def test_the_sentence_has_value_and_edge() -> None:
    sentence = answered(between("pelvic_drop", 7.7, 8.5, 13.1))[HIP_DROP].sentence
    assert "8.5°" in sentence
    assert "7.7°" in sentence
    assert "13.1°" in sentence
    assert "8.2°" in sentence


def test_centimetres_need_the_length_of_the_leg() -> None:
    results = (measured("shank_angle", 10.0), measured("overstride_distance", 0.3))
    assert "24 cm" in answered(*results, scale=LEG)[OVERSTRIDING].sentence
    assert "0.30 leg lengths" in answered(*results)[OVERSTRIDING].sentence


def test_the_number_on_the_scale_is_that_of_the_first_metric() -> None:
    results = (measured("overstride_distance", 0.3), measured("shank_angle", 10.0))
    shown = answered(*results)[OVERSTRIDING].shown
    assert shown is not None
    assert shown.metric.name == "shank_angle"


def test_without_the_distance_the_sentence_does_not_name_it() -> None:
    results = (measured("shank_angle", 10.0), measured("knee_flexion_at_contact", 5.0))
    sentence = answered(*results)[OVERSTRIDING].sentence
    assert "10.0°" in sentence
    assert "hips" not in sentence


@pytest.mark.parametrize(
    ("spm", "half_width", "offered"),
    [(150.0, 1.0, True), (155.0, 2.5, True), (156.0, 3.0, False), (170.0, 1.0, False)],
)
def test_a_change_is_offered_where_something_probably_stands_out(
    spm: float, half_width: float, offered: bool
) -> None:
    answer = answered(measured("cadence", spm, half_width))[CADENCE]
    assert answer.verdict.stands_out is offered
    assert (answer.one_change is not None) is offered
    assert bool(answer.drills) is offered


def test_a_typical_cadence_has_nothing_to_try_beside_hips_that_drop() -> None:
    """The change that helps the hips stands in their answer, once."""
    found = answered(measured("cadence", 172.0, 0.5), measured("pelvic_drop", 12.0))
    assert found[CADENCE].verdict is NO
    assert found[CADENCE].one_change is None
    assert found[CADENCE].drills == ()


def test_the_change_is_that_of_the_first_drill_for_every_question_that_stands_out() -> None:
    found = answered(measured("cadence", 172.0), measured("pelvic_drop", 12.0))
    assert found[HIP_DROP].one_change == exercise("cadence_plus_five").cue_for(172.0)
    assert found[HIP_DROP].drills[0] == exercise("cadence_plus_five").drill
    alone = answered(measured("pelvic_drop", 12.0))[HIP_DROP]
    assert alone.one_change == exercise("mirror_feedback").cue
    assert alone.drills[0] == exercise("mirror_feedback").drill


@pytest.mark.parametrize(("spm", "target"), [(150.0, "158"), (160.0, "168"), (172.4, "181")])
def test_the_target_is_five_percent_more(spm: float, target: str) -> None:
    change = answered(measured("cadence", spm), measured("pelvic_drop", 12.0))[HIP_DROP].one_change
    assert change is not None
    assert f" {target} " in change


def test_without_speed_a_sentence_asks_for_it_only_where_it_matters() -> None:
    depends = answered(measured("cadence", 165.0), speed=None)[CADENCE]
    assert depends.verdict is CANT_TELL
    assert depends.film == RAW["ask_cadence"]["tell_speed"]
    # Typical ends at 165 steps near 3.7 m/s.
    assert "13 km/h" in depends.sentence
    assert "Up to about 13 km/h that is typical" in depends.sentence
    clear = answered(measured("cadence", 190.0), speed=None)[CADENCE]
    assert clear.verdict is NO
    assert clear.film is None
    assert "even at" in clear.sentence
    assert "depends" not in clear.sentence


@pytest.mark.parametrize("m_s", [1.5, 6.0])
def test_at_a_speed_without_runners_nobody_is_asked_for_the_speed(m_s: float) -> None:
    answer = answered(measured("cadence", 165.0), speed=stated(m_s))[CADENCE]
    assert answer.verdict is CANT_TELL
    assert answer.film is None
    assert f"at {3.6 * m_s:.1f} km/h" in answer.sentence


def test_an_estimated_speed_is_named_as_one() -> None:
    answer = answered(measured("cadence", 165.0), speed=estimated(2.78))[CADENCE]
    assert "about 10 km/h (estimated" in answer.sentence


def test_hip_drop_needs_no_speed() -> None:
    assert drop(10.0) is YES
    assert answered(measured("pelvic_drop", 10.0), speed=None)[HIP_DROP].verdict is YES


@pytest.mark.parametrize("question", list(Question))
@pytest.mark.parametrize("speed", [None, stated(2.9), estimated(2.9), stated(6.0)])
@pytest.mark.parametrize("scale", [None, BodyScale(0.85, ScaleSource.HEIGHT)])
def test_every_verdict_has_whole_sentences(
    question: Question, speed: object, scale: BodyScale | None
) -> None:
    values = {
        HIP_DROP: [("pelvic_drop", v) for v in (4.0, 7.5, 8.2, 9.0, 12.0)],
        CADENCE: [("cadence", v) for v in (140.0, 155.0, 156.0, 157.5, 190.0)],
        OVERSTRIDING: [("shank_angle", v) for v in (-3.0, 7.5, 8.6, 9.5, 15.0)],
    }[question]
    signs = (measured("overstride_distance", 0.5), measured("knee_flexion_at_contact", -9.0))
    seen = set()
    for metric, value in values:
        results = (measured(metric, value, 2.0), *signs)
        answer = answered(*results, speed=speed, scale=scale)[question]  # type: ignore[arg-type]
        seen.add(answer.verdict)
        for text in (answer.headline, answer.sentence, answer.one_change or "", answer.film or ""):
            assert not set("{}") & set(text)
            assert "  " not in text
            assert "-0.0" not in text
        assert answer.title == RAW[f"ask_{question}"]["title"]
        assert answer.headline == RAW[f"ask_{question}"]["headlines"][answer.verdict]
    if speed == stated(2.9):
        assert seen == {YES, PROBABLY, BORDERLINE, PROBABLY_NOT, NO}
