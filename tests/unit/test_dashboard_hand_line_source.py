"""The files of the line by hand become one script, with all sentences in their data file."""

import re
import tomllib

from formcheck.dashboard.hand_line.source import FILES


def test_no_file_is_left_out_and_each_comes_after_those_it_imports() -> None:
    assert {path.stem for path in FILES.folder.glob("*.js")} == set(FILES.scripts)
    assert {path.stem for path in FILES.folder.glob("*.css")} == set(FILES.styles)
    for number, name in enumerate(FILES.scripts):
        text = (FILES.folder / f"{name}.js").read_text("utf-8")
        assert set(re.findall(r'from "\./(.*?)\.js"', text)) <= set(FILES.scripts[:number])


def test_it_is_one_module_with_one_function_for_streamlit() -> None:
    script = FILES.script()
    assert "import " not in script
    assert re.findall(r"^export .*", script, re.M) == [
        "export default function show({ data, parentElement, setStateValue }) {"
    ]


def test_top_level_names_are_unique() -> None:
    names = re.findall(r"^(?:const|let|class|function) (\w+)", FILES.script(), re.M)
    assert len(names) == len(set(names)) > 10


def test_nothing_is_fetched_from_elsewhere() -> None:
    told = FILES.script() + FILES.css() + FILES.html()
    assert not re.findall(r"https?://|@import|fetch\(", told)


def test_the_script_has_no_sentences_and_uses_all_that_there_are() -> None:
    script = FILES.script()
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.S)
    assert not re.findall(r'"[A-Z][^"]* [^"]*"', code)
    words = tomllib.loads((FILES.folder / "hand_line.toml").read_text("utf-8"))
    assert {name for name in words if f'"{name}"' not in code} == set()
