"""A load gives a dossier, or every problem with its place, what was expected and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from dossier.problems import Problem
from dossier.store.load import MESSAGE, load, load_bytes
from dossier.store.loaded import Failed, Loaded

SMALL = """\
    dossier: 1
    id: small
    title: A small dossier
    sources:
      herald: {title: Bridge hit at dawn}
    casualties:
      - {id: toll, killed: at least 16, cited: herald p5 "killed at least 16"}
    """


def loaded(text: str, tmp_path: Path | None = None) -> Loaded | Failed:
    return load_bytes(dedent(text).encode(), "dossier.yaml", tmp_path)


def problems(text: str) -> list[Problem]:
    return list(loaded(text).problems)


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [f"{p.place} {p.message}" for p in found]
    return found[0]


def test_what_a_message_repeats_and_how_many_there_are_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(only(SMALL.replace("at least 16, c", f"{'k' * 5000}, c")).message) <= MESSAGE
    monkeypatch.setattr("dossier.store.load.PROBLEMS", 2)
    assert len(problems("title: a\n" * 5)) == 2


def test_the_smallest_legal_dossier_loads_without_a_problem() -> None:
    result = loaded(SMALL)
    assert isinstance(result, Loaded)
    assert result.problems == ()
    assert result.dossier.casualties[0].killed is not None
    assert result.places("toll") == 7


def test_an_unknown_key_is_pointed_at_and_the_nearest_one_offered() -> None:
    problem = only(SMALL.replace("killed: at least 16,", "kiled: 16,"))
    assert (problem.line, problem.column, problem.span) == (7, 16, 5)
    assert problem.path == "casualties, toll, kiled"
    assert problem.hint == "did you mean killed?"
    assert problem.excerpt.startswith("  - {id: toll")


def test_a_bad_value_is_pointed_at_where_it_stands() -> None:
    problem = only(SMALL.replace("at least 16,", "a great deal,"))
    assert (problem.line, problem.column) == (7, 24)
    assert "a great deal" in problem.message


def test_a_missing_field_puts_the_caret_on_the_record() -> None:
    problem = only(SMALL.replace("{title: Bridge hit at dawn}", "{url: https://example.org}"))
    assert (problem.line, problem.message) == (5, "title is missing")


def test_a_broken_reference_offers_the_nearest_id() -> None:
    problem = only(SMALL.replace("cited: herald p5", "cited: heraldo p5"))
    assert problem.rule == "reference"
    assert problem.hint == "did you mean herald?"


def test_a_reference_into_the_wrong_section_says_where_the_id_stands() -> None:
    problem = only(SMALL.replace("killed: at", "said_by: toll, killed: at"))
    assert "toll stands in casualties" in problem.message


def test_all_problems_are_found_in_one_run() -> None:
    found = problems(
        """\
        dossier: 1
        id: Small
        title: A small dossier
        event: {timezone: Mars/Olympus}
        sources:
          herald: {title: Bridge hit, reliability: G}
        strikes:
          - {id: one, what: A strike, cited: nowhere}
          - {id: one, what: Again, cited: herald, harm_grade: proven}
        """
    )
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)
    assert {"id", "timezone", "reliability", "harm_grade"} <= {problem.path.rpartition(", ")[2] for problem in found}


def test_what_does_not_validate_does_not_hide_other_references() -> None:
    text = (
        SMALL + "  - {id: other, killed: lots and lots, cited: herald}\n      - {id: third, killed: 2, cited: heral}\n"
    )
    assert {problem.rule for problem in problems(text)} == {"value", "reference"}


def test_a_record_that_could_not_be_read_is_no_broken_reference() -> None:
    text = SMALL + "  - {id: other, killed: lots and lots, cited: herald}\n"
    text = text.replace("killed: at least 16", "killed: at least 16, same_as: other")
    assert only(text).rule == "value"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("id: toll,", "id: event,", "reserved-id"),
        ("id: toll,", "id: herald,", "duplicate-id"),
        ("id: toll,", "id: toll, repeats: toll,", "cycle"),
        ("{title: Bridge hit at dawn}", "{title: Bridge, publisher: p, not_stated: [publisher]}", "not-stated"),
        ("id: toll,", "id: toll, conceded_by: northland,", "conceded"),
    ],
)
def test_rules_between_records(old: str, new: str, rule: str) -> None:
    text = dedent(SMALL).replace(old, new) + "actors:\n  p: {name: A paper}\n  northland: {name: Northland}\n"
    found = [problem for problem in problems(text) if problem.level == "error"]
    assert [problem.rule for problem in found] == [rule]


def test_a_statement_from_two_voices_needs_its_teller() -> None:
    text = SMALL.replace("herald: {title", "tribune: {title: Other}\n      herald: {title")
    problem = only(text.replace('cited: herald p5 "killed at least 16"', "cited: [herald, tribune]"))
    assert problem.rule == "two-voices"


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ("harm_grade: confirmed", "grade"),
        ("harm_grade: fair", "grade"),
        ("where: bridge, cited: {source: herald, for: [what]}", "unsupported"),
        ('note: "an \\e[31m escape"', "control"),
    ],
)
def test_warnings_never_stop_a_load(extra: str, rule: str) -> None:
    cited = "" if "cited" in extra else "cited: herald, "
    text = (
        dedent(SMALL) + f"strikes:\n  - {{id: hit, what: A strike, {cited}{extra}}}\nplaces:\n  bridge: {{name: B}}\n"
    )
    result = loaded(text)
    assert isinstance(result, Loaded)
    assert [(problem.level, problem.rule) for problem in result.problems] == [("warning", rule)]


def test_what_an_export_computed_is_passed_over_with_a_notice() -> None:
    found = loaded(dedent(SMALL) + "analysis: {anything: at all}\n")
    assert isinstance(found, Loaded)
    assert [(problem.level, problem.rule) for problem in found.problems] == [("notice", "computed")]


def test_json_reads_numbers_as_text_and_null_only_as_an_open_end() -> None:
    data = {
        "dossier": 1,
        "id": "small",
        "title": "T",
        "sources": {"a": {"title": "S"}},
        "casualties": [{"id": "c", "killed": {"text": "16+", "low": 16, "high": None}, "injured": 3, "cited": "a"}],
    }
    assert isinstance(load_bytes(json.dumps(data).encode(), "x.json", None), Loaded)
    data["summary"] = None
    found = load_bytes(json.dumps(data).encode(), "x.json", None)
    assert [problem.rule for problem in found.problems] == ["null"]


def test_incidents_is_another_name_for_strikes_and_its_problems_point_there() -> None:
    text = dedent(SMALL) + "incidents:\n  - {id: fire, what: A fire, kind: blaze, cited: herald}\n"
    problem = only(text)
    assert problem.path == "incidents, fire, kind"
    assert problem.line == 9


def test_documents_are_read_beside_the_file_and_citations_looked_up(tmp_path: Path) -> None:
    (tmp_path / "digest.md").write_text("[p5] The mayor said that they had “killed at least 16” people.\n")
    text = dedent(SMALL).replace("{title: Bridge hit at dawn}", "{title: Bridge, document: digest.md}")
    path = tmp_path / "dossier.yaml"
    path.write_text(text)
    found = load(path)
    assert isinstance(found, Loaded)
    assert found.check("toll", 0).digest is True
    path.write_text(text.replace("herald p5", "herald p6"))
    assert [problem.rule for problem in load(path).problems] == ["citation"]


def test_a_document_outside_the_folder_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "secret.md").write_text("[p1] x\n")
    text = dedent(SMALL).replace("{title: Bridge hit at dawn}", "{title: Bridge, document: ../secret.md}")
    (inner / "dossier.yaml").write_text(text)
    assert [problem.rule for problem in load(inner / "dossier.yaml").problems] == ["document"]


def test_one_fault_is_told_once() -> None:
    assert only(SMALL.replace("title: A small dossier", "title:")).rule == "empty-value"


def test_a_section_may_be_its_single_item() -> None:
    text = dedent(SMALL).replace("  - {id: toll", "  {id: toll")
    text += "reactions:\n  {id: r, says: No, cited: herald, about: toll}\n"
    found = loaded(text)
    assert isinstance(found, Loaded), found.problems
    assert found.dossier.reactions[0].about == ("toll",)
    assert only(text.replace("killed: at least 16", "killed: heaps")).line == 7


def test_a_passage_of_a_position_names_a_source_that_exists() -> None:
    raw = b"""\
