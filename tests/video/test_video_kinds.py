"""Whatever phones, editors and messengers write: every picture comes out, upright, at its time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from clip_clocks import CLOCKS
from clip_codecs import CODECS_AND_CONTAINERS, SIZES_AND_COLOURS
from clip_files import FILES, ORIENTATIONS, TURNS_IN_OTHER_PLACES
from clip_kinds import Kind, make
from clip_maker import CORNERS, UPRIGHT, corners_of, number_in

from formcheck.video import VideoClip

KINDS = (
    *CODECS_AND_CONTAINERS,
    *SIZES_AND_COLOURS,
    *CLOCKS,
    *FILES,
    *ORIENTATIONS,
    *TURNS_IN_OTHER_PLACES,
)
# Some containers round times to a millisecond, the first one too.
A_MILLISECOND_S = 1.001e-3
# Coding itself changes a large even surface by this much.
COLOUR_LEVELS = 8
TRUE_COLOURS = [kind for kind in SIZES_AND_COLOURS if min(kind.size) == 64]

every_kind = pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS])


@dataclass(frozen=True)
class Seen:
    """What came out of one clip, without its pictures."""

    clip: VideoClip
    numbers: list[int]
    times_s: list[float]
    corners: list[list[str]]
    sizes: set[tuple[int, ...]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Kind], Seen]:
    """Every kind of clip, made and read when it is first asked for."""
    folder = tmp_path_factory.mktemp("kinds")
    known: dict[str, Seen] = {}

    def look(kind: Kind) -> Seen:
        if kind.name not in known:
            known[kind.name] = _read(make(kind, folder))
        return known[kind.name]

    return look


def _read(path: Path) -> Seen:
    clip = VideoClip(path)
    seen = Seen(clip, [], [], [], set())
    for frame in clip.frames():
        seen.numbers.append(number_in(frame.rgb))
        seen.times_s.append(frame.time_s)
        seen.corners.append(corners_of(frame.rgb))
        seen.sizes.add(frame.rgb.shape)
    return seen


@every_kind
def test_every_picture_comes_out_once_and_in_order(
    seen: Callable[[Kind], Seen], kind: Kind
) -> None:
    assert seen(kind).numbers == kind.true_numbers


@every_kind
def test_every_picture_has_its_time(seen: Callable[[Kind], Seen], kind: Kind) -> None:
    assert seen(kind).times_s == pytest.approx(kind.true_times_s, abs=A_MILLISECOND_S)


@every_kind
def test_every_picture_is_upright(seen: Callable[[Kind], Seen], kind: Kind) -> None:
    width, height = kind.shown_size
    assert all(corners == UPRIGHT for corners in seen(kind).corners)
    assert seen(kind).sizes == {(height, width, 3)}


@every_kind
def test_a_clip_says_what_it_is(seen: Callable[[Kind], Seen], kind: Kind) -> None:
    clip = seen(kind).clip
    assert (clip.name, clip.codec) == (kind.name, kind.codec_name)
    assert (clip.width_px, clip.height_px) == kind.shown_size


@every_kind
def test_single_pictures_are_found_by_their_time(seen: Callable[[Kind], Seen], kind: Kind) -> None:
    known = seen(kind)
    wanted = sorted({0, len(known.numbers) // 3, len(known.numbers) - 1})
    frames = list(known.clip.frames([known.times_s[n] for n in wanted]))
    assert [number_in(frame.rgb) for frame in frames] == [kind.true_numbers[n] for n in wanted]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in TRUE_COLOURS])
def test_colours_are_those_that_were_filmed(seen: Callable[[Kind], Seen], kind: Kind) -> None:
    (frame,) = seen(kind).clip.frames([0.0])
    red, green = frame.rgb[3:9, 3:9], frame.rgb[3:9, -9:-3]
    for corner, name in ((red, "red"), (green, "green")):
        mean = corner.reshape(-1, 3).mean(axis=0)
        assert np.abs(mean - CORNERS[name]).max() < COLOUR_LEVELS


def test_there_are_many_kinds() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) > 100
