from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Dossier
from dossier.query.fold import fold_map, join_map, letters, needles
from dossier.query.leaves import readable
from dossier.query.search import find, hits, snippet, sounding
from dossier.query.truth import Truth


def marked(text: str, words: str | list[str]) -> list[str]:
    return [text[start:end] for start, end in hits(text, words)]


def test_hits_are_the_words_as_they_stand_in_the_text() -> None:
    assert marked("Near Al-Qa'im and al-Qāʾim.", "qaim") == ["Qa'im", "Qāʾim"]
    assert marked("Qa\u0301im.", "qa") == ["Qa\u0301"]
    assert marked("Cafe\u0301 x", "cafe") == ["Cafe\u0301"]
    assert marked("in Al-Bukamal", "albukamal") == ["Al-Bukamal"]
    assert marked("an MQ-9 drone", ["mq9", "drone"]) == ["MQ-9", "drone"]
    assert marked("16,000 men", "16000") == ["16,000"]
    assert marked("في القائم", "قائم") == ["قائم"]
    assert marked("the house of us", "us") == ["us"]
    assert marked("aaaaaa", "aaaa") == ["aaaaaa"]


def test_a_string_is_looked_for_as_one_and_a_list_word_by_word() -> None:
    assert marked("was told, was asked", "was told") == ["was told"]
    assert marked("was told, was asked", ["was", "asked"]) == ["was", "was", "asked"]
    assert marked("anything", "—") == []


@given(st.text("aAlL -'’é\u0301ق", max_size=30), st.text("alqe ", max_size=5))
def test_hits_lie_inside_and_do_not_overlap(text: str, words: str) -> None:
    found = hits(text, words)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))


@given(st.text("aAlL -'’é\u0301ق,.1", max_size=30), st.text("alqe -1", max_size=6))
def test_the_letters_of_a_text_hold_whatever_stands_in_it(text: str, word: str) -> None:
    for folded, _ in (fold_map(text), join_map(text)):
        for form in needles(word):
            if form in f" {folded} ":
                assert "".join(form.split()) in letters(text)


def test_a_snippet_is_cut_at_words_and_keeps_the_hits_in_it() -> None:
    text = "one two three four five six seven eight nine ten"
    found = snippet(text, hits(text, ["five", "six", "ten"]), around=12)
    assert found.text == "three four five six"
    assert [found.text[start:end] for start, end in found.spans] == ["five", "six"]
    assert text[found.start :].startswith(found.text)
    assert (found.before, found.after) == (True, True)
    assert snippet("short", [(0, 5)]).text == "short"


def test_find_wants_every_word_somewhere_in_an_item() -> None:
    items = [("a", ["The bridge was hit", "at dawn"]), ("b", ["The bridge stands"]), ("c", [])]
    found = find(["bridge", "dawn"], items)
    assert [(each.key, [s.text for s in each.snippets]) for each in found] == [("a", ["The bridge was hit", "at dawn"])]
    assert found[0].truth is Truth.YES
    assert find(["—"], items) == []


def test_find_tries_names_by_their_sound_where_nothing_else_is_found() -> None:
    items = [("a", ["killed Qassem Soleimani in 2020"]), ("b", ["a qassem of some kind"])]
    found = find(["Qasim", "Suleymany"], items)
    assert [(each.key, each.truth) for each in found] == [("a", Truth.POSSIBLE)]
    snip = found[0].snippets[0]
    assert [snip.text[start:end] for start, end in snip.spans] == ["Qassem", "Soleimani"]
    assert sounding("Iraq", "irak") == []


def test_what_a_person_reads_of_an_entry(small: Dossier) -> None:
    texts = readable(small, small.entries["s-qaim"])
    assert "Long-range bombers hit a depot" in texts
    assert "struck the depot" in texts
    assert "US Central Command" in texts
    assert "centcom" not in texts
