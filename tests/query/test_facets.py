"""Facets: what is counted is what is left, and what is ticked is what the filter says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.lens import Lens
from dossier.analysis.sight import seen
from dossier.model import Dossier, Section
from dossier.query.complete import title_of
from dossier.query.facets import Facet, facets
from dossier.query.flags import Typed
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.ticking import NOT_STATED, ticked, toggled
from dossier.query.truth import Truth
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading

CONTENT = sorted((Path(__file__).resolve().parents[2] / "content").glob("*/dossier.yaml"))
FILTERS = (
    "",
    "where:iraq",
    "said:us,art-2",
    "said:us where:iraq said:art-2",
    "is:sure where:iraq",
    "(no:said or said:centcom)",
    "killed>2",
    "-act:deny",
)


def found(index: Index, text: str, section: Section) -> dict[str, Facet]:
    entries = list(index.dossier.section(section))
    return {facet.name: facet for facet in facets(text, index, entries, Typed(index.dossier))}


def lines(facet: Facet) -> list[tuple[str, int, int]]:
    return [(choice.value, choice.sure, choice.possible) for choice in facet.choices]


def left(index: Index, text: str, section: Section) -> tuple[int, int]:
    answer = Matcher(parse(text).tree, index).select(index.dossier.section(section))
    return answer.shown - answer.possible, answer.possible


def test_values_are_counted_the_most_frequent_first_and_what_is_not_stated_last(index: Index) -> None:
    said = found(index, "", "casualties")["said"]
    assert said.title == "said by"
    assert lines(said)[:2] == [("art-2", 2, 0), ("us", 2, 0)]
    assert [sure for _, sure, _ in lines(said)] == sorted((sure for _, sure, _ in lines(said)), reverse=True)
    assert found(index, "", "strikes")["status"].choices[-1].title == "not stated"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2024-03-01", "2024-02-03", "2024-03-01"], [("2024-02-03", 1), ("2024-03-01", 2)]),
        (["2024-05-09", "2024-02-03", "2024-05-01"], [("2024-02", 1), ("2024-05", 2)]),
        (["2031-05-09", "2024-02-03", "2024-05-01"], [("2024", 2), ("2031", 1)]),
    ],
)
def test_times_are_told_in_order_by_the_day_the_month_or_the_year(
    written: dict[str, Any], days: list[str], told: list[tuple[str, int]]
) -> None:
    records = [{"id": f"b-{at}", "says": "So it was", "when": day, "cited": "art-1"} for at, day in enumerate(days)]
    index = Index(Dossier.model_validate({**written, "background": records}))
    assert [(value, sure) for value, sure, _ in lines(found(index, "", "background")["when"])] == told


def test_a_record_without_a_title_is_called_by_what_it_says_else_by_its_id(index: Index) -> None:
    titles = {choice.value: choice.title for choice in found(index, "", "reactions")["about"].choices}
    assert titles["t-16"] == "t-16"
    assert title_of(index, "denial") == "Denies that it was told beforehand"


def test_none_and_unknown_have_lines_of_their_own(index: Index) -> None:
    killed = found(index, "", "casualties")["killed"]
    assert [(choice.value, choice.kind) for choice in killed.choices[-3:]] == [
        ("none", "none"),
        ("unknown", "unknown"),
        (NOT_STATED, "missing"),
    ]


def test_a_second_value_of_the_same_facet_still_shows_what_it_would_leave(index: Index) -> None:
    free, chosen = found(index, "", "casualties")["said"], found(index, "said:us", "casualties")["said"]
    assert lines(free) == lines(chosen)
    assert [choice.value for choice in chosen.choices if choice.ticked] == ["us"]


def test_two_terms_of_a_field_tick_what_both_name(index: Index) -> None:
    free, chosen = found(index, "", "casualties")["said"], found(index, "said:us said:centcom", "casualties")["said"]
    assert sorted(choice.value for choice in chosen.choices if choice.ticked) == ["centcom", "us"]
    assert lines(free) == lines(chosen)


def test_a_value_of_another_facet_changes_the_counts(index: Index) -> None:
    free, narrowed = found(index, "", "casualties")["said"], found(index, "where:syria", "casualties")["said"]
    assert lines(free) != lines(narrowed)


def test_a_name_ticks_whom_it_means(index: Index) -> None:
    said = found(index, "said:CENTCOM", "casualties")["said"]
    assert [(choice.value, choice.title) for choice in said.choices if choice.ticked] == [("CENTCOM", "CENTCOM")]
    assert "centcom" not in [choice.value for choice in said.choices]


def test_an_error_has_no_facets(index: Index) -> None:
    assert found(index, "killed:x ", "casualties") == {}


@pytest.mark.parametrize(
    ("text", "name", "value", "wanted"),
    [
        ("", "said", "us", "said:us"),
        ("said:us", "said", "centcom", "said:us,centcom"),
        ("said:us,centcom", "said", "us", "said:centcom"),
        ("said:us", "said", "us", ""),
        ("said:us word said:centcom", "said", "us", "word said:centcom"),
        ("said:us word said:centcom", "said", "centcom", "said:us word"),
        ("said:us word said:centcom", "said", "art-2", "said:us word said:centcom,art-2"),
        ("said:us said:us,centcom", "said", "us", "said:centcom"),
        ("said:us", "said", NOT_STATED, "said:us or no:said"),
        ("said:us killed>2", "said", NOT_STATED, "(said:us or no:said) killed>2"),
        ("(said:us or no:said) killed>2", "said", NOT_STATED, "said:us killed>2"),
        ("killed>2 (said:us or no:said)", "said", "us", "killed>2 no:said"),
        ("a or b", "said", "us", "(a or b) said:us"),
        ("(a or b) said:us", "said", "us", "(a or b)"),
        ("a and said:us", "said", "us", "a"),
        ("said:us and a", "said", "us", "a"),
        ("-said:us", "said", "us", "-said:us said:us"),
        ('tag:"night work"', "tag", '"night work"', ""),
        ("", "tag", '"night work"', 'tag:"night work"'),
        ("killed:", "said", "us", "killed:"),
    ],
)
def test_ticking_writes_the_filter(text: str, name: str, value: str, wanted: str) -> None:
    assert toggled(text, name, value) == wanted


TERMS = st.sampled_from(
    ["said:us", "no:said", "said:us,centcom", "word", '"two words"', "killed>2", "-said:us", "(a or said:us)"]
)


@given(
    st.lists(TERMS, max_size=4, unique=True),
    st.sampled_from([" ", " and ", " or "]),
    st.sampled_from(["us", "", "centcom"]),
)
def test_ticking_twice_leaves_what_was_said(terms: list[str], between: str, value: str) -> None:
    text = between.join(terms)
    before = set(ticked(text, parse(text).tree, "said").values)
    once = toggled(text, "said", value)
    assert set(ticked(once, parse(once).tree, "said").values) == before ^ {value}
    twice = toggled(once, "said", value)
    assert set(ticked(twice, parse(twice).tree, "said").values) == before


@given(st.sampled_from(FILTERS), st.sampled_from(["strikes", "casualties", "reactions", "disputes", "places"]))
def test_a_count_is_what_choosing_the_value_leaves(index: Index, text: str, section: Section) -> None:
    for facet in found(index, text, section).values():
        alone = text
        for value in ticked(text, parse(text).tree, facet.name).values:
            alone = toggled(alone, facet.name, value)
        for choice in facet.choices:
            chosen = toggled(alone, facet.name, choice.value)
            assert (choice.sure, choice.possible) == left(index, chosen, section), chosen


@pytest.mark.parametrize("lens", [Lens(), Lens(told_by="us-gov"), Lens(as_of="2024-02-03")], ids=str)
@pytest.mark.parametrize("file", CONTENT, ids=lambda file: file.parent.name)
def test_counts_hold_in_real_dossiers_under_a_lens(file: Path, lens: Lens) -> None:
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    reading = Reading(loaded).under(lens)
    passes = seen(reading.index, reading.analysis)
    sections: tuple[Section, ...] = ("strikes", "casualties", "reactions", "disputes")
    for section in sections:
        entries = list(reading.section(section))
        offered = facets("", reading.index, entries, reading, passes)
        assert bool(offered) == any(passes is None or passes[entry.id] for entry in entries) or len(entries) < 2
        for facet in offered:
            for choice in facet.choices[:6]:
                tree = parse(toggled("", facet.name, choice.value)).tree
                rows = Matcher(tree, reading.index, reading).select(entries).rows
                answers = [truth if passes is None else min(truth, passes[entry.id]) for entry, truth in rows]
                counted = [answers.count(truth) for truth in (Truth.YES, Truth.POSSIBLE)]
                assert counted == [choice.sure, choice.possible], (facet.name, choice.value)
