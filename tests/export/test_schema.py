"""The two schemas describe what the program reads and writes, no more and no less."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dossier.export import json_
from dossier.export.schema import file_schema, report_schema
from dossier.model import Dossier, Entry
from dossier.store.loaded import Check, Loaded
from dossier.view.reading import Reading

SMALLEST: dict[str, Any] = {
    "dossier": 1,
    "id": "x",
    "title": "X",
    "sources": {"s": {"title": "S"}},
    "background": {"id": "b", "says": "x", "cited": "s"},
}


@cache
def of_files() -> Draft202012Validator:
    return Draft202012Validator(file_schema())


@cache
def of_reports() -> Draft202012Validator:
    return Draft202012Validator(report_schema())


@pytest.mark.parametrize("schema", [file_schema(), report_schema()], ids=["file", "report"])
def test_it_is_a_json_schema_without_an_address(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema
    assert schema["title"]
    json.dumps(schema)


def properties(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            yield f"{path}.{key}", value
        for key, value in node.items():
            yield from properties(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from properties(value, f"{path}/{index}")


@pytest.mark.parametrize("schema", [file_schema(), report_schema()], ids=["file", "report"])
def test_every_key_of_the_format_is_described(schema: dict[str, Any]) -> None:
    computed = {".shown", ".total", *(f".{section}" for section in schema["properties"])}
    bare = [path for path, key in properties(schema) if "description" not in key]
    assert [path for path in bare if not ("/query" in path and path[path.rindex(".") :] in computed)] == []


def test_the_example_is_valid_with_scalars_as_text_and_as_types(mill_road_file: Path) -> None:
    text = mill_road_file.read_text()
    as_text = yaml.load(text, yaml.BaseLoader)
    assert list(of_files().iter_errors(as_text)) == []

    def typed(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: typed(value) for key, value in node.items()}
        if isinstance(node, list):
            return [typed(value) for value in node]
        for read in (int, float, {"true": True, "false": False}.__getitem__):
            try:
                return read(node)
            except (ValueError, KeyError):
                continue
        return node

    assert list(of_files().iter_errors(typed(as_text))) == []


def test_the_smallest_file_is_valid() -> None:
    assert of_files().is_valid(SMALLEST)


@pytest.mark.parametrize(
    "change",
    [
        {"dossier": 2},
        {"id": "X Y"},
        {"title": ""},
        {"title": None},
        {"sources": {}},
        {"sources": {"Not an id": {"title": "S"}}},
        {"unknown": 1},
        {"background": {"id": "b", "says": "x"}},
        {"background": {"id": "b", "says": "x", "cited": []}},
        {"background": {"id": "b", "says": "x", "cited": "s", "note": None}},
        {"background": {"id": "b", "says": "x", "cited": {"source": "s", "for_": "says"}}},
        {"casualties": {"id": "c", "killed": -1, "cited": "s"}},
        {"casualties": {"id": "c", "killed": {"text": "16", "at": 1}, "cited": "s"}},
        {"casualties": {"id": "c", "killed": 1, "cited": "s", "credibility": 7}},
        {"places": {"p": {"name": "P", "coordinates": [54.6]}}},
        {"strikes": [], "incidents": []},
    ],
)
def test_what_the_loader_refuses_is_refused(change: dict[str, Any]) -> None:
    assert not of_files().is_valid({**SMALLEST, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"incidents": [{"id": "i", "what": "x", "cited": ["s p1"]}]},
        {"background": [{"id": "b", "says": "x", "cited": ["s", {"source": "s", "at": "p1"}], "where": {"near": "p"}}]},
        {"casualties": {"id": "c", "killed": {"text": "at least 16", "high": None}, "cited": "s", "credibility": "3"}},
        {"strikes": {"id": "b", "what": "x", "cited": "s", "by": ["a", {"actor": "a"}], "hits": ["x", {"what": "y"}]}},
        {"event": {"when": {"is": 2031, "from": None}}},
        {"actors": {"a": {"name": 7, "named": False}, "b": {"name": "B", "named": "no"}}},
        {"query": {}, "checks": {}, "analysis": {}},
    ],
)
def test_short_and_long_forms_are_valid(change: dict[str, Any]) -> None:
    assert list(of_files().iter_errors({**SMALLEST, **change})) == []


def test_what_is_written_is_valid(mill_road: Loaded, everything: list[Entry]) -> None:
    for entries, query in ((everything, ""), ([], "killed>99"), (everything[:1], "id:bridge")):
        report = json.loads(json_.write(Reading(mill_road), entries, query=query))
        assert list(of_reports().iter_errors(report)) == []


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_file_and_its_report_are_valid(data: st.DataObject, any_file: st.SearchStrategy[dict[str, Any]]) -> None:
    file = data.draw(any_file)
    assert list(of_files().iter_errors(file)) == []
    dossier = Dossier.model_validate(file)
    checks = {(record.id, 0): Check("moved", True, "p3", True) for record in dossier.records}
    loaded = Loaded(dossier, "x", checks=checks)
    report = json.loads(json_.write(Reading(loaded), list(dossier.entries.values()), query="x"))
    assert list(of_reports().iter_errors(report)) == []
    assert list(of_files().iter_errors(report)) == [], "a report is a file again"


@pytest.mark.parametrize("change", [{"query": {}}, {"checks": {"b": [{}]}}, {"analysis": {}}, {"title": 7}])
def test_a_report_is_stricter_than_a_file(mill_road: Loaded, everything: list[Entry], change: dict[str, Any]) -> None:
    report = json_.report(Reading(mill_road), everything)
    assert not of_reports().is_valid({**json.loads(json.dumps(report)), **change})
