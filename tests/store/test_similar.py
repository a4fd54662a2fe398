"""The most similar passage, against a plain table of edit distances."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dossier.store.similar import LONGEST, most_like, work

SHORT = st.text("abc", max_size=8)


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, start=1):
        above, row = row, [number]
        for column, against in enumerate(other, start=1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (char != against)))
    return row[-1]


@given(SHORT, st.text("abc", max_size=14))
def test_no_passage_has_fewer_edits(words: str, text: str) -> None:
    best = min((distance(words, text[a:b]) for a, b in combinations(range(len(text) + 1), 2)), default=len(words))
    found = most_like(words, text)
    if found is None:
        assert not words or best >= len(words)
        return
    passage = text[found.start : found.end]
    assert distance(words, passage) == best
    assert found.similarity == 1 - best / max(len(words), len(passage))


def test_a_passage_is_found_in_its_place() -> None:
    found = most_like("more than 125 munition", "they used more then 125 munitions that day")
    assert found is not None
    assert (found.start, found.end) == (10, 32)
    assert found.similarity > 0.9


def test_words_beyond_the_limit_are_not_compared() -> None:
    assert most_like("x" * LONGEST, "x" * LONGEST) is not None
    assert most_like("x" * (LONGEST + 1), "x" * LONGEST) is None


def test_work_grows_with_text_and_words() -> None:
    assert work("x" * 10, "y" * 1000) == 1000
    assert work("x" * LONGEST, "y" * 1000) == 9000
