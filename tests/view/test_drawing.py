"""Drawings: lines that stand under each other in every face, and their words in the plain form."""

from __future__ import annotations

import io

from dossier.text import width
from dossier.tui.widgets.flow import flows
from dossier.tui.widgets.layout import lay_out
from dossier.view import markdown, plain, rich_
from dossier.view.block import Drawing, Fact, Page, Span, line
from dossier.view.safe_console import console

LINES = (line("⠉⠉  ", Span("● Mill Road", "figure", "record:mill-road")), line("    ```  "), line("طريق المطحنة ⠉"))


def page(*, words: bool = False) -> Page:
    return Page((), (Drawing(LINES, (Fact("Mill Road", line("54.68, 25.28")),) if words else ()),))


def test_plain_gives_the_words_or_else_the_lines_cut_at_the_edge() -> None:
    assert plain.render(page(words=True)) == "Mill Road:    54.68, 25.28\n"
    assert plain.render(page()) == "⠉⠉  ● Mill Road\n    ```\nطريق المطحنة ⠉\n"
    assert plain.render(page(), 8).splitlines()[0] == "⠉⠉  ● M…"


def test_markdown_fences_the_lines_so_that_none_of_them_ends_the_fence() -> None:
    assert markdown.render(page(words=True)) == "````\n⠉⠉  ● Mill Road\n    ```\nطريق المطحنة ⠉\n````\n"


def test_rich_never_wraps_a_line() -> None:
    file = io.StringIO()
    console(file, width=40).print(rich_.render(Page((), (Drawing((line("⠉" * 60), line("b"))),))))
    assert file.getvalue() == "⠉" * 39 + "…\nb\n"


def test_the_reader_cuts_lines_at_the_edge_and_keeps_their_links() -> None:
    laid = lay_out(flows((Drawing(LINES),), 10), 10)
    assert [sum(width(piece.text) for piece in drawn) for drawn in laid.lines] == [10, 10, 10]
    assert laid.lines[0][-1].text == "● Mil…"
    assert [(link.target, link.line) for link in laid.links] == [("record:mill-road", 0)]
    assert "\n" not in "".join(piece.text for drawn in laid.lines for piece in drawn)
