from __future__ import annotations

from pathlib import Path

import pytest

import dossier
from dossier.query.fields import FIELDS, TABLE, chosen, states, table
from dossier.query.flags import FLAGS
from dossier.query.index import Index
from dossier.query.language import parse

MANUAL = Path(dossier.__file__).parent / "manual" / "filter.md"


def between(mark: str) -> str:
    text = MANUAL.read_text("utf-8")
    return text.split(f"<!-- {mark} -->\n")[1].split(f"\n<!-- /{mark} -->")[0]


def test_the_manual_has_the_table_of_fields() -> None:
    assert between("fields") == table()


def test_the_manual_has_the_table_of_states() -> None:
    assert between("states") == states()


def test_the_manual_names_no_filter_that_cannot_be_read() -> None:
    lines = [line.strip() for line in MANUAL.read_text("utf-8").splitlines() if line.startswith("    ")]
    examples = [line.split("  ")[0] for line in lines]
    assert len(examples) > 20
    assert [example for example in examples if parse(example).error is not None] == []


@pytest.mark.parametrize("section", TABLE)
def test_no_section_has_a_field_or_alias_twice(section: str) -> None:
    names = [name for field in TABLE[section] for name in (field.name, *field.aliases)]  # type: ignore[index]
    assert len(names) == len(set(names))


def test_an_alias_means_one_field() -> None:
    aliases = [alias for named in FIELDS for alias in named.aliases]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & {named.name for named in FIELDS}


def test_a_field_compares_alike_in_every_section() -> None:
    assert [named.name for named in FIELDS if len({field.type for field in named.by_section.values()}) > 1] == []


def test_every_field_and_state_has_its_help() -> None:
    assert all(field.help for fields in TABLE.values() for field in fields)
    assert all(flag.help for flag in FLAGS.values())
    assert all("|" not in field.help for fields in TABLE.values() for field in fields)


def test_references_have_targets_and_choices_have_none(index: Index) -> None:
    for named in FIELDS:
        assert bool(named.targets) == (named.type == "ref")
        index.column(named.name)


def test_a_typed_term_is_the_one_it_is_else_those_it_begins() -> None:
    terms = ("denies", "denies_act", "declared", "al-qaim", "qaim")
    assert chosen("denies", terms) == ("denies",)
    assert chosen("Denies-Act", terms) == ("denies_act",)
    assert chosen("de", terms) == ("denies", "denies_act", "declared")
    assert chosen("al-qaim", terms) == ("al-qaim",)
    assert chosen("el-qaim", terms) == ("al-qaim", "qaim")
    assert chosen("", terms) == chosen("x", terms) == ()
