"""Every sentence of a filming check: written for runners, used by the code, and filled in whole."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from formcheck.filming import sentences
from formcheck.filming.sentences import topic_texts
from formcheck.records import FilmingStatus, FilmingTopic

PACKAGE = Path(sentences.__file__).parent
CASES = [
    pytest.param(topic, key, id=f"{topic} {key}")
    for topic, text in topic_texts().items()
    for key in text.seen
]
# What a runner films or does, never what is wrong with the body or the runner.
FORBIDDEN = re.compile(r"\b(bad|wrong|poor|fail|must|should|fault|useless|injur|risk)\w*", re.I)


def said_in_code() -> set[str]:
    """Every text that stands in the package's code."""
    trees = [ast.parse(path.read_text("utf-8")) for path in PACKAGE.glob("*.py")]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_case_is_used() -> None:
    keys = {key for text in topic_texts().values() for key in text.seen}
    assert keys <= said_in_code()


@pytest.mark.parametrize(("topic", "key"), CASES)
def test_a_sentence_is_whole_and_does_not_shame(topic: FilmingTopic, key: str) -> None:
    sentence = topic_texts()[topic].seen[key].sentence
    assert sentence[0].isupper() or sentence.startswith("{")
    assert sentence.endswith(".")
    assert not FORBIDDEN.search(sentence)


@pytest.mark.parametrize(("topic", "key"), CASES)
def test_what_is_to_be_changed_says_how(topic: FilmingTopic, key: str) -> None:
    """A second sentence, or a clause, asks for something to do."""
    seen = topic_texts()[topic].seen[key]
    asks = re.search(r"\b(Film|Choose|Step|Tuck|Put|Wipe|Switch|Move)\b", seen.sentence)
    assert seen.status is not FilmingStatus.CHANGE or asks
    assert seen.status is FilmingStatus.CHANGE or not seen.stops


def test_every_topic_has_what_is_good_and_what_is_not() -> None:
    for text in topic_texts().values():
        statuses = {seen.status for seen in text.seen.values()}
        assert FilmingStatus.GOOD in statuses
        assert FilmingStatus.CHANGE in statuses


def test_words_in_braces_have_names() -> None:
    for topic, text in topic_texts().items():
        for seen in text.seen.values():
            fields = {
                name for _, name, _, _ in Formatter().parse(seen.sentence) if name is not None
            }
            assert all(fields), topic
