"""The page that checks a run: choose its clips, wait, read the report."""

from functools import partial

import streamlit as st

from formcheck.dashboard.addresses import BY_HAND, SAMPLE, TOKENS, go_to_checks
from formcheck.dashboard.check_progress import ask_who, leave, show_progress
from formcheck.dashboard.film_check_view import show_film_check
from formcheck.dashboard.first_visit import show_first_visit, show_form
from formcheck.dashboard.hand_view import show_by_hand
from formcheck.dashboard.own_checks import remember, the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.report_files import show_files
from formcheck.dashboard.report_view import show_report
from formcheck.dashboard.run_shown import ShownClip, ShownRun
from formcheck.dashboard.sample_view import show_sample
from formcheck.jobs import Asking, Checked, Done, Failed, Pending, QueuedJob

Checks = dict[str, tuple[str, QueuedJob]]
"""Token and check, by the name of the address's parameter."""


def show() -> None:
    """Draw the page."""
    tokens = {name: st.query_params[name] for name in TOKENS if name in st.query_params}
    looked = {name: (token, the_queue().look(token)) for name, token in tokens.items()}
    checks = {name: (token, check) for name, (token, check) in looked.items() if check is not None}
    for token, _ in checks.values():
        remember(token)
    by_hand = checks.get(st.query_params.get(BY_HAND, ""))
    if by_hand is not None and isinstance(by_hand[1].state, Done):
        show_by_hand(by_hand[0], by_hand[1].state)
    elif checks:
        _show_checks(checks)
    elif SAMPLE in st.query_params:
        show_sample()
    else:
        if any(tokens.values()):
            st.info("That check is no longer kept here. Choose the clip again to see its report.")
        sent = show_first_visit()
        if sent:
            go_to_checks(*sent)


def _show_checks(checks: Checks) -> None:
    states = [check.state for _, check in checks.values()]
    if any(isinstance(state, Checked) for state in states):
        _show_filming(checks)
    elif any(isinstance(state, Pending) for state in states):
        st.title("Checking your run", anchor=False)
        waiting = {n: t for n, (t, check) in checks.items() if isinstance(check.state, Pending)}
        show_progress(waiting, len(waiting))
    elif any(isinstance(state, Asking) for state in states):
        _back(checks)
        _ask(checks)
    elif any(isinstance(state, Done) for state in states):
        _show_done(checks)
    else:
        _back(checks)
        st.title("This clip cannot be checked", anchor=False)
        _show_errors(checks)
        sent = show_form("Choose another clip")
        if sent:
            go_to_checks(*sent)


def _show_filming(checks: Checks) -> None:
    """Show how the clips that wait for a decision were filmed, and the progress of the other."""
    # A report that waits for its other view stays in the address, whatever becomes of that clip.
    tokens = {n: t for n, (t, check) in checks.items() if not isinstance(check.state, Done)}
    for token in tokens.values():
        show_film_check(token, tokens, partial(st.title, anchor=False))
    waiting = {n: t for n, (t, check) in checks.items() if isinstance(check.state, Pending)}
    if waiting:
        show_progress(waiting, len(waiting))


def _ask(checks: Checks) -> None:
    st.title("Which one is the runner?", anchor=False)
    for token, check in checks.values():
        if isinstance(check.state, Asking):
            ask_who(token)


def _show_done(checks: Checks) -> None:
    clips = [ShownClip(c.state, t) for t, c in checks.values() if isinstance(c.state, Done)]
    shown = ShownRun(clips)
    with st.container(key="report-bar", horizontal=True, vertical_alignment="center"):
        _back(checks)
        show_files(shown)
    _show_errors(checks)
    show_report(shown)


def _back(checks: Checks) -> None:
    if st.button("Check another clip", icon=":material/arrow_back:"):
        leave({name: token for name, (token, _) in checks.items()})


def _show_errors(checks: Checks) -> None:
    for _, check in checks.values():
        if isinstance(check.state, Failed):
            st.error(escape_markdown(check.state.sentence), icon=":material/error:")