dossier: 1
id: x
title: T
sources: {a: {title: S}}
places:
  p: {name: P, positions: [{stated: north of the river, cited: [b p1]}]}
"""
    failed = load_bytes(raw, "x.yaml", None)
    assert [(problem.line, problem.rule, problem.level) for problem in failed.problems] == [(6, "reference", "error")]


def test_thousands_of_mistakes_are_told_without_a_hint_for_each() -> None:
    actors = {f"actor-{number}": {"name": "A"} for number in range(1000)}
    strikes = [{"id": f"s{n}", "what": "W", "by": f"actor-x{n}", "cited": ["a"]} for n in range(300)]
    data = {"dossier": 1, "id": "x", "title": "T", "sources": {"a": {"title": "S"}}, "actors": actors}
    failed = load_bytes(json.dumps({**data, "strikes": strikes}).encode(), "x.json", None)
    hints = [problem.hint for problem in failed.problems]
    assert hints[0].startswith("did you mean actor-")
    assert hints[-1] == "add actor-x299 to actors"
    assert len(hints) == 300


def test_a_message_repeats_no_megabyte_of_the_file() -> None:
    raw = b"dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S, published: '" + b"9" * 100_000 + b"'}}\n"
    failed = load_bytes(raw, "x.yaml", None)
    assert failed.problems
    assert all(len(problem.message) <= 400 for problem in failed.problems)


def test_a_long_circle_is_told_by_its_beginning() -> None:
    actors = {f"a{number}": {"name": "A", "part_of": f"a{(number + 1) % 500}"} for number in range(500)}
    data = {"dossier": 1, "id": "x", "title": "T", "sources": {"a": {"title": "S"}}, "actors": actors}
    (problem,) = load_bytes(json.dumps(data).encode(), "x.json", None).problems
    assert problem.rule == "cycle"
    assert problem.message.startswith("a0 → a1 → ")
    assert problem.message.endswith("a7 → … → a0 goes round in a circle")
