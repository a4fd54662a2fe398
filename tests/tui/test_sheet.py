"""Texts: wrapped by ourselves, links, cited passages, found words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from dossier.text import width
from dossier.tui.in_order import InOrder
from dossier.tui.themes import theme
from dossier.tui.widgets.finding import found
from dossier.tui.widgets.flow import Flow, flows
from dossier.tui.widgets.layout import lay_out
from dossier.tui.widgets.sheet import Sheet
from dossier.user.palettes import DARK
from dossier.view.block import (
    Block,
    Column,
    Fact,
    Gap,
    Heading,
    Item,
    Para,
    Quote,
    Span,
    Table,
    line,
)

BLOCKS: tuple[Block, ...] = (
    Heading(line("Bridge hit at dawn")),
    Para(line("The road bridge was hit twice, says ", Span("the mayor", "accent", "record:mayor"), ".")),
    Gap(),
    Fact("killed", line(Span("at least 16", "figure"))),
    Fact("where", line(Span("Mill Road", "text", "record:mill-road"))),
    Item(line("soldiers only"), level=1),
    Quote(line("“two precision munitions”"), line(Span("[1] ¶3", "accent", "passage:herald-1#p3"))),
    Table((Column("who"), Column("figure", "right")), ((line("mayor"), line("16")), (line("command"), line("0")))),
)


class SheetApp(InOrder):
    """Nothing but a text."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(theme(DARK))
        self.theme = DARK.name
        self.animation_level = "none"
        self.sheet = Sheet()
        self.told: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.sheet

    def on_mount(self) -> None:
        self.screen.set_focus(self.sheet)

    def on_sheet_followed(self, event: Sheet.Followed) -> None:
        self.told.append(event.target)

    def on_sheet_found(self, event: Sheet.Found) -> None:
        self.told.append((event.place, event.places))


Story = Callable[[SheetApp, Pilot[int]], Awaitable[None]]
InSheet = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.fixture
def in_sheet(drive: Callable[..., None]) -> InSheet:
    """Tells a story in a text."""

    def go(blocks: tuple[Block, ...], story: Story, size: tuple[int, int] = (40, 16)) -> None:
        app = SheetApp()

        async def told(pilot: Pilot[int]) -> None:
            app.sheet.show_blocks(blocks)
            await pilot.pause()
            await story(app, pilot)

        drive(app, told, size)

    return go


def drawn(blocks: tuple[Block, ...], cells: int) -> list[str]:
    return ["".join(piece.text for piece in pieces) for pieces in lay_out(flows(blocks, cells), cells).lines]


def test_blocks_become_lines() -> None:
    assert [text.rstrip() for text in drawn(BLOCKS, 40)] == [
        "Bridge hit at dawn",
        "The road bridge was hit twice, says the",
        "mayor.",
        "",
        "killed  at least 16",
        "where   Mill Road",
        "  · soldiers only",
        "│ “two precision munitions”",
        "  [1] ¶3",
        "who      figure",
        "mayor        16",
        "command       0",
    ]


def test_a_value_that_does_not_fit_hangs_under_itself() -> None:
    assert drawn((Fact("said by", line("the mayor of South District")),), 24) == [
        "said by  the mayor of",
        "         South District",
    ]


def test_a_long_label_stands_on_its_own_line() -> None:
    shown = drawn((Fact("killed", line("2")), Fact("responsibility denied", line("yes"))), 30)
    assert [text.rstrip() for text in shown] == ["killed       2", "responsibility denied", "  yes"]


@given(st.lists(st.text("ab wé中م\u0301 ", max_size=40), max_size=5), st.integers(4, 30))
def test_every_line_fits_and_knows_its_place(texts: list[str], cells: int) -> None:
    laid = lay_out((Flow(line(text)) for text in texts), cells)
    for pieces, start in zip(laid.lines, laid.starts, strict=True):
        shown = "".join(piece.text for piece in pieces)
        assert width(shown) <= cells
        assert laid.text[start : start + len(shown)] == shown
        for piece in pieces:
            assert laid.text[piece.at : piece.at + len(piece.text)] == piece.text


def test_text_from_right_to_left_stands_on_a_line_of_its_own_in_its_logical_order() -> None:
    laid = lay_out([Flow(line("Mill Road ", Span("طريق المطحنة"), " in the south"))], 60)
    assert ["".join(piece.text for piece in pieces).strip() for pieces in laid.lines] == [
        "Mill Road",
        "طريق المطحنة",
        "in the south",
    ]


