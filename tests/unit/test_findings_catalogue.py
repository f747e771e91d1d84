"""The catalogue's files: complete, consistent, and refused with their name where they are not."""

import pytest
from findings_of import METRICS, RAW, TEXTS

from formcheck.analyzers import all_metrics
from formcheck.findings.catalogue import load_catalogue, parse_catalogue
from formcheck.records import AnswerVerdict, Question

CATALOGUE = load_catalogue()
QUESTIONS = [f"ask_{question}" for question in Question]


def test_it_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_it_answers_every_question_with_metrics_that_exist() -> None:
    assert set(CATALOGUE.questions) == set(Question)
    asked = {name for text in CATALOGUE.questions.values() for name in text.metrics}
    assert asked == set(METRICS)
    legs = {name for text in CATALOGUE.questions.values() for name in text.legs}
    assert asked | legs <= set(all_metrics())


def test_every_verdict_has_its_words() -> None:
    assert set(CATALOGUE.comparisons) == set(AnswerVerdict)
    for text in CATALOGUE.questions.values():
        assert set(text.headlines) == set(text.sentences) == set(AnswerVerdict)


def test_a_question_whose_norm_needs_the_speed_can_ask_for_it() -> None:
    for text in CATALOGUE.questions.values():
        by_speed = CATALOGUE.metrics[text.metrics[0]].norm.by_speed
        for sentence in (text.depends_on_speed, text.tell_speed, text.outside_speed):
            assert bool(sentence) is by_speed


def test_every_source_is_used() -> None:
    used = {name for metric in METRICS for name in RAW[metric]["sources"]}
    assert used == set(RAW["sources"])


def test_every_source_can_be_found() -> None:
    for source in RAW["sources"].values():
        assert source["authors"]
        assert source["journal"]
        assert isinstance(source.get("year"), int) or "data set" in source["journal"]


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("ask_cadence", '["cadence"]', '["steps"]', r"ask_cadence\.toml.*steps"),
        ("ask_hip_drop", "borderline =", "unsure =", r"ask_hip_drop\.toml"),
        ("ask_hip_drop", "title =", "heading =", r"ask_hip_drop\.toml.*heading"),
        ("ask_overstriding", "{distance}", "{reach}", r"ask_overstriding\.toml.*reach"),
        ("cadence", '"burns_2019"', '"nobody_1900"', r"cadence\.toml.*nobody_1900"),
        ("comparisons", "probably_not =", "hardly =", r"comparisons\.toml.*hardly"),
        ("shank_angle", "speed_m_s = 2.9", "speed_m_s = 1.0", r"shank_angle\.toml"),
        ("shank_angle", '"above"', '"aside"', r"shank_angle\.toml"),
        ("shank_angle", "{low}", "{lowest}", r"shank_angle\.toml.*lowest"),
        ("shank_angle", "within =", "inside =", r"shank_angle\.toml.*inside"),
        ("sources", "journal =", "where =", r"sources\.toml.*where"),
        ("professional", "sentences = [", "sentences = ", r"professional\.toml"),
        ("professional", "sentences =", "advice =", r"professional\.toml.*sentences"),
    ],
)
def test_a_broken_file_is_named(name: str, old: str, new: str, complaint: str) -> None:
    assert old in TEXTS[name]
    with pytest.raises(ValueError, match=complaint):
        parse_catalogue({**TEXTS, name: TEXTS[name].replace(old, new)})


@pytest.mark.parametrize("name", ["sources", "comparisons", "professional", *QUESTIONS])
def test_a_missing_file_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        parse_catalogue({other: text for other, text in TEXTS.items() if other != name})
