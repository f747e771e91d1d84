"""Every sentence that a finding can be made of, and the catalogue's files."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from findings_of import LEG, METRICS, RAW, TEXTS, measured

from formcheck.findings import interpret
from formcheck.findings.catalogue import load_catalogue, parse_catalogue
from formcheck.records import (
    Finding,
)

# Diagnosis, injury prediction, promises, orders and shaming: whole words, any ending.
FORBIDDEN = re.compile(
    r"\b(trendelenburg|glute|weak|injur|dysfunction|abnormal|patholog|syndrome|diagnos|disorder|"
    r"risk|prevent|protect|predict|you will|guarantee|cure|heal\b|treat|symptom|"
    r"tendinopath|tendinit|arthritis|patellofemoral|deficien|deficit|defect|imbalance|collaps|"
    r"bad|wrong|poor|fault|incorrect|improper|flaw|lazy|sloppy|ugly|terrible|danger|"
    r"problem|fail|must|should|normal|optimal|ideal form)\w*",
    re.IGNORECASE,
)
# Where a body hurts is for professional.toml, and for saying with whom a study was made.
BODILY = re.compile(r"\b(pain|medical|fracture|complaint|swell|numbness)\w*", re.IGNORECASE)


def texts_in(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from texts_in(child)
    elif isinstance(node, list):
        for child in node:
            yield from texts_in(child)


def sentences_of(finding: Finding) -> Iterator[str]:
    yield finding.meaning
    yield finding.bands_basis
    yield finding.cue or ""
    for drill in finding.drills:
        yield from (drill.name, drill.how, drill.dose, drill.evidence)


@pytest.mark.parametrize("name", sorted(set(RAW) - {"professional", "sources"}))
def test_no_sentence_diagnoses_predicts_or_shames(name: str) -> None:
    for sentence in texts_in(RAW[name]):
        assert not FORBIDDEN.search(sentence), sentence


def test_professional_sentences_name_signs_but_neither_predict_nor_shame() -> None:
    for sentence in RAW["professional"]["sentences"]:
        assert not FORBIDDEN.search(sentence), sentence


def test_only_professionals_and_evidence_speak_of_pain() -> None:
    for name in METRICS:
        assert not any(BODILY.search(sentence) for sentence in texts_in(RAW[name]))
    for drill in RAW["drills"].values():
        assert not any(BODILY.search(drill[key]) for key in ("name", "how", "dose"))


@pytest.mark.parametrize("text", ["Weak glutes.", "You will get hurt.", "Bad form!", "at RISK"])
def test_the_word_filter_catches(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("metric", METRICS)
def test_every_produced_sentence_is_whole_and_clean(metric: str) -> None:
    values = [150.0, 170.0] if metric == "cadence" else [-1.0, 0.27, 0.32, 6.0, 7.0, 12.0, 20.0]
    choices = product(values, [0.0, 5.0], [None, 2.0, 2.9, 3.4, 5.0], [None, LEG])
    for value, half_width, speed_m_s, scale in choices:
        results = (
            measured(metric, value, half_width),
            measured("knee_flexion_at_contact", 2.0),
            measured("pelvic_drop", 10.0),
        )
        found = interpret(results, speed_m_s=speed_m_s, scale=scale)
        assert len(found) == 3
        for sentence in (s for finding in found for s in sentences_of(finding)):
            assert not FORBIDDEN.search(sentence), sentence
            assert not set("{}") & set(sentence), sentence
            assert "-0.0" not in sentence


@pytest.mark.parametrize("metric", METRICS)
def test_metric_texts_are_written_for_a_runner(metric: str) -> None:
    text = load_catalogue().metrics[metric]
    for meaning in (*text.meanings.values(), *text.agreement.meanings.values()):
        assert meaning.startswith("In this clip we measured")
        assert len(re.findall(r"\.(?=\s|$)", meaning)) == 1, "one sentence"
    assert text.cue.startswith("You could try")
    assert 1 <= len(text.drills) <= 5
    assert text.sources


def test_every_drill_says_what_how_much_and_how_well_it_is_known() -> None:
    for drill in RAW["drills"].values():
        assert all(len(drill[key]) > 5 for key in ("name", "how", "dose", "evidence"))
        assert re.search(r"\d", drill["dose"])
        assert drill["sources"] or "no study" in drill["evidence"]


def test_studies_named_in_a_text_are_among_its_sources() -> None:
    entries = [*RAW["drills"].values(), *(RAW[metric] for metric in METRICS)]
    for entry in entries:
        years = {year for s in texts_in(entry) for year in re.findall(r"[a-z] (20\d\d)\b", s)}
        cited = {str(RAW["sources"][name].get("year")) for name in entry["sources"]}
        assert years <= cited


def test_every_drill_and_source_is_used() -> None:
    used_drills = {name for metric in METRICS for name in RAW[metric]["drills"]}
    users = [*RAW["drills"].values(), *(RAW[metric] for metric in METRICS)]
    used_sources = {name for user in users for name in user["sources"]}
    assert used_drills == set(RAW["drills"])
    assert used_sources == set(RAW["sources"])


def test_every_source_can_be_found() -> None:
    for source in RAW["sources"].values():
        assert source["authors"]
        assert source["journal"]
        assert isinstance(source.get("year"), int) or "data set" in source["journal"]


def test_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("cadence", '"cadence_by_watch"', '"no_such_drill"', r"cadence\.toml.*no_such_drill"),
        ("drills", '"chan_2018"', '"nobody_1900"', r"drills\.toml.*nobody_1900"),
        ("pelvic_drop", "low = 6.0", "low = 6.5", r"pelvic_drop\.toml.*without gaps"),
        ("pelvic_drop", 'name = "marked"', 'name = "awful"', r"pelvic_drop\.toml.*BandName"),
        ("pelvic_drop", "uncertain =", "unsure =", r"pelvic_drop\.toml.*meanings"),
        ("shank_angle", "speed_m_s = 2.9", "speed_m_s = 1.0", r"shank_angle\.toml.*in order"),
        ("shank_angle", '"above"', '"aside"', r"shank_angle\.toml.*stands_out"),
        ("shank_angle", "{low:z.1f}", "{lowest}", r"shank_angle\.toml.*fields"),
        ("shank_angle", '"overstride_distance"', '"stride"', r"shank_angle\.toml.*stride"),
        ("shank_angle", "title =", "headline =", r"shank_angle\.toml.*headline"),
        ("sources", "journal =", "where =", r"sources\.toml.*where"),
        ("professional", "sentences = [", "sentences = ", r"professional\.toml"),
        ("professional", "sentences =", "advice =", r"professional\.toml.*sentences"),
    ],
)
def test_a_broken_catalogue_is_named(name: str, old: str, new: str, complaint: str) -> None:
    assert old in TEXTS[name]
    with pytest.raises(ValueError, match=complaint):
        parse_catalogue({**TEXTS, name: TEXTS[name].replace(old, new)})


def test_a_missing_shared_file_is_named() -> None:
    with pytest.raises(ValueError, match="drills"):
        parse_catalogue({name: text for name, text in TEXTS.items() if name != "drills"})
