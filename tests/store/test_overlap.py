"""A digest that copies its original is found out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dossier.store.overlap import held, nine_words, runs

ORIGINAL = "At dawn the cat sat on the old mat by the big red door of the café. It’s gone."


def test_nine_successive_words_are_reported_as_their_longest_run() -> None:
    assert nine_words("He wrote that the Cat sat, on the old mat by the big red gate.", ORIGINAL) == [
        ("the", "cat", "sat", "on", "the", "old", "mat", "by", "the", "big", "red")
    ]


def test_eight_words_are_an_anchor() -> None:
    assert not nine_words("the cat sat on the old mat by a tree", ORIGINAL)


def test_words_in_quotation_marks_may_be_the_speakers_own() -> None:
    for one, other in ("“”", "„“", "«»", '""', "‘’"):
        assert not nine_words(f"He said {one}the cat sat on the old mat by the big red door{other}.", ORIGINAL)


def test_a_quotation_parts_the_words_around_it() -> None:
    assert not nine_words('the cat sat on the "very" old mat by the big', ORIGINAL)


def test_an_unpaired_mark_quotes_nothing() -> None:
    assert nine_words('"the cat sat on the old mat by the big red door\n\nand "so on"', ORIGINAL)


def test_case_diacritics_and_punctuation_do_not_hide_a_copy() -> None:
    assert nine_words("big, red; door of the CAFE! It's gone", ORIGINAL) == []
    assert nine_words("the big, red; door of the CAFE! It's gone", ORIGINAL)


def test_two_runs_are_told_apart() -> None:
    text = "the cat sat on the old mat by the big XX mat by the big red door of the café it’s"
    assert [len(run) for run in nine_words(text, ORIGINAL)] == [10, 10]


def test_runs_go_on_across_the_paragraphs_of_an_original() -> None:
    wanted = runs(["The lorry left the bridge before the second bomb fell"])
    assert {run[0] for run in wanted} == {"the", "lorry"}
    found = held(wanted, ["So the lorry left the bridge.", "Before the second bomb, nobody."])
    assert found == {("the", "lorry", "left", "the", "bridge", "before", "the", "second", "bomb")}


def test_an_original_of_whose_digests_nothing_is_asked_is_not_read() -> None:
    def unread() -> Iterator[str]:
        pytest.fail("it was read")
        yield ""

    assert held(runs(["Eight words are not enough for a run"]), unread()) == frozenset()
