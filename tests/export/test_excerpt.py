"""Single things taken out of a dossier: every one of them with who says it and where it stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.export import bibtex, excerpt
from dossier.export.excerpt import Meant
from dossier.model import Dossier, Entry
from dossier.store.find import find
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading

HERALD = "The Herald, “Bridge hit at dawn”, 4 May 2031, {}https://example.org/bridge. In dossier mill-road-2031."
ENTRY = """\
@misc{mill-road-2031:herald-1,
  title = {{Bridge hit at dawn}},
  publisher = {{The Herald}},
  date = {2031-05-04},
  year = {2031},
  month = may,
  url = {https://example.org/bridge},
  language = {en},
  type = {news article},
}
"""


@pytest.fixture
def reading(mill_road: Loaded) -> Reading:
    return Reading(mill_road)


def loaded_of(source: dict[str, Any], **sections: Any) -> Loaded:
    file = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S", **source}}, **sections}
    return Loaded(Dossier.model_validate(file), "x")


def test_a_figure_has_its_teller_and_all_its_sources(reading: Reading) -> None:
    about = "at least 16 killed, 25 injured, including some civilians (Mill Road) — Mayor of South District. "
    assert excerpt.figure(reading, Meant("mayor-toll")) == about + HERALD.format("¶5, ¶6, ")
    assert excerpt.figure(reading, Meant("mayor-toll", 1)) == about + HERALD.format("¶5, ¶6, ")
    about = "2 munitions, 1 road bridge (Mill Road) — Northern Command. "
    assert excerpt.figure(reading, Meant("bridge")) == about + HERALD.format("¶3, ")
    assert excerpt.figure(reading, Meant("denial")) == ""
    assert excerpt.figure(reading, Meant("mayor")) == ""


def test_a_quote_says_whose_words_it_holds(reading: Reading) -> None:
    spoken = "“two precision munitions” — Northern Command. "
    assert excerpt.quote(reading, Meant("bridge")) == spoken + HERALD.format("¶3, ")
    wording = "“killed at least 16 people” — Mayor of South District, in the wording of the source. "
    assert excerpt.quote(reading, Meant("mayor-toll")) == wording + HERALD.format("¶5, ")
    assert excerpt.quote(reading, Meant("mayor-toll", 1)) == ""
    assert excerpt.quote(reading, Meant("denial")) == ""


def test_a_footnote_says_where_it_stands(reading: Reading) -> None:
    assert excerpt.footnote(reading, Meant("mayor-toll", 1)) == HERALD.format("¶6, ")
    assert excerpt.footnote(reading, Meant("herald-1")) == HERALD.format("")
    assert excerpt.footnote(reading, Meant("herald-1", at="p4")) == HERALD.format("¶4, ")
    assert excerpt.footnote(reading, Meant("mayor")) == ""


def test_a_footnote_tells_authors_dates_and_what_is_known_to_be_missing() -> None:
    source = {"authors": ["A. Writer", "B. Writer"], "not_stated": "published", "retrieved": "2031-06-02"}
    footnote = excerpt.footnote(Reading(loaded_of(source)), Meant("s"))
    assert footnote == "A. Writer, B. Writer, “S”, undated (retrieved 2 Jun 2031). In dossier x."
    spoken = excerpt.footnote(Reading(loaded_of({"said": "2031-06-02T23:30-05:00"})), Meant("s"))
    assert spoken == "“S”, 2 Jun 2031. In dossier x."


def test_a_title_that_is_a_description_is_not_quoted_and_stands_once() -> None:
    record = {"id": "r", "killed": "9", "cited": {"source": "s", "at": "p3", "quote": "nine died", "words": "wording"}}
    source = {"title": "Article 2: a denial", "titled": "described", "not_stated": ["published"]}
    reading = Reading(loaded_of(source, casualties=record))
    note = "[Article 2: a denial (described)], undated, ¶3. In dossier x."
    assert excerpt.footnote(reading, Meant("r")) == note
    assert "title = {{[Article 2: a denial]}}" in excerpt.bibliography(reading, Meant("r"))
    own = Reading(loaded_of({"title": "A leaflet", "not_stated": ["publisher", "authors", "published"]}))
    assert excerpt.footnote(own, Meant("s")).startswith("“A leaflet”, undated")
    assert excerpt.figure(reading, Meant("r")) == f"9 killed — the source in its own voice. {note}"


def test_an_inferred_teller_is_called_inferred() -> None:
    citation = {"source": "s", "quote": "was hit", "speaker": "inferred"}
    record = {"id": "r", "says": "x", "said_by": "a", "cited": citation}
    loaded = loaded_of({}, actors={"a": {"name": "A"}}, background=record)
    assert "A (attribution inferred)" in excerpt.quote(Reading(loaded), Meant("r"))


def test_a_record_is_what_the_plain_form_prints_of_it(reading: Reading) -> None:
    text = excerpt.record(reading, Meant("mayor-toll"))
    assert text.startswith("at least 16 killed, 25 injured")
    assert "said by:      Mayor of South District" in text
    assert "id:           mayor-toll" in text


def test_addresses_stand_a_line_each_and_only_once(reading: Reading) -> None:
    assert excerpt.addresses(reading, Meant("mayor-toll")) == "https://example.org/bridge"
    assert excerpt.addresses(reading, Meant("mayor")) == ""
    assert excerpt.bibliography(reading, Meant("mayor-toll")) == ENTRY


def test_nothing_fails_on_any_entry_of_a_real_dossier() -> None:
    loaded = load(find("us-strikes-iraq-syria-2024-02-03"))
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded)
    for key, entry in reading.entries.items():
        meant = Meant(key)
        assert excerpt.record(reading, meant)
        assert bool(excerpt.footnote(reading, meant)) == bool(excerpt.sources(reading, meant))
        lines = (excerpt.figure(reading, meant), excerpt.quote(reading, meant), excerpt.footnote(reading, meant))
        assert not any("\n" in text for text in lines)
        assert bool(excerpt.quote(reading, meant)) == (
            entry.record is not None and any(citation.quote for citation in entry.record.cited)
        )


def test_bibtex_holds_the_sources_shown_and_those_cited_by_what_is_shown(
    mill_road: Loaded, everything: list[Entry]
) -> None:
    assert bibtex.write(mill_road, everything) == ENTRY
    assert bibtex.write(mill_road, [mill_road.dossier.entries["denial"]]) == ENTRY
    assert bibtex.write(mill_road, [mill_road.dossier.entries["mayor"]]) == ""


def balanced(text: str) -> bool:
    """As BibTeX counts: every brace, whatever stands before it."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def test_what_means_something_to_tex_is_escaped() -> None:
    source = {
        "title": "50% of A & B: $5 #1 a_b {c} ~ ^ \\input{x}",
        "authors": ["Ministry of Health and Environment", "Jane Doe", "Doe, Jane"],
        "url": "https://example.org/a b?c=%20&d={e}\\é",
    }
    text = bibtex.entry(loaded_of(source).dossier, "s")
    assert r"50\% of A \& B: \$5 \#1 a\_b \textbraceleft{}c\textbraceright{}" in text
    assert r"\textasciitilde{} \textasciicircum{} \textbackslash{}input\textbraceleft{}x" in text
    assert "author = {{Ministry of Health and Environment} and Jane Doe and {Doe, Jane}}" in text
    assert "url = {https://example.org/a%20b?c=%20&d=%7Be%7D%5C%C3%A9}" in text
    assert balanced(text)


@pytest.mark.parametrize(
    ("published", "fields"),
    [
        ("2031-05-04", ["date = {2031-05-04}", "year = {2031}", "month = may"]),
        ("2031-05", ["date = {2031-05}", "year = {2031}", "month = may"]),
        ("2031", ["date = {2031}", "year = {2031}"]),
        ("2031-21", []),
        ("203X", []),
        ("-0044-03-15", ["year = {-44}", "month = mar"]),
        ("2031-05-04/2031-05-06", ["year = {2031}", "month = may"]),
        ("2031-05-04T23:30-05:00", ["date = {2031-05-04}", "year = {2031}", "month = may"]),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published: str, fields: list[str]) -> None:
    text = bibtex.entry(loaded_of({"published": published, "retrieved": "2031-06-01"}).dossier, "s")
    assert re.findall(r"^  ((?:date|year|month) = .*),$", text, re.MULTILINE) == fields
    assert "urldate = {2031-06-01}" in text


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_no_text_of_a_dossier_leaves_its_field(
    any_file: st.SearchStrategy[dict[str, Any]], data: st.DataObject
) -> None:
    dossier = Dossier.model_validate(data.draw(any_file))
    entries = list(dossier.entries.values())
    text = bibtex.write(Loaded(dossier, "x"), entries)
    assert balanced(text)
    assert text.count("\n@misc{") + text.startswith("@misc{") == len(dossier.sources)
    for line in text.splitlines():
        assert not line or line == "}" or line.startswith("@misc{") or re.match(r"  [a-z]+ = .*,$", line)
        assert line.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
