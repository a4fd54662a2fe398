"""The timeline and the bands in the JSON: what the faces show, by id and in UTC."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dossier.analysis.lens import Lens
from dossier.export import json_
from dossier.export.schema import report_schema
from dossier.model import Dossier
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading

QUAY = Path(__file__).parents[1] / "data" / "quay" / "dossier.yaml"


def loaded(text: bytes = QUAY.read_bytes()) -> Loaded:
    found = load_bytes(text, "x.yaml", None)
    assert isinstance(found, Loaded)
    return found


def analysed(reading: Reading, *sections: str) -> dict[str, Any]:
    entries = [entry for entry in reading.dossier.entries.values() if not sections or entry.section in sections]
    report = json.loads(json_.write(reading, entries, query="x" if sections else ""))
    Draft202012Validator(report_schema()).validate(report)
    found: dict[str, Any] = report["analysis"]
    return found


def test_every_time_stands_in_its_order_and_the_undated_apart() -> None:
    reading = Reading(loaded())
    found = analysed(reading)["timeline"]
    assert [(one["record"], one["clock"]) for one in found["times"]] == [
        (one.record, one.clock) for one in reading.timeline.occasions
    ]
    assert found["undated"] == ["toll-leaflet", "vow"]
    assert found["event"] == {"from": "2031-05-03T21:00:00Z", "to": "2031-05-04T21:00:00Z", "precision": "day"}
    about = next(one for one in found["times"] if one["record"] == "quay-hit" and one["clock"] == "happened")
    assert about == {
        "record": "quay-hit",
        "clock": "happened",
        "from": "2031-05-03T21:40:00Z",
        "to": "2031-05-03T21:41:00Z",
        "precision": "minute",
        "qualifier": "~",
        "stated": True,
    }


def test_bands_step_where_what_stood_changed() -> None:
    reading = Reading(loaded())
    killed, injured = analysed(reading)["bands"]
    assert [(step["low"], step["lowest"], step["top"], step["top_open"]) for step in killed["steps"]] == [
        (2, "toll-first", 2, False),
        (0, "toll-command", 2, False),
        (0, "toll-command", 16, True),
    ]
    assert killed["unplaced"] == ["toll-leaflet"]
    assert (injured["measure"], injured["where"]) == ("injured", ["quay"])


def test_a_filter_leaves_the_times_of_what_it_shows() -> None:
    found = analysed(Reading(loaded()), "strikes")
    assert {one["record"] for one in found["timeline"]["times"]} == {"quay-hit", "quay-hit-command"}
    assert (found["timeline"]["undated"], found["bands"]) == ([], [])


@pytest.mark.parametrize(
    ("lens", "judged"),
    [
        (Lens(), [0, 1]),
        (Lens(as_of="2031-05-05"), [0]),
        (Lens(told_by="northland"), [1]),
        (Lens(told_by="harbour"), [0]),
    ],
)
def test_a_lens_asks_who_judged_and_when(lens: Lens, judged: list[int]) -> None:
    found = [
        {"by": "harbour", "is": "likely", "when": "2031-05-05"},
        {"by": "northland", "is": "denied", "when": "2031-05-06"},
    ]
    source = loaded().dossier
    strikes = (
        source.strikes[0].model_copy(
            update={
                "assessments": Dossier.model_validate(
                    {
                        "dossier": "1",
                        "id": "y",
                        "title": "Y",
                        "sources": {"s": {"title": "S"}},
                        "strikes": [{"id": "a", "what": "x", "cited": "s", "assessments": found}],
                    }
                )
                .strikes[0]
                .assessments
            }
        ),
        *source.strikes[1:],
    )
    changed = source.model_copy(update={"strikes": strikes})
    times = analysed(Reading(Loaded(changed, "x")).under(lens))["timeline"]["times"]
    assert [one["assessment"] for one in times if "assessment" in one] == judged
