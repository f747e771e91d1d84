"""The words that users read: each has its place in a data file, its fields, and is easy to read."""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from readability import LIMIT, grade, texts_of

from formcheck.records import Cause
from formcheck.words import Worded

SOURCE = Path(__file__).parents[2] / "src" / "formcheck"
FILES = sorted((SOURCE / "words").glob("*.toml"))
# How a number is made is for readers of the details.
FOR_EXPERTS = {"method"}
# Those of exercises and plans have a test beside theirs.
CATALOGUE = sorted(
    path
    for folder in ("findings", "filming", "dashboard", "exporters")
    for path in (SOURCE / folder).rglob("*.toml")
)
# Citations are no sentences.
CITATIONS = {"sources"}


def content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the package, by its name."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


def worded() -> dict[str, type[Worded]]:
    """Return every enum with words, by its name."""
    return {
        node.name: getattr(importlib.import_module(module), node.name)
        for module, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "Worded" in {ast.unparse(b) for b in node.bases}
    }


WORDED = worded()


def fields_of(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def words_of(member: Worded) -> str:
    entry = content(SOURCE / "words" / f"{member.file_name()}.toml")[member.value]
    return str(entry["seen"] if isinstance(entry, dict) else entry)


def filled() -> Iterator[tuple[Worded, set[str], str]]:
    """Yield each member that is named in the code, with the fields it is given there."""
    for module, tree in trees():
        for node in ast.walk(tree):
            member = _member(node) if isinstance(node, ast.Call) else None
            if member is not None and isinstance(node, ast.Call):
                yield member, {word.arg or "**" for word in node.keywords}, module


def _member(call: ast.Call) -> Worded | None:
    """The member whose words a call fills: ``Kind.MEMBER.say(...)``, or it as first argument."""
    said = call.func
    if not isinstance(said, ast.Attribute) or said.attr not in ("say", "because"):
        return None
    named = call.args[0] if call.args else said.value
    if not isinstance(named, ast.Attribute) or not isinstance(named.value, ast.Name):
        return None
    kind = WORDED.get(named.value.id)
    return None if kind is None else kind[named.attr]


@pytest.mark.parametrize("kind", list(WORDED.values()), ids=list(WORDED))
def test_each_member_has_its_words_and_no_words_are_left_over(kind: type[Worded]) -> None:
    assert list(content(SOURCE / "words" / f"{kind.file_name()}.toml")) == [m.value for m in kind]


def test_each_file_belongs_to_an_enum() -> None:
    assert {path.stem for path in FILES} == {kind.file_name() for kind in WORDED.values()}


def test_each_field_is_filled_and_nothing_else_is() -> None:
    for member, fields, module in filled():
        assert fields == fields_of(words_of(member)), f"{member!r} in {module}"


def test_what_has_fields_is_filled_somewhere() -> None:
    named = {(type(member), member) for member, _, _ in filled()}
    for kind in WORDED.values():
        assert {(kind, m) for m in kind if fields_of(words_of(m))} <= named


def test_each_cause_has_a_reason_and_advice() -> None:
    for cause in Cause:
        assert cause.reason
        assert cause.advice
        assert not cause.say(**dict.fromkeys(fields_of(words_of(cause)), 1)).endswith(".")


@pytest.mark.parametrize("cause", list(Cause))
def test_a_refusal_is_easy_to_read(cause: Cause) -> None:
    told = f"Not measured, because {words_of(cause)}. {words_of(cause.advice)}"
    assert grade(told) <= LIMIT, told


def easy() -> Iterator[Any]:
    """Yield every text that must be easy to read."""
    for path in [*FILES, *CATALOGUE]:
        if path.stem in FOR_EXPERTS | CITATIONS | {Cause.file_name()}:
            continue
        for key, text in texts_of(content(path)):
            # Words that are no sentence are read as a part of one.
            if text.endswith("."):
                yield pytest.param(text, id=f"{path.stem}: {key}")


def parts_of_pages() -> list[Any]:
    """Return each part of a page: from one heading, or one item of a list, to the next."""
    return [
        pytest.param(part, id=f"{path.stem}: {part[:20]}")
        for path in sorted((SOURCE / "words" / "pages").glob("*.md"))
        for part in re.split(r"\n(?=#|- )|\n\n", path.read_text(encoding="utf-8"))
        if part.strip() and not part.startswith("#")
    ]


@pytest.mark.parametrize("part", parts_of_pages())
def test_a_part_of_a_page_is_easy_to_read(part: str) -> None:
    assert grade(part) <= LIMIT, f"{grade(part):.1f}: {part}"


@pytest.mark.parametrize("text", list(easy()))
def test_a_text_is_easy_to_read(text: str) -> None:
    assert grade(text) <= LIMIT, f"{grade(text):.1f}: {text}"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("7.5 to 10°", "ten to ten"),
        ("±{error:.0f}° of {side} leg", "ten of ten leg"),
        ("say so (--capture-fps 240, or “Slow” on the page)", "say so Slow on the page"),
    ],
)
def test_numbers_fields_and_options_are_one_easy_word_or_none(text: str, counted: str) -> None:
    from readability import plain

    assert plain(text) == counted


def test_hard_words_are_found() -> None:
    assert grade("Contralateral pelvic excursion necessitates individualised assessment.") > LIMIT
    assert grade("Tuck the shirt in. Then film again.") < 4.0
