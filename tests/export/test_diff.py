"""Differences of random dossiers: nothing is lost, made up or refused, and the JSON is what its schema says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dossier.analysis.between import between
from dossier.analysis.diff import PARTS, Diff, diff
from dossier.analysis.lens import Lens
from dossier.analysis.tally import tally
from dossier.export import diff_
from dossier.export.diff_schema import diff_schema
from dossier.export.selection import data as data_of
from dossier.model import SECTIONS, Dossier
from dossier.store.loaded import Loaded
from dossier.view import markdown, plain
from dossier.view.diff import Sides, diff_page, summary
from dossier.view.moments import moments_page
from dossier.view.reading import Reading

Files = st.SearchStrategy[dict[str, Any]]
OF_DIFFS = Draft202012Validator(diff_schema())
often = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def two(data: st.DataObject, any_file: Files) -> tuple[Dossier, Dossier]:
    """A random dossier, and another or the same with some entries of another."""
    first, second = data.draw(any_file), data.draw(any_file)
    if data.draw(st.booleans()):
        taken = data.draw(st.sets(st.sampled_from([*PARTS, "title", "event"]), max_size=3))
        second = {**first, **{key: second[key] for key in taken if key in second}}
    return Dossier.model_validate(first), Dossier.model_validate(second)


def turned(dossier: Dossier) -> Dossier:
    """The same with every section in the other order."""
    sections = {name: getattr(dossier, name) for name in (*SECTIONS, "originals")}
    return dossier.model_copy(
        update={
            name: dict(reversed(part.items())) if isinstance(part, dict) else tuple(reversed(part))
            for name, part in sections.items()
        }
    )


def entries(found: Diff) -> dict[tuple[str, str], tuple[str, str, int, int]]:
    return {
        (entry.section, entry.id): (entry.kind, entry.was, len(entry.changes), len(entry.passages))
        for entry in found.entries
    }


def sorted_lists(node: Any) -> Any:
    """Plain data without the order of its lists."""
    if isinstance(node, dict):
        return {key: sorted_lists(value) for key, value in node.items()}
    return sorted(map(sorted_lists, node), key=json.dumps) if isinstance(node, list) else node


@often
@given(data=st.data())
def test_a_dossier_differs_from_itself_in_no_order(data: st.DataObject, any_file: Files) -> None:
    first, second = two(data, any_file)
    assert not diff(first, first)
    assert not diff(first, turned(first))
    assert entries(diff(first, second)) == entries(diff(turned(first), turned(second)))


@often
@given(data=st.data())
def test_to_and_fro_are_mirror_images(data: st.DataObject, any_file: Files) -> None:
    first, second = two(data, any_file)
    forth, back = diff(first, second), diff(second, first)
    mirrored = {"added": "removed", "removed": "added", "renamed": "renamed", "changed": "changed"}
    assert entries(back) == {
        (section, was): (mirrored[kind], key, changes, passages)
        for (section, key), (kind, was, changes, passages) in entries(forth).items()
    }
    assert len(forth.own) == len(back.own)
    assert tally(forth).withdrawn == tally(back).no_longer_withdrawn


@often
@given(data=st.data())
def test_whatever_is_written_differently_is_found(data: st.DataObject, any_file: Files) -> None:
    first, second = two(data, any_file)
    if sorted_lists(data_of(first)) != sorted_lists(data_of(second)):
        assert diff(first, second)
    if data_of(first) == data_of(second):
        assert not diff(first, second)


@often
@given(data=st.data())
def test_every_difference_can_be_written_and_drawn(data: st.DataObject, any_file: Files) -> None:
    old, new = (Loaded(dossier, "x") for dossier in two(data, any_file))
    found = diff(old.dossier, new.dossier)
    written = json.loads(diff_.write(old, new, found))
    assert list(OF_DIFFS.iter_errors(written)) == []
    assert written["same"] is (not found)
    page = diff_page(Sides(Reading(old), Reading(new), ("a", "b"), hide=data.draw(st.booleans())), found)
    assert plain.render(page).rstrip("\n").endswith(summary(found))
    assert markdown.render(page)
    # a change is a line, however long
    lines = sum(len(entry.changes) for entry in found.entries) + len(found.own)
    assert len(plain.render(page).splitlines()) >= lines


@often
@given(data=st.data(), days=st.tuples(st.integers(1, 28), st.integers(1, 28)))
def test_moments_of_any_dossier_can_be_compared(data: st.DataObject, days: tuple[int, int], any_file: Files) -> None:
    loaded = Loaded(Dossier.model_validate(data.draw(any_file)), "x")
    first, last = (Lens(as_of=f"2031-05-{day:02}") for day in days)
    steps = between(loaded.dossier, first, last)
    assert not between(loaded.dossier, first, first)
    assert list(OF_DIFFS.iter_errors(json.loads(diff_.write_moments(loaded, first, last, steps)))) == []
    assert plain.render(moments_page(Reading(loaded), first, last, steps))


def test_it_is_a_json_schema_whose_objects_are_closed_and_described() -> None:
    schema = diff_schema()
    Draft202012Validator.check_schema(schema)

    def objects(node: Any) -> list[Any]:
        if isinstance(node, dict):
            return [
                *([node] if "properties" in node else []),
                *(part for value in node.values() for part in objects(value)),
            ]
        return [part for item in node for part in objects(item)] if isinstance(node, list) else []

    assert objects(schema)
    for part in objects(schema):
        assert part["description"]
        assert part["additionalProperties"] is False


@pytest.mark.parametrize("change", [{"diff": 2}, {"same": "no"}, {"entries": [{"id": "x"}]}, {"other": 1}])
def test_what_is_no_diff_is_no_diff(mill_road: Loaded, change: dict[str, Any]) -> None:
    written = json.loads(diff_.write(mill_road, mill_road, diff(mill_road.dossier, mill_road.dossier)))
    assert OF_DIFFS.is_valid(written)
    assert not OF_DIFFS.is_valid({**written, **change})
