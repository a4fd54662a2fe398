"""Where the palette can lead: to what a command does, to an entry, back to where the person has been.

Knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.query.fuzzy import closest, name
from dossier.tui.hints import action_of
from dossier.user.commands import Scope, commands
from dossier.view.block import Line, Span, line

_MOST = 200
"""Destinations that are listed, at most: whoever wants the next one types a letter more."""


class Destination(NamedTuple):
    """Something to choose: `target` is `action:…`, `record:…` or `place:…` (how many steps back)."""

    target: str
    what: Line
    kind: Line
    """What it is, or the keys that lead there as well."""


Named = tuple[str, Destination]
"""A destination with the haystack by which it is found."""


def command_names(scopes: Sequence[Scope]) -> Iterator[Named]:
    """The commands of some scopes: first those of what is read, last those that only move."""
    order: tuple[Scope, ...] = ("library", "reader", "everywhere")
    here = [one for one in commands(*scopes) if one.id != "palette"]
    for command in sorted(here, key=lambda one: order.index(one.scope) if one.scope in order else len(order)):
        what = line(Span(command.title, "title"), Span(f"  {command.help}", "muted"))
        destination = Destination(f"action:{action_of(command)}", what, line(Span(command.shown_keys, "accent")))
        yield name(command.title, command.id, about=command.help), destination


def found(text: str, commanded: Iterable[Named], entries: Callable[[], Iterable[Named]]) -> list[Destination]:
    """What is called so: commands before entries that are as close. Without a text, the commands alone."""
    if not text.strip():
        return [destination for _, destination in commanded]
    return closest(text, (*commanded, *entries()), _MOST)
