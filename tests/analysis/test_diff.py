"""What differs between two dossiers: entries, fields, passages, texts and withdrawals."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.analysis.diff import EntryDiff, TextChange, Texts, Withdrawal, diff
from dossier.analysis.parts import Change, label
from dossier.analysis.tally import tally
from dossier.model import Dossier
from dossier.store.documents import Document, Paragraph

Data = dict[str, Any]
Edit = Callable[[Data], object]
Edited = Callable[[Edit], Dossier]
Told = tuple[str, object, object]

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road" / "dossier.yaml"


@pytest.fixture(scope="module")
def mill_road() -> Dossier:
    """The example of the manual as it is written."""
    return Dossier.model_validate(yaml.load(MILL_ROAD.read_text(), yaml.BaseLoader))


@pytest.fixture(scope="module")
def edited() -> Edited:
    """The example after an edit of its data."""
    data = yaml.load(MILL_ROAD.read_text(), yaml.BaseLoader)

    def made(edit: Edit) -> Dossier:
        own = copy.deepcopy(data)
        edit(own)
        return Dossier.model_validate(own)

    return made


def told(change: Change) -> Told:
    """A change as path, old and new: counts and dates as they were written, other parts by what names them."""
    path = ", ".join(part if isinstance(part, str) else label(part) for part in change.path)
    return path, _plain(change.old), _plain(change.new)


def _plain(value: Any) -> object:
    names = ("text", "is_", "place", "actor", "what", "who", "measure", "relation")
    return next((getattr(value, name) for name in names if hasattr(value, name)), value)


def only(old: Dossier, new: Dossier) -> EntryDiff:
    (entry,) = diff(old, new).entries
    return entry


def test_a_dossier_does_not_differ_from_itself(mill_road: Dossier) -> None:
    found = diff(mill_road, mill_road)
    assert not found
    assert found.by_section == {}


def test_the_order_of_entries_and_of_lists_is_no_difference(edited: Edited) -> None:
    def two(data: Data) -> None:
        data["strikes"].append({**data["strikes"][0], "id": "second"})

    def turned(data: Data) -> None:
        two(data)
        data["strikes"].reverse()
        data["casualties"][0]["cited"].reverse()
        data["strikes"][0]["hits"].reverse()
        data["disputes"][0]["positions"].reverse()
        data["actors"] = dict(reversed(data["actors"].items()))

    assert not diff(edited(two), edited(turned))


def test_where_order_says_something_it_is_a_difference(edited: Edited) -> None:
    def via(*keys: str) -> Edit:
        return lambda data: data["casualties"][0]["cited"][0].update(via=list(keys))

    (passage,) = only(edited(via("mayor", "herald")), edited(via("herald", "mayor"))).passages
    assert [told(change) for change in passage.changes] == [("via", ("mayor", "herald"), ("herald", "mayor"))]


def test_records_and_entities_come_and_go(mill_road: Dossier, edited: Edited) -> None:
    def more(data: Data) -> None:
        data["reactions"].append({"id": "regret", "by": "mayor", "says": "Regrets it", "cited": "herald-1"})
        data["actors"]["envoy"] = {"name": "An envoy"}
        data["originals"]["second"] = {"note": "In the archive"}

    sections = [("reactions", "regret"), ("actors", "envoy"), ("originals", "second")]
    come, gone = diff(mill_road, edited(more)), diff(edited(more), mill_road)
    assert [(entry.section, entry.id, entry.kind) for entry in come.entries] == [(*at, "added") for at in sections]
    assert [(entry.section, entry.id, entry.kind) for entry in gone.entries] == [(*at, "removed") for at in sections]
    assert (tally(come).records.added, tally(come).others.added) == (1, 2)


def casualty(**changes: Any) -> Edit:
    return lambda data: data["casualties"][0].update(changes)


def strike(**changes: Any) -> Edit:
    return lambda data: data["strikes"][0].update(changes)


FIELDS: list[tuple[Edit, list[Told]]] = [
    (casualty(killed="at least 18"), [("killed", "at least 16", "at least 18")]),
    (casualty(killed="16+"), [("killed", "at least 16", "16+")]),
    (lambda data: data["casualties"][0].pop("credibility"), [("credibility", 3, None)]),
    (
        casualty(including={"injured": {"women": "2"}}),
        [("including, killed, civilians", "some", None), ("including, injured, women", None, "2")],
    ),
    (casualty(of="civilians"), [("of", "people", "civilians")]),
    (casualty(tags=["a", "b"]), [("tags", None, "a"), ("tags", None, "b")]),
    (casualty(where="south-district"), [("where", "mill-road", "south-district")]),
    (strike(when="2031-05-04"), [("when", "2031-05-04T05:10+03:00~", "2031-05-04")]),
    (strike(counts={"munitions": "3"}), [("counts, munitions", "2", "3")]),
    (
        strike(by={"actor": "northern-command", "certainty": "suspected"}),
        [("by", "northern-command", "northern-command")],
    ),
    (
        lambda data: data["strikes"][0]["hits"][1].update(condition="damaged"),
        [("hits, road bridge, condition", "destroyed", "damaged")],
    ),
    (
        lambda data: data["strikes"][0]["hits"][1].update(what="bridge"),
        [("hits, road bridge, what", "road bridge", "bridge")],
    ),
    (lambda data: data["strikes"][0]["hits"].pop(), [("hits", "road bridge", None)]),
    (
        lambda data: data["places"]["mill-road"].update(coordinates=["54.7", "25.28"]),
        [("coordinates", (54.68, 25.28), (54.7, 25.28))],
    ),
    (
        lambda data: data["places"]["mill-road"]["names"].update(lt="Malūnų gatvė"),
        [("names, lt", None, "Malūnų gatvė")],
    ),
    (lambda data: data["sources"]["herald-1"].update(reliability="C"), [("reliability", "B", "C")]),
    (lambda data: data["originals"]["herald-text"].pop("paragraphs"), [("paragraphs", "1", None)]),
    (
        lambda data: data["disputes"][0]["positions"][0]["holders"][0].update({"as": "asserts"}),
        [("positions, yes, holders, mayor, as", "implies", "asserts")],
    ),
    (
        lambda data: data["disputes"][0]["positions"][0]["holders"].append({"who": "herald"}),
        [("positions, yes, holders", None, "herald")],
    ),
    (lambda data: data["disputes"][0].update(over={"measure": "killed"}), [("over", None, "killed")]),
]


@pytest.mark.parametrize(("edit", "changes"), FIELDS)
def test_a_field_that_differs_is_told_by_its_path(
    mill_road: Dossier, edited: Edited, edit: Edit, changes: list[Told]
) -> None:
    entry = only(mill_road, edited(edit))
    assert (entry.kind, entry.passages, entry.evidence_only) == ("changed", (), False)
    assert [told(change) for change in entry.changes] == changes


def test_the_dossier_has_fields_of_its_own(mill_road: Dossier, edited: Edited) -> None:
    def edit(data: Data) -> None:
        data["title"] = "Strike on a bridge"
        data["event"] = {"when": "2031-05", "timezone": "Europe/Vilnius", "where": ["mill-road", "south-district"]}
        data["related"] = {"id": "other-2031", "relation": "led_to"}
        del data["methodology"]

    found = diff(mill_road, edited(edit))
    assert not found.entries
    assert [told(change) for change in found.own] == [
        ("title", "Strike on the Mill Road bridge", "Strike on a bridge"),
        ("event, when", "2031-05-04", "2031-05"),
        ("event, where", None, "south-district"),
        ("methodology", "One article, read paragraph by paragraph. An invented example.", None),
        ("related", None, "led_to"),
    ]


def test_passages_alone_are_evidence_only(mill_road: Dossier, edited: Edited) -> None:
    def edit(data: Data) -> None:
        cited = data["casualties"][0]["cited"]
        cited[0].update(quote="killed at least 16", at=["p5", "p6"])
        cited[1] = {"source": "herald-1", "at": "p9"}
        cited.append({"source": "herald-1", "at": "p10"})

    entry = only(mill_road, edited(edit))
    assert entry.evidence_only
    assert entry.changes == ()
    assert [(bool(passage.old), bool(passage.new)) for passage in entry.passages] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
        (False, True),
    ]
    assert tally(diff(mill_road, edited(edit))).passages == 5


def test_a_passage_is_known_again_by_its_place_or_its_words(mill_road: Dossier, edited: Edited) -> None:
    def edit(data: Data) -> None:
        cited = data["casualties"][0]["cited"]
        cited[0].update(at="p4")
        cited[1].update(words="paraphrase", speaker="inferred", **{"for": ["injured"]})

    first, second = only(mill_road, edited(edit)).passages
    assert [told(change) for change in first.changes] == [("speaker", "stated", "inferred"), ("for", "including", None)]
    assert [told(change) for change in second.changes] == [("at", "p5", "p4")]


def test_what_says_the_same_under_another_id_is_renamed_and_so_is_whoever_refers_to_it(
    mill_road: Dossier, edited: Edited
) -> None:
    def edit(data: Data) -> None:
        data["casualties"][0]["id"] = "toll"
        data["reactions"][0]["about"] = ["toll"]
        data["disputes"][0]["positions"][0]["holders"][0]["per"] = ["toll"]
        data["sources"] = {"herald": data["sources"]["herald-1"]}
        data["sources"]["herald"]["publisher"] = "the-herald"
        data["actors"]["the-herald"] = data["actors"].pop("herald")
        for record in (data["strikes"][0], data["casualties"][0], data["reactions"][0]):
            for citation in record["cited"]:
                citation["source"] = "herald"

    found = diff(mill_road, edited(edit))
    assert [(entry.kind, entry.was, entry.id) for entry in found.entries] == [
        ("renamed", "mayor-toll", "toll"),
        ("renamed", "herald", "the-herald"),
        ("renamed", "herald-1", "herald"),
    ]


def test_what_several_entries_say_is_not_taken_for_a_new_name(edited: Edited) -> None:
    def two(first: str, second: str) -> Edit:
        return lambda data: data.update(
            background=[{"id": key, "says": "It rained", "cited": "herald-1"} for key in (first, second)]
        )

    found = diff(edited(two("a", "b")), edited(two("c", "d")))
    assert sorted((entry.kind, entry.id) for entry in found.entries) == [
        ("added", "c"),
        ("added", "d"),
        ("removed", "a"),
        ("removed", "b"),
    ]


def test_a_new_retraction_withdraws_a_record_and_what_repeats_it(edited: Edited) -> None:
    def repeated(data: Data) -> None:
        data["background"] = [{"id": "echo", "says": "Sixteen", "repeats": "mayor-toll", "cited": "herald-1"}]
        data["background"].append({"id": "echo-2", "says": "Sixteen", "repeats": "echo", "cited": "herald-1"})

    def taken_back(data: Data) -> None:
        repeated(data)
        data["reactions"].append(
            {"id": "regret", "by": "mayor", "act": "correct", "cited": "herald-1", "retracts": "mayor-toll"}
        )

    found = diff(edited(repeated), edited(taken_back))
    withdrawn = {entry.id: entry.withdrawal for entry in found.entries if entry.withdrawal}
    assert withdrawn == dict.fromkeys(("mayor-toll", "echo", "echo-2"), Withdrawal((), ("regret",)))
    assert (tally(found).withdrawn, tally(found).records.changed) == (3, 0)
    back = diff(edited(taken_back), edited(repeated))
    assert (tally(back).withdrawn, tally(back).no_longer_withdrawn) == (0, 3)


def text(*paragraphs: str, note: str | None = None) -> Texts:
    numbered = (Paragraph(f"p{number}", number, words, number) for number, words in enumerate(paragraphs, 1))
    return {"herald-1": Document("digest", "en", note, tuple(numbered))}


def test_texts_of_sources_are_compared_where_both_are_at_hand(mill_road: Dossier) -> None:
    old, new = text("One", "Two"), text("One", "Second", "Third", note="Own words")
    (entry,) = diff(mill_road, mill_road, old, new).entries
    assert (entry.section, entry.id, entry.evidence_only) == ("sources", "herald-1", True)
    assert entry.text == (
        TextChange("note", None, "Own words"),
        TextChange("p2", "Two", "Second"),
        TextChange("p3", None, "Third"),
    )
    assert not diff(mill_road, mill_road, old, old)
    assert not diff(mill_road, mill_road, old, None)
    assert not diff(mill_road, mill_road, old, {})
