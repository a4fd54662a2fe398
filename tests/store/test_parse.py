"""YAML is read as plain text with positions; what is wrong with it is listed and never raised."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.problems import Problem
from dossier.store import parse as module
from dossier.store.parse import parse
from dossier.store.tree import Data, Lines, Tree

LOADERS = [loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))]

RECORD = """\
title: Strike on the bridge
casualties:
  - id: mayor-toll
    killed: at least 16
    including: {killed: {civilians: some}}
    cited: [{source: herald-1, at: p5}]
"""


@pytest.fixture(params=LOADERS, ids=lambda loader: str(loader.__name__))
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_Loader", request.param)


def problems(text: str | bytes) -> tuple[Problem, ...]:
    return parse(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"), "f.yaml").problems


def only(text: str | bytes) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def tree(text: str) -> Tree:
    parsed = parse(text.encode(), "f.yaml")
    assert parsed.tree is not None, parsed.problems
    return parsed.tree


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize(
    "written", ["no", "012", "1:30", "~", "1e3", "2024-02-30", "0x10", "1_000", ".inf", "null", "<<", "=", "12:30:45"]
)
def test_a_scalar_is_the_text_that_was_written(written: str) -> None:
    assert tree(f"{written}: [{written}, {written}]\n").data == {written: [written, written]}


def test_a_bom_is_passed_over_and_does_not_move_columns() -> None:
    parsed = parse(b"\xef\xbb\xbf" + RECORD.encode(), "f.yaml")
    assert parsed.tree is not None
    assert parsed.tree.mark(("title",)).column == 8


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_every_line_end(end: str) -> None:
    found = tree(RECORD.replace("\n", end))
    assert found.mark(("casualties", 0, "killed")).line == 4
    assert found.line_text(4) == "    killed: at least 16"


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\n\tb: 2\n", 2, 1, "indent with spaces"),
        ("a: b: c\n", 1, 5, "must stand in quotes"),
        ("a: 1\nfoo\nb: 2\n", 2, 1, "neither `key: value`"),
        ('a: "foo\nb: 2\n', 1, 4, "never closed"),
        ("a: [1, 2\nb: 3\n", 1, 4, "the list that begins here is not closed"),
        ("a: {b: 1\n", 1, 4, "the record that begins here is not closed"),
        ("a: [1, , 2]\n", 1, 8, "a value is missing"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "begin in the same column"),
        ("a:\n  - b: 1\n    c: 2\n   d: 3\n", 4, 4, "begin in the same column"),
        ("a: @foo\n", 1, 4, "may not begin with @"),
        ("a: 'it's'\n", 1, 8, "after the end of a value"),
        ("a: foo # bar\n  baz\nb: 1\n", 2, 3, "the text above ends at ` #`"),
        ("a: *emphasis* x\n", 1, 4, "put the text in quotes"),
        ("a: - b\n", 1, 4, "a list item where none can stand"),
        ("a: |x\n  b\n", 1, 5, "begin on the next line"),
        ("a: 1\n...\nb: 2\n", 3, 1, "after the end of the document"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words_at_its_place(text: str, line: int, column: int, words: str) -> None:
    found = [problem for problem in problems(text) if problem.rule == "syntax"]
    assert len(found) == 1
    assert (found[0].line, found[0].column) == (line, column)
    assert words in f"{found[0].message} {found[0].hint}"
    assert found[0].excerpt == text.split("\n")[line - 1]


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("escape", ["\\ud800", "\\UFFFFFFFF", "\\xzz"])
def test_an_escape_that_names_no_character_is_an_error(escape: str) -> None:
    assert any(problem.level == "error" for problem in problems(f'a: "{escape}"\n'))


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_every_character_that_yaml_refuses_is_placed(char: str) -> None:
    found = problems(f"a: b\nc: d{char}e{char}\n")
    assert [(problem.line, problem.column) for problem in found] == [(2, 5), (2, 7)]
    assert f"U+{ord(char):04X}" in found[0].message


def test_bytes_that_are_no_utf8_are_placed_by_line_and_column() -> None:
    found = only("a: é\nb: caf".encode() + b"\xe9 x\n")
    assert (found.line, found.column, found.rule) == (2, 7, "encoding")
    assert found.excerpt == "b: caf\ufffd x"


def test_utf16_is_named_as_such() -> None:
    assert "UTF-16" in only("a: b\n".encode("utf-16")).hint


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff", "---\n...\n"])
def test_an_empty_file_is_an_error(text: str) -> None:
    assert len(problems(text)) == 1


def test_a_second_document_is_refused() -> None:
    found = only("a: 1\n---\nb: 2\n")
    assert (found.line, found.rule) == (2, "document")


def test_the_first_of_two_equal_keys_is_kept_and_both_are_placed() -> None:
    parsed = parse(b"a: 1\nb: 2\n'a': 3\nc: 4\n", "f.yaml")
    assert parsed.tree is not None
    assert parsed.tree.data == {"a": "1", "b": "2", "c": "4"}
    assert (parsed.problems[0].line, parsed.problems[0].rule) == (3, "duplicate-key")
    assert "line 1, column 1" in parsed.problems[0].message
    assert parsed.tree.mark(("c",)).line == 4


def test_a_duplicate_key_names_its_record() -> None:
    found = only("casualties:\n  - id: toll\n    killed: 1\n    killed: 2\n")
    assert found.path == "casualties, toll, killed"


def test_a_key_must_be_text() -> None:
    parsed = parse(b"? [a, b]\n: 1\n? {c: d}\n: 2\ne: 3\n", "f.yaml")
    assert parsed.tree is not None
    assert parsed.tree.data == {"e": "3"}
    assert [problem.line for problem in parsed.problems] == [1, 3]
    assert parsed.tree.mark(("e",)).line == 5


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("killed:\n", 1, "leave the key out"),
        ("actor: {name: Smith, John Q}\n", 22, "a comma in unquoted text? put it in quotes"),
        ("actor: {name: Smith, John}\n", 22, "a comma in unquoted text? put it in quotes"),
        ("actor: {name:Smith}\n", 9, "put a space after the colon"),
        ("tags:\n  -\n", 4, "remove the dash"),
    ],
)
def test_an_empty_value_is_an_error_with_a_fitting_hint(text: str, column: int, hint: str) -> None:
    found = only(text)
    assert (found.rule, found.column) == ("empty-value", column)
    assert hint in found.hint


def test_an_empty_text_in_quotes_is_a_text() -> None:
    assert tree("a: ''\nb: \"\"\n").data == {"a": "", "b": ""}


def test_text_cut_off_by_a_comment_is_a_warning_that_shows_it() -> None:
    found = problems("says: the road #9 bridge\nkilled: 5\t# perhaps\n")
    assert {(problem.level, problem.rule) for problem in found} == {("warning", "cut-text")}
    assert [(problem.line, problem.column) for problem in found] == [(1, 16), (2, 11)]
    assert "#9 bridge" in found[0].message


@pytest.mark.parametrize(
    "text", ["# a\na: 1\n", "a: 'x' # y\n", "a: [b] # c\n", "a: # c\n  b\n", "a: x#y\n", "a: |\n  x # y\n"]
)
def test_other_comments_and_hashes_are_no_warning(text: str) -> None:
    assert not problems(text)


@pytest.mark.parametrize(
    ("text", "rule", "columns"),
    [
        ("a: &x 1\nb: *x\n", "alias", [4, 4]),
        ("a: !!python/name:os.system x\n", "tag", [4]),
        ("a: !x [b]\n", "tag", [4]),
    ],
)
def test_aliases_and_tags_are_refused_and_the_reading_goes_on(text: str, rule: str, columns: list[int]) -> None:
    found = problems(text)
    assert [problem.rule for problem in found] == [rule] * len(columns)
    assert [problem.column for problem in found] == columns


def test_all_problems_come_in_one_run_in_the_order_of_the_file() -> None:
    found = problems("a:\nb: x # y\nc: &z 1\nc: 2\nd: [\n")
    assert [problem.rule for problem in found] == [
        "empty-value",
        "cut-text",
        "alias",
        "duplicate-key",
        "syntax",
    ]
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)


class Unaliased(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], yaml.Node]]:
    found = [(path, node)]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found += places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found += places(value, (*path, index))
    return found


@given(DATA, st.sampled_from([True, False, None]), st.integers(20, 100), st.booleans())
def test_data_and_places_are_those_of_a_reference_loader(data: Any, flow: Any, width: int, unicode: bool) -> None:
    text = yaml.dump(data, Dumper=Unaliased, default_flow_style=flow, width=width, allow_unicode=unicode)
    parsed = parse(text.encode(), "f.yaml")
    assert not [problem for problem in parsed.problems if problem.level == "error"]
    assert parsed.tree is not None
    assert parsed.tree.data == yaml.load(text, Loader=yaml.BaseLoader)
    lines = Lines(text)
    for path, node in places(yaml.compose(text, Loader=yaml.BaseLoader)):
        mark = parsed.tree.mark(path)
        assert (mark.line, mark.column) == lines.place(node.start_mark.index)
        assert mark.column - 1 + mark.span <= max(1, len(lines.line_text(mark.line)))


def sound(found: tuple[Problem, ...], text: str) -> None:
    lines = Lines(text)
    for problem in found:
        assert problem.line is not None
        assert 1 <= problem.line <= len(lines)
        assert problem.column is not None
        assert problem.column >= 1


@given(st.binary(max_size=200))
def test_no_bytes_make_the_parser_raise(raw: bytes) -> None:
    assert parse(raw, "f.yaml").problems is not None


WORDS = "a|b c|: |:|- |? |\n|\n  |\n    |\t|{|}|[|]|, |'|\"|#| # x|&a |*a|!t |>-\n|---\n|...\n|%YAML 1.1\n|\\u12|é"
SNIPPETS = st.sampled_from([*WORDS.split("|"), "|\n", "\x85", "\u2028", "\ufeff", "\r"])


@given(st.lists(SNIPPETS, max_size=30).map("".join), st.sampled_from(LOADERS))
def test_no_text_makes_the_parser_raise(text: str, loader: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_Loader", loader)
        parsed = parse(text.encode(), "f.yaml")
    sound(parsed.problems, text.lstrip("\ufeff"))
    if parsed.tree is not None:
        every_place(parsed.tree, parsed.tree.data, ())
    else:
        assert parsed.problems


def every_place(whole: Tree, node: Data, path: tuple[str | int, ...]) -> None:
    for key in (True, False):
        mark = whole.mark(path, key=key)
        assert mark.line >= 1
        assert mark.span >= 1
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for part, inner in children:
        every_place(whole, inner, (*path, part))


def test_garbage_collection_is_as_it_was() -> None:
    import gc

    assert gc.isenabled()
    problems("a: [")
    assert gc.isenabled()
