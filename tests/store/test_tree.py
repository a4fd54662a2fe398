"""A mark stands where a person would put a finger."""

from __future__ import annotations

import pytest

from dossier.store.parse import parse
from dossier.store.parse_json import parse_json
from dossier.store.tree import Mark, Tree

TEXT = """\
title: "Strike on the bridge"
sources:
  herald-1: {title: Bridge hit, kind: news}
casualties:
  - id: mayor-toll
    killed: at least 16
    note: a long
      text
    cited:
      - {source: herald-1, at: p5}
      - {source: herald-1, at: p6}
  - killed: 2
"""


@pytest.fixture
def tree() -> Tree:
    parsed = parse(TEXT.encode(), "f.yaml")
    assert parsed.tree is not None
    return parsed.tree


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        (("title",), Mark(1, 8, 22)),
        (("casualties", 0, "killed"), Mark(6, 13, 11)),
        (("casualties", 0, "note"), Mark(7, 11, 6)),
        (("casualties", 0, "cited", 1, "at"), Mark(11, 32, 2)),
        (("casualties", 1), Mark(12, 5, 6)),
        (("sources", "herald-1"), Mark(3, 13, 1)),
        ((), Mark(1, 1, 5)),
    ],
)
def test_a_value_is_marked_where_it_stands(tree: Tree, path: tuple[str | int, ...], mark: Mark) -> None:
    assert tree.mark(path) == mark


def test_a_key_is_marked_when_asked_for(tree: Tree) -> None:
    assert tree.mark(("casualties", 0, "killed"), key=True) == Mark(6, 5, 6)
    assert tree.mark(("sources", "herald-1", "[key]")) == Mark(3, 3, 8)


def test_a_missing_field_is_marked_on_the_first_key_of_its_record(tree: Tree) -> None:
    assert tree.mark(("casualties", 0, "where")) == Mark(5, 5, 2)
    assert tree.mark(("sources", "herald-1", "url")) == Mark(3, 14, 5)


def test_parts_that_are_no_key_are_passed_over(tree: Tree) -> None:
    path = ("casualties", 0, "function-after[check(), Report]", "cited", "list[Citation]", 1, "Citation", "at", "str")
    assert tree.mark(path) == Mark(11, 32, 2)


def test_an_index_into_a_single_item_is_passed_over(tree: Tree) -> None:
    assert tree.mark(("title", 0)) == Mark(1, 8, 22)


def test_an_empty_value_is_marked_on_its_key() -> None:
    parsed = parse(b"a: 1\nkilled:\nb: ''\n", "f.yaml")
    assert parsed.tree is not None
    assert parsed.tree.mark(("killed",)) == Mark(2, 1, 6)
    assert parsed.tree.mark(("b",)) == Mark(3, 4, 2)


def test_a_path_is_said_with_the_ids_of_records(tree: Tree) -> None:
    assert tree.words(("casualties", 0, "killed")) == "casualties, mayor-toll, killed"
    assert tree.words(("casualties", 0, "cited", 1, "Citation", "at")) == "casualties, mayor-toll, cited 2, at"
    assert tree.words(("casualties", 1, "id")) == "casualties 2, id"


def test_json_marks_are_found_when_asked_for() -> None:
    text = '{\n  "title": "Bridge",\n  "casualties": [\n    {"id": "a", "killed": 16}\n  ]\n}\n'
    parsed = parse_json(text.encode(), "f.json")
    assert parsed.tree is not None
    assert parsed.tree.mark(("title",)) == Mark(2, 12, 8)
    assert parsed.tree.mark(("casualties", 0, "killed")) == Mark(4, 27, 2)
    assert parsed.tree.mark(("casualties", 0, "killed"), key=True) == Mark(4, 17, 8)
    assert parsed.tree.mark(("casualties", 0, "where")) == Mark(4, 6, 4)
    assert parsed.tree.line_text(4) == '    {"id": "a", "killed": 16}'
