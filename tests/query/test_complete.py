from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.query.complete import complete
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth


def offers(index: Index, text: str, cursor: int | None = None) -> list[str]:
    return [each.text for each in complete(text, len(text) if cursor is None else cursor, index)]


def counted(index: Index, text: str) -> dict[str, int | None]:
    return {each.text: each.count for each in complete(text, len(text), index)}


def applied(index: Index, text: str, cursor: int) -> list[str]:
    return [text[: c.replace_start] + c.text + text[c.replace_end :] for c in complete(text, cursor, index)]


def test_nothing_typed_offers_every_field_of_the_sections_there_are(index: Index) -> None:
    found = offers(index, "")
    assert found[:3] == ["id:", "section:", "title:"]
    assert {"killed:", "is:", "has:", "no:"} <= set(
        offers(index, "(", 1)[:] + [c.text for c in complete("", 0, index, 200)]
    )


def test_a_bare_word_offers_fields_first_then_names(index: Index) -> None:
    assert offers(index, "kil")[:2] == ["killed:", "killed_or_injured:"]
    assert offers(index, "-kil")[0] == "killed:"
    assert offers(index, "plac") == ["place:"]
    assert "is:" in offers(index, "i")
    assert offers(index, "qai") == ["where:al-qaim"]
    assert "by:centcom" in offers(index, "centc")


def test_a_field_carries_its_help(index: Index) -> None:
    assert complete("said_a", 6, index)[0].help == "when the teller said it"


def test_values_come_with_counts_the_most_frequent_first(index: Index) -> None:
    assert counted(index, "where:")["iraq"] == 9
    assert offers(index, "where:")[:2] == ["iraq", "syria"]
    assert counted(index, "said:")["us"] == 4
    assert counted(index, "act:") == {"condemn": 1, "correct": 1, "deny": 1}
    assert counted(index, "strike_status:con") == {"contested": 1}
    assert counted(index, "tag:") == {'"night work"': 1}


def test_values_are_found_by_any_name(index: Index) -> None:
    assert offers(index, "where:qa") == ["al-qaim"]
    assert offers(index, "where:القا") == ["al-qaim"]
    assert complete("where:qa", 8, index)[0].help == "Al-Qaʾim"
    assert offers(index, 'said:"us cent') == ["centcom"]
    assert offers(index, "said:herald,cen") == ["centcom"]


def test_ordered_values_stand_in_their_order(index: Index) -> None:
    assert offers(index, "killed:") == ["none", "2", "8..12", "16..", "unknown"]
    assert offers(index, "killed>=") == ["0", "2", "8", "16"]
    assert offers(index, "killed >= 1") == ["16"]
    assert (
        offers(index, "when:")
        == ["2024-02-02", "2024-02-03", "2024-02-04", "2024-02-05"][: len(offers(index, "when:"))]
    )
    assert offers(index, "precision:") == ["1km", "5km", "country"]
    assert offers(index, "credibility:") == ["3"]


def test_names_follow_is_has_and_no(index: Index) -> None:
    assert offers(index, "is:dis") == ["disputed"]
    assert offers(index, "has:quo") == ["quote"]
    assert "where" in offers(index, "no:")


def test_texts_and_quotations_offer_nothing(index: Index) -> None:
    assert offers(index, "says:bo") == []
    assert offers(index, '"bo') == []
    assert offers(index, "foo:bo") == []


def test_a_completion_replaces_the_whole_word_under_the_cursor(index: Index) -> None:
    assert applied(index, "iraq kilt x", 8) == ["iraq killed: x", "iraq killed_or_injured: x"]
    assert applied(index, "where:qaxx by:us", 8) == ["where:al-qaim by:us"]
    assert applied(index, 'said:"us cen" x', 12)[0] == "said:centcom x"
    assert applied(index, "where:qa", 8) == ["where:al-qaim"]


@pytest.mark.parametrize(
    "text", ["where:", "said:", "by:", "killed:", "killed>", "when<", "tag:", "precision>=", "kind:", "is:", "no:"]
)
def test_what_is_offered_can_be_read(index: Index, text: str) -> None:
    found = applied(index, text, len(text))
    assert found
    assert all(parse(each + " ").error is None for each in found)


@given(st.text("killedwhr:>=,-\"'() ۲“", max_size=16), st.integers(0, 16))
def test_no_text_raises(index: Index, text: str, cursor: int) -> None:
    for each in complete(text, min(cursor, len(text)), index):
        assert 0 <= each.replace_start <= each.replace_end <= len(text)


@pytest.mark.parametrize(
    "name", ["where", "said", "by", "about", "actor", "source", "act", "kind", "section", "language"]
)
def test_a_count_is_the_number_of_sure_answers(index: Index, name: str) -> None:
    for value, count in counted(index, f"{name}:").items():
        rows = Matcher(parse(f"{name}:{value}").tree, index).select().rows
        assert (value, count) == (value, sum(truth is Truth.YES for _, truth in rows))


def test_a_tally_is_of_what_is_shown_and_counts_what_is_not_stated(index: Index) -> None:
    shown = Matcher(parse("section:strikes").tree, index).mask
    assert index.tally("strike_status").counts == {"declared": 1, "contested": 1}
    assert index.tally("strike_status", shown).missing == 1
    assert index.tally("act", shown).missing == 0
    assert index.tally("where", shown).counts == {"al-qaim": 1, "anbar": 1, "iraq": 1}
