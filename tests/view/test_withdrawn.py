"""What was taken back, and what possibly was at the moment of a lens, in lists, details and disputes."""

from __future__ import annotations

import json

import pytest

from dossier.analysis.lens import Lens
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view import plain
from dossier.view.block import Page, text_of
from dossier.view.detail import detail
from dossier.view.dispute import dispute
from dossier.view.reading import Reading
from dossier.view.rows import marks
from dossier.view.timeline import timeline_page

WHOLE = {
    "dossier": "1",
    "id": "x",
    "title": "X",
    "actors": {"mayor": {"name": "Mayor"}, "army": {"name": "Army"}},
    "sources": {"s": {"title": "S"}},
    "reactions": [
        {"id": "told", "by": "mayor", "says": "It was the army", "said": "2031-05-01", "cited": "s"},
        {
            "id": "no",
            "by": "army",
            "act": "deny",
            "says": "Not us",
            "about": "told",
            "said": "2031-05-02",
            "cited": "s",
        },
        {"id": "back", "by": "mayor", "act": "correct", "retracts": "told", "said": "2031-05-03", "cited": "s"},
    ],
}


def at(moment: str) -> Reading:
    loaded = load_bytes(json.dumps(WHOLE).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    return Reading(loaded).under(Lens(as_of=moment))


@pytest.mark.parametrize(
    ("moment", "truth"),
    [("2031-05-02", Truth.NO), ("2031-05-03T12:00", Truth.POSSIBLE), ("2031-05-03", Truth.YES), ("", Truth.YES)],
)
def test_a_filter_finds_what_is_possibly_withdrawn_as_possible(moment: str, truth: Truth) -> None:
    reading = at(moment)
    found = Matcher(parse("is:withdrawn").tree, reading.dossier, reading)
    assert found.match(reading.entries["told"]) is truth


@pytest.mark.parametrize(
    ("moment", "mark", "words", "told"),
    [
        ("2031-05-02", "⚑", "", ""),
        ("2031-05-03T12:00", "⚑≈↺", "· ≈ withdrawn", "≈↺ possibly withdrawn by then, by correct"),
        ("2031-05-03", "⚑↺", "· withdrawn", "↺ withdrawn by correct"),
        ("", "⚑↺", "· withdrawn", "↺ withdrawn by correct"),
    ],
)
def test_a_record_is_marked_as_far_as_it_was_taken_back(moment: str, mark: str, words: str, told: str) -> None:
    reading = at(moment)
    assert text_of(marks(reading, reading.entries["told"])) == mark
    line = next(one for one in plain.render(timeline_page(reading), 100).splitlines() if "army — Mayor" in one)
    assert line.endswith(f"disputed {words}".rstrip())
    assert told in plain.render(detail(reading, reading.entries["told"]), 100)


def test_who_denied_it_is_heard_when_what_was_denied_is_withdrawn() -> None:
    told = {}
    for moment in ("2031-05-02", "2031-05-03T12:00", "2031-05-03"):
        reading = at(moment)
        (found,) = reading.analysis.disputes.found
        told[moment] = plain.render(Page((), tuple(dispute(reading, found.dispute))), 100)
        told[moment] += found.dispute.question
    before, perhaps, after = told.values()
    assert "taken back" not in before
    assert "one denies what another says" in before
    assert "Mayor ≈ taken back" in perhaps
    assert "≈↺ possibly taken back 3 May 2031: correct" in perhaps
    assert "Mayor taken back" in after
    assert "one denied what another said, which was withdrawn since" in after
    assert after.endswith("What was denied about this, since withdrawn: It was the army?")


def test_what_is_carried_stands_behind_what_was_said_in_one_zone() -> None:
    new_york = {"is": "2031-05-01T17:00/2031-05-01T23:59", "zone": "America/New_York"}
    told = [
        {"id": "carried", "by": "mayor", "says": "Yes, they write", "said": new_york, "repeats": "own", "cited": "s"},
        {"id": "own", "by": "mayor", "says": "Yes", "said": "2031-05-02T01:43Z", "cited": "s"},
        {"id": "again", "by": "mayor", "says": "Yes, yes", "said": "2031-05-03", "cited": "s"},
    ]
    held = {"who": "mayor", "per": ["carried", "own", "again"], "as": "asserts"}
    typed = {"id": "d", "question": "Was it so?", "positions": [{"answer": "yes", "holders": [held]}]}
    event = {"timezone": "Asia/Baghdad", "when": "2031-05-02"}
    whole = {**WHOLE, "event": event, "reactions": told, "disputes": [typed]}
    loaded = load_bytes(json.dumps(whole).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded)
    text = plain.render(Page((), tuple(dispute(reading, reading.dossier.disputes[0]))), 100)
    assert [line.strip().partition(" [")[0] for line in text.splitlines() if "Yes" in line] == [
        "first said 2 May 04:43: Yes",
        "again 3 May: Yes, yes",
        "carried: Yes, they write",
    ]
