"""Paragraph numbers of an original: algorithm 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.store.passages import named, paragraphs, parted, placed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("\n \n\u00a0\n", ()),
        ("one", ("one",)),
        ("one\ntwo\n", ("one", "two")),
        ("\n\none\ntwo\n\n\n", ("one", "two")),
        ("one\ntwo\n\nthree\n", ("one\ntwo", "three")),
        ("one\n\u00a0 \ntwo", ("one", "two")),
        ("one\n\u2003\u3000\ntwo", ("one", "two")),
        ("one\n\u200b\ntwo", ("one", "\u200b", "two")),
        ("one\r\n\r\ntwo\rthree", ("one", "two\nthree")),
        ("one\u2028two\x85three\x0bfour", ("one\u2028two\x85three\x0bfour",)),
        ("\ufeffone\ntwo", ("one", "two")),
        ("---\na: b\n\nc: d\n---\none\ntwo\n", ("one", "two")),
        ("---\r\na: b\r\n---\r\n\r\none\r\ntwo\r\n", ("one", "two")),
        ("---\nno second fence\n", ("---", "no second fence")),
        ("\n---\na\n---\nb\n", ("---", "a", "---", "b")),
        ("  one  \n\n\ttwo ", ("  one  ", "\ttwo ")),
    ],
)
def test_paragraphs_are_counted_as_the_format_says(text: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(text) == expected


LINES = st.lists(st.sampled_from(["a", " b ", "c\u00a0d", "", " ", "\u00a0", "\u2028", "---x"]), max_size=12)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_line_ends_a_mark_and_a_final_line_end_change_nothing(lines: list[str], end: str, final: bool) -> None:
    plain = "\n".join(lines)
    assert paragraphs("\ufeff" + end.join(lines) + (end if final else "")) == paragraphs(plain)


@given(LINES)
def test_nothing_is_skipped_and_no_paragraph_is_blank(lines: list[str]) -> None:
    found = paragraphs("\n".join(lines))
    assert "".join("".join(found).split()) == "".join("".join(lines).split())
    assert all(paragraph.strip() for paragraph in found)


@given(LINES, st.booleans())
def test_every_paragraph_knows_its_line(lines: list[str], front: bool) -> None:
    text = "\n".join([*(["---", "a: b", "---"] if front else []), *lines])
    for line, paragraph in placed(text):
        assert text.split("\n")[line - 1] == paragraph.split("\n")[0]


@pytest.mark.parametrize(
    ("at", "found", "missing"),
    [
        (["p7"], (7,), ()),
        (["p3-p5"], (3, 4, 5), ()),
        (["p3-5"], (3, 4, 5), ()),
        (["p9", "p10"], (9,), ("p10",)),
        (["p9-p12"], (), ("p9-p12",)),
        (["p5-p3"], (), ("p5-p3",)),
        (["p1-p999999999"], (), ("p1-p999999999",)),
        (["whole", "p2"], (1, 2, 3, 4, 5, 6, 7, 8, 9), ()),
        (["page 3", "00:41", "#field"], (), ()),
        (["p0"], (), ()),
    ],
)
def test_a_citation_names_paragraphs(at: list[str], found: tuple[int, ...], missing: tuple[str, ...]) -> None:
    assert named(at, range(1, 10)) == (found, missing)


def test_a_range_over_a_gap_needs_only_its_ends() -> None:
    assert named(["p2-p9", "p2-p5"], [2, 3, 9]) == ((2, 3, 9), ("p2-p5",))


def test_the_seed_text_has_31_paragraphs(shared: Path) -> None:
    texts = list((shared / "sources").glob("*.txt"))
    assert [len(paragraphs(path.read_text("utf-8"))) for path in texts] == [31]


def test_official_texts_are_counted_by_their_blank_lines(shared: Path) -> None:
    texts = sorted((shared / "data" / "whitehouse-feb2024").glob("2024-*.md"))
    assert len(texts) == 12
    for path in texts:
        raw = path.read_text("utf-8")
        found = paragraphs(raw)
        assert 2 <= len(found) < 500
        assert "published_time" not in "".join(found)
        assert all(paragraph in raw for paragraph in found)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("article-2", ("article-2", "")),
        ("article-2#p20", ("article-2", "p20")),
        ("article-2#20", ("article-2", "p20")),
        ("2", ("2", "")),
        ("[2]", ("[2]", "")),
        ("[2] ¶20–21", ("[2]", "p20-p21")),
        ("2 ¶20", ("2", "p20")),
        ("2 p20", ("2", "p20")),
        ("article-2#headline", ("article-2", "headline")),
    ],
)
def test_a_passage_is_named_as_links_and_footnotes_name_it(typed: str, meant: tuple[str, str]) -> None:
    assert parted(typed) == meant
