"""Files made to do harm are refused with a sentence, or shown, within limits, and touch nothing."""

import functools
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import sealed
from clip_codecs import CODECS_AND_CONTAINERS
from clip_files import FILES
from clip_kinds import make
from clip_maker import numbered_clip
from damaged_files import DAMAGES, Damage, damaged
from hostile_files import BAIT, Hostile, bombs, lures, other_kinds
from hostile_mp4 import all_mp4
from hostile_pictures import large_pictures
from sealed_reader import PATIENCE_S, Outcome, read_sealed
from watched_folder import opened_in

pytestmark = [
    pytest.mark.slow,  # Fixtures encode AV1 (6 s of processor time) and start sealed readers (5 s).
    pytest.mark.skipif(not sealed.can_seal(), reason="needs a Linux kernel to watch"),
]

# The libraries alone take some 60 MB.
MAX_MB = 250
DAMAGED_TIMES = 8
DAMAGED = {
    "h264.mp4", "hevc.mov", "h264.mkv", "vp9.webm", "av1.mp4", "mpeg4.avi", "h264.ts", "gif.gif",
    "prores.mov", "fragmented.mp4", "trimmed_b_frames.mp4", "sound.mp4",
}  # fmt: skip
GOOD = [kind for kind in (*CODECS_AND_CONTAINERS, *FILES) if kind.name in DAMAGED]


@functools.cache
def good_clip() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return numbered_clip(Path(folder) / "good.mp4").read_bytes()


@functools.cache
def large() -> tuple[Hostile, ...]:
    return tuple(large_pictures())


def hostile_in(folder: Path) -> list[Hostile]:
    return [*lures(folder), *other_kinds(), *bombs(), *all_mp4(good_clip(), folder), *large()]


HOSTILE = {hostile.name: hostile.words for hostile in hostile_in(Path("/nowhere"))}


def sentence_of(outcome: Outcome) -> str:
    """Return the one sentence that refuses a file."""
    name = re.escape(outcome.name)
    sentence = outcome.sentence or ""
    assert outcome.kind == "UnreadableVideoError"
    assert re.fullmatch(rf"{name}: expected [^\n]+, found [^\n]+; [^\n]+\.", sentence), sentence
    return sentence


def check_harmless(outcome: Outcome) -> None:
    """A file was shown in order or refused, and took no more than its due."""
    if outcome.kind is None:
        times_s = outcome.times_s
        assert times_s[0] == 0.0
        assert list(times_s) == sorted(set(times_s))
    else:
        sentence_of(outcome)
    assert outcome.took_s < PATIENCE_S
    assert outcome.peak_mb < MAX_MB
    assert outcome.left_open == 0


@dataclass(frozen=True)
class Attack:
    """Everything hostile, read one after another: what came of it."""

    outcomes: dict[str, Outcome]
    opened: set[str]
    before: set[str]
    after: set[str]


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    folder = tmp_path_factory.mktemp("hostile")
    files = hostile_in(folder)
    (folder / BAIT).write_bytes(good_clip())
    for file in files:
        (folder / file.name).write_bytes(file.contents)
    before = {path.name for path in folder.iterdir()}
    with opened_in(folder) as opened:
        outcomes = read_sealed([folder / file.name for file in files])
    return Attack(outcomes, opened, before, {path.name for path in folder.iterdir()})


@pytest.fixture(scope="module")
def accidents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Good clips of every container, damaged in every way, many times."""
    folder = tmp_path_factory.mktemp("damaged")
    paths = []
    for kind in GOOD:
        good = make(kind, folder).read_bytes()
        for damage in DAMAGES:
            for number, contents in enumerate(damaged(good, damage, DAMAGED_TIMES)):
                paths.append(folder / f"{damage.__name__}_{number}_{kind.name}")
                paths[-1].write_bytes(contents)
    return read_sealed(paths)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_does_no_harm(attack: Attack, name: str) -> None:
    check_harmless(attack.outcomes[name])


@pytest.mark.parametrize("name", [name for name, words in HOSTILE.items() if words is not None])
def test_a_hostile_file_is_refused_for_what_it_is(attack: Attack, name: str) -> None:
    assert (HOSTILE[name] or "") in sentence_of(attack.outcomes[name])


def test_no_hostile_file_opens_another(attack: Attack) -> None:
    assert attack.opened == set(HOSTILE)
    assert BAIT in attack.before


def test_no_hostile_file_leaves_one_behind(attack: Attack) -> None:
    assert attack.after == attack.before


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_a_damaged_file_is_shown_as_far_as_it_goes_or_refused(
    accidents: dict[str, Outcome], name: str, damage: Damage
) -> None:
    for number in range(DAMAGED_TIMES):
        check_harmless(accidents[f"{damage.__name__}_{number}_{name}"])


def test_many_damaged_files_are_still_shown(accidents: dict[str, Outcome]) -> None:
    shown = [outcome for outcome in accidents.values() if outcome.kind is None]
    assert len(accidents) // 4 < len(shown) < len(accidents)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import av; av.open('http://127.0.0.1:9/a.mp4')",
        "import av; av.open('udp://127.0.0.1:9')",
        "import av; av.open('rtsp://[::1]:9/a')",
    ],
)
def test_the_seal_would_notice_any_connection(attempt: str) -> None:
    code = f"import sealed; sealed.forbid_network(); {attempt}"
    tests = Path(__file__).parents[1]
    end = subprocess.run([sys.executable, "-c", code], cwd=tests, check=False, capture_output=True)
    assert end.returncode == -signal.SIGSYS
