"""The metronome's files become one script, with nothing left of how they refer to each other."""

import re

from formcheck.dashboard.metronome.source import FILES


def test_no_file_is_left_out() -> None:
    assert {path.stem for path in FILES.folder.glob("*.js")} == set(FILES.scripts)
    assert {path.stem for path in FILES.folder.glob("*.css")} == set(FILES.styles)


def test_it_is_one_module_with_one_function_for_streamlit() -> None:
    script = FILES.script()
    assert "import " not in script
    assert re.findall(r"^export .*", script, re.M) == [
        "export default function show({ data, parentElement }) {"
    ]


def test_top_level_names_are_unique() -> None:
    names = re.findall(r"^(?:const|let|class|function) (\w+)", FILES.script(), re.M)
    assert len(names) == len(set(names)) > 5


def test_nothing_is_fetched_from_elsewhere() -> None:
    told = FILES.script() + FILES.css() + FILES.html()
    assert not re.findall(r"https?://|@import|fetch\(", told)
