"""What the help defines: everything that stands in a view, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.model import SECTIONS
from dossier.model.count import WORDS, Count
from dossier.model.vocabulary import VOCABULARIES
from dossier.query.language import parse
from dossier.store.find import packaged
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view import defined
from dossier.view.block import Fact, Span
from dossier.view.detail import detail
from dossier.view.meanings import column_meaning, fact_meaning
from dossier.view.overview import overview
from dossier.view.passage import document
from dossier.view.reading import Reading
from dossier.view.rows import _COLUMNS, listing

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road" / "dossier.yaml"
EVERY = [MILL_ROAD, *(folder / "dossier.yaml" for folder in packaged().iterdir())]


@pytest.fixture(scope="module", params=EVERY, ids=lambda file: file.parent.name)
def reading(request: pytest.FixtureRequest) -> Reading:
    found = load(request.param)
    assert isinstance(found, Loaded)
    return Reading(found)


def test_every_column_of_every_section_has_a_meaning() -> None:
    titles = [(section, column.title) for section in SECTIONS for column, _ in _COLUMNS[section] if column.title]
    assert all(column_meaning(title, section) for section, title in titles)
    with pytest.raises(KeyError):
        column_meaning("colour")


def test_every_fact_has_a_meaning_but_those_that_the_record_names_itself(reading: Reading) -> None:
    bare = {
        block.label
        for entry in reading.entries.values()
        for block in detail(reading, entry).blocks
        if isinstance(block, Fact) and not fact_meaning(block.label, type(entry.item))
    }
    quantities = {quantity.what for strike in reading.dossier.strikes for quantity in strike.quantities}
    languages = {language for entry in reading.entries.values() for language in getattr(entry.item, "names", ())}
    assert bare <= {*quantities, *languages, "Arabic"}


def test_a_list_defines_its_columns_figures_and_marks_and_the_words_under_the_cursor() -> None:
    found = load(packaged() / "us-strikes-iraq-syria-2024-02-03" / "dossier.yaml")
    assert isinstance(found, Loaded)
    reading = Reading(found)
    made, entries = listing(reading, "casualties"), list(reading.section("casualties"))
    cells = [cell for entry in entries for cell in made.row(reading, entry)]
    terms = list(defined.in_list("casualties", ["where", "killed", "injured", ""], entries, cells, entries[0]))
    assert [term for term, _ in terms][:3] == ["where", "killed", "injured"]
    assert ("dozens", "at least 24: “dozens”") in terms
    assert ("16+", "at least 16") in terms
    assert ("?", "said to be unknown") in terms
    assert "⚑" in dict(terms)
    assert "≈" not in dict(terms)
    assert "3+" not in dict(terms), "several killed or injured stands in a column that is not shown"
    assert "civilians" not in dict(terms), "the words of a column that is not shown"
    assert "civilians" in dict(defined.in_list("casualties", ["of whom"], entries, cells, entries[0]))
    hidden = dict(defined.in_list("casualties", ["killed"], entries, cells, entries[0], ["in"]))
    assert list(hidden)[:2] == ["killed", "in"]
    assert hidden["in"] == "the sources that carry it, by their numbers in Sources (finds no room at this width)"


def test_a_dispute_defines_its_words_and_whose_words_they_are() -> None:
    found = load(packaged() / "us-strikes-iraq-syria-2024-02-03" / "dossier.yaml")
    assert isinstance(found, Loaded)
    reading = Reading(found)
    entry = next(entry for entry in reading.section("disputes") if entry.id == "baghdad-told")
    terms = dict(defined.in_detail(entry, detail(reading, entry)))
    assert terms["narrowed"] == "status of a dispute (ours): some answers have fallen away; filter status:narrowed"
    assert terms["pending"] == "handling (Every Casualty, 2016): being looked into; filter handling:pending"
    assert "status" in terms
    assert "act" not in terms


def test_every_word_says_whose_standard_it_is_and_by_which_filter_it_is_found() -> None:
    for vocabulary, words in VOCABULARIES.items():
        for word in words:
            _, told = defined._word(vocabulary, word)
            assert re.search(r"\((ours|PLOVER|HURIDOCS|Admiralty|Airwars|Every Casualty)", told), vocabulary
            found = told.partition("; filter ")[2]
            assert bool(found) == (vocabulary in defined.FIELDS_OF)
            assert not found or parse(found).error is None, found


def test_the_overview_defines_its_acts_and_remarks(reading: Reading) -> None:
    terms = dict(defined.in_page(overview(reading)))
    assert terms["deny"].startswith("act (ours): says that something said before is not so")
    assert "[2]" in terms


def test_a_passage_defines_what_kind_of_text_it_is(reading: Reading) -> None:
    for source in reading.dossier.sources:
        assert dict(defined.in_passage(document(reading, source), None))["digest"]
    record = next(iter(reading.dossier.casualties))
    terms = dict(defined.in_passage(document(reading, record.cited[0].source, (record.id, 0)), record.cited[0]))
    assert "▌" in terms


@pytest.mark.parametrize(
    ("wording", "meaning"),
    [
        ("dozens", "at least 24"),
        ("up to 5", "at most 5"),
        ("2-19", "2 to 19"),
        ("16", "16"),
        ("none", "said to be none"),
        ("unknown", "said to be unknown"),
    ],
)
def test_a_count_says_what_its_wording_is_taken_to_mean(wording: str, meaning: str) -> None:
    assert Count.model_validate(wording).meaning == meaning


def test_every_word_for_a_count_has_a_meaning() -> None:
    assert all(Count.model_validate(word).meaning for word in WORDS)


def test_marks_are_told_from_the_words_of_the_data() -> None:
    data = (Span("He implies that it was spoken"),)
    assert list(defined.marks([data])) == []
    assert dict(defined.marks([(Span("[3] itself"), Span(" (inferred)", "warn"))])).keys() == {
        "[2]",
        "itself",
        "inferred",
    }
