"""The player's files become one script, with nothing left of how they refer to each other."""

import re
from pathlib import Path

import formcheck.dashboard.player as package
from formcheck.dashboard.player import source

FOLDER = Path(package.__file__).parent


def test_no_module_is_left_out_and_each_comes_after_those_it_imports() -> None:
    script = source.script()
    places = {}
    for path in FOLDER.glob("*.js"):
        names = re.findall(r"^export (?:class|function) (\w+)", path.read_text("utf-8"), re.M)
        assert all(len(re.findall(rf"^(?:class|function) {n}\b", script, re.M)) == 1 for n in names)
        if names:
            places[path.name] = script.index(f" {names[0]}")
    for path in FOLDER.glob("*.js"):
        for other in re.findall(r'from "\./(.*?)"', path.read_text("utf-8")):
            assert path.name == "main.js" or places[other] < places[path.name]


def test_it_is_one_module_with_one_function_for_streamlit() -> None:
    script = source.script()
    assert "import " not in script
    assert re.findall(r"^export .*", script, re.M) == [
        "export default function show({ data, parentElement }) {"
    ]


def test_top_level_names_are_unique() -> None:
    names = re.findall(r"^(?:const|let|class|function) (\w+)", source.script(), re.M)
    assert len(names) == len(set(names)) > 10


def test_nothing_is_fetched_from_elsewhere() -> None:
    told = source.script() + source.styles() + source.html()
    assert set(re.findall(r"https?://[\w./]*", told)) <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in told


def test_every_rule_is_there() -> None:
    assert all(path.read_text("utf-8") in source.styles() for path in FOLDER.glob("*.css"))
