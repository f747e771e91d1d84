"""Every sentence that answers and findings are made of: what it may and may not say."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from findings_of import METRICS, RAW

from formcheck.records import AnswerVerdict, Question

# Diagnosis, injury prediction, promises, orders and shaming: whole words, any ending.
FORBIDDEN = re.compile(
    r"\b(trendelenburg|glute|weak|injur|dysfunction|abnormal|patholog|syndrome|diagnos|disorder|"
    r"risk|prevent|protect|predict|you will|guarantee|cure|heal\b|treat|symptom|"
    r"tendinopath|tendinit|arthritis|patellofemoral|deficien|deficit|defect|imbalance|collaps|"
    r"bad|wrong|poor|fault|incorrect|improper|flaw|lazy|sloppy|ugly|terrible|danger|"
    r"problem|fail|must|should|normal|optimal|ideal form)\w*",
    re.IGNORECASE,
)
# Where a body hurts is for professional.toml, and for saying with whom a study was made.
BODILY = re.compile(r"\b(pain|medical|fracture|complaint|swell|numbness)\w*", re.IGNORECASE)
QUESTIONS = [f"ask_{question}" for question in Question]
SURE = {AnswerVerdict.YES, AnswerVerdict.NO}
UNSURE = {AnswerVerdict.PROBABLY, AnswerVerdict.PROBABLY_NOT}


def texts_in(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from texts_in(child)
    elif isinstance(node, list):
        for child in node:
            yield from texts_in(child)


@pytest.mark.parametrize("name", sorted(set(RAW) - {"professional", "sources"}))
def test_no_sentence_diagnoses_predicts_or_shames(name: str) -> None:
    for sentence in texts_in(RAW[name]):
        assert not FORBIDDEN.search(sentence), sentence


def test_professional_sentences_name_signs_but_neither_predict_nor_shame() -> None:
    for sentence in RAW["professional"]["sentences"]:
        assert not FORBIDDEN.search(sentence), sentence


@pytest.mark.parametrize("name", [*METRICS, *QUESTIONS, "comparisons"])
def test_answers_and_findings_do_not_speak_of_pain(name: str) -> None:
    assert not any(BODILY.search(sentence) for sentence in texts_in(RAW[name]))


@pytest.mark.parametrize("text", ["Weak glutes.", "You will get hurt.", "Bad form!", "at RISK"])
def test_the_word_filter_catches(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_not_sure_says_so_and_what_is_does_not(name: str) -> None:
    hedge = re.compile(r"likely|probabl")
    texts = RAW[name]
    for verdict in SURE:
        assert not hedge.search(texts["sentences"][verdict] + texts["headlines"][verdict])
    for verdict in UNSURE:
        assert hedge.search(texts["sentences"][verdict])
        assert hedge.search(texts["headlines"][verdict])


@pytest.mark.parametrize("name", QUESTIONS)
def test_headlines_differ_and_need_no_numbers(name: str) -> None:
    headlines = list(RAW[name]["headlines"].values())
    assert len(set(headlines)) == len(AnswerVerdict)
    assert not any("{" in headline or "." in headline for headline in headlines)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_sentence_ends_as_one(name: str) -> None:
    for sentence in RAW[name]["sentences"].values():
        assert re.search(r"[.}]$", sentence), sentence


@pytest.mark.parametrize("verdict", sorted(set(AnswerVerdict) - {AnswerVerdict.CANT_TELL}))
def test_every_comparison_names_what_five_of_six_runners_have(verdict: AnswerVerdict) -> None:
    sentence = RAW["comparisons"][verdict]
    assert "five of six runners" in sentence
    assert "{edge} {within}" in sentence
