"""A digest that copies its original is found out."""

from __future__ import annotations

from dossier.store.overlap import nine_words

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
