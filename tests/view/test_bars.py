"""Range bars: a bar covers the cells of its range and no other."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.text import width
from dossier.tui.widgets.flow import flows
from dossier.tui.widgets.layout import lay_out
from dossier.view import markdown, plain, rich_
from dossier.view.axis import Axis, Range, axis
from dossier.view.bars import LEAST, bar, scale, size
from dossier.view.block import Item, Page, Ranges, line, text_of
from dossier.view.safe_console import console

FIGURES = st.one_of(st.integers(0, 30), st.integers(0, 100_000))
RANGES = st.builds(
    lambda low, more, unknown: Range(low, None if more is None else low + more, unknown),
    FIGURES,
    st.none() | FIGURES | st.just(0),
    st.booleans(),
)


def drawn(found: Range | None, scale: Axis, cells: int) -> str:
    return text_of(bar(scale, found, cells))


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (Range(5, 5), "     ●      "),
        (Range(0, 0), "○           "),
        (Range(2, 8), "  ├─────┤   "),
        (Range(0, 5), "├────┤      "),
        (Range(7, 8), "       ├┤   "),
        (Range(4, None), "    ├╌╌╌╌╌╌▶"),
        (Range(8, None), "        ├╌╌▶"),
        (Range(0, None, unknown=True), "?           "),
        (None, "            "),
    ],
)
def test_each_kind_of_figure_has_its_own_shape(found: Range | None, shown: str) -> None:
    assert drawn(found, Axis("killed", 8, is_open=True), 12) == shown


def test_a_range_within_one_cell_is_neither_a_point_nor_an_interval() -> None:
    assert drawn(Range(500, 501), Axis("killed", 1000), 11) == "     ┼     "


@settings(deadline=None)
@given(st.lists(RANGES, min_size=1, max_size=8), st.integers(4, 40))
def test_a_bar_never_claims_more_than_its_range(ranges: list[Range], cells: int) -> None:
    common = axis("killed", ranges)
    for found in ranges:
        shown = drawn(found, common, cells)
        assert len(shown) == width(shown) == cells
        marked = [at for at, char in enumerate(shown) if char != " "]
        if found.unknown:
            assert shown.strip() == "?"
            continue
        first = common.cell(found.low, cells)
        last = cells - 1 if found.high is None else common.cell(found.high, cells)
        assert marked == list(range(first, last + 1))
        assert ("▶" in shown) == (found.high is None)
        assert ("●" in shown or "○" in shown) == (found.low == found.high)


@settings(deadline=None)
@given(st.lists(FIGURES, min_size=2, max_size=8), st.integers(4, 40))
def test_a_larger_figure_never_stands_before_a_smaller(figures: list[int], cells: int) -> None:
    common = axis("killed", [Range(figure, figure) for figure in figures])
    places = [common.cell(figure, cells) for figure in sorted(figures)]
    assert places == sorted(places)
    assert places[-1] == (cells - 1 if max(figures) else 0)


def test_an_axis_is_logarithmic_where_one_figure_is_a_hundred_times_the_others() -> None:
    assert not axis("killed", [Range(2, 2), Range(16, 16)]).log
    far = axis("killed", [Range(2, 2), Range(16, 16), Range(1600, 1600)])
    assert far.log
    assert (far.cell(2, 20), far.cell(16, 20), far.cell(1600, 20)) == (3, 7, 19)
    assert scale(far, 12) == "0┄┄┄┄┄┄1,600"
    assert not axis("killed", [Range(0, None, unknown=True), Range(0, 0)]).log


def test_the_scale_puts_its_figure_where_that_stands() -> None:
    assert scale(Axis("killed", 16, is_open=True), 12) == "0───────16  "
    assert scale(Axis("killed", 25), 12) == "0─────────25"
    assert scale(Axis("killed", 0), 9) == "0        "
    assert scale(Axis("killed", 1_600, log=True), 9) == "0┄┄┄1,600"
    assert scale(Axis("killed", 200_000, log=True), 7) == "0┄┄200k"
    assert scale(Axis("killed", 999_999), 7) == "0─1000k"
    assert scale(Axis("killed", 2**53), 7) == "0─9007T"


BLOCK = Ranges(
    (Item(line("at least 16 killed, 20-25 injured")), Item(line("2 killed"))),
    ((Range(16, None), Range(20, 25)), (Range(2, 2), None)),
    (Axis("killed", 16, is_open=True), Axis("injured", 25)),
)


def printed(cells: int) -> list[str]:
    file = io.StringIO()
    console(file, width=cells).print(rich_.render(Page((), (BLOCK,))))
    return [text.rstrip() for text in file.getvalue().splitlines()]


def test_plain_and_markdown_say_it_in_words() -> None:
    assert plain.render(Page((), (BLOCK,))) == "  · at least 16 killed, 20-25 injured\n  · 2 killed\n"
    assert markdown.render(Page((), (BLOCK,))) == "- at least 16 killed, 20-25 injured\n- 2 killed\n"


def test_bars_stand_beside_their_texts_where_there_is_room_for_both() -> None:
    assert printed(80) == [
        "                                                  killed          injured",
        "                                                  0─────────16    0───────────25",
        " · at least 16 killed, 20-25 injured                        ├╌╌▶            ├──┤",
        " · 2 killed                                        ●",
    ]


BELOW = [
    "   killed                injured",
    "   0───────────────16    0─────────────────25",
    " · at least 16 killed, 20-25 injured",
    "                   ├╌╌▶                 ├───┤",
    " · 2 killed",
    "     ●",
]


def test_bars_stand_below_their_texts_where_there_is_no_room_beside() -> None:
    assert printed(60) == BELOW
    assert printed(18) == [" · at least 16", "   killed, 20-25", "   injured", " · 2 killed"]
    laid = lay_out(flows((BLOCK,), 59), 59)
    drawn = ["".join(piece.text for piece in pieces).rstrip() for pieces in laid.lines]
    assert drawn == [each.removeprefix(" ") if each.startswith(" ·") else each for each in BELOW]
    assert laid.text.split() == "at least 16 killed, 20-25 injured 2 killed".split()


def test_the_reader_draws_the_same_bars() -> None:
    laid = lay_out(flows((BLOCK,), 80), 80)
    assert ["".join(piece.text for piece in drawn).rstrip() for drawn in laid.lines] == [
        "                                                  killed          injured",
        "                                                  0─────────16    0───────────25",
        "· at least 16 killed, 20-25 injured                         ├╌╌▶            ├──┤",
        "· 2 killed                                         ●",
    ]
    assert laid.text.splitlines()[2] == "at least 16 killed, 20-25 injured", (
        "bars are no part of the text that is searched"
    )


@pytest.mark.parametrize("cells", [40, 66, 70, 80, 120])
def test_bars_are_never_narrower_than_they_can_be_read(cells: int) -> None:
    each = size(BLOCK, cells)
    assert each == 0 or each >= LEAST
