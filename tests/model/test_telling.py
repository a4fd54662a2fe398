"""Who tells a record, who carries it, and when it was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Dossier
from dossier.model.edtf import DAY
from dossier.model.telling import carriers, in_own_voice, is_inferred, own_voice, said, tellers, voices
from dossier.model.when import iso

Make = Callable[..., Dossier]
ACTORS = {
    "us": {"name": "US"},
    "centcom": {"name": "CENTCOM", "speaks_for": "us", "part_of": "us"},
    "iraq": {"name": "Iraq"},
    "herald": {"name": "The Herald"},
    "agency": {"name": "Agency"},
}


def told(make: Make, record: dict[str, Any], *others: dict[str, Any], zone: str = "UTC", **sources: Any) -> Dossier:
    """A dossier of reactions; `sources` beside the source `s`, which the Herald published at noon on 4 May."""
    herald = {"title": "S", "publisher": "herald", "published": "2031-05-04T12:00Z"}
    reactions = [{"says": "x", "cited": "s p1", **one} for one in ({"id": "r", **record}, *others)]
    return make(event={"timezone": zone}, actors=ACTORS, sources={"s": herald, **sources}, reactions=reactions)


def span(dossier: Dossier, record: str = "r") -> tuple[str | None, str | None]:
    found = next(one for one in dossier.records if one.id == record)
    interval = said(dossier, found)
    return iso(interval.start), iso(interval.end)


NOON = ("2031-05-04T12:00:00Z", "2031-05-04T12:01:00Z")


def test_what_the_record_states_comes_first(make: Make) -> None:
    record = {"said": "2031-05-03", "cited": {"source": "s", "said": "2031-05-02"}}
    assert span(told(make, record)) == ("2031-05-03T00:00:00Z", "2031-05-04T00:00:00Z")


def test_a_day_is_the_local_day_of_the_event(make: Make) -> None:
    dossier = told(make, {"said": "2031-05-03"}, zone="Asia/Baghdad")
    assert span(dossier) == ("2031-05-02T21:00:00Z", "2031-05-03T21:00:00Z")


def test_then_what_the_citation_states(make: Make) -> None:
    record = {"by": "iraq", "cited": {"source": "t", "said": "2031-05-02"}}
    dossier = told(make, record, t={"title": "T", "said": "2031-05-01", "published": "2031-05-03"})
    assert span(dossier) == ("2031-05-02T00:00:00Z", "2031-05-03T00:00:00Z")


def test_then_when_the_source_was_spoken_which_may_be_an_interval(make: Make) -> None:
    call = {"title": "T", "said": "2031-05-02T18:00Z/2031-05-02T18:40Z", "published": "2031-05-03"}
    dossier = told(make, {"by": "us", "cited": "t"}, t=call)
    assert span(dossier) == ("2031-05-02T18:00:00Z", "2031-05-02T18:41:00Z")


def test_then_for_the_sources_own_voice_its_publication(make: Make) -> None:
    assert span(told(make, {})) == NOON
    assert span(told(make, {"said_by": "s"})) == NOON


def test_somebody_elses_words_are_from_the_event_to_the_publication(make: Make) -> None:
    assert span(told(make, {"by": "iraq"})) == (None, NOON[1])
    assert span(told(make, {"by": "iraq", "when": "2031-05-03"})) == ("2031-05-03T00:00:00Z", NOON[1])
    assert span(told(make, {"said_by": "iraq", "when": "2031-05-03"})) == ("2031-05-03T00:00:00Z", NOON[1])


def test_without_a_publication_the_end_is_open(make: Make) -> None:
    dossier = told(make, {"by": "iraq", "when": "2031-05-03", "cited": "t"}, t={"title": "T"})
    assert span(dossier) == ("2031-05-03T00:00:00Z", None)
    assert span(told(make, {"by": "iraq", "cited": "t"}, t={"title": "T"})) == (None, None)


def test_not_before_bounds_the_sources_own_voice_only(make: Make) -> None:
    undated = {"title": "T", "not_before": "2031-05-03"}
    assert span(told(make, {"cited": "t"}, t=undated)) == ("2031-05-03T00:00:00Z", None)
    assert span(told(make, {"cited": "t", "by": "iraq"}, t=undated)) == (None, None)


@pytest.mark.parametrize("field", ["replies_to", "retracts"])
def test_an_answer_is_not_said_before_what_it_answers_or_retracts(make: Make, field: str) -> None:
    question = {"id": "q", "by": "us", "said": "2031-05-03T08:00Z"}
    dossier = told(make, {"by": "iraq", field: "q"}, question)
    assert span(dossier) == ("2031-05-03T08:00:00Z", NOON[1])


def test_the_latest_of_the_starts_counts(make: Make) -> None:
    early, late = {"id": "q", "said": "2031-05-01"}, {"id": "p", "said": "2031-05-03"}
    record = {"by": "iraq", "when": "2031-05-02", "replies_to": ["q", "p", "gone", "other/record"]}
    assert span(told(make, record, early, late))[0] == "2031-05-03T00:00:00Z"
    undated = {"title": "T", "not_before": "2031-05-04"}
    assert span(told(make, {**record, "by": [], "cited": "t"}, early, late, t=undated))[0] == "2031-05-04T00:00:00Z"


def test_what_was_answered_is_followed_however_far(make: Make) -> None:
    chain = [{"id": f"q{n}", "by": "us", "replies_to": f"q{n + 1}"} for n in range(2000)]
    first = {"id": "q2000", "by": "us", "said": "2031-05-01"}
    dossier = told(make, {"by": "iraq", "replies_to": "q0"}, *chain, first)
    assert span(dossier) == ("2031-05-01T00:00:00Z", NOON[1])


def test_answers_to_many_that_answer_each_other_are_quick(make: Make) -> None:
    web = [{"id": f"q{n}", "by": "us", "replies_to": [f"q{m}" for m in range(n)]} for n in range(60)]
    dossier = told(make, {"by": "iraq", "replies_to": "q59"}, *web)
    assert span(dossier) == (None, NOON[1])


def test_what_was_worked_out_once_is_kept_and_not_taken_over_by_a_copy(make: Make) -> None:
    dossier = told(make, {"id": "r", "replies_to": "a"}, {"id": "a", "when": "2031-05-04"})
    first = span(dossier)
    assert set(dossier.said_at) == {"r", "a"}
    assert span(dossier) == first
    alone = dossier.model_copy(update=dict.fromkeys(("reactions", "background"), ()))
    assert set(alone.entries).isdisjoint({"r", "a"})
    assert alone.said_at == {}


def test_answers_in_a_circle_end(make: Make) -> None:
    other = {"id": "q", "by": "us", "replies_to": ["r", "q"], "when": "2031-05-02"}
    dossier = told(make, {"by": "iraq", "replies_to": ["q", "r"]}, other)
    assert span(dossier)[0] == "2031-05-02T00:00:00Z"
    assert span(dossier, "q")[0] == "2031-05-02T00:00:00Z"


def test_a_plan_told_before_it_happens_has_no_known_start(make: Make) -> None:
    assert span(told(make, {"by": "iraq", "when": "2031-06"})) == (None, NOON[1])


def test_several_citations_give_the_earliest_start_and_the_earliest_end(make: Make) -> None:
    later = {"title": "T", "published": "2031-05-06"}
    record = {"by": "iraq", "when": "2031-05-03", "cited": ["t p1", "s p1"]}
    assert span(told(make, record, t=later)) == ("2031-05-03T00:00:00Z", NOON[1])
    spoken = {"title": "T", "said": "2031-05-04T09:00Z"}
    assert span(told(make, record, t=spoken)) == ("2031-05-03T00:00:00Z", "2031-05-04T09:01:00Z")
    assert span(told(make, {**record, "when": "2031"}, t={"title": "T"})) == ("2031-01-01T00:00:00Z", NOON[1])


def test_an_open_start_stays_open_beside_a_known_one(make: Make) -> None:
    spoken = {"title": "T", "said": "2031-05-04T09:00Z"}
    record = {"by": "iraq", "cited": ["t p1", "s p1"]}
    assert span(told(make, record, t=spoken)) == (None, "2031-05-04T09:01:00Z")


def test_qualifiers_leave_the_edges_possible(make: Make) -> None:
    dossier = told(make, {"by": "iraq", "when": "2031-05-03~"})
    interval = said(dossier, dossier.reactions[0])
    assert interval.outer_start == (interval.start or 0) - DAY
    assert interval.outer_end == interval.end


@settings(deadline=None)
@given(
    st.sampled_from([None, "2031-05-03", "2031-05-09~", "../2031-05-04"]),
    st.sampled_from([None, "2031-05-01", "2031-06"]),
    st.lists(st.sampled_from(["s", "t", "u"]), min_size=1, max_size=3),
    st.sampled_from([[], ["iraq"]]),
    st.lists(st.sampled_from(["q", "r"]), max_size=2),
)
def test_nothing_is_said_to_end_before_it_began(
    when: str | None, other: str | None, cited: list[str], by: list[str], replies_to: list[str]
) -> None:
    sources = {
        "s": {"title": "S", "published": "2031-05-04T12:00Z"},
        "t": {"title": "T", "said": "2031-05-05/2031-05-07"},
        "u": {"title": "U", "not_before": "2031-05-02"},
    }
    record = {"id": "r", "says": "x", "cited": cited, "by": by, "replies_to": replies_to}
    answered = {"id": "q", "says": "x", "cited": "s", "by": "us", **({"when": other} if other else {})}
    dossier = Dossier.model_validate(
        {
            "dossier": "1",
            "id": "x",
            "title": "X",
            "sources": sources,
            "reactions": [{**record, **({"when": when} if when else {})}, answered],
        }
    )
    for reaction in dossier.reactions:
        interval = said(dossier, reaction)
        assert interval.start is None or interval.end is None or interval.start < interval.end


def test_the_teller_is_said_by_then_by_then_the_source(make: Make) -> None:
    def told_by(record: dict[str, Any], **sources: Any) -> tuple[tuple[str, ...], bool]:
        dossier = told(make, record, **sources)
        return tellers(dossier, dossier.reactions[0]), in_own_voice(dossier, dossier.reactions[0])

    assert told_by({"said_by": "us", "by": "iraq"}) == (("us",), False)
    assert told_by({"by": ["iraq", "us"]}) == (("iraq", "us"), False)
    assert told_by({}) == (("herald",), True)
    assert told_by({"said_by": "s", "by": "iraq"}) == (("herald",), True)
    assert told_by({"cited": "t"}, t={"title": "T"}) == (("t",), True)
    assert told_by({"said_by": "t", "by": "iraq", "cited": "t"}, t={"title": "T"}) == (("t",), True)
    assert told_by({"cited": ["s p1", "s p2"]}) == (("herald",), True)
    assert told_by({"cited": ["s", "t"]}, t={"title": "T"}) == (("herald", "t"), True)


def test_an_act_that_the_article_tells_has_no_teller_but_the_article(make: Make) -> None:
    dossier = told(make, {"by": "iraq", "act": "summon", "said_by": "s", "when": "2031-05-03"})
    assert tellers(dossier, dossier.reactions[0]) == ("herald",)
    assert span(dossier) == NOON


def test_voices_follow_speaks_for_and_shared_originals(make: Make) -> None:
    pair = {key: {"title": key, "original": "file"} for key in ("one", "two")}
    dossier = make(
        actors=ACTORS,
        originals={"file": {}},
        sources=pair,
        background=[
            {"id": "a", "says": "x", "cited": ["one", "two"]},
            {"id": "b", "says": "x", "cited": "two"},
            {"id": "c", "says": "x", "cited": "two", "said_by": "centcom"},
        ],
    )
    assert [voices(dossier, record) for record in dossier.background] == [("one",), ("one",), ("us",)]
    assert tellers(dossier, dossier.background[1]) == ("two",), "lists still name each"


def test_carriers_are_the_source_its_publisher_and_the_relays(make: Make) -> None:
    record = {"by": "iraq", "cited": [{"source": "s", "via": ["agency", "t"]}, "t"]}
    dossier = told(make, record, t={"title": "T"})
    assert carriers(dossier, dossier.reactions[0]) == ("s", "herald", "agency", "t")
    assert own_voice(dossier, "gone") == "gone"


def test_an_inferred_speaker_marks_the_record(make: Make) -> None:
    dossier = told(make, {"by": "iraq", "cited": ["s p1", {"source": "s", "at": "p2", "speaker": "inferred"}]})
    assert is_inferred(dossier.reactions[0])
    assert not is_inferred(told(make, {"by": "iraq"}).reactions[0])
