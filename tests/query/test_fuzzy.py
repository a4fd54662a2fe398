"""Finding something by a few letters of its name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.query.fuzzy import closest, name, sought

NAMES = ["Al-Qa'im", "Akashat", "Iraqi border areas", "Was Baghdad told before the strikes?", "85 targets in Iraq"]


def found(text: str, most: int = 10) -> list[str]:
    return closest(text, [(name(one), one) for one in NAMES], most)


def test_the_beginning_of_a_word_comes_before_its_inside_and_before_scattered_letters() -> None:
    names = ["a star chart", "restart", "no start", "start of it"]
    nearest = ["start of it", "no start", "restart", "a star chart"]
    assert closest("start", [(name(one), one) for one in names], 10) == nearest


def test_a_whole_word_comes_before_the_beginning_of_another_and_what_is_told_about_it_after_both() -> None:
    names = [name("Kamala"), name("Al-Bukamal", "Abu Kamal"), name("Left", about="To Kamal")]
    assert closest("kamal", zip(names, ("person", "town", "command"), strict=True), 3) == ["town", "person", "command"]
    assert closest("abu kamal", zip(names, ("person", "town", "command"), strict=True), 3) == ["town"]


def test_names_are_folded_as_the_filter_folds_them() -> None:
    assert found("qaim") == found("al-qaim") == found("QÁIM") == ["Al-Qa'im"]


def test_every_word_must_be_there_in_any_order() -> None:
    assert found("told bagh") == ["Was Baghdad told before the strikes?"]
    assert found("told nobody") == []


def test_letters_too_far_apart_are_no_match() -> None:
    assert found("wstrikes") == []
    assert found("bghdd") == ["Was Baghdad told before the strikes?"]


def test_of_equally_close_names_the_shorter_comes_first() -> None:
    assert closest("a", [(name(one), one) for one in ("a bc", "a b", "xa")], 10) == ["a b", "a bc", "xa"]


def test_without_a_letter_the_first_ones_are_given() -> None:
    assert found("", 2) == found(" - ", 2) == NAMES[:2]


@given(st.text(max_size=12), st.text(max_size=40))
def test_a_name_is_found_by_its_own_beginning(typed: str, rest: str) -> None:
    words = sought(typed).words
    if words:
        assert sought(words[0]).far(name(f"{words[0]} {rest}")) is not None
