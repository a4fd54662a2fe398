"""What can stand on a command line: every verb with its options and arguments, read from the verbs' own parsers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NamedTuple

from dossier.cli.parser import Parser, parser_of
from dossier.cli.usage import VERBS

_FILES = frozenset({"PATH", "FILE", "DIR", "DOSSIER", "A", "B"})
_DOSSIERS = frozenset({"PATH", "DOSSIER", "A", "B"})


class Place(NamedTuple):
    """Where a word is wanted: what it is called and is, the words that are known, and whether it can name a file."""

    name: str
    help: str = ""
    words: tuple[str, ...] = ()
    files: bool = False
    many: bool = False


class Option(NamedTuple):
    """An option by all its names, what it does, and the word it takes, if it takes one."""

    names: tuple[str, ...]
    help: str
    takes: Place | None


class Verb(NamedTuple):
    """A verb, what it does, and what can follow it. The one without a name is what stands before any verb."""

    name: str
    help: str
    options: tuple[Option, ...]
    places: tuple[Place, ...]


def verbs() -> tuple[Verb, ...]:
    """All verbs; the first is the one without a name, whose words are the verbs and the dossiers."""
    return (_verb("open", "", name=""), *(_verb(name, told, name=name) for name, told in VERBS.items()))


def _verb(module: str, told: str, *, name: str) -> Verb:
    parser, _ = parser_of(module)
    options, places = [], []
    for action in parser.actions:
        place = None if action.nargs == 0 else _place(parser, action)
        if action.option_strings:
            options.append(Option(tuple(action.option_strings), (action.help or "").strip(), place))
        elif place is not None:
            places.append(place)
    if not name:
        options.append(Option(("--version",), "print the version", None))
        places = [places[0]._replace(words=(*VERBS, *places[0].words))]
    return Verb(name, told, tuple(options), tuple(places))


def _place(parser: Parser, action: argparse.Action) -> Place:
    shown = str(action.metavar or "|".join(map(str, action.choices or (action.dest,))))
    words: Sequence[str] = tuple(map(str, action.choices or ()))
    if action.dest in parser.words:
        words = parser.words[action.dest]()
    elif shown in _DOSSIERS:
        words = _shipped()
    return Place(shown, (action.help or "").strip(), tuple(words), shown in _FILES, action.nargs in ("*", "+"))


def _shipped() -> tuple[str, ...]:
    """The ids of the dossiers that come with the program."""
    from dossier.store.find import identity, library, packaged

    return tuple(identity(file) for file in library(packaged()))
