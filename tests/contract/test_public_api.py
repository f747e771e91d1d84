"""What holds for every public name: documented in full, with examples that run."""

import doctest
import inspect
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from clip_maker import numbered_clip
from documented import entries, sections
from drawn_run import DrawnRun
from synthetic_runner import PICTURE_PX, Run, pose_of

import formcheck
from formcheck.errors import FormcheckError
from formcheck.pose import save_recording
from formcheck.records import View
from formcheck.video import VideoClip

PUBLIC = {name: getattr(formcheck, name) for name in formcheck.__all__ if name != "__version__"}
ERRORS = {n: o for n, o in PUBLIC.items() if inspect.isclass(o) and issubclass(o, FormcheckError)}
# An error's name and first line say all; where it is raised there is an example.
EXPLAINED = {n: o for n, o in PUBLIC.items() if n == "FormcheckError" or n not in ERRORS}
LATER = Run(view=View.RIGHT, frame_s=1.0 / 30.0, duration_s=9.0, cadence_spm=180.0)


def members() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function and method, with its name."""
    for name, thing in EXPLAINED.items():
        if not inspect.isclass(thing):
            yield name, thing
            continue
        for own, method in vars(thing).items():
            function = getattr(method, "__func__", method)
            if inspect.isfunction(function) and not own.startswith("_"):
                yield f"{name}.{own}", function


MEMBERS = dict(members())


def doc(thing: Any) -> str:
    """Return a text of its own, never the one of a base."""
    return vars(thing).get("__doc__") or "" if inspect.isclass(thing) else thing.__doc__ or ""


@pytest.mark.parametrize("name", PUBLIC)
def test_the_first_line_is_a_sentence(name: str) -> None:
    first, *rest = doc(PUBLIC[name]).splitlines()
    assert first.endswith(".")
    assert not rest or not rest[0].strip()


@pytest.mark.parametrize("name", EXPLAINED)
def test_there_is_an_example(name: str) -> None:
    assert ">>> " in sections(doc(EXPLAINED[name])).get("Examples", "")


@pytest.mark.parametrize("name", [n for n, o in PUBLIC.items() if is_dataclass(o)])
def test_every_field_is_explained(name: str) -> None:
    explained = entries(sections(doc(PUBLIC[name]))["Attributes"])
    assert {field.name for field in fields(PUBLIC[name])} == explained


@pytest.mark.parametrize("name", MEMBERS)
def test_a_function_says_what_goes_in_and_out(name: str) -> None:
    signature, said = inspect.signature(MEMBERS[name]), sections(doc(MEMBERS[name]))
    asked = set(signature.parameters) - {"self", "cls"}
    assert asked == entries(said.get("Parameters", ""))
    assert "Returns" in said


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_raises_says_so(name: str) -> None:
    thing = EXPLAINED[name]
    if inspect.isclass(thing) and issubclass(thing, Enum | Exception):
        return
    raised = set(re.findall(r"raise (\w+)", inspect.getsource(thing)))
    assert raised <= entries(sections(doc(thing)).get("Raises", ""))


def test_every_error_is_public() -> None:
    def tree(error: type[FormcheckError]) -> set[str]:
        return {error.__name__}.union(*(tree(kind) for kind in error.__subclasses__()))

    assert tree(FormcheckError) == set(ERRORS)


def test_the_tree_of_errors_is_told_as_it_is() -> None:
    drawn = re.findall(r"^ *([│├└─ ]*)(\w+Error)$", doc(FormcheckError), re.MULTILINE)
    above: list[str] = []
    for branch, name in drawn:
        depth = len(branch) // 4
        above[depth:] = [name]
        base = above[depth - 1] if depth else "Exception"
        assert ERRORS[name].__bases__[0].__name__ == base
    assert {name for _, name in drawn} == set(ERRORS)


@pytest.fixture(scope="module")
def clips(drawn_run: DrawnRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the clips that examples speak of, and their landmarks."""
    folder = tmp_path_factory.mktemp("clips")
    shutil.copy(drawn_run.clip, folder / "run.mp4")
    shutil.copy(drawn_run.landmarks, folder / "run.npz")
    clip = numbered_clip(folder / "later.mp4", len(LATER.times_s), width=90, height=160)
    pose = pose_of(LATER)
    small = pose.changed(pose.xy_px * 90.0 / PICTURE_PX[0], "as small as the pictures")
    save_recording(small, VideoClip(clip).sha256, folder / "later.npz")
    return folder


@pytest.mark.parametrize("name", EXPLAINED)
def test_examples_run(name: str, clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clips)
    known = {"formcheck": formcheck, **PUBLIC}
    module = inspect.getmodule(EXPLAINED[name])
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    told: list[str] = []
    for example in doctest.DocTestFinder().find(EXPLAINED[name], name, module, known):
        runner.run(example, out=told.append)
    assert runner.summarize(verbose=False).attempted > 0
    assert not told, "".join(told)
