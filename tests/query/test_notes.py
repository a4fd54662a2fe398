from __future__ import annotations

import pytest

from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher


def notes(index: Index, text: str, *sections: str) -> tuple[str, ...]:
    entries = [entry for entry in index.entries if not sections or entry.section in sections]
    return Matcher(parse(text).tree, index).select(entries).notes


def test_a_field_that_a_kind_lacks_is_named_with_the_kind(index: Index) -> None:
    assert notes(index, "killed>=10", "strikes") == ("killed: no such field in Strikes",)
    assert notes(index, "-no:killed", "strikes", "reactions") == ("killed: no such field in Strikes, Reactions",)
    assert notes(index, "is:inferred", "places") == ("is:inferred: no such state in Places",)
    assert notes(index, "killed>=10 killed<20 is:sure", "casualties") == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("where:al-qiam", "where: no place is called “al-qiam”; did you mean al-qaim?"),
        ("said:zzz", "said: no actor or source is called “zzz”"),
        ("about:zzz", "about: nothing here is called “zzz”"),
        ("tag:zzz", "tag: nothing here is called “zzz”"),
        ("where:iraq,al-qiam", "where: no place is called “al-qiam”; did you mean al-qaim?"),
        ("about:suleymany", "about: “suleymany” is taken for soleimani by its sound"),
        ("suleymany", "“suleymany” stands nowhere; names that sound like it are possible"),
    ],
)
def test_what_means_nothing_here_is_said(index: Index, text: str, note: str) -> None:
    assert notes(index, text, "background") == (note,)


def test_nothing_is_said_where_there_is_nothing_to_say(index: Index) -> None:
    assert notes(index, "bombers where:iraq", "strikes") == ()
    assert notes(index, "about:t-16 about:tower/toll", "reactions") == ()
