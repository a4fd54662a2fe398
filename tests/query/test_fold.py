from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.query.fold import SEPARATOR, fold, fold_map, haystack, join_map, needles, sound

ODD = st.text(
    st.one_of(
        st.sampled_from("aAlLeEshz '’ʿʾ-–.,\u0301\u00a0\0\u0640\u0651\u200dالقئمةىءß1٢ø_\n\"()"),
        st.characters(),
    ),
    max_size=40,
)


def finds(word: str, text: str, *, whole: bool = False) -> bool:
    return any(needle in haystack(text) for needle in needles(word, whole=whole))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Al-Qaʾim", "qaim"),
        ("AL-QA'IM", "qaim"),
        ("el Qaim", "qaim"),
        ("Deir ez-Zor", "deir zor"),
        ("ash-Sham, as-Suwayda, at-Tanf", "sham suwayda tanf"),
        ("ad-hoc", "ad hoc"),
        ("Abū Kamāl", "abu kamal"),
        ("U.S.-led", "us led"),
        ("Iraq’s 16,000 men", "iraq 16000 men"),
        ("2-19 or 2024-02-03", "2 19 or 2024 02 03"),
        ("single_source", "single source"),
        ("Straße, Łódź, Ørsted", "strasse lodz orsted"),
        ("القائم", "قايم"),
        ("القَائِــم", "قايم"),
        ("إلى", "الي"),
        ("كتائب حزب اللّٰه", "كتايب حزب الله"),
        ("غزة", "غزه"),
        ("٢٠٢٤ ۲۰۲۴", "2024 2024"),
        ("", ""),
        ("— … !", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("qaim", "near Al-Qa'im, at night"),
        ("al-qaim", "Qaim"),
        ("alqaim", "Al-Qa'im"),
        ("albukamal", "hit in Al-Bukamal"),
        ("al-bukamal", "hit in albukamal"),
        ("al-buk", "Al-Bukamal"),
        ("al", "Al-Bukamal"),
        ("al-", "Al-Bukamal"),
        ("mq9", "an MQ-9 drone"),
        ("mq-9", "an MQ9 drone"),
        ("deir-ezzor", "in Deir ez-Zor"),
        ("strike", "airstrikes"),
        ("us", "US-led"),
        ("u.s.", "the US said"),
        ("evacu", "EVACUATED"),
        ("القائم", "في القائم"),
        ("قائم", "والقائم"),
    ],
)
def test_a_bare_word_finds(word: str, text: str) -> None:
    assert finds(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [("us", "the house"), ("led", "called"), ("219", "2-19"), ("qaim", "Qasim"), ("deir ez-zor", "ezzor")],
)
def test_a_bare_word_does_not_find(word: str, text: str) -> None:
    assert not finds(word, text)


def test_quoted_words_are_whole_and_in_their_order() -> None:
    assert finds("were hit", "Three sites were hit.", whole=True)
    assert not finds("were hi", "Three sites were hit.", whole=True)
    assert not finds("hit were", "Three sites were hit.", whole=True)


def test_no_phrase_reaches_across_two_texts() -> None:
    assert not finds("one two", SEPARATOR.join(["one", "two"]), whole=True)
    assert finds("two three", SEPARATOR.join(["one", "two three"]), whole=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qasim", "qassem"),
        ("suleymany", "soleimani"),
        ("mayadeen", "mayadin"),
        ("boukamal", "bukamal"),
        ("bagdad", "baghdad"),
    ],
)
def test_two_transliterations_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("status", "states"), ("person", "persian"), ("minister", "ministry"), ("medina", "mayadin")]
)
def test_other_words_do_not_sound_alike(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_short_words_and_other_scripts_have_no_sound() -> None:
    assert [sound(word) for word in ("iraq", "abu", "2024", "قاسم سليماني", "")] == [""] * 5


@given(ODD)
def test_the_map_gives_the_folded_text_and_offsets_in_order(text: str) -> None:
    folded, origins = fold_map(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(ODD)
def test_a_text_in_one_word_is_mapped_too(text: str) -> None:
    joined, origins = join_map(text)
    assert len(joined) == len(origins)
    assert "-" not in joined


@given(ODD)
def test_folded_text_is_words_with_one_space_between(text: str) -> None:
    assert fold(text).split(" ") == (fold(text).split() or [""])
    assert fold(fold(text)) == fold(fold(fold(text)))


@given(st.text(st.characters(categories=["L", "Nd", "Zs"]), max_size=30))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text("abcdeqs-' ", min_size=1, max_size=20))
def test_a_text_is_found_in_itself(text: str) -> None:
    assert all(finds(word, text) for word in text.split() if fold(word))
