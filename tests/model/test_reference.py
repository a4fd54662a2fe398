"""The reference of the format is complete, and read only when asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, get_args, get_origin

import pytest

from dossier.model import Citation, Dossier, Strike
from dossier.model.base import Frozen
from dossier.model.casualty import CasualtyReport
from dossier.model.reference import definition, field_docs, models, reference
from dossier.model.vocabulary import ACTS, VOCABULARIES
from dossier.store.loaded import CheckKind


def test_every_field_of_every_part_is_documented() -> None:
    bare = [f"{entry.model}.{entry.field}" for entry in reference() if not entry.doc.endswith((".", ". "))]
    assert not bare
    assert all(model.__doc__ for model in models())


def test_a_field_without_a_docstring_is_missed(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from dossier.model.base import Frozen\nclass Part(Frozen):\n    known: str\n    'Known.'\n    bare: str\n"
    (tmp_path / "bare_part.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    import bare_part  # type: ignore[import-not-found]

    assert field_docs(bare_part.Part) == {"known": "Known."}


def test_the_models_are_all_that_a_dossier_can_hold() -> None:
    def subclasses(model: type[Frozen]) -> set[type[Frozen]]:
        return {model, *(deep for part in model.__subclasses__() for deep in subclasses(part))}

    ours = {model for model in subclasses(Frozen) if model.__module__.startswith("dossier.")}
    assert {model.__name__ for model in ours - set(models())} == {"Frozen", "Record"}


def test_inherited_fields_and_keys_of_the_file_are_documented() -> None:
    assert field_docs(Strike)["cited"].startswith("The passages")
    assert {"for", "said"} <= set(field_docs(Citation))
    assert "for_" not in field_docs(Citation)
    assert next(iter(field_docs(Strike))) == "id"


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        ("Strike", "where", "place, one or many"),
        ("Strike", "said_by", "id of an actor or a source"),
        ("Strike", "because_of", "id of a record, one or many"),
        ("Strike", "credibility", "1 to 6"),
        ("Strike", "by", "party, one or many"),
        ("Reaction", "about", "id of a record or entity, one or many"),
        ("Source", "reliability", "A, B, C, D, E or F"),
        ("Source", "original", "id of an original"),
        ("Place", "coordinates", "[latitude, longitude]"),
        ("Place", "precision", "precision"),
        ("Citation", "at", "place in a source, one or many"),
        ("Citation", "said", "date or time"),
        ("CasualtyReport", "killed", "count"),
        ("CasualtyReport", "cumulative", "true or false"),
        ("Count", "best", "whole number"),
        ("Event", "timezone", "IANA time zone"),
        ("CasualtyReport", "of", "class of people, one or many"),
        ("CasualtyReport", "including", "measure → class of people → count"),
        ("Dossier", "actors", "id → actor"),
        ("Dossier", "casualties", "casualty report, one or many"),
    ],
)
def test_types_are_told_in_words(model: str, field: str, words: str) -> None:
    assert next(entry.type for entry in reference() if (entry.model, entry.field) == (model, field)) == words


def test_no_type_is_told_in_code() -> None:
    for entry in reference():
        assert not any(sign in entry.type for sign in ("<", ">", "typing", "Annotated", "None", "tuple", "dict")), entry


def test_defaults_and_requirements_are_those_of_the_models() -> None:
    known = {(entry.model, entry.field): entry for entry in reference()}
    assert known["CasualtyReport", "of"].default == "people"
    assert known["Citation", "speaker"].default == "stated"
    assert known["Event", "timezone"].default == "UTC"
    assert known["Strike", "title"].default == ""
    assert known["Strike", "what"].required
    assert not known["Strike", "title"].required


@pytest.mark.parametrize(
    "name", ["killed", "deny", "exact", "moved", "lost", "B", "3", "confirmed", "dozens", "wording"]
)
def test_fields_and_words_have_a_definition(name: str) -> None:
    assert definition(name)


def test_a_definition_says_whose_standard_it_is() -> None:
    assert [(found.where, "conceded by a belligerent" in found.text) for found in definition("confirmed")] == [
        ("harm_grade (Airwars)", True)
    ]
    assert definition("agree")[0].where == "act (PLOVER)"
    assert definition("deny")[0].where == "act (ours)"
    assert [found.where for found in definition("credibility")] == ["every record"]
    assert {found.where for found in definition("words")} == {"Citation", "When"}
    assert definition("no such word") == ()


def words_of(model: type[Frozen], field: str) -> set[str]:
    def choices(annotation: Any) -> set[str]:
        if get_origin(annotation) is not None and all(isinstance(part, str) for part in get_args(annotation)):
            return set(get_args(annotation))
        return {word for part in get_args(annotation) for word in choices(part)}

    return choices(model.model_fields[field].annotation)


def test_every_act_is_defined_once() -> None:
    from dossier.model import Reaction

    assert set(ACTS) == words_of(Reaction, "act")
    assert {*VOCABULARIES["act (PLOVER)"], *VOCABULARIES["act (ours)"]} == set(ACTS)
    assert len(VOCABULARIES["act (PLOVER)"]) == 16


@pytest.mark.parametrize(
    ("vocabulary", "model", "field"),
    [
        ("words", "Citation", "words"),
        ("speaker", "Citation", "speaker"),
        ("part", "Citation", "part"),
        ("titled", "Source", "titled"),
        ("responsibility (HURIDOCS list 28)", "Reaction", "responsibility"),
        ("reliability (Admiralty, of a source)", "Source", "reliability"),
        ("harm_grade (Airwars)", "Strike", "harm_grade"),
        ("strike_status (Airwars)", "Strike", "strike_status"),
        ("hits, as", "Hit", "as_"),
        ("hits, condition", "Hit", "condition"),
        ("certainty", "Party", "certainty"),
        ("stance of a figure", "CasualtyReport", "stance"),
        ("class of people", "CasualtyReport", "of"),
        ("stance of a holder", "Holder", "as_"),
        ("status of a dispute", "Status", "is_"),
        ("handling (Every Casualty, 2016)", "Dispute", "handling"),
        ("relation", "Related", "relation"),
        ("sensitivity", "Strike", "sensitivity"),
    ],
)
def test_a_vocabulary_has_exactly_the_words_of_its_field(vocabulary: str, model: str, field: str) -> None:
    found = next(part for part in models() if part.__name__ == model)
    assert set(VOCABULARIES[vocabulary]) == words_of(found, field)


def test_the_standings_of_a_citation_are_those_of_the_store() -> None:
    assert set(VOCABULARIES["status of a citation"]) == set(get_args(CheckKind))
    assert set(VOCABULARIES["credibility (Admiralty, of information)"]) == {str(grade) for grade in range(1, 7)}


def test_importing_the_model_reads_no_source_and_loads_no_rich() -> None:
    code = (
        "import sys, dossier.model\n"
        "print(*{'rich', 'textual', 'dossier.model.reference', 'dossier.model.vocabulary'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_whole_dossiers_come_first() -> None:
    assert models()[0] is Dossier
    assert CasualtyReport in models()
