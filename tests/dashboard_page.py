"""The dashboard's pages without a browser: what is on them, and the buttons to press."""

from command_line import wait_until
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.drawn_video import PREPARE
from formcheck.dashboard.own_checks import the_queue
from formcheck.exporters.wording import interval, value_with_unit, view_words
from formcheck.jobs import Done, Failed, Pending, QueuedJob
from formcheck.records import Measurement, NotMeasured, Report
from formcheck.shipped import site_folder

# Far longer than a page may take: a busy machine is no broken page.
LONGEST_RUN_S = 60.0
SECTIONS = ["What stands out", "The numbers", "The run", "Not measured", "Your body comes first"]
DOWNLOADS, VIDEO = ["Report (JSON)", "Steps (CSV)"], "Video (MP4)"
CHECK, ANOTHER, CANCEL = "Check this run", "Check another clip", "Cancel"


def page(token: str | None = None) -> AppTest:
    """Return the page that a browser shows for an address."""
    opened = AppTest.from_file(site_folder() / "app.py", default_timeout=LONGEST_RUN_S)
    if token is not None:
        opened.query_params["check"] = token
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
    """Wait until the work on checks is over."""
    for token in tokens:
        wait_until(lambda t=token: not is_pending(t), within_s=2 * LONGEST_RUN_S)  # type: ignore[misc]


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
    return [heading.value for heading in shown.subheader]


def read(shown: AppTest) -> str:
    """Return all that is written on a page."""
    kinds = (shown.markdown, shown.caption, shown.text, shown.info, shown.error)
    return "\n".join(element.value for elements in kinds for element in elements)


def assert_shows(shown: AppTest, report: Report, *, has_video: bool = False) -> None:
    """Assert that everything a report says is on the page."""
    told = read(shown)
    measured = [r for r in report.results if isinstance(r, Measurement)]
    refused = [r for r in report.results if isinstance(r, NotMeasured)]
    assert [metric.value for metric in shown.metric] == [value_with_unit(r) for r in measured]
    stance_curves = any(result.metric.name == "pelvic_drop" for result in measured)
    assert len(shown.get("vega_lite_chart")) == 2 * len(measured) + stance_curves
    assert ("**Hip drop over stance**" in told) == stance_curves
    for result in measured:
        assert any(metric.label.startswith(result.metric.plain) for metric in shown.metric)
        assert f"95 % interval {interval(result)} · n = {result.n}" in told
        assert all(words in told for words in (result.method.words, *result.caveats))
    for refusal in refused:
        assert refusal.metric.plain.lower() in told.lower()
        assert refusal.seen in told
        assert refusal.advice in told
    for finding in report.findings:
        assert finding.meaning in told
        assert all(drill.name in told and drill.dose in told for drill in finding.drills)
        assert all(source in told for source in finding.sources)
        assert finding.cue is None or finding.cue in told
    assert all(sentence in told for sentence in report.professional_advice)
    assert report.trial.clip.name in [text.value for text in shown.text]
    assert view_words(report.trial.view).capitalize() in told
    assert len(shown.get("bidi_component")) == 1
    downloads = [*DOWNLOADS, VIDEO] if has_video else DOWNLOADS
    assert [button.label for button in shown.download_button] == downloads
    assert (PREPARE in [button.label for button in shown.button]) != has_video
    missing = {SECTIONS[0]: report.findings, SECTIONS[1]: measured, SECTIONS[3]: refused}
    wanted = [section for section in SECTIONS if missing.get(section, True)]
    assert [section for section in sections(shown) if section in SECTIONS] == wanted