def test_the_cursor_goes_from_link_to_link(in_sheet: InSheet) -> None:
    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        targets = []
        for key in ("j", "j", "j", "k", "k"):
            await pilot.press(key)
            targets.append(app.sheet.target)
        assert targets == [
            "record:mayor",
            "record:mill-road",
            "passage:herald-1#p3",
            "record:mill-road",
            "record:mayor",
        ]
        await pilot.press("enter")
        assert app.told == ["record:mayor"]

    in_sheet(BLOCKS, story)


def test_without_links_the_text_scrolls(in_sheet: InSheet, frame: Frame) -> None:
    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        await pilot.press("j", "j")
        assert app.sheet.scroll_offset.y == 2
        await pilot.press("G")
        assert "word 99" in frame(app)
        await pilot.press("k", "J", "K", "g")
        assert app.sheet.scroll_offset.y == 0
        await pilot.press("enter")
        assert app.told == [None]

    in_sheet(tuple(Para(line(f"word {number}")) for number in range(100)), story)


def test_a_link_out_of_view_is_reached_by_scrolling(in_sheet: InSheet) -> None:
    blocks = (*(Para(line(f"word {n}")) for n in range(30)), Para(line(Span("there", "text", "record:there"))))

    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        for _ in range(40):
            await pilot.press("j")
        assert app.sheet.target == "record:there"

    in_sheet(blocks, story)


def test_a_link_is_followed_with_the_mouse(in_sheet: InSheet, frame: Frame) -> None:
    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        at = frame(app).splitlines()
        row = next(number for number, text in enumerate(at) if "Mill Road" in text)
        await pilot.click(Sheet, offset=(at[row].index("Mill Road") + 1, row))
        assert app.told == ["record:mill-road"]

    in_sheet(BLOCKS, story)


def test_found_words_are_counted_and_stepped_through(in_sheet: InSheet, frame: Frame) -> None:
    blocks = tuple(Para(line(f"{number}: Al-Qa'im and Mosul")) for number in range(40))

    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        app.sheet.find("qaim")
        await pilot.press("n", "n", "N")
        assert app.told == [(1, 40), (2, 40), (3, 40), (2, 40)]
        await pilot.press("N", "N")
        assert app.told[-1] == (40, 40)
        assert "39: Al-Qa'im" in frame(app)
        app.sheet.find("nowhere")
        await pilot.pause()
        assert app.told[-1] == (0, 0)

    in_sheet(blocks, story)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Al-Qa'im and Qaim", "qaim", ["Qa'im", "Qaim"]),
        ("Çağrı", "cagri", ["Çağrı"]),
        ("nothing here", "  ", []),
        ("aaaa", "aa", ["aa", "aa"]),
        ("over two\nlines", "two lines", ["two\nlines"]),
    ],
)
def test_words_are_found_as_the_filter_folds_them(text: str, words: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in found(text, words)] == expected


@given(st.text(max_size=60), st.text(max_size=4))
def test_found_ranges_lie_in_the_text_and_in_order(text: str, words: str) -> None:
    ranges = found(text, words)
    edges = [edge for pair in ranges for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)


def test_another_width_keeps_what_stood_at_the_top(in_sheet: InSheet, frame: Frame) -> None:
    blocks = tuple(Para(line(f"paragraph {number} " + "and words " * 12)) for number in range(60))

    async def story(app: SheetApp, pilot: Pilot[int]) -> None:
        app.sheet.reveal(app.sheet.laid.text.index("paragraph 30 "))
        await pilot.pause()
        top = frame(app).splitlines()[0].strip()
        await pilot.resize_terminal(70, 16)
        await pilot.pause()
        assert top[:10] in frame(app)
        assert "paragraph 30 " in frame(app)

    in_sheet(blocks, story)


def test_keys_move_from_link_to_link_before_there_is_room(read: Callable[..., None]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        sheet = pilot.app.screen.query_one("#detail", Sheet)
        assert not sheet.display
        sheet.show_blocks([Para((Span(name, target=f"record:{name}"),)) for name in "abc"])
        sheet.action_down()
        sheet.action_down()
        assert sheet.target == "record:b"
        sheet.action_up()
        assert sheet.target == "record:a"

    read(story)
