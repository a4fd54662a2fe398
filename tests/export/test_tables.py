"""CSV and JSON Lines: a record a line."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.analysis.lens import Lens
from dossier.export import csv_, json_, jsonl
from dossier.export.columns import columns
from dossier.export.marks import mark_names
from dossier.export.seen import Plain
from dossier.model import SECTIONS, Dossier, Entry, Section
from dossier.problems import Exit, UsageError
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading

HEADERS = {
    "background": (
        "id,title,says,about,where,when,when_from,when_to,said_by,teller,said,said_from,said_to,event,credibility,"
        "sources,passages,quotes,checks,repeats,same_as,retracts,because_of,ids,tags,sensitivity,note,disputed,withdrawn,inferred,"
        "possible"
    ),
    "disputes": (
        "id,question,exclusive,over_measure,over_of,over_where,positions,records,handling,status,note,withdrawn,"
        "possible"
    ),
    "actors": (
        "id,name,names,aliases,kind,office,part_of,speaks_for,led_by,supported_by,named,named_by,country,wikidata,ids,"
        "note,possible"
    ),
    "places": "id,name,names,aliases,kind,within,overlaps,latitude,longitude,precision,precision_m,ids,note,possible",
}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("section", "header"), HEADERS.items())
def test_columns_are_stable(section: Section, header: str) -> None:
    assert ",".join((*(column.name for column in columns(section)), *mark_names(section))) == header


@pytest.mark.parametrize("section", SECTIONS)
def test_a_column_stands_once_and_the_id_first(section: Section) -> None:
    names = [column.name for column in columns(section)]
    assert names[0] == "id"
    assert len(set(names)) == len(names)


def test_a_claim_is_one_line(mill_road: Loaded, everything: list[Entry]) -> None:
    (row,) = rows(csv_.write(Plain(mill_road), everything, ["casualties"]))
    assert row["id"] == "mayor-toll"
    assert (row["killed"], row["killed_low"], row["killed_high"]) == ("at least 16", "16", "")
    assert (row["injured"], row["injured_low"], row["injured_high"]) == ("25", "25", "25")
    assert row["missing"] == row["missing_low"] == ""
    assert row["including"] == "killed: civilians: some"
    assert (row["said_by"], row["teller"]) == ("mayor", "mayor")
    assert (row["said_from"], row["said_to"]) == ("", "2031-05-04T06:01:00Z")
    assert row["passages"] == "herald-1 p5; herald-1 p6"
    assert row["quotes"] == "killed at least 16 people"
    assert row["checks"] == "exact; exact"


def test_incidents_entities_and_disputes_are_lines_too(mill_road: Loaded, everything: list[Entry]) -> None:
    (strike,) = rows(csv_.write(Plain(mill_road), everything, ["strikes"]))
    assert strike["when"] == "2031-05-04T05:10+03:00~"
    assert strike["when_from"] == "2031-05-04T02:10:00Z"
    assert strike["hits"] == "supply trucks; road bridge (1)"
    assert (strike["munitions"], strike["munitions_low"], strike["sites"]) == ("2", "2", "")
    (dispute,) = rows(csv_.write(Plain(mill_road), everything, ["disputes"]))
    assert dispute["positions"] == "yes (mayor implies); no (northern-command denies)"
    assert dispute["records"] == "mayor-toll; denial"
    places = rows(csv_.write(Plain(mill_road), everything, ["places"]))
    assert [(row["id"], row["latitude"], row["precision"], row["precision_m"]) for row in places] == [
        ("south-district", "54.65", "district", "25000"),
        ("mill-road", "54.68", "1km", "1000"),
    ]
    assert places[1]["names"] == "ar: طريق المطحنة"
    (source,) = rows(csv_.write(Plain(mill_road), everything, ["sources"]))
    assert source["published_from"] == "2031-05-04T06:00:00Z"


def test_what_lists_mark_is_written_of_each(mill_road: Loaded, everything: list[Entry]) -> None:
    def marked(text: str) -> list[tuple[str, ...]]:
        return [(row["id"], row["disputed"], row["withdrawn"], row["inferred"], row["possible"]) for row in rows(text)]

    seen = Reading(mill_road).under(Lens(as_of="2031-05-04T12:00"))
    assert marked(csv_.write(Plain(mill_road), everything, ["casualties"])) == [
        ("mayor-toll", "true", "false", "false", "false")
    ]
    assert marked(csv_.write(seen, everything, ["casualties"], {"mayor-toll"}))[0][4] == "true"
    lines = [json.loads(line) for line in jsonl.write(seen, everything, {"bridge"}).splitlines()]
    found = {line["id"]: line["marks"] for line in lines}
    assert found["bridge"] == {"disputed": False, "withdrawn": False, "inferred": False, "possible": True}
    assert found["mayor"] == {"possible": False}
    taken = load_bytes(json.dumps(TAKEN_BACK).encode(), "x.json", None)
    assert isinstance(taken, Loaded)
    for moment, withdrawn in (("2031-05-02", "false"), ("2031-05-03T12:00", "possibly"), ("", "true")):
        seen = Reading(taken).under(Lens(as_of=moment))
        told = marked(csv_.write(seen, list(taken.dossier.entries.values()), ["reactions"]))
        assert told[0] == ("told", "false", withdrawn, "true", "false")
        found = json_.report(seen, list(taken.dossier.entries.values()))["analysis"]["marks"]
        assert found["told"].get("withdrawn", False) == {"true": True, "false": False}.get(withdrawn, withdrawn)


TAKEN_BACK = {
    "dossier": "1",
    "id": "x",
    "title": "X",
    "actors": {"mayor": {"name": "Mayor"}},
    "sources": {"s": {"title": "S"}},
    "reactions": [
        {
            "id": "told",
            "by": "mayor",
            "says": "It was the army",
            "said": "2031-05-01",
            "cited": {"source": "s", "speaker": "inferred"},
        },
        {"id": "back", "by": "mayor", "act": "correct", "retracts": "told", "said": "2031-05-03", "cited": "s"},
    ],
}


def test_without_entries_the_columns_remain(mill_road: Loaded) -> None:
    assert csv_.write(Plain(mill_road), [], ["actors"]) == HEADERS["actors"] + "\n"


@pytest.mark.parametrize("sections", [[], ["strikes", "casualties"]])
def test_exactly_one_section_is_named(mill_road: Loaded, everything: list[Entry], sections: list[Section]) -> None:
    with pytest.raises(UsageError, match="csv holds one section") as raised:
        csv_.write(Plain(mill_road), everything, sections)
    assert raised.value.exit == Exit.USAGE


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1 dead", "-x", "@SUM(A1)", "\tx", "\rx", "-", "+-5", "-1e3", "=5", "'=1", "''-5", "\n=1", "＝1"]
)
def test_a_formula_is_guarded(cell: str) -> None:
    assert csv_.guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "16", "-5", "+3", "-5.25", "x=1", "'x", "'5", "at least 16", "~20"])
def test_numbers_and_other_texts_are_not(cell: str) -> None:
    assert csv_.guarded(cell) == cell


def titled(title: str) -> Loaded:
    record = {"id": "b", "title": title, "says": "x\ny", "cited": "s"}
    file = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S"}}, "background": record}
    return Loaded(Dossier.model_validate(file), "x")


def test_raw_leaves_formulas_as_they_are() -> None:
    loaded = titled("=1+1")
    entries = list(loaded.dossier.entries.values())
    assert rows(csv_.write(Plain(loaded), entries, ["background"]))[0]["title"] == "'=1+1"
    raw = rows(csv_.write(Plain(loaded), entries, ["background"], raw=True))[0]
    assert (raw["title"], raw["says"]) == ("=1+1", "x\ny")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_dossier_has_its_lines_and_no_formula(
    data: st.DataObject, any_file: st.SearchStrategy[dict[str, Any]]
) -> None:
    dossier = Dossier.model_validate(data.draw(any_file))
    entries = list(dossier.entries.values())
    for section in SECTIONS:
        text = csv_.write(Plain(Loaded(dossier, "x")), entries, [section])
        found = list(csv.reader(io.StringIO(text)))
        assert [row[0] for row in found[1:]] == [entry.id for entry in entries if entry.section == section]
        for cell in (cell for row in found[1:] for cell in row):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or float(cell) is not None


def test_jsonl_is_an_entry_a_line_with_its_section_first(mill_road: Loaded, everything: list[Entry]) -> None:
    lines = jsonl.write(Plain(mill_road), everything).splitlines()
    assert [list(json.loads(line).items())[:2] for line in lines] == [
        [("section", entry.section), ("id", entry.id)] for entry in everything
    ]
    toll = json.loads(next(line for line in lines if '"mayor-toll"' in line and '"casualties"' in line))
    assert toll["killed"] == {"text": "at least 16", "low": 16, "high": None}
    assert jsonl.write(Plain(mill_road), []) == ""


def test_jsonl_keeps_the_order_given_and_ascii(mill_road: Loaded, everything: list[Entry]) -> None:
    text = jsonl.write(Plain(mill_road), everything[::-1])
    assert [json.loads(line)["id"] for line in text.splitlines()] == [entry.id for entry in everything[::-1]]
    assert text.isascii()


def test_every_section_has_columns() -> None:
    assert all(columns(section) for section in get_args(Section))
