"""How two figures for one scope lie to each other, as intervals and in other words."""

from __future__ import annotations

import pytest

from dossier.analysis.compare import agreement
from dossier.model import Count


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("16", "16", "agree"),
        ("more than 125", "125", "agree"),
        ("over 1,200", "1200", "agree"),
        ("about 20", "20", "agree"),
        ("some 20", "20", "agree"),
        ("~20", "20", "agree"),
        ("about 20", "more than 20", "agree"),
        ("more than ten", "10", "agree"),
        ("about twelve", "12", "agree"),
        ("more than 20", "at least 21", "agree"),
        ("about 20", "18-22", "agree"),
        ("none", "0", "agree"),
        ("none", "none", "agree"),
        ("at least 16", "16", "nested"),
        ("some", "16", "nested"),
        ("dozens", "more than 30", "nested"),
        ("about 20", "21", "nested"),
        ("up to 5", "none", "nested"),
        ("2-5", "3-16", "overlap"),
        ("about 20", "at least 20", "overlap"),
        ("16", "25", "disjoint"),
        ("dozens", "16", "disjoint"),
        ("more than 20", "up to 20", "disjoint"),
        ("none", "some", "denial"),
        ("none", "16", "denial"),
        ("unknown", "16", "not comparable"),
        ("unknown", "unknown", "not comparable"),
    ],
)
def test_two_figures_for_one_scope(ours: str, theirs: str, found: str) -> None:
    one, other = Count.model_validate(ours), Count.model_validate(theirs)
    assert agreement(one, other) == agreement(other, one) == found


def test_the_words_of_a_source_agree_with_the_bounds_they_were_given() -> None:
    words = Count.model_validate({"text": "a busload", "low": "20", "high": "50"})
    assert agreement(words, Count.model_validate("20-50")) == "agree"
    assert agreement(words, Count.model_validate("60")) == "disjoint"
