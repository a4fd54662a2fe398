"""The keys, and what the fields on the screen mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import SCOPES, Scope, commands
from dossier.view.block import Block, Column, Fact, Gap, Heading, Span, Table, line

Definition = tuple[str, str]
"""A field or mark, and what it means."""


class HelpPane(Sheet):
    """Lies over everything else until it is closed."""

    def show_help(self, scopes: Iterable[Scope], definitions: Iterable[Definition]) -> None:
        """Shows the keys of some scopes below what is defined on the screen."""
        self.border_title = Content("Help")
        self.show_blocks(list(_blocks(tuple(scopes), tuple(definitions))))


def _blocks(scopes: tuple[Scope, ...], definitions: tuple[Definition, ...]) -> Iterator[Block]:
    if definitions:
        yield Heading(line("On this screen"))
        for term, meaning in definitions:
            yield Fact(term, line(meaning))
        yield Gap()
    for scope in scopes:
        yield Heading(line(SCOPES[scope]))
        yield Table(
            (Column("", least=7, most=12), Column("", grow=1)),
            tuple((line(Span(command.shown_keys, "accent")), line(command.help)) for command in commands(scope)),
        )
        yield Gap()
