"""How often the pictures of a clip are decoded."""

from collections.abc import Iterator

import pytest

from formcheck.pipeline import analyze
from formcheck.shipped import all_samples
from formcheck.video import VideoClip
from formcheck.video.decoder import TimedPicture

SAMPLES = {sample.name: sample for sample in all_samples()}


def passes(name: str, monkeypatch: pytest.MonkeyPatch, *, recorded: bool) -> int:
    """Analyse a sample, and count how often its pictures are read."""
    began: list[int] = []
    whole = VideoClip._pictures

    def counted(clip: VideoClip) -> Iterator[TimedPicture]:
        began.append(1)
        return whole(clip)

    monkeypatch.setattr(VideoClip, "_pictures", counted)
    sample = SAMPLES[name]
    landmarks = sample.file(".landmarks.npz") if recorded else None
    analyze(sample.file(".mp4"), sample.settings, landmarks_path=landmarks)
    return len(began)


@pytest.mark.parametrize(("name", "most"), [("rear_before", 2), ("side_before", 1)])
def test_recorded_landmarks_need_the_room_and_the_hips(
    name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert passes(name, monkeypatch, recorded=True) == most


@pytest.mark.slow
@pytest.mark.parametrize(("name", "most"), [("rear_before", 3), ("side_before", 2)])
def test_a_clip_is_read_for_the_people_the_landmarks_and_the_hips(
    name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert passes(name, monkeypatch, recorded=False) == most
