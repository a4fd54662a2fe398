"""Texts made comparable keep the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.store.normal import Normal, fold, normalise

TEXTS = st.text(
    st.sampled_from(list("abcéE\u0301\u0316\u00ad  \t\n\u00a0\u3000“”’'\"—-….ßİ가\u1100\u1161\u11a8كَأ\u0bc6\u0bbe")),
    max_size=30,
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\u00a0 \n precision", "two precision"),
        ("mu\u00adni\u00ad\u00adtions", "munitions"),
        ("cafe\u0301", "café"),
        ("cafe\u00ad\u0301", "café"),
        ("\u1100\u1161\u11a8", "각"),
        ("plain", "plain"),
    ],
)
def test_matching_text_is_nfc_with_single_spaces_and_no_soft_hyphens(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@given(TEXTS)
def test_matching_text_is_what_the_format_says(text: str) -> None:
    composed = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    white = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
    words = "".join(" " if char in white else char for char in composed)
    while "  " in words:
        words = words.replace("  ", " ")
    assert normalise(text).text == words


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text


def check(normal: Normal, text: str) -> None:
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert all(start < end for start, end in zip(normal.starts, normal.ends, strict=True))
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)
    assert not normal.ends or normal.ends[-1] <= len(text)


@given(TEXTS)
def test_offsets_ascend_and_lead_to_what_a_character_stands_for(text: str) -> None:
    normal = normalise(text)
    check(normal, text)
    check(fold(normal), text)
    for index, char in enumerate(normal.text):
        start, end = normal.span(index, index + 1)
        assert char in normalise(text[start:end]).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRIKE", "strike"),
        ("“Yes”", '"yes"'),
        ("it’s", "it's"),
        ("long – range", "long-range"),
        ("and so…", "and so..."),
        ("café", "cafe"),
        ("أحمد", "احمد"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_copies_change_is_folded(one: str, other: str) -> None:
    assert fold(normalise(one)).text == fold(normalise(other)).text


def test_a_long_run_of_marks_takes_no_quadratic_time() -> None:
    assert normalise("\u0300\u0316" * 200_000).text
