"""Columns made to fit: what is left out, what is cut and where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text import width
from dossier.tui.opening import Target, open_dossier
from dossier.tui.session import Session
from dossier.tui.widgets.columns import GAP, TIGHT, Ranked, alike, fitted, fitting, sized
from dossier.tui.widgets.list_lines import MARGIN, measured
from dossier.tui.widgets.rows import Rows
from dossier.view.block import Column, Line, line, text_of

WHEN = Ranked("when", least=6, most=17, rank=6)
WHERE = Ranked("where", grow=2, least=5, rank=8)
WHAT = Ranked("what", grow=5, least=20, rank=9)
COLUMNS = (WHEN, WHERE, WHAT)


def row(*cells: str) -> tuple[Line, ...]:
    return tuple(line(cell) for cell in cells)


def sizes(rows: Sequence[Sequence[Line]]) -> list[tuple[int, ...]]:
    return [sized(row) for row in rows]


def test_a_column_that_is_blank_in_most_rows_gives_way_where_others_would_be_cut() -> None:
    rows = [row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air"), *[row("", "Iraq", "Bombs")] * 2]
    assert fitting(COLUMNS, sizes(rows), 80)[0] > 0
    assert fitting(COLUMNS, sizes(rows), 45)[0] == 0
    assert fitting(COLUMNS, sizes([rows[0], rows[0], rows[1]]), 45)[0] > 0


def test_columns_stand_closer_together_where_one_finds_its_room_only_so() -> None:
    cells = row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air")
    rows = Rows(COLUMNS, ("a",), lambda _: cells)
    tight, wide = measured(rows, MARGIN + 33), measured(rows, MARGIN + 45)
    assert (tight.gap, wide.gap) == (TIGHT, GAP)
    assert all(tight.widths)
    assert sum(tight.widths) + 2 * TIGHT == 33
    assert fitting(COLUMNS, sizes([cells]), 33)[0] == 0
    assert measured(rows, MARGIN + 30).gap == GAP


def test_only_columns_of_a_list_give_way() -> None:
    columns = tuple(Column(column.title, column.align, column.grow, column.least) for column in COLUMNS)
    rows = [row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air"), *[row("", "Iraq", "Bombs")] * 2]
    assert fitting(columns, sizes(rows), 45)[0] > 0


@given(st.integers(4, 120), st.lists(st.text("ab ", max_size=40), min_size=1, max_size=4))
def test_columns_fill_the_room_and_no_title_is_cut(room: int, texts: list[str]) -> None:
    given = fitting(COLUMNS, sizes([row(text, text, text) for text in texts]), room)
    kept = [(column, size) for column, size in zip(COLUMNS, given, strict=True) if size]
    assert sum(given) + GAP * (len(kept) - 1) <= max(room, 1)
    if len(kept) > 1:
        assert all(size >= width(column.title) for column, size in kept)


def test_names_that_begin_alike_are_told_by_their_ends() -> None:
    columns = (WHEN, Ranked("where", grow=2, least=5, rank=8, named=True), WHAT)
    names = ["Ministry of Foreign Affairs of Iraq", "Ministry of Foreign Affairs of Syria", "Government of Iraq"]
    rows = [row("", name, name) for name in names]
    same = alike(columns, rows, (0, 15, 15))
    assert same == (frozenset(), frozenset(names[:2]), frozenset())
    drawn = [text_of(fitted(line(name), 15, middle=name in same[1])).rstrip() for name in names]
    assert drawn == ["Ministr…of Iraq", "Ministry…Syria", "Government of …"]
    assert text_of(fitted(line(names[1]), 8, middle=True)) == "Mi…Syria"
    assert alike(columns, rows, (0, 40, 40))[1] == frozenset()


@given(st.text("ab e\u0301東ا", max_size=30), st.integers(1, 20))
def test_a_cell_has_exactly_its_width_wherever_it_is_cut(text: str, cells: int) -> None:
    assert width(text_of(fitted(line(text), cells, middle=True))) == cells


@given(st.text("ab e\u0301東ا", max_size=30), st.integers(1, 20))
def test_a_cell_has_exactly_its_width_and_is_cut_at_its_end(text: str, cells: int) -> None:
    drawn = text_of(fitted(line(text), cells))
    assert width(drawn) == cells
    assert width(text) <= cells or drawn.rstrip(" ").endswith("…")


def test_a_bookmark_takes_room_but_the_place_of_no_column() -> None:
    rows = [row("3 Feb", "Al-Qaim, Akashat", "Sites bombed from the air", "★")]
    signs = Ranked("", least=1, rank=9, beside=True)
    for room in range(30, 60):
        without, beside = fitting(COLUMNS, sizes([rows[0][:3]]), room), fitting((*COLUMNS, signs), sizes(rows), room)
        assert [bool(cells) for cells in beside] == [*(bool(cells) for cells in without), True]
        assert sum(beside) + GAP * (sum(map(bool, beside)) - 1) <= room


@pytest.mark.parametrize("dossier", ["us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"])
@pytest.mark.parametrize("room", [58, 77])
def test_columns_are_narrowed_before_any_is_left_out(dossier: str, room: int) -> None:
    session = open_dossier(Target(dossier))
    assert isinstance(session, Session)
    wanted = {
        "reactions": {"when", "by", "act", "what"},
        "casualties": {"where", "killed", "injured", "of whom", "said by", "in"},
        "timeline": {"when", "what", "said by", "in"},
    }
    for section, titles in wanted.items():
        assert titles <= _titles(session.rows(section), room)


def test_a_small_list_keeps_what_tells_most() -> None:
    session = open_dossier(Target("us-strikes-iraq-syria-2024-02-03"))
    assert isinstance(session, Session)
    assert {"killed", "injured", "either"} <= _titles(session.rows("casualties"), 37)
    assert {"when", "what"} <= _titles(session.rows("timeline"), 37)


def _titles(rows: Rows, room: int) -> set[str]:
    sizes = measured(rows, room + MARGIN).widths
    return {column.title for column, size in zip(rows.columns, sizes, strict=True) if size}


def test_bodies_of_two_states_look_different_in_a_list() -> None:
    session = open_dossier(Target("us-strikes-iraq-syria-2024-02-03"))
    assert isinstance(session, Session)
    rows = session.rows("strikes")
    fit, by = measured(rows, 60), [column.title for column in rows.columns].index("said by")
    told = {"Government of Iraq", "Government of Syria"}
    assert told <= fit.alike[by]


@pytest.mark.parametrize("dossier", ["us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"])
@pytest.mark.parametrize("room", [50, 60, 75, 100])
def test_no_figure_stands_without_who_says_it(dossier: str, room: int) -> None:
    session = open_dossier(Target(dossier))
    assert isinstance(session, Session)
    assert {"where", "killed", "injured", "said by", ""} <= _titles(session.rows("casualties"), room)
