"""A question at a moment: its answers, those who hold them, and how far it was settled, as lists and pages have it."""

from __future__ import annotations

import json

import pytest

from dossier.analysis.lens import Lens
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view import plain
from dossier.view.block import text_of
from dossier.view.detail import detail
from dossier.view.reading import Reading
from dossier.view.rows import listing

WHOLE = {
    "dossier": "1",
    "id": "x",
    "title": "X",
    "actors": {"mayor": {"name": "Mayor"}, "army": {"name": "Army"}},
    "sources": {"s": {"title": "S"}},
    "reactions": [
        {"id": "told", "by": "mayor", "says": "It was the army", "said": "2031-05-01", "cited": "s"},
        {"id": "no", "by": "army", "act": "deny", "says": "Not us", "said": "2031-05-03", "cited": "s"},
    ],
    "disputes": [
        {
            "id": "d",
            "question": "Was it the army?",
            "positions": [
                {"answer": "yes", "holders": [{"who": "mayor", "per": "told"}]},
                {"answer": "no", "holders": [{"who": "army", "per": "no", "as": "denies"}]},
            ],
            "status": [{"is": "open", "from": "2031-05-01"}, {"is": "narrowed", "from": "2031-05-05"}],
        }
    ],
}


@pytest.mark.parametrize(
    ("moment", "cells", "status"),
    [
        ("2031-05-02", ["1", "1", "open"], "open since 1 May 2031"),
        ("2031-05-04", ["2", "2", "open"], "open since 1 May 2031"),
        ("2031-05-06", ["2", "2", "narrowed"], "narrowed since 5 May 2031"),
        ("", ["2", "2", "narrowed"], "narrowed since 5 May 2031"),
    ],
)
def test_the_list_and_the_page_have_a_question_as_it_stood(moment: str, cells: list[str], status: str) -> None:
    loaded = load_bytes(json.dumps(WHOLE).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded).under(Lens(as_of=moment))
    entry = reading.entries["d"]
    row = [text_of(cell) for cell in listing(reading, "disputes").row(reading, entry)]
    assert row[1:4] == cells
    told = plain.render(detail(reading, entry), 100)
    assert status in " ".join(told.split())
    assert ("narrowed" in told) == (cells[2] == "narrowed")


@pytest.mark.parametrize(("moment", "perhaps"), [("2031-05-03T12:00", True), ("2031-05-04", False), ("", False)])
def test_an_answer_that_had_only_possibly_been_given_by_then_says_so(moment: str, perhaps: bool) -> None:
    loaded = load_bytes(json.dumps(WHOLE).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded).under(Lens(as_of=moment))
    told = plain.render(detail(reading, reading.entries["d"]), 100)
    assert ("Army denies ≈ possibly by then" in told) == perhaps
    assert ("≈ said 3 May" in told) == perhaps
    assert "Mayor ≈" not in told
