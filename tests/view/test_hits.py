"""What a search over a dossier finds, as lists and commands show it."""

from __future__ import annotations

import pytest

from dossier.store.find import packaged
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view.block import text_of
from dossier.view.hits import Hit, hits, words_found
from dossier.view.reading import Reading


@pytest.mark.parametrize("words", ["hospital", "drone", "Qaim", "Syria Jordan"])
def test_the_word_found_stands_near_the_beginning_of_its_cell(words: str) -> None:
    found = load(packaged() / "tower-22-2024-01-28" / "dossier.yaml")
    assert isinstance(found, Loaded)
    for hit in hits(Reading(found), words.split()):
        cell = words_found(hit)
        marked = next(span for span in cell if span.role == "accent")
        assert text_of(cell).index(marked.text, len(hit.place)) <= len(hit.place) + 20
        assert hit.snippet[slice(*hit.found)] == marked.text


def test_a_short_snippet_is_shown_from_its_beginning() -> None:
    hit = Hit("strike", "bridge", "The road bridge was hit twice", "title", "The road bridge was hit twice", (9, 15))
    assert text_of(words_found(hit)) == "title The road bridge was hit twice"
