"""The manual of the file format: its example loads, its reference is the models'. `DOSSIER_GOLDEN=write` renews it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import yaml

from dossier.export.columns import columns
from dossier.export.marks import mark_names
from dossier.model import SECTIONS, Dossier
from dossier.model.base import Frozen
from dossier.model.record import Record
from dossier.model.reference import FieldDoc, field_docs, models, reference
from dossier.model.type_words import part_words
from dossier.model.vocabulary import VOCABULARIES

TOP = Path(__file__).parents[2]
MANUAL = TOP / "dossier" / "manual" / "format.md"
EXAMPLE = TOP / "tests" / "data" / "mill-road" / "dossier.yaml"
_TOLD_ABOVE = ("Count", "When")
"""Counts and dates have a part of the manual of their own."""


def between(mark: str, inside: str) -> str:
    text = MANUAL.read_text()
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        pattern = re.compile(f"(<!-- {mark} -->\n).*(<!-- /{mark} -->\n)", re.DOTALL)
        text = pattern.sub(lambda found: found[1] + inside + found[2], text)
        MANUAL.write_text(text)
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"<!-- /{mark} -->\n")[0]


def item(words: str) -> str:
    return fill(f"- {words}", 110, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def field(entry: FieldDoc) -> str:
    needed = ", required" if entry.required else ""
    default = f", default {entry.default}" if entry.default else ""
    choices, many, rest = entry.type.partition(", one or many")
    listed = re.split(", | or ", choices)
    told = len(listed) > 1 and not choices.startswith("[") and all(word in entry.doc for word in listed)
    kind = f"of these words{many}{rest}" if told else entry.type
    return item(f"`{entry.field}` ({kind}{needed}{default}): {entry.doc}")


def homes() -> dict[str, str]:
    """The first place in a file where each part stands: `strikes, cited`."""
    found: dict[str, str] = {"Dossier": ""}
    for model in models():
        for name, info in model.model_fields.items():
            for part in models():
                if part not in (Dossier, model) and re.search(
                    rf"\b{part.__module__}\.{part.__name__}\b", str(info.annotation)
                ):
                    path = ", ".join(filter(None, (found.get(model.__name__, ""), info.alias or name)))
                    found.setdefault(part.__name__, path)
    return found


def fields() -> Iterator[str]:
    yield "## Reference: fields\n"
    yield fill(
        "What a field takes is in brackets. *One or many* takes a single item or a list; `id → actor` is a mapping "
        "with an id for each actor.",
        110,
    )
    yield ""
    shared = field_docs(Record)
    yield "### Every record\n"
    yield "Strikes, casualty reports, reactions and background all have these.\n"
    every = (entry for entry in reference() if entry.model == "Background" and entry.field in shared)
    yield "\n".join(
        field(entry._replace(type=entry.type.replace("a background record", "a record of the same kind")))
        for entry in every
    )
    yield ""
    where = homes()
    for model in models():
        if model.__name__ not in _TOLD_ABOVE:
            yield from part(model, where[model.__name__], shared if issubclass(model, Record) else {})


def part(model: type[Frozen], where: str, shared: dict[str, str]) -> Iterator[str]:
    place = f": in `{where}`" if where else ": the file itself"
    yield f"### {part_words(model).capitalize()}{place}\n"
    short = f" In short: {model.as_text}." if model.as_text and "hort form" not in (model.__doc__ or "") else ""
    yield fill(" ".join((model.__doc__ or "").split()) + short, 110) + "\n"
    own = (entry for entry in reference() if entry.model == model.__name__ and shared.get(entry.field) != entry.doc)
    yield "\n".join(map(field, own)) + "\n"


def vocabularies() -> Iterator[str]:
    yield "## Reference: words\n"
    for name, meanings in VOCABULARIES.items():
        yield f"### {name[0].upper()}{name[1:]}\n"
        yield "\n".join(item(f"`{word}`: {meaning}") for word, meaning in meanings.items()) + "\n"


def csv_columns() -> Iterator[str]:
    yield "## Reference: columns of CSV\n"
    for section in SECTIONS:
        named = (*(column.name for column in columns(section)), *mark_names(section))
        names = ", ".join(f"`{name}`" for name in named)
        yield item(f"**{section}**: {names}")


def test_the_example_is_the_one_that_the_tests_load() -> None:
    example = f"```yaml\n{EXAMPLE.read_text()}```\n"
    assert between("example", example) == example


def test_the_reference_is_made_from_the_models() -> None:
    made = "\n".join((*fields(), *vocabularies(), *csv_columns())) + "\n"
    assert between("generated", made) == made


def test_the_smallest_file_is_legal() -> None:
    smallest = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text(), re.DOTALL)[0]
    dossier = Dossier.model_validate(yaml.load(smallest, yaml.BaseLoader))
    assert [record.id for record in dossier.records] == ["toll"]


def test_every_part_says_where_it_stands() -> None:
    where = homes()
    assert {model.__name__ for model in models()} == set(where)
    assert (where["Citation"], where["Holder"]) == ("strikes, cited", "disputes, positions, holders")


def test_no_line_is_too_long_to_read() -> None:
    text = MANUAL.read_text().partition("<!-- example -->")
    prose = text[0] + text[2].partition("<!-- /example -->")[2]
    assert [line for line in prose.splitlines() if len(line) > 120] == []
