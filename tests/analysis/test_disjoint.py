"""The heaviest choice of things no two of which conflict."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.disjoint import heaviest

KEYS = "abcdefg"
WEIGHTS = st.dictionaries(st.sampled_from(KEYS), st.tuples(st.integers(0, 9), st.integers(1, 2)))
PAIRS = st.sets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)))


def conflicts_of(keys: dict[str, tuple[int, ...]], pairs: set[tuple[str, str]]) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(other for other in keys if other != key and ({(key, other), (other, key)} & pairs))
        for key in keys
    }


@given(WEIGHTS, PAIRS)
def test_no_choice_without_conflict_weighs_more(
    weights: dict[str, tuple[int, ...]], pairs: set[tuple[str, str]]
) -> None:
    conflicts = conflicts_of(weights, pairs)
    ways = chain.from_iterable(combinations(weights, size) for size in range(len(weights) + 1))
    free = [way for way in ways if not any(b in conflicts[a] for a, b in combinations(way, 2))]
    best = max(tuple(map(sum, zip((0, 0), *(weights[key] for key in way), strict=True))) for way in free)
    chosen = heaviest(weights, conflicts)
    assert tuple(chosen) in free
    assert tuple(map(sum, zip((0, 0), *(weights[key] for key in chosen), strict=True))) == best


def test_chosen_keys_keep_their_order_and_among_equals_the_earlier_win() -> None:
    weights = {"c": (2,), "a": (2,), "b": (5,)}
    assert heaviest(weights, {"c": frozenset("a"), "a": frozenset("c"), "b": frozenset()}) == ["c", "b"]


def test_beyond_what_can_be_tried_the_choice_is_still_free_of_conflict() -> None:
    ring = {n: (n % 7 + 1,) for n in range(400)}
    conflicts = {n: frozenset({(n - 1) % 400, (n + 1) % 400, (n * 7) % 400, (n * 11) % 400} - {n}) for n in ring}
    both = {n: frozenset({*conflicts[n], *(m for m in ring if n in conflicts[m])}) for n in ring}
    chosen = heaviest(ring, both)
    assert chosen
    assert not any(other in both[key] for key in chosen for other in chosen)


def test_nothing_to_choose_from() -> None:
    assert heaviest({}, {}) == []
