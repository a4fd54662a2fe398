"""Documents: front matter, labelled digests, counted originals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.problems import Problem
from dossier.store import limits
from dossier.store.documents import Document, Paragraph, parse_document

DIGEST = """\
---
kind: digest
language: en
note: in my own words
---

[p3] The mayor says
  that the road is closed.

[p7] Northern Command denies it.
"""


def document(text: str) -> Document:
    parsed = parse_document(text.encode(), "documents/a.md")
    assert parsed.document is not None, parsed.problems
    assert not parsed.problems
    return parsed.document


def problems(text: str) -> tuple[Problem, ...]:
    return parse_document(text.encode(), "documents/a.md").problems


def test_a_digest_is_read_by_its_labels() -> None:
    found = document(DIGEST)
    assert (found.kind, found.language, found.note) == ("digest", "en", "in my own words")
    assert found.paragraphs == (
        Paragraph("p3", 3, "The mayor says that the road is closed.", 7),
        Paragraph("p7", 7, "Northern Command denies it.", 10),
    )
    assert found.numbers == (3, 7)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert document(DIGEST.replace("\n", end)) == document(DIGEST)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[p1] a\n\n[p1] b\n", 3, "twice; the first is on line 1"),
        ("[p2] a\n\n[p1] b\n", 3, "[p1] stands after [p2]"),
        ("[p1] a\n[p2] b\n", 2, "put an empty line above"),
        ("[p1] a\n\nb\nc\n", 3, "without its label"),
        ("[p1] a\n\n[2] b\n", 3, "write it like [p7]"),
        ("[p1]\n\n[p2] b\n", 1, "nothing stands under [p1]"),
        ("---\nkind: digset\n---\ntext\n", 2, "`digset` is no kind"),
        ("---\nkind: [digest]\n---\ntext\n", 2, "a list or record is no kind"),
        ("---\ntitle: x\n---\ntext\n", 2, "`title` is not read here"),
        ("---\n- x\n---\ntext\n", 2, "no `key: value`"),
        ("---\nkind: digest\nkind: digest\n---\n[p1] a\n", 3, "twice"),
        ("", 1, "no paragraph"),
        ("---\nkind: digest\n---\n\n", 4, "no paragraph"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    found = problems(text)
    assert [problem.line for problem in found] == [line]
    assert words in f"{found[0].message} {found[0].hint}"


def test_what_is_faulty_does_not_take_the_rest_with_it() -> None:
    parsed = parse_document(b"[p2] a\n\nstray\n\n[p1] b\n\n[p2] c\n", "a.md")
    assert len(parsed.problems) == 3
    assert parsed.document is not None
    assert [(p.number, p.text) for p in parsed.document.paragraphs] == [(1, "b"), (2, "a")]


def test_a_text_without_labels_is_counted_like_an_original() -> None:
    found = document("---\nkind: original\n---\n\none\ntwo\n\n[p9] three\n")
    assert [(p.label, p.text, p.line) for p in found.paragraphs] == [("p1", "one\ntwo", 5), ("p2", "[p9] three", 8)]
    assert document("one\n\ntwo\n").kind == "original"
    assert document("[p4] one\n\n[p6] two\n").kind == "digest"


@pytest.mark.parametrize("kind", ["excerpt", "translation"])
def test_excerpts_and_translations_may_be_labelled(kind: str) -> None:
    assert document(f"---\nkind: {kind}\n---\n[p4] one\n").numbers == (4,)
    assert document(f"---\nkind: {kind}\n---\none\n\ntwo\n").numbers == (1, 2)


def test_a_document_that_is_no_utf8_is_read_with_a_notice() -> None:
    parsed = parse_document("[p1] “café”\n".encode("cp1252"), "a.md")
    assert parsed.document is not None
    assert parsed.document.paragraphs[0].text == "“café”"
    assert [(p.level, p.line, p.column) for p in parsed.problems] == [("notice", 1, 6)]


def test_the_number_of_lines_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES", 10)
    assert not problems("a\n" * 10)
    assert problems("a\n" * 11)[0].rule == "limit"


def test_the_number_of_problems_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROBLEMS", 5)
    assert len(problems("[p1] a\n" + "\nx\n" * 20)) == 5


@given(st.binary(max_size=100))
def test_no_bytes_make_the_reader_raise(raw: bytes) -> None:
    assert parse_document(raw, "a.md") is not None


PIECES = st.sampled_from(
    ["---\n", "kind: digest\n", "[p1] ", "[p2]", "[p999999999999] ", "a", "\n", "\n\n", "\u00a0", "\t"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_labels_ascend_and_lines_exist_whatever_was_written(text: str) -> None:
    parsed = parse_document(text.encode(), "a.md")
    assert parsed.document is not None
    assert list(parsed.document.numbers) == sorted(set(parsed.document.numbers))
    for problem in parsed.problems:
        assert problem.line is not None
        assert 1 <= problem.line <= len(text.split("\n"))
