"""Both runners at the same moment of the stride, on the page: a loop and freeze frames."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from formcheck.dashboard.plain_text import escape_markdown
from formcheck.errors import FormcheckError
from formcheck.exporters import MomentKind, write_comparison_stills, write_comparison_video
from formcheck.jobs import Done
from formcheck.jobs.private_folder import server_folder
from formcheck.records import Comparison
from formcheck.video import VideoClip

# Where a visit keeps the pictures of the pair it looked at last.
_LAST = "pictures of the last pair"
_LOOP_TAB = "Whole stride"


@dataclass(frozen=True)
class PairPictures:
    """Pictures of a pair, in memory.

    Attributes
    ----------
    loop
        MP4 of one stride, several times over.
    stills
        JPEGs with which moment each shows.
    """

    loop: bytes
    stills: tuple[tuple[MomentKind, bytes], ...]


def show_pair_pictures(comparison: Comparison, pair: tuple[Done, Done]) -> bytes | None:
    """Draw loop and stills as tabs and return the loop; say why where there is none."""
    try:
        with st.spinner("Drawing both at the same moments …"):
            pictures = _kept(comparison, pair)
    except FormcheckError as error:
        st.info(escape_markdown(str(error)), icon=":material/info:")
        return None
    except OSError as error:
        st.warning(
            f"This computer could not draw both runs ({error.strerror}). Free some of its disk or "
            f"memory, and load the page again."
        )
        return None
    kinds = list(dict.fromkeys(kind for kind, _ in pictures.stills))
    loop_tab, *tabs = st.tabs([_LOOP_TAB, *kinds])
    loop_tab.video(pictures.loop, loop=True, autoplay=True, muted=True)
    for tab, shown in zip(tabs, kinds, strict=True):
        for kind, still in pictures.stills:
            if kind is shown:
                tab.image(still, width="stretch")
    return pictures.loop


def forget_pictures() -> None:
    """Drop what is kept of this visit's last pair."""
    st.session_state.pop(_LAST, None)


def pictures_of(comparison: Comparison, clean: tuple[bytes, bytes], folder: Path) -> PairPictures:
    """Draw a pair from the clean copies of both clips.

    Parameters
    ----------
    comparison
        What was found.
    clean
        The copies, MP4.
    folder
        Where they may lie meanwhile; nothing is left there.

    Raises
    ------
    OutputError
        If the views differ, or a clip shows no whole stride.
    """
    # What Windows cannot remove yet goes with the server's folder.
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
    """The pictures of the last pair again, if this is the same one."""
    reports = [done.report for done in pair]
    key = [(report.trial.clip.identity, report.settings) for report in reports]
    last = st.session_state.get(_LAST)
    if last is None or last[0] != key:
        clean = pair[0].clean, pair[1].clean
        last = st.session_state[_LAST] = key, pictures_of(comparison, clean, server_folder())
    found: PairPictures = last[1]
    return found
