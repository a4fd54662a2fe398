"""The one table of fields: it feeds the parser's errors, completion, matching, help and the manual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.model import RECORD_SECTIONS, SECTIONS, Section
from dossier.query import subjects
from dossier.query.field import Field, Type
from dossier.query.flags import FLAGS
from dossier.query.fold import fold

TABLE: Mapping[Section, tuple[Field, ...]] = {
    "strikes": (*subjects.SHARED, *subjects.RECORD, *subjects.STRIKES),
    "casualties": (*subjects.SHARED, *subjects.RECORD, *subjects.CASUALTIES),
    "reactions": (*subjects.SHARED, *subjects.RECORD, *subjects.REACTIONS),
    "background": (*subjects.SHARED, *subjects.RECORD, *subjects.BACKGROUND),
    "disputes": (*subjects.SHARED, *subjects.DISPUTES),
    "actors": (*subjects.SHARED, *subjects.ACTORS),
    "places": (*subjects.SHARED, *subjects.PLACES),
    "sources": (*subjects.SHARED, *subjects.SOURCES),
}
"""The fields of the entries of each section."""

PSEUDO: Mapping[str, str] = {
    "is": "a state: " + ", ".join(FLAGS),
    "has": "the field is stated: has:quote",
    "no": "the field is not stated: no:place",
}
"""What stands like a field before a colon and takes names instead of values."""


@dataclass(frozen=True)
class Named:
    """A field under its name, over all sections that have it."""

    name: str
    by_section: Mapping[Section, Field]

    @property
    def field(self) -> Field:
        """The field as the first of its sections has it."""
        return next(iter(self.by_section.values()))

    @property
    def type(self) -> Type:
        """How its values compare: the same in every section."""
        return self.field.type

    @property
    def help(self) -> str:
        """What it means."""
        return self.field.help

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names for it."""
        return tuple(dict.fromkeys(alias for field in self.by_section.values() for alias in field.aliases))

    @property
    def targets(self) -> tuple[Section, ...]:
        """The sections in which a reference looks for names."""
        return tuple(dict.fromkeys(target for field in self.by_section.values() for target in field.targets))

    @property
    def choices(self) -> tuple[str, ...]:
        """The terms of a choice, over all sections; none where they are open."""
        return tuple(dict.fromkeys(choice for field in self.by_section.values() for choice in field.choices))


class Fields:
    """The fields that a filter may name. Event tables bring their own."""

    def __init__(self, table: Mapping[Section, Iterable[Field]]) -> None:
        merged: dict[str, dict[Section, Field]] = {}
        for section, fields in table.items():
            for field in fields:
                merged.setdefault(field.name, {})[section] = field
        self._named = {name: Named(name, by_section) for name, by_section in merged.items()}

    def __iter__(self) -> Iterator[Named]:
        return iter(self._named.values())

    def __getitem__(self, name: str) -> Named:
        return self._named[name]

    def find(self, typed: str) -> Named | None:
        """The field of that name or alias; case does not matter, nor hyphens instead of underscores."""
        return self._spelt.get(typed.lower().replace("-", "_"))

    @property
    def names(self) -> tuple[str, ...]:
        """All names and aliases."""
        return tuple(self._spelt)

    @cached_property
    def _spelt(self) -> Mapping[str, Named]:
        aliases = {alias: named for named in self._named.values() for alias in named.aliases}
        return {**aliases, **self._named}


FIELDS = Fields(TABLE)
"""The fields of in-memory records."""


def chosen(typed: str, terms: Iterable[str]) -> tuple[str, ...]:
    """The terms that a typed value means: the one it is, else those it is when folded, else those it begins."""
    known = tuple(terms)
    folded = fold(typed)
    if typed.lower() in known or not folded:
        return (typed.lower(),) if folded else ()
    same = tuple(term for term in known if fold(term) == folded)
    return same or tuple(term for term in known if fold(term).startswith(folded))


def kinds_of(named: Named) -> str:
    """The sections that have a field, in words."""
    sections = tuple(named.by_section)
    if sections == SECTIONS:
        return "everything"
    return ", ".join(("records", *sections[len(RECORD_SECTIONS) :]) if _records(sections) else sections)


def _records(sections: tuple[Section, ...]) -> bool:
    return sections[: len(RECORD_SECTIONS)] == RECORD_SECTIONS


_TYPES: Mapping[Type, str] = {
    "text": "words",
    "ref": "id or name",
    "count": "number",
    "when": "date",
    "precision": "distance",
    "choice": "term",
    "number": "number",
}


_FEW = 8
"""The most terms of a choice that the manual lists."""


def table() -> str:
    """The table of fields as Markdown, for the manual."""
    lines = ["| field | takes | in | what it is |", "|---|---|---|---|"]
    for named in FIELDS:
        name = ", ".join(f"`{each}`" for each in (named.name, *named.aliases))
        few = named.choices if len(named.choices) <= _FEW and "A" not in named.choices else ()
        about = f"{named.help}: {', '.join(few)}" if few else named.help
        lines.append(f"| {name} | {_TYPES[named.type]} | {kinds_of(named)} | {about} |")
    return "\n".join(lines)


def states() -> str:
    """The table of `is:` names as Markdown, for the manual."""
    return "\n".join(
        ["| is: | what it is |", "|---|---|", *(f"| `{flag.name}` | {flag.help} |" for flag in FLAGS.values())]
    )
