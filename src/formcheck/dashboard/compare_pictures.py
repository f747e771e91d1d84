"""The pictures of a comparison: both runners at the same moments of the stride."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from formcheck.dashboard.compare_words import compare_words
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.stride_loop import show_loop
from formcheck.errors import FormcheckError
from formcheck.exporters.moment import MomentKind
from formcheck.exporters.side_by_side import write_comparison_stills, write_comparison_video
from formcheck.jobs import Done
from formcheck.jobs.private_folder import server_folder
from formcheck.records import Comparison
from formcheck.video import VideoClip

# Session key of the pictures of the pair that the visitor looked at last.
_LAST = "pictures of the last pair"
_LOOP_TAB = "Whole stride"


@dataclass(frozen=True)
class PairPictures:
    """The pictures of a pair of clips, in memory.

    Attributes
    ----------
    loop
        MP4 of one stride, repeated several times.
    stills
        JPEGs, each with the moment that it shows.
    """

    loop: bytes
    stills: tuple[tuple[MomentKind, bytes], ...]


def show_pair_pictures(comparison: Comparison, pair: tuple[Done, Done]) -> bytes | None:
    """Draw loop and stills as tabs and return the loop, or show why it cannot be drawn."""
    try:
        with st.spinner("Drawing both clips at the same moments …"):
            pictures = _kept(comparison, pair)
    except FormcheckError as error:
        st.info(escape_markdown(str(error)), icon=":material/info:")
        return None
    except OSError as error:
        st.warning(
            f"This computer could not draw both runs ({error.strerror}). Free some disk space or "
            f"memory, and reload the page."
        )
        return None
    kinds = list(dict.fromkeys(kind for kind, _ in pictures.stills))
    loop_tab, *tabs = st.tabs([_LOOP_TAB, *kinds])
    words = compare_words()["pictures"]
    with loop_tab:
        show_loop(pictures.loop, words["loop"])
    for tab, shown in zip(tabs, kinds, strict=True):
        for kind, still in pictures.stills:
            if kind is shown:
                tab.image(still, width="stretch", alt=words["still"].format(moment=kind))
    return pictures.loop


def forget_pictures() -> None:
    """Drop the pictures of this visit's last pair."""
    st.session_state.pop(_LAST, None)


def pictures_of(comparison: Comparison, clean: tuple[bytes, bytes], folder: Path) -> PairPictures:
    """Draw a pair from the clean copies of both clips.

    Parameters
    ----------
    comparison
        The comparison of the two clips.
    clean
        The clean copies, MP4.
    folder
        Folder for temporary files; nothing is left there.

    Raises
    ------
    OutputError
        If the views differ, or a clip shows no whole stride.
    """
    # Files that Windows cannot remove yet are removed with the server's folder.
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
        own = Path(name)
        paths = own / "before.mp4", own / "after.mp4"
        for path, content in zip(paths, clean, strict=True):
            path.write_bytes(content)
        clips = VideoClip(paths[0]), VideoClip(paths[1])
        moments = write_comparison_stills(comparison, clips, own)
        write_comparison_video(comparison, clips, own / "loop.mp4")
        stills = tuple(
            (moment.kind, (own / f"{number}.jpg").read_bytes())
            for number, moment in enumerate(moments)
        )
        return PairPictures((own / "loop.mp4").read_bytes(), stills)


def _kept(comparison: Comparison, pair: tuple[Done, Done]) -> PairPictures:
    """The pictures of a pair, drawn anew unless it is the last pair again."""
    reports = [done.report for done in pair]
    key = [(report.trial.clip.identity, report.settings) for report in reports]
    last = st.session_state.get(_LAST)
    if last is None or last[0] != key:
        clean = pair[0].clean, pair[1].clean
        last = st.session_state[_LAST] = key, pictures_of(comparison, clean, server_folder())
    found: PairPictures = last[1]
    return found
