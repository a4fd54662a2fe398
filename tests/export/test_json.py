"""`--format json`: a dossier again when it is loaded, and computed keys beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.export import json_
from dossier.model import Dossier, Entry
from dossier.store.load import load_bytes
from dossier.store.loaded import Check, Loaded
from dossier.view.reading import Reading

CONTENT = Path(__file__).parents[2] / "content"


def everything_of(loaded: Loaded) -> list[Entry]:
    return list(loaded.dossier.entries.values())


def again(text: str, folder: Path | None) -> Loaded:
    loaded = load_bytes(text.encode("ascii"), "again.json", folder)
    assert isinstance(loaded, Loaded), loaded.problems
    return loaded


def test_json_is_an_equal_dossier_when_it_is_loaded(mill_road: Loaded, everything: list[Entry]) -> None:
    loaded = again(json_.write(Reading(mill_road), everything), mill_road.folder)
    assert loaded.dossier == mill_road.dossier
    assert {problem.level for problem in loaded.problems} == {"notice"}, "the computed keys are passed over"


@pytest.mark.parametrize("file", sorted(CONTENT.glob("*/dossier.yaml")), ids=lambda file: file.parent.name)
def test_json_of_the_dossiers_that_travel_with_the_program_is_equal(file: Path) -> None:
    loaded = load_bytes(file.read_bytes(), str(file), file.parent)
    assert isinstance(loaded, Loaded), loaded.problems
    assert again(json_.write(Reading(loaded), everything_of(loaded)), file.parent).dossier == loaded.dossier


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_json_of_any_dossier_is_equal(data: st.DataObject, any_file: st.SearchStrategy[dict[str, Any]]) -> None:
    dossier = Dossier.model_validate(data.draw(any_file))
    report = json.loads(json_.write(Reading(Loaded(dossier, "x")), everything_of(Loaded(dossier, "x"))))
    parts = {key: value for key, value in report.items() if key not in ("query", "checks", "analysis")}
    assert Dossier.model_validate(parts, context={"zone": dossier.zone}) == dossier


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_json_is_ascii_and_keeps_what_is_written(
    data: st.DataObject, any_file: st.SearchStrategy[dict[str, Any]]
) -> None:
    dossier = Dossier.model_validate(data.draw(any_file))
    text = json_.write(Reading(Loaded(dossier, "x")), everything_of(Loaded(dossier, "x")))
    assert text.isascii()
    assert all(character.isprintable() or character == "\n" for character in text)
    assert json.loads(text)["title"] == dossier.title


def test_counts_and_dates_are_objects(mill_road: Loaded, everything: list[Entry]) -> None:
    report = json_.report(Reading(mill_road), everything)
    assert report["casualties"][0]["killed"] == {"text": "at least 16", "low": 16, "high": None}
    assert report["event"]["when"] == {
        "is": "2031-05-04",
        "from": "2031-05-03T21:00:00Z",
        "to": "2031-05-04T21:00:00Z",
    }
    assert report["strikes"][0]["when"]["is"] == "2031-05-04T05:10+03:00~"


def test_what_was_left_out_stays_out(mill_road: Loaded, everything: list[Entry]) -> None:
    report = json_.report(Reading(mill_road), everything)
    assert "related" not in report
    assert "background" not in report
    assert set(report["reactions"][0]) == {"id", "by", "said", "act", "says", "about", "cited"}
    written = json_.write(Reading(mill_road), everything)
    assert "null" not in written.replace('"high": null', "").replace('"from": null', "")


def test_checks_say_how_each_citation_stands(mill_road: Loaded, everything: list[Entry]) -> None:
    assert json_.report(Reading(mill_road), everything)["checks"] == {
        "bridge": [{"status": "exact", "digest": True, "at": "p3"}],
        "mayor-toll": [{"status": "exact", "at": "p5"}, {"status": "exact"}],
        "denial": [{"status": "exact"}],
    }
    bare = Loaded(mill_road.dossier, "x", checks={("bridge", 0): Check("moved", False, "p2", True)})
    checks = json_.report(Reading(bare), everything)["checks"]
    assert checks["bridge"] == [{"status": "moved", "digest": False, "at": "p2", "variant": True}]
    assert checks["denial"] == [{"status": "unverified"}]


def test_the_query_counts_what_is_shown(mill_road: Loaded, everything: list[Entry]) -> None:
    entries = [entry for entry in everything if entry.section == "casualties"]
    query = json_.report(Reading(mill_road), entries, query="killed>=10")["query"]
    assert query["filter"] == "killed>=10"
    assert query["sections"]["casualties"] == {"shown": 1, "total": 1}
    assert query["sections"]["strikes"] == {"shown": 0, "total": 1}
    assert query["sections"]["actors"] == {"shown": 2, "total": 4}
    assert "background" not in query["sections"]
    assert "filter" not in json_.report(Reading(mill_road), everything)["query"]


def test_what_a_kept_record_refers_to_is_kept_however_far(mill_road: Loaded, everything: list[Entry]) -> None:
    def kept(section: str, record: str) -> dict[str, list[str]]:
        entries = [entry for entry in everything if (entry.section, entry.id) == (section, record)]
        report = json_.report(Reading(mill_road), entries)
        return {part: list(report.get(part, ())) for part in ("actors", "places", "sources", "originals")}

    assert kept("casualties", "mayor-toll") == {
        "actors": ["mayor", "herald"],
        "places": ["south-district", "mill-road"],
        "sources": ["herald-1"],
        "originals": ["herald-text"],
    }
    assert kept("strikes", "bridge")["actors"] == ["northland", "northern-command", "herald"]
    report = json_.report(Reading(mill_road), [entry for entry in everything if entry.id == "denial"])
    assert set(report) == {
        *("dossier", "id", "title", "summary", "event", "methodology", "actors", "places", "originals", "sources"),
        *("reactions", "query", "checks", "analysis"),
    }


def test_without_entries_the_frame_of_the_dossier_remains(mill_road: Loaded) -> None:
    report = json_.report(Reading(mill_road), [], query="killed>99")
    assert list(report.get("places", ())) == ["south-district", "mill-road"], "the event's"
    assert report["checks"] == {}
    assert report["sources"] == {}


def test_an_entry_is_one_line(mill_road: Loaded, everything: list[Entry]) -> None:
    lines = json_.write(Reading(mill_road), everything).splitlines()
    assert sum(line.startswith('  {"id": "bridge"') for line in lines) == 1
    assert sum(line.startswith('  "herald-1": {') for line in lines) == 1
    assert json.loads(json_.write(Reading(mill_road), [])) == json_.report(Reading(mill_road), [])


def test_writing_loads_neither_rich_nor_textual(mill_road_file: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from dossier.store.load import load
from dossier.export import json_
from dossier.view.reading import Reading
loaded = load(Path({str(mill_road_file)!r}))
json_.write(Reading(loaded), list(loaded.dossier.entries.values()))
from dossier.export import csv_, geojson, jsonl, schema
print(*{{"rich", "textual"}} & {{name.partition(".")[0] for name in sys.modules}})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
