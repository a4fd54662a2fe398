"""Columns made to fit: what is left out, what is cut and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text import width
from dossier.tui.opening import Target, open_dossier
from dossier.tui.session import Session
from dossier.tui.widgets.columns import GAP, Ranked, alike, fitted, fitting
from dossier.view.block import Column, Line, line, text_of

WHEN = Ranked("when", least=6, most=17, rank=6)
WHERE = Ranked("where", grow=2, least=5, rank=8)
WHAT = Ranked("what", grow=5, least=20, rank=9)
COLUMNS = (WHEN, WHERE, WHAT)


def row(*cells: str) -> tuple[Line, ...]:
    return tuple(line(cell) for cell in cells)


def test_a_column_that_is_blank_in_most_rows_gives_way_where_others_would_be_cut() -> None:
    rows = [row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air"), *[row("", "Iraq", "Bombs")] * 2]
    assert fitting(COLUMNS, rows, 80)[0] > 0
    assert fitting(COLUMNS, rows, 45)[0] == 0
    assert fitting(COLUMNS, [rows[0], rows[0], rows[1]], 45)[0] > 0


def test_only_columns_of_a_list_give_way() -> None:
    columns = tuple(Column(column.title, column.align, column.grow, column.least) for column in COLUMNS)
    rows = [row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air"), *[row("", "Iraq", "Bombs")] * 2]
    assert fitting(columns, rows, 45)[0] > 0


@given(st.integers(4, 120), st.lists(st.text("ab ", max_size=40), min_size=1, max_size=4))
def test_columns_fill_the_room_and_no_title_is_cut(room: int, texts: list[str]) -> None:
    sizes = fitting(COLUMNS, [row(text, text, text) for text in texts], room)
    kept = [(column, size) for column, size in zip(COLUMNS, sizes, strict=True) if size]
    assert sum(sizes) + GAP * (len(kept) - 1) <= max(room, 1)
    if len(kept) > 1:
        assert all(size >= width(column.title) for column, size in kept)


def test_names_that_begin_alike_are_told_by_their_ends() -> None:
    names = ["Ministry of Foreign Affairs of Iraq", "Ministry of Foreign Affairs of Syria", "Government of Iraq"]
    rows = [row("", name, "") for name in names]
    same = alike(COLUMNS, rows, (0, 15, 0))
    assert same[1] == frozenset(names[:2])
    drawn = [text_of(fitted(line(name), 15, middle=name in same[1])).rstrip() for name in names]
    assert drawn == ["Ministr…of Iraq", "Ministry…Syria", "Government of …"]
    assert alike(COLUMNS, rows, (0, 40, 0))[1] == frozenset()
    assert alike((WHEN, Ranked("act", grow=1), WHAT), rows, (0, 15, 0))[1] == frozenset()


@given(st.text("ab e\u0301東ا", max_size=30), st.integers(1, 20))
def test_a_cell_has_exactly_its_width_wherever_it_is_cut(text: str, cells: int) -> None:
    for middle in (True, False):
        assert width(text_of(fitted(line(text), cells, middle=middle))) == cells


@pytest.mark.parametrize("dossier", ["us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"])
@pytest.mark.parametrize("room", [50, 60, 75, 100])
def test_no_figure_stands_without_who_says_it(dossier: str, room: int) -> None:
    session = open_dossier(Target(dossier))
    assert isinstance(session, Session)
    rows = session.rows("casualties")
    sizes = fitting(rows.columns, [each.cells for each in rows.window(0, 200)], room)
    shown = {column.title for column, size in zip(rows.columns, sizes, strict=True) if size}
    assert {"where", "killed", "injured", "said by", ""} <= shown
