"""Quotes are found where they stand, and what became of a citation is told."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.store import matching
from dossier.store.matching import Original, Status, locate, status
from dossier.store.normal import normalise

PARAGRAPHS = (
    "The mayor said the road was closed at dawn.",
    "“We will not — ever — leave the town of Al-Qa’im,” the governor told the station.",
    "Nobody was hurt, a clerk said.",
    "A second wave followed.",
    "It was over by noon.",
    "The café was hit twice.",
)


@pytest.fixture
def original() -> Original:
    return Original(PARAGRAPHS)


@pytest.mark.parametrize(
    ("quote", "paragraph", "spans"),
    [
        ("two precision", "used two\u00a0precision\nmunitions", ((5, 18),)),
        ("precision munitions", "two precision \n munitions", ((4, 25),)),
        ("munitions", "mu\u00adnitions", ((0, 10),)),
        ("café", "un cafe\u0301 noir", ((3, 8),)),
        ("two … bridge", "two strikes on the bridge", ((0, 3), (19, 25))),
        ("two […] bridge […]", "two strikes on the bridge", ((0, 3), (19, 25))),
        ("and so… on", "and so… on", ((0, 10),)),
        ("bridge … two", "two strikes on the bridge", None),
        ("Two", "two", None),
        ("...", "two", None),
        ("…", "two", None),
        ("", "two", None),
    ],
)
def test_a_quote_is_located_in_the_paragraph_as_given(
    quote: str, paragraph: str, spans: tuple[tuple[int, int], ...] | None
) -> None:
    assert locate(quote, paragraph) == spans


TEXTS = st.text(st.sampled_from(list("ab c\u00a0\n\u00ade\u0301é“”….")), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_every_part_of_a_paragraph_is_located_where_its_words_stand(paragraph: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(paragraph) - 1))
    quote = paragraph[start : data.draw(st.integers(start + 1, len(paragraph)))]
    words = normalise(quote).text.strip()
    if not words or words not in normalise(paragraph).text or not words.strip("…[] "):
        return
    spans = locate(quote, paragraph)
    assert spans is not None
    assert len(spans) == 1
    begin, end = spans[0]
    assert 0 <= begin < end <= len(paragraph)
    assert words in normalise(paragraph[begin:end]).text  # a letter is marked together with its accents


@given(st.lists(st.text("ab c", min_size=1, max_size=5), min_size=1, max_size=5))
def test_pieces_between_ellipses_are_located_in_order(parts: list[str]) -> None:
    paragraph = " | ".join(parts)
    spans = locate(" … ".join(parts), paragraph)
    pieces = [" ".join(part.split()) for part in parts if part.strip()]
    if not pieces:
        assert spans is None
        return
    assert spans is not None
    assert [" ".join(paragraph[start:end].split()) for start, end in spans] == pieces
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_words_in_a_cited_paragraph_are_exact(original: Original) -> None:
    assert status(["p1"], "the road was closed", original) == Status("exact", "p1", ((15, 34),))
    assert status(["p3", "p4-p6"], "hit twice", original) == Status("exact", "p6", ((13, 22),))
    assert status(["whole"], "hit twice", original).kind == "exact"


def test_decomposed_words_are_exact(original: Original) -> None:
    assert status(["p6"], unicodedata.normalize("NFD", "The café"), original).spans == ((0, 8),)


@pytest.mark.parametrize("at", [[], ["page 3"], ["#body", "00:41"]])
def test_where_no_paragraph_is_named_any_will_do(original: Original, at: list[str]) -> None:
    assert status(at, "hit twice", original) == Status("exact", "p6", ((13, 22),))


def test_words_elsewhere_are_moved_and_the_nearest_paragraph_is_told() -> None:
    original = Original(["the end", "x", "y", "the end", "the end"])
    assert status(["p3"], "the end", original) == Status("moved", "p4", ((0, 7),))
    assert status(["p9"], "the end", original) == Status("moved", "p5", ((0, 7),), missing=("p9",))


@pytest.mark.parametrize(
    "quote",
    [
        "we will not - ever - leave the town of Al-Qa'im\"",
        "WE WILL NOT—EVER—LEAVE",
        "We will not ... leave the town",
        "We will not ever leave the town of Al Qaim",
        "the governor tolt the station",
    ],
)
@pytest.mark.parametrize("at", ["p2", "p4"])
def test_badly_copied_words_beside_the_cited_paragraph_are_fuzzy(original: Original, quote: str, at: str) -> None:
    found = status([at], quote, original)
    assert (found.kind, found.at) == ("fuzzy", "p2")
    assert found.spans
    assert all(0 <= start < end <= len(PARAGRAPHS[1]) for start, end in found.spans)


def test_words_are_looked_for_near_a_paragraph_that_does_not_exist(original: Original) -> None:
    assert status(["p8"], "THE CAFE WAS HIT", original) == Status("fuzzy", "p6", ((0, 16),), missing=("p8",))
    assert status(["p9"], "THE CAFE WAS HIT", original).kind == "lost"


def test_badly_copied_words_farther_away_are_lost(original: Original) -> None:
    assert status(["p5"], "WE WILL NOT LEAVE THE TOWN", original).kind == "lost"


def test_lost_words_name_the_paragraph_with_the_most_similar_ones(original: Original) -> None:
    assert status(["p1"], "the mayor said this road is shut at dawn", original) == Status("lost", nearest="p1")
    assert status(["p1"], "zzzz qqqq xxxx", original) == Status("lost")


def test_without_a_quote_the_paragraphs_must_exist(original: Original) -> None:
    assert status(["p1", "p2-p6", "page 9"], None, original) == Status("exact")
    assert status(["p1", "p7"], None, original) == Status("lost", missing=("p7",))


def test_without_an_original_nothing_is_verified() -> None:
    assert status(["p1"], "anything", None) == Status("unverified")


def test_loose_comparison_stops_at_its_limit_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "WORK", 100)
    original = Original(["a " * 200 + "the road was closed"])
    assert status(["p1"], "the roab was closed", original) == Status("lost", limited=True)
    assert status(["p1"], "the road was closed", original).kind == "exact"


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        ("a" * 1_000_000, "a" * 999_999 + "b"),
        ("a…" * 300_000, "ab" * 500_000),
        (("ab " * 30 + "…") * 3000, "ab" * 500_000),
        ("a b" * 300_000, "b a" * 300_000),
    ],
)
def test_hostile_lengths_end(quote: str, paragraph: str) -> None:
    assert status(["p1"], quote, Original([paragraph])).kind in ("exact", "lost")


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4), st.lists(st.text(max_size=5), max_size=2))
def test_no_text_makes_the_search_raise(quote: str, paragraphs: list[str], at: list[str]) -> None:
    found = status(at, quote, Original(paragraphs))
    if found.at is not None:
        text = paragraphs[int(found.at[1:]) - 1]
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
