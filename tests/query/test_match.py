"""Each sentence of the design about the filter language, on a small dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Dossier
from dossier.query import ast
from dossier.query.flags import Typed
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth

YES, POSSIBLE = Truth.YES, Truth.POSSIBLE

Ask = Callable[..., dict[str, Truth]]


# bare words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bombers", {"s-qaim"}),
        ("BOMB", {"s-qaim"}),
        ("long-range", {"s-qaim"}),
        ("longrange", {"s-qaim"}),
        ("mq9", {"s-qaim"}),
        ("struck", {"s-qaim"}),
        ('"struck the depot"', {"s-qaim"}),
        ('"struck the dep"', set()),
        ('"the struck"', set()),
        ("qaim", {"s-qaim", "t-2", "al-qaim"}),
        ("al-Qa’im", {"s-qaim", "t-2", "al-qaim"}),
        ("القائم", {"s-qaim", "t-2", "al-qaim"}),
        ("nujaba", {"s-qaim", "denial", "militia"}),
        ("النجباء", {"s-qaim", "denial", "militia"}),
        ('"abu kamal"', {"s-near", "t-2", "al-bukamal"}),
        ("us-led", {"b-other"}),
        ("16000", {"b-other"}),
        ("night", {"s-qaim"}),
        ("deny", {"denial"}),
        ("s-bare", {"s-bare"}),
        ('"dark hours"', {"s-near"}),
        ("p5", set()),
        ("bombers depot", {"s-qaim"}),
        ("bombers or heard", {"s-qaim", "s-near"}),
        ("—", set("s-qaim s-near s-bare".split())),
    ],
)
def test_bare_words_match_all_text_of_a_record(ask: Ask, text: str, expected: set[str]) -> None:
    found = ask(text, "strikes") if text == "—" else ask(text)
    assert set(found) == expected
    assert set(found.values()) <= {YES}


def test_a_name_that_stands_nowhere_is_tried_by_its_sound_and_is_possible(ask: Ask) -> None:
    assert ask("Qasim Suleymany") == {"b-general": POSSIBLE, "soleimani": POSSIBLE}
    assert ask("soleimani") == {"b-general": YES, "soleimani": YES}
    assert ask("soleimn") == {}


# counts


def test_an_interval_answers_yes_no_or_possible(ask: Ask) -> None:
    assert ask("killed>=10", "casualties") == {
        "t-16": YES,
        "t-about": POSSIBLE,
        "t-unknown": POSSIBLE,
        "t-silent": POSSIBLE,
    }
    assert ask("killed>16", "casualties")["t-16"] is POSSIBLE
    assert ask("killed<8", "casualties") == {"t-2": YES, "t-none": YES, "t-unknown": POSSIBLE, "t-silent": POSSIBLE}
    assert ask("killed:2", "casualties")["t-2"] is YES
    assert ask("killed=2", "casualties") == ask("killed:2", "casualties")
    assert ask("killed:9", "casualties")["t-about"] is POSSIBLE
    assert "t-2" not in ask("killed:3", "casualties")


def test_ranges_hold_both_ends(ask: Ask) -> None:
    assert ask("killed:2..12", "casualties")["t-about"] is YES
    assert ask("killed:2..11", "casualties")["t-about"] is POSSIBLE
    assert "t-about" not in ask("killed:13..", "casualties")
    assert ask("killed:13..", "casualties")["t-16"] is YES
    assert "t-16" not in ask("killed:..15", "casualties")
    assert ask("killed:2,8..12", "casualties")["t-about"] is YES


def test_said_to_be_none_or_unknown_and_not_stated_are_three_things(ask: Ask) -> None:
    assert ask("killed:none") == {"t-none": YES}
    assert ask("killed:unknown") == {"t-unknown": YES}
    assert ask("no:killed") == {"t-silent": YES}
    assert set(ask("has:killed")) == {"t-16", "t-2", "t-none", "t-unknown", "t-about"}
    assert set(ask("-has:killed", "casualties")) == {"t-silent"}


def test_not_keeps_possible(ask: Ask) -> None:
    assert ask("-killed>=10", "casualties") == {
        "t-2": YES,
        "t-none": YES,
        "t-about": POSSIBLE,
        "t-unknown": POSSIBLE,
        "t-silent": POSSIBLE,
    }


def test_a_kind_without_the_field_answers_no(ask: Ask) -> None:
    assert ask("killed>=0", "strikes") == {}
    assert ask("no:killed", "strikes") == {}
    assert set(ask("-killed>=0", "strikes").values()) == {YES}


def test_counters_are_fields_of_their_own(ask: Ask) -> None:
    assert ask("munitions>=126", "strikes") == {"s-qaim": YES, "s-near": POSSIBLE, "s-bare": POSSIBLE}
    assert "s-qaim" not in ask("munitions<=125", "strikes")
    assert ask("injured:25", "casualties")["t-16"] is YES
    assert ask("credibility<=3", "casualties")["t-16"] is YES


def test_a_bare_name_finds_what_names_its_bearer_otherwise(written: dict[str, Any]) -> None:
    told = {"id": "b-crossing", "says": "Al-Bukamal has a crossing", "cited": "art-1"}
    index = Index(Dossier.model_validate({**written, "background": [told]}))

    def found(text: str) -> set[str]:
        return {entry.id for entry, _ in Matcher(parse(text).tree, index).select().rows}

    bearer = {"s-near", "t-2", "al-bukamal"}
    assert found("Abu Kamal") == found("bukamal") == {*bearer, "b-crossing"}
    assert found("crossing abu kamal") == {"b-crossing"}
    assert found("abu kamal -has:killed") == {"s-near", "al-bukamal", "b-crossing"}
    assert found("not (abu kamal)") == {entry.id for entry in index.entries} - found("abu kamal")
    # in another order they are two words, and in quotes these very words
    assert found("kamal abu") == found('"abu kamal"') == bearer


# dates and precision


def test_dates_compare_in_the_zone_of_the_event(ask: Ask) -> None:
    assert ask("when:2024-02-03", "strikes")["s-qaim"] is YES
    assert "s-qaim" not in ask("when:2024-02-03T00:00Z..", "strikes")
    assert ask("when>2024-02-02", "strikes") == {"s-qaim": YES, "s-near": POSSIBLE, "s-bare": POSSIBLE}
    assert "s-qaim" not in ask("when>2024-02-03", "strikes")
    assert ask("when>=2024-02-03", "strikes")["s-qaim"] is YES
    assert ask("when<2024-02-03T01:00", "strikes")["s-qaim"] is YES
    assert ask("when:2024-02", "strikes")["s-near"] is YES
    assert ask("when:2024-02-02/2024-02-04", "strikes")["s-near"] is YES
    assert ask("when:2024-02-02..2024-02-03", "strikes")["s-near"] is POSSIBLE


def test_the_time_of_saying_is_another_field(ask: Ask) -> None:
    assert ask("said_at:2024-02-04", "reactions")["denial"] is YES
    assert ask("said_at>2024-02-05", "reactions")["scorn"] is POSSIBLE
    assert ask("said_at:2024-02-05", "reactions")["scorn"] is POSSIBLE
    assert "denial" not in ask("said_at>2024-02-04", "reactions")


def test_a_statement_happened_when_it_was_said(ask: Ask) -> None:
    assert ask("when:2024-02-04", "reactions")["denial"] is YES
    assert "denial" in ask("no:when", "reactions")
    assert "denial" not in ask("is:undated", "reactions")


def test_precision_compares_in_metres(ask: Ask) -> None:
    assert ask("precision<=5km", "places") == {
        "al-qaim": YES,
        "al-bukamal": YES,
        **dict.fromkeys(["syria", "anbar", "border", "desert", "al-mayadeen"], POSSIBLE),
    }
    assert ask("precision:town", "strikes")["s-qaim"] is YES
    assert "s-qaim" not in ask("precision<1km", "strikes")
    assert ask("precision>75km", "places")["iraq"] is YES
    assert "iraq" not in ask("precision>country", "places")
    assert ask("precision<=1km", "casualties")["t-2"] is POSSIBLE


# who


def test_by_is_who_did_it_and_includes_those_below(ask: Ask) -> None:
    assert ask("by:centcom", "strikes") == {"s-qaim": YES, "s-bare": POSSIBLE}
    assert ask("by:us", "strikes") == {"s-qaim": YES, "s-near": POSSIBLE, "s-bare": POSSIBLE}
    assert set(ask("by:us", "reactions")) == {"scorn", "correction"}


def test_said_is_the_teller_and_follows_voices_not_membership(ask: Ask) -> None:
    assert set(ask("said:us")) == {"s-qaim", "t-none", "t-unknown", "correction"}
    assert set(ask("said:centcom")) == {"s-qaim", "t-unknown", "correction"}
    assert set(ask("said:senator")) == {"scorn"}


def test_said_finds_a_source_in_its_own_voice_and_its_publisher(ask: Ask) -> None:
    assert set(ask("said:art-1")) == {"t-silent", "b-general", "b-other"}
    assert set(ask("said:herald")) == set(ask("said:art-1"))
    assert set(ask("said:art-3", "casualties")) == {"t-about"}
    assert set(ask("said:art-2", "casualties")) == {"t-16", "t-about"}


def test_via_is_the_carrier(ask: Ask) -> None:
    assert "s-qaim" in ask("via:herald")
    assert "s-near" in ask("via:art-2")
    assert "s-near" not in ask("via:al-mayadeen-tv")


def test_about_is_whom_or_what_it_concerns(ask: Ask) -> None:
    assert ask("about:t-16", "reactions") == {"denial": YES, "scorn": POSSIBLE, "correction": POSSIBLE}
    assert ask("about:militia", "strikes")["s-qaim"] is YES
    assert ask("about:soleimani", "background")["b-general"] is YES


def test_actor_is_any_of_these(ask: Ask) -> None:
    assert set(ask("actor:militia")) == {"s-qaim", "denial", "militia"}
    assert set(ask("actor:centcom")) == {"s-qaim", "t-unknown", "correction", "centcom"}
    assert {"s-qaim", "scorn", "senator", "centcom", "us", "s-near", "t-none"} <= set(ask("actor:us"))


def test_references_look_only_where_they_can(ask: Ask) -> None:
    assert set(ask("said:mayadeen")) == {"s-near", "t-2", "toll"}
    assert set(ask("where:mayadeen", "places")) == {"al-mayadeen"}
    assert "al-mayadeen" in ask("where:syria", "places")


def test_references_match_an_id_exactly_else_names_and_aliases(ask: Ask) -> None:
    assert set(ask("said:us")) == set(ask("said:US"))
    assert set(ask("by:CENTCOM", "reactions")) == {"correction"}
    assert set(ask('said:"US Central"')) == set(ask("said:centcom"))
    assert ask("where:qaim", "strikes") == ask("where:al-qaim", "strikes")
    assert ask("where:القائم", "strikes") == ask("where:al-qaim", "strikes")
    assert ask('where:"abu kamal"', "casualties")["t-2"] is POSSIBLE
    assert ask("about:suleymany", "background")["b-general"] is POSSIBLE


def test_a_name_that_nobody_has_matches_nothing(ask: Ask) -> None:
    assert ask("where:atlantis") == {}
    assert len(ask("-where:atlantis", "strikes")) == 3


# where


def test_a_place_includes_those_within_it(ask: Ask) -> None:
    assert ask("where:iraq", "strikes") == {"s-qaim": YES, "s-bare": POSSIBLE}
    assert ask("where:anbar", "places") == {"anbar": YES, "al-qaim": YES, "desert": POSSIBLE}


def test_a_neighbour_is_possible_there_and_in_what_contains_it(ask: Ask) -> None:
    assert ask("where:al-bukamal", "strikes") == {"s-near": POSSIBLE, "s-bare": POSSIBLE}
    assert ask("where:syria", "strikes") == {"s-near": POSSIBLE, "s-bare": POSSIBLE}


def test_a_part_of_a_union_is_possible(ask: Ask) -> None:
    assert ask("where:iraq", "casualties") == {
        "t-16": YES,
        "t-2": POSSIBLE,
        "t-unknown": POSSIBLE,
        "t-silent": POSSIBLE,
    }
    assert ask("where:syria", "casualties") == {"t-none": YES, "t-about": YES, "t-2": POSSIBLE, "t-unknown": POSSIBLE}
    assert ask("where:border", "casualties") == {"t-unknown": YES}
    assert ask("where:al-qaim,al-bukamal", "casualties")["t-2"] is POSSIBLE


def test_a_country_is_not_in_its_town(ask: Ask) -> None:
    assert "t-16" not in ask("where:al-qaim", "casualties")


def test_a_reaction_without_a_place_is_about_that_of_the_event(ask: Ask) -> None:
    assert ask("where:iraq", "reactions")["denial"] is YES
    assert ask("where:syria", "reactions") == {}
    assert "denial" in ask("no:place", "reactions")


# terms and texts


def test_choices_match_by_their_terms_or_their_beginning(ask: Ask) -> None:
    assert ask("strike_status:contested", "strikes") == {"s-near": YES, "s-bare": POSSIBLE}
    assert ask("-strike_status:contested", "strikes") == {"s-qaim": YES, "s-bare": POSSIBLE}
    assert ask("act:den", "reactions")["denial"] is YES
    assert ask("act:deny,correct", "reactions") == {"denial": YES, "correction": YES, "scorn": POSSIBLE}
    assert set(ask("section:strikes")) == {"s-qaim", "s-near", "s-bare"}
    assert ask("status:open", "disputes") == {"toll": YES}
    assert ask("condition:evacuated", "strikes")["s-qaim"] is YES
    assert set(ask('tag:"night work"')) == {"s-qaim"}
    assert set(ask("tag:night")) == {"s-qaim"}
    assert set(ask("language:en", "sources")) == {"art-1", "art-2", "art-3"}
    assert ask("language:en", "sources")["art-1"] is YES
    assert set(ask("event:tower", "background")) == {"b-other"}
    assert "b-general" in ask("event:night-raid")


def test_text_fields_match_their_own_text_and_are_never_possible(ask: Ask) -> None:
    assert set(ask("says:beforehand")) == {"denial"}
    assert set(ask("what:bombers")) == {"s-qaim"}
    assert set(ask('quote:"the depot"')) == {"s-qaim"}
    assert set(ask('quote:"the dep"')) == set()
    assert set(ask("hit:weapons")) == {"s-qaim"}
    assert set(ask("weapon:mq9")) == {"s-qaim"}
    assert set(ask("note:men")) == {"b-other"}
    assert set(ask("answer:16")) == {"toll"}
    assert set(ask("name:kamal")) == {"al-bukamal"}
    assert set(ask("id:t-1,T-N")) == {"t-16", "t-none"}
    assert set(ask("id:t-2")) == {"t-2"}


def test_classes_of_people(written: dict[str, Any]) -> None:
    reports: list[dict[str, Any]] = [
        {"id": "a", "killed": "3", "cited": "art-1"},
        {"id": "b", "killed": "3", "of": "members_of_armed_forces", "cited": "art-1"},
        {"id": "c", "killed": "3", "including": {"killed": {"civilians": "some"}}, "cited": "art-1"},
        {"id": "d", "killed": "3", "of": ["civilians", "women"], "cited": "art-1"},
    ]
    other = Dossier.model_validate({**written, "strikes": [], "disputes": [], "reactions": [], "casualties": reports})

    def found(text: str) -> set[str]:
        return {entry.id for entry, _ in Matcher(parse(text).tree, other).select().rows}

    assert found("of:civilians") == {"c", "d"}
    assert found("of:combatants") == {"b"}
    assert found("of:people") == {"a", "c"}


# states


def test_states(ask: Ask) -> None:
    assert set(ask("is:disputed")) == {"t-16", "t-2"}
    assert set(ask("is:withdrawn")) == {"t-none"}
    assert set(ask("is:repeated")) == {"t-silent"}
    assert set(ask("is:inferred")) == {"s-near"}
    assert set(ask("is:other_event")) == {"b-other"}
    assert set(ask("is:unnamed")) == {"senator"}
    assert set(ask("is:undated", "strikes")) == {"s-bare"}
    assert set(ask("is:unplaced", "strikes")) == {"s-near", "s-bare"}
    assert set(ask("is:unplaced", "places")) == {"syria", "anbar", "border", "desert", "al-mayadeen"}
    assert set(ask("is:unattributed", "casualties")) == {"t-16", "t-about", "t-silent"}
    assert set(ask("-is:disputed", "casualties")) == {"t-none", "t-unknown", "t-about", "t-silent"}


def test_facts_come_from_above(index: Index) -> None:
    class Known(Typed):
        def anchored(self, entry: str) -> bool:
            return entry == "s-qaim"

    tree = parse("is:anchored").tree
    assert Matcher(tree, index).select().rows == ()
    rows = Matcher(tree, index, Known(index.dossier)).select().rows
    assert [(entry.id, truth) for entry, truth in rows] == [("s-qaim", YES)]


def test_what_repeats_a_withdrawn_statement_is_withdrawn(written: dict[str, Any]) -> None:
    extra = [
        {"id": "r-1", "says": "a", "repeats": "t-none", "cited": "art-1"},
        {"id": "r-2", "says": "b", "repeats": "r-1", "cited": "art-1"},
    ]
    dossier = Dossier.model_validate({**written, "background": extra})
    assert [key for key in dossier.entries if Typed(dossier).withdrawn(key)] == ["t-none", "r-1", "r-2"]


def test_sure_and_possible_judge_the_terms_beside_them(ask: Ask) -> None:
    assert set(ask("killed>=10 is:sure", "casualties")) == {"t-16"}
    assert ask("killed>=10 is:possible", "casualties") == {
        "t-about": POSSIBLE,
        "t-unknown": POSSIBLE,
        "t-silent": POSSIBLE,
    }
    assert set(ask("is:possible killed>=10 where:iraq", "casualties")) == {"t-unknown", "t-silent"}
    assert ask("killed>=10 -is:possible", "casualties") == ask("killed>=10 is:sure", "casualties")
    assert ask("killed>=10 (is:sure or injured:none)", "casualties")["t-16"] is YES
    assert len(ask("is:sure", "casualties")) == 6
    assert ask("is:possible") == {}


def test_has_and_no(ask: Ask) -> None:
    assert set(ask("has:quote")) == {"s-qaim"}
    assert set(ask("no:place", "strikes")) == {"s-bare"}
    assert set(ask("no:by")) == {"s-bare"}
    assert set(ask("no:by or has:quote")) == {"s-bare", "s-qaim"}
    assert set(ask("has:publisher", "sources")) == {"art-1"}
    assert set(ask("no:publisher", "sources")) == {"art-2", "art-3"}


# the whole


def test_an_empty_filter_shows_everything(index: Index) -> None:
    selection = Matcher(None, index).select()
    assert (selection.shown, selection.total, selection.possible, selection.notes) == (index.size, index.size, 0, ())


def test_a_selection_counts_what_it_shows_and_keeps_the_order(index: Index) -> None:
    entries = [entry for entry in index.entries if entry.section == "casualties"]
    selection = Matcher(parse("killed>=10").tree, index).select(reversed(entries))
    assert [entry.id for entry, _ in selection.rows] == ["t-silent", "t-about", "t-unknown", "t-16"]
    assert (selection.shown, selection.total, selection.possible) == (4, 6, 3)


def test_one_entry_is_matched_like_all(index: Index) -> None:
    matcher = Matcher(parse("killed>=10 or by:us").tree, index)
    found = {entry.id: truth for entry, truth in matcher.select().rows}
    assert all(matcher.match(entry) is found.get(entry.id, Truth.NO) for entry in index.entries)


def test_a_filter_needs_no_index(small: Dossier) -> None:
    assert Matcher(parse("bombers").tree, small).select().shown == 1


TERMS = ["bombers", "killed>=10", "where:iraq", "said:us", "by:us", "when>2024-02-02", "act:deny", "is:disputed"]
TERMS += ["has:quote", "no:place", '"the depot"', "killed:none", "precision<=5km", "-munitions>3", "qasim"]


@given(st.lists(st.sampled_from(TERMS), min_size=2, max_size=3))
def test_the_laws_of_truth_hold(index: Index, terms: list[str]) -> None:
    def truths(text: str) -> dict[str, Truth]:
        matcher = Matcher(parse(text).tree, index)
        return {entry.id: matcher.match(entry) for entry in index.entries}

    a, b = terms[0], terms[1]
    assert truths(f"-({a} {b})") == truths(f"(-{a}) or (-{b})")
    assert truths(f"-({a} or {b})") == truths(f"(-{a}) (-{b})")
    assert truths(f"-(-({a}))") == truths(a)
    assert set(truths(f"{a} or not {a}").values()) <= {YES, POSSIBLE}
    assert set(truths(f"{a} -({a})").values()) <= {Truth.NO, POSSIBLE}
    assert truths(" ".join(terms)) == truths(" ".join(reversed(terms)))


def test_terms_that_were_asked_are_kept(small: Dossier) -> None:
    index = Index(small)
    Matcher(parse("bombers killed>=2 is:disputed").tree, index).select()
    assert {type(leaf) for leaf in index.masks} == {ast.Word, ast.Field}
    for number in range(600):
        Matcher(parse(f"killed>={number}").tree, index).select()
    assert len(index.masks) <= 512


def test_an_index_that_is_warmed_up_has_every_text_and_column(small: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(small)
    assert len(list(index.warming())) >= index.size
    assert len(index.words.texts) == index.size
    monkeypatch.setattr(Index, "_read", None)
    assert Matcher(parse("killed>=10").tree, index).select().shown == 4


def test_words_that_are_asked_for_while_the_index_is_warmed_up_are_all_there(small: Dossier) -> None:
    index = Index(small)
    warming = index.warming()
    next(warming)
    assert len(index.words.texts) == index.size
    assert sorted(index.words.texts) == sorted(Index(small).words.texts)
    assert list(warming)


def test_how_sure_an_answer_is_includes_how_surely_the_lens_is_passed(small: Dossier) -> None:
    index = Index(small)
    truths = dict(zip((entry.id for entry in index.entries), [Truth.YES, Truth.POSSIBLE, Truth.NO] * 99, strict=False))
    lens = index.mask_of(truths)

    def passed(text: str) -> dict[str, Truth]:
        return {entry.id: truth for entry, truth in Matcher(parse(text).tree, index, lens=lens).select().rows}

    assert passed("") == {key: truth for key, truth in truths.items() if truth}
    assert passed("is:sure") == {key: truth for key, truth in truths.items() if truth is Truth.YES}
    assert passed("is:possible") == {key: truth for key, truth in truths.items() if truth is Truth.POSSIBLE}
    alone = {entry.id: truth for entry, truth in Matcher(parse("killed>=10").tree, index).select().rows}
    both = {key: min(truth, truths[key]) for key, truth in alone.items() if truths[key]}
    assert passed("killed>=10") == both
    assert passed("killed>=10 is:sure") == {key: truth for key, truth in both.items() if truth is Truth.YES}
    assert passed("not is:sure") == passed("is:possible")
