"""JSON is read within the same limits as YAML, with the same findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.problems import Problem
from dossier.store import limits
from dossier.store.parse_json import parse_json
from dossier.store.tree import Data, Mark, Tree


def problems(text: str) -> tuple[Problem, ...]:
    return parse_json(text.encode("utf-8", "surrogatepass"), "f.json").problems


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def data(text: str) -> Data:
    parsed = parse_json(text.encode(), "f.json")
    assert parsed.tree is not None, parsed.problems
    return parsed.tree.data


def test_numbers_and_constants_are_read_as_their_text() -> None:
    assert data('{"a": [1, 1.50, -1e3, true, false, null, {"b": true}], "c": null}') == {
        "a": ["1", "1.50", "-1e3", "true", "false", None, {"b": "true"}],
        "c": None,
    }


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ('{"a": [1,2,]}', 12, "comma"),
        ("{'a': 1}", 2, "double quotes"),
        ('{"a": "x', 7, "never closed"),
        ("[1 2]", 4, "a comma is missing"),
        ('{"a" 1}', 6, "a colon is missing"),
        ('{"a": 1} x', 10, "after the end"),
        ('{"a": "\\x"}', 8, "no such escape"),
        ("", 1, "empty"),
        ("nul", 1, "missing"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words_at_its_place(text: str, column: int, words: str) -> None:
    found = only(text)
    assert (found.line, found.rule) == (1, "syntax")
    assert words in f"{found.message} {found.hint}"
    assert found.column in (column, column - 1)  # newer Pythons point to the comma itself


def test_the_first_of_two_equal_keys_is_kept_and_both_are_placed() -> None:
    parsed = parse_json(b'{"x": {"a": 1,\n "b": 2,\n "\\u0061": 3}}', "f.json")
    assert parsed.tree is not None
    assert parsed.tree.data == {"x": {"a": "1", "b": "2"}}
    found = parsed.problems[0]
    assert (found.line, found.column, found.rule, found.path) == (3, 2, "duplicate-key", "x, a")
    assert "line 1, column 8" in found.message


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_only_javascript_knows_is_an_error(word: str) -> None:
    assert only(f'{{"a": {word}}}').column == 7


@pytest.mark.parametrize("text", ['{"a": "x\\ud800"}', '{"\\ud800": 1}', '["\\udc00\\ud800"]'])
def test_half_a_surrogate_pair_is_an_error_and_does_not_stay(text: str) -> None:
    parsed = parse_json(text.encode(), "f.json")
    assert len(parsed.problems) == 1
    assert parsed.tree is not None
    json.dumps(parsed.tree.data, ensure_ascii=False).encode()


def test_a_whole_surrogate_pair_is_a_character() -> None:
    assert data('["\\ud83d\\ude00"]') == ["😀"]


def test_depth_is_limited() -> None:
    deepest = "[" * limits.DEPTH + "]" * limits.DEPTH
    assert not problems(deepest)
    found = only("[" + deepest + "]")
    assert str(limits.DEPTH) in found.message
    assert found.column == limits.DEPTH + 1
    assert not problems('["' + "[" * 100 + '"]')


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 50_000 + "]" * 50_000])
def test_hostile_depth_is_refused_before_anything_recurses(text: str) -> None:
    assert only(text).rule == "limit"


def test_the_number_of_parts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES", 10)
    assert not problems("[" + ",".join("1" * 9) + "]")
    found = only("[" + ",".join("1" * 10) + "]")
    assert "10" in found.message
    assert found.rule == "limit"


def test_a_file_at_the_limit_is_still_checked_for_its_syntax(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES", 10)
    assert only("[" + "1 " * 5 + ",,,,,,,,,,1]").rule == "syntax"


def test_a_null_for_a_key_is_told_also_where_the_depth_is_counted() -> None:
    deep = "[" * limits.DEPTH
    told = [problem.message for problem in parse_json(f'{{"a": {{null: 1}}, "b": {deep}'.encode(), "f.json").problems]
    assert told[0] == "null stands where a key belongs"


def test_the_lengths_of_keys_and_values_are_limited() -> None:
    assert not problems(f'{{"{"k" * limits.KEY}": "{"x" * limits.SCALAR}"}}')
    assert str(limits.KEY) in only(f'{{"{"k" * (limits.KEY + 1)}": 1}}').message
    for before, behind in (('["', '"]'), ('{"k": "', '"}')):
        assert f"{limits.SCALAR:,}" in only(before + "x" * (limits.SCALAR + 1) + behind).message


def test_a_file_that_is_one_open_text_takes_no_quadratic_time() -> None:
    assert only('"' + '\\"' * 2_000_000).rule == "syntax"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def as_text(value: Any) -> Data:
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_data_are_those_of_the_standard_library_and_every_part_has_a_place(
    value: Any, indent: Any, ascii_: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    parsed = parse_json(text.encode(), "f.json")
    assert not parsed.problems
    assert parsed.tree is not None
    assert parsed.tree.data == as_text(value)
    for node, mark in marked(parsed.tree, parsed.tree.data, ()):
        written = parsed.tree.line_text(mark.line)[mark.column - 1 :]
        if isinstance(node, list):
            assert written.startswith("[")
        elif isinstance(node, dict):
            assert written.startswith("{")
        elif written.startswith('"'):
            assert json.loads(written[: mark.span]) == node
        else:
            assert written.startswith(node or "null")


def marked(tree: Tree, node: Data, path: tuple[str | int, ...]) -> Iterator[tuple[Data, Mark]]:
    yield node, tree.mark(path)
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for part, inner in children:
        yield from marked(tree, inner, (*path, part))


@given(st.text(max_size=60) | st.lists(st.sampled_from(list('[]{},:"\\a1 \n')), max_size=40).map("".join))
def test_no_text_makes_the_parser_raise(text: str) -> None:
    parsed = parse_json(text.encode("utf-8", "surrogatepass"), "f.json")
    assert parsed.tree is not None or parsed.problems


@given(st.lists(st.sampled_from(list('[]{},:"\\a1 \n')), max_size=40).map("".join))
def test_no_text_at_the_limit_makes_the_scanner_raise(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "NODES", 3)
        parsed = parse_json(text.encode(), "f.json")
    assert parsed.tree is not None or parsed.problems
