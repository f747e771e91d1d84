"""The dashboard's pages without a browser: what is on them, and the buttons to press."""

from html import unescape

from command_line import wait_until
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.drawn_video import PREPARE
from formcheck.dashboard.own_checks import the_queue
from formcheck.exporters.wording import interval, value_with_unit, view_words
from formcheck.jobs import Checked, Done, Failed, Pending, QueuedJob
from formcheck.one_run import combine
from formcheck.records import Measurement, NotMeasured, Report, Run
from formcheck.shipped import site_folder

# Far longer than a page may take: a busy machine is no broken page.
LONGEST_RUN_S = 120.0
ADVICE, RUN, MISSING = "Your body comes first", "Your run", "Not measured"
PLAN = "Your next four weeks"
DOWNLOADS, VIDEO = ["Report (JSON)", "Steps (CSV)"], "Video (MP4)"
CHECK, ANOTHER, CANCEL = "Check this run", "Check another clip", "Cancel"


def page(token: str | None = None, **parameters: str) -> AppTest:
    """Return the page that a browser shows for an address."""
    opened = AppTest.from_file(site_folder() / "app.py", default_timeout=LONGEST_RUN_S)
    if token is not None:
        parameters["check"] = token
    for name, value in parameters.items():
        opened.query_params[name] = value
    return sound(opened.run())


def sound(shown: AppTest) -> AppTest:
    assert not shown.exception
    return shown


def press(shown: AppTest, label: str) -> AppTest:
    (button,) = [button for button in shown.button if button.label == label]
    return sound(button.click().run())


def submit(content: bytes, name: str = "run.mp4") -> str:
    """Upload a clip and return the token that is then in the address."""
    shown = page()
    shown.file_uploader[0].upload(name, content, "video/mp4")
    return token_of(press(shown, CHECK))


def token_of(shown: AppTest) -> str:
    return str(shown.query_params["check"])


def waits(shown: AppTest) -> bool:
    return len(shown.get("progress")) > 0


def check_of(token: str) -> QueuedJob:
    check = the_queue().look(token)
    assert check is not None
    return check


def wait_for_end(*tokens: str) -> None:
    """Wait until the work on checks is over, and go on however the clips were filmed."""
    for token in tokens:
        wait_for_user(token)
        if isinstance(check_of(token).state, Checked):
            the_queue().go_on(token)
            wait_for_user(token)


def wait_for_user(token: str) -> None:
    """Wait until the work on a check is over, or waits for the user."""
    wait_until(lambda: not is_pending(token), within_s=2 * LONGEST_RUN_S)


def is_pending(token: str) -> bool:
    return isinstance(check_of(token).state, Pending)


def outcome(token: str) -> AppTest:
    """Return the page when the work is over."""
    wait_for_end(token)
    return page(token)


def report_of(token: str) -> Report:
    state = check_of(token).state
    assert isinstance(state, Done)
    return state.report


def sentence_of(token: str) -> str:
    state = check_of(token).state
    assert isinstance(state, Failed)
    return state.sentence


def sections(shown: AppTest) -> list[str]:
    return [heading.value for heading in shown.header]


def html(shown: AppTest) -> str:
    """Return all that a page has of its own HTML, without style sheets."""
    bodies = [element.proto.body for element in shown.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def read(shown: AppTest) -> str:
    """Return all that is written on a page."""
    kinds = (shown.markdown, shown.caption, shown.text, shown.info, shown.warning, shown.error)
    return "\n".join(element.value for elements in kinds for element in elements)


def assert_shows(shown: AppTest, *reports: Report, has_video: bool = False) -> None:
    """Assert that everything a report says, or two of one run, is on the page."""
    run = combine(*reports)
    assert [title.value for title in shown.title] == [run.answers[0].headline]
    missing = [MISSING] if any(isinstance(r, NotMeasured) for r in run.results) else []
    titles = [answer.title for answer in run.answers]
    assert sections(shown) == [*titles, ADVICE, RUN, *missing]
    assert_answers(shown, run)
    assert_numbers(shown, run)
    told = read(shown)
    for refusal in (r for r in run.results if isinstance(r, NotMeasured)):
        assert refusal.metric.plain.lower() in told.lower()
        assert refusal.seen in told
        assert refusal.advice in told
    assert all(sentence in told for sentence in reports[0].professional_advice)
    for report in reports:
        assert report.trial.clip.name in [text.value for text in shown.text]
        assert view_words(report.trial.view).capitalize() in told
    # The player, and a metronome where the cadence is to change.
    assert len(shown.get("bidi_component")) >= 1
    downloads = [*DOWNLOADS, VIDEO] if has_video else DOWNLOADS
    offered = [button.label for button in shown.download_button]
    assert [label for label in offered if label in downloads] == downloads * len(reports)
    assert (PLAN in [part.label for part in shown.expander]) == any(
        answer.verdict.stands_out for answer in run.answers
    )
    assert (PREPARE in [button.label for button in shown.button]) != has_video


def assert_answers(shown: AppTest, run: Run) -> None:
    """Assert that the three answers are in the overview and in cards of their own."""
    told, drawn = read(shown), html(shown)
    (overview,) = [part for part in drawn.split("\n") if part.startswith('<div class="fc-overview')]
    places = [overview.index(answer.title) for answer in run.answers]
    assert places == sorted(places)
    for answer in run.answers:
        assert f"{answer.verdict.words.capitalize()}</span>" in unescape(overview)
        assert answer.sentence in told
        assert answer.one_change is None or f"**Try this:** {answer.one_change}" in told
        assert answer.film is None or answer.film in told
        assert all(drill.name in told and drill.dose in told for drill in answer.drills)
        if answer.shown is not None:
            assert value_with_unit(answer.shown) in overview


def assert_numbers(shown: AppTest, run: Run) -> None:
    """Assert that each number is there once, with its interval, steps, method and sources."""
    told = read(shown)
    measured = [r for r in run.results if isinstance(r, Measurement)]
    assert sorted(metric.value for metric in shown.metric) == sorted(map(value_with_unit, measured))
    stance_curves = any(result.metric.name == "pelvic_drop" for result in measured)
    assert len(shown.get("vega_lite_chart")) == 2 * len(measured) + stance_curves
    assert ("**Hip drop over stance**" in told) == stance_curves
    for result in measured:
        assert any(metric.label.startswith(result.metric.plain) for metric in shown.metric)
        assert f"95 % interval {interval(result)} · n = {result.n}" in told
        assert all(words in told for words in (result.method.words, *result.caveats))
    for finding in run.findings:
        assert finding.meaning in told
        assert all(source in told for source in finding.sources)
