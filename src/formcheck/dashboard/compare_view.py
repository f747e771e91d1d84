"""A comparison on the page: the answer first, then pictures, a card per metric, and downloads."""

from collections.abc import Callable

import streamlit as st

from formcheck.comparison import compare, speed_caveats
from formcheck.dashboard.change_card import show_change
from formcheck.dashboard.compare_pictures import show_pair_pictures
from formcheck.dashboard.compare_words import compare_words
from formcheck.dashboard.download import download
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.exporters.comparison_json import comparison_text
from formcheck.exporters.comparison_table import same_reasons
from formcheck.exporters.comparison_words import below_headline, headline
from formcheck.exporters.wording import trial_facts
from formcheck.jobs import Done
from formcheck.records import (
    Change,
    Comparison,
    NotMeasured,
    Reason,
    Report,
    Settings,
    Verdict,
    all_settings,
)

_DAYS, _SESSION, _TWO = "One runner, two days", "One session, camera untouched", "Two runners"

Heading = Callable[[str], object]
"""What draws the answer: the page's title, or a heading below it."""


def show_comparison(pair: tuple[Done, Done], heading: Heading) -> None:
    """Draw the answer, the pictures of both clips, and a card for each metric.

    Parameters
    ----------
    pair
        The clips before and after.
    heading
        Draws the answer.
    """
    before, after = pair[0].report, pair[1].report
    # The answer depends on the choice below it.
    answer = st.container()
    kind = _SESSION
    if before.trial.clip.sha256 != after.trial.clip.sha256:
        kind = _kind(before, after)
    found = compare(before, after, same_session=kind == _SESSION, two_runners=kind == _TWO)
    with answer:
        _answer(found, heading)
    _clips(found)
    _caveats(found)
    # The pictures take seconds: the numbers are there before them.
    pictures = st.container()
    _changes(found)
    with pictures:
        loop = show_pair_pictures(found, pair)
    _downloads(found, loop)


def _kind(before: Report, after: Report) -> str:
    """How the two clips are related; not asked for two parts of one clip."""
    words = compare_words()["kind"]
    return st.segmented_control(
        words["label"],
        [_DAYS, _SESSION, _TWO],
        default=_DAYS,
        required=True,
        # Asked anew for every pair.
        key=f"kind {before.trial.clip.identity} {after.trial.clip.identity}",
        help=words["help"],
    )


def _answer(found: Comparison, heading: Heading) -> None:
    heading(headline(found))
    for sentence in below_headline(found):
        st.markdown(sentence)


def _clips(found: Comparison) -> None:
    """Name both clips with belt speed and height; the other facts are folded."""
    named = {"Before": found.before, "After": found.after}
    for column, (words, report) in zip(st.columns(2), named.items(), strict=True):
        # A file name is text from outside: shown as it is, never read as markup.
        column.text(f"{words}: {report.trial.clip.name}")
        column.caption(" · ".join(_given(report.settings)))
    with st.expander(compare_words()["clips"]["more"]):
        for words, report in named.items():
            facts = " · ".join(trial_facts(report.trial)).capitalize()
            st.markdown(escape_markdown(f"{words}: {facts}"))


def _given(settings: Settings) -> list[str]:
    """Return belt speed and height as given, or that they are not known."""
    words, told = compare_words()["clips"], []
    for name in ("speed_kmh", "height_cm"):
        value, setting = getattr(settings, name), all_settings(Settings)[name]
        known = value is not None
        told.append(
            words["given"].format(noun=setting.noun, value=f"{value:g}", unit=setting.unit)
            if known
            else words["unknown"].format(noun=setting.noun)
        )
    return [fact[:1].upper() + fact[1:] for fact in told[:1]] + told[1:]


def _caveats(found: Comparison) -> None:
    speed = speed_caveats(found.before, found.after)
    for caveat in speed:
        st.warning(escape_markdown(caveat), icon=":material/speed:")
    for caveat in found.caveats:
        if caveat not in speed:
            st.caption(escape_markdown(caveat))


def _changes(found: Comparison) -> None:
    shown = [change for change in found.changes if not _is_of_another_view(change)]
    order = list(Verdict).index
    compared = [change for change in shown if change.difference is not None]
    if compared:
        st.header(compare_words()["cards"]["heading"], anchor=False)
        st.caption(compare_words()["cards"]["charts"])
    for change in sorted(compared, key=lambda c: order(c.verdict)):
        show_change(change, found)
    rest = [change for change in shown if change.difference is None]
    if rest:
        st.header(compare_words()["rest"]["heading"], anchor=False)
    for alike in same_reasons(rest):
        titles = " · ".join(change.metric.plain for change in alike)
        reasons = "; ".join(alike[0].reasons)
        st.markdown(f"**{titles}**: {escape_markdown(reasons)}.")


def _is_of_another_view(change: Change) -> bool:
    """Whether neither clip can show the metric."""
    return all(
        isinstance(result, NotMeasured) and result.reason is Reason.WRONG_VIEW
        for result in (change.before, change.after)
    )


def _downloads(found: Comparison, loop: bytes | None) -> None:
    with st.container(horizontal=True):
        content = comparison_text(found).encode()
        download("Comparison (JSON)", content, "comparison.json", "application/json")
        if loop is not None:
            download("Both runs (MP4)", loop, "comparison.mp4", "video/mp4")
