"""The two dossiers that travel with the program: they load, hold together, and every quote stands in its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import Reaction
from dossier.model.references import references
from dossier.store.find import packaged
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.store.originals import Folder

IDS = ("tower-22-2024-01-28", "us-strikes-iraq-syria-2024-02-03")


def opened(key: str, originals: Folder | None = None) -> Loaded:
    found = load(packaged() / key / "dossier.yaml", originals)
    assert isinstance(found, Loaded), [f"{problem.place} {problem.message}" for problem in found.problems]
    return found


@pytest.fixture(scope="module", params=IDS)
def dossier(request: pytest.FixtureRequest) -> Loaded:
    return opened(request.param)


def test_it_loads_without_a_problem(dossier: Loaded) -> None:
    assert dossier.problems == ()


def test_every_record_has_a_passage_in_a_text_at_hand(dossier: Loaded) -> None:
    bare = [
        record.id
        for record in dossier.dossier.records
        for citation in record.cited
        if not citation.at or citation.source not in dossier.documents
    ]
    assert bare == []


def test_every_spoken_quote_stands_in_the_digest(dossier: Loaded) -> None:
    missing = [
        (record.id, citation.quote)
        for record in dossier.dossier.records
        for index, citation in enumerate(record.cited)
        if citation.kind == "direct_quote" and not dossier.check(record.id, index).digest
    ]
    assert missing == []


def test_every_place_has_a_position_with_its_precision_or_says_why_not(dossier: Loaded) -> None:
    for key, place in dossier.dossier.places.items():
        if place.point is None:
            assert place.note or any(position.method for position in place.positions), key
        else:
            assert place.shown_precision is not None, key
            assert place.note or any(position.method for position in place.positions), key


def test_every_actor_is_named_by_something(dossier: Loaded) -> None:
    whole = dossier.dossier
    items = [entry.item for entry in whole.entries.values()]
    named = {reference.id for item in items for reference in references(item)}
    named |= {reference.id for reference in references(whole.event)}
    named |= {record.asked_by for record in whole.records if isinstance(record, Reaction) and record.asked_by}
    assert [key for key in whole.actors if key not in named] == []


def test_the_two_are_linked_to_each_other() -> None:
    related = {key: {other.id for other in opened(key).dossier.related} for key in IDS}
    assert related == {IDS[0]: {IDS[1]}, IDS[1]: {IDS[0]}}


@pytest.mark.parametrize("key", IDS)
def test_every_quote_is_exact_in_its_original(key: str, shared: Path) -> None:
    found = opened(key, Folder(shared))
    assert found.problems == ()
    assert len(found.originals) == len(found.dossier.originals)
    counted = found.quotes()
    assert counted["exact"] == counted["total"] > 200


def test_who_says_that_sixteen_died_is_not_stated_by_the_text() -> None:
    whole = opened(IDS[1]).dossier
    sixteen = [report for report in whole.casualties if report.killed is not None and report.killed.low == 16]
    assert sixteen
    assert {citation.source for report in sixteen for citation in report.cited} == {"article-2"}
    assert all(report.said_by in (None, "article-2") for report in sixteen)


@pytest.mark.parametrize(
    ("key", "word", "told_by"),
    [
        ("us-strikes-iraq-syria-2024-02-03", "damascus", {"syria-gov", "syria-mfa"}),
        ("us-strikes-iraq-syria-2024-02-03", "baghdad", {"iraq-gov", "iraq-mfa"}),
        ("tower-22-2024-01-28", "tehran", {"iran-gov", "iran-mfa"}),
    ],
)
def test_the_name_of_a_capital_finds_who_speaks_from_there(key: str, word: str, told_by: set[str]) -> None:
    dossier = opened(key).dossier
    called = {
        actor
        for actor, item in dossier.actors.items()
        if word in (name.casefold() for name in (item.name, *item.aliases))
    }
    assert called == told_by
    assert len({dossier.actors[actor].name[:12] for actor in told_by}) == len(told_by)
