"""The list: thirty rows and a million are the same widget."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from dossier.tui.in_order import InOrder
from dossier.tui.themes import theme
from dossier.tui.widgets.columns import Order
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.rows import Row, RowProvider, Rows
from dossier.user.palettes import DARK
from dossier.view.block import Column, Line, Span, line

COLUMNS = (Column("place", grow=1, least=8), Column("killed", "right", least=3, most=7))


class Counted:
    """Rows that are made when they are asked for, and how many were."""

    columns: Sequence[Column] = COLUMNS
    order: Order = ()

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self.made = 0

    @property
    def told(self) -> object:
        return self

    def count(self) -> int:
        return self._rows

    def window(self, start: int, stop: int) -> Sequence[Row]:
        made = [
            Row(str(number), (line(f"place {number}"), line(str(number % 97))))
            for number in range(max(0, start), min(stop, self._rows))
        ]
        self.made += len(made)
        return made

    def position(self, key: str) -> int | None:
        return int(key)

    def sort(self, order: Order) -> RowProvider:
        return self

    def filter(self, sure: Mapping[str, bool] | None) -> RowProvider:
        return self


class ListApp(InOrder):
    """Nothing but a list."""

    CSS = "ListView { overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }"

    def __init__(self, provider: RowProvider) -> None:
        super().__init__()
        self.register_theme(theme(DARK))
        self.theme = DARK.name
        self.animation_level = "none"
        self.list = ListView()
        self.provider = provider
        self.told: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.show(self.provider)
        self.screen.set_focus(self.list)

    def on_list_view_moved(self, event: ListView.Moved) -> None:
        self.told.append(event.key)

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        self.told.append(("opened", event.key))

    def on_list_view_sorted(self, event: ListView.Sorted) -> None:
        self.told.append(event.order)
        self.list.show(self.list.provider.sort(event.order))


Story = Callable[[ListApp, Pilot[int]], Awaitable[None]]
InList = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.fixture
def in_list(drive: Callable[..., None]) -> InList:
    """Tells a story in a list."""

    def go(provider: RowProvider, story: Story, size: tuple[int, int] = (40, 12)) -> None:
        app = ListApp(provider)
        drive(app, lambda pilot: story(app, pilot), size)

    return go


def rows(*places: str) -> Rows:
    cells: dict[str, tuple[Line, ...]] = {
        place: (line(place), line(Span(str(len(place)), "figure")) if place != "none" else ()) for place in places
    }
    return Rows(COLUMNS, places, cells.__getitem__)


def test_a_million_rows_cost_no_more_than_what_is_seen(in_list: InList, frame: Frame) -> None:
    provider = Counted(1_000_000)

    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        await pilot.press("G")
        assert app.list.current == "999999"
        assert "place 999999" in frame(app)
        await pilot.press("g")
        assert app.list.current == "0"
        await pilot.press("J", "J", "K", "pagedown", "down", "up", "k", "j")
        assert provider.made < 2_000

    in_list(provider, story)


def test_moving_the_cursor_redraws_two_rows(in_list: InList) -> None:
    provider = Counted(1_000)

    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        await pilot.press("j")
        await pilot.pause()
        before = provider.made
        await pilot.press("j")
        await pilot.pause()
        assert provider.made - before <= 4

    in_list(provider, story)


def test_the_cursor_stays_in_view_and_says_where_it_is(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        for _ in range(20):
            await pilot.press("j")
        assert "▌ place 20" in frame(app)
        assert app.told == [str(number) for number in range(1, 21)]
        await pilot.press("enter")
        assert app.told[-1] == ("opened", "20")

    in_list(Counted(50), story)


def test_figures_stand_at_the_right_under_their_title(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        shown = frame(app).splitlines()
        assert shown[0].rstrip().endswith("killed")
        assert {len(row) for row in shown[1:3]} == {len(shown[0])}

    in_list(rows("Mosul", "Al-Qaim, Akashat"), story)


def test_a_cell_is_never_cut_in_silence(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        assert "…" in frame(app).splitlines()[1]

    in_list(rows("a place whose name is far too long for the column"), story, (24, 6))


def test_columns_that_find_no_room_are_left_out_whole(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        assert "killed" not in frame(app)
        assert "Mosul" in frame(app)

    in_list(rows("Mosul"), story, (12, 6))


def test_sorting_goes_through_the_columns_and_back_to_the_authors_order(in_list: InList) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        orders = []
        for _ in range(3):
            await pilot.press("s")
            orders.append([row.key for row in app.list.provider.window(0, 9)])
        assert orders == [["Aleppo", "Mosul", "none"], ["Aleppo", "Mosul", "none"], ["Mosul", "none", "Aleppo"]]
        assert app.told == [((0, False),), ((1, True),), ()]

    in_list(rows("Mosul", "none", "Aleppo"), story)


def test_the_sign_of_the_order_cuts_no_title(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        for sign in ("place ▲", "▼killed"):
            await pilot.press("s")
            await pilot.pause()
            assert sign in frame(app)

    in_list(rows("Mosul", "Aleppo"), story, size=(20, 6))


def test_pressing_a_title_sorts_and_pressing_it_again_turns_the_order(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        await pilot.click(ListView, offset=(4, 0))
        await pilot.click(ListView, offset=(4, 0))
        assert app.told == [((0, False),), ((0, True),)]
        assert "place ▼" in frame(app)

    in_list(rows("Mosul", "Aleppo"), story)


def signs(app: ListApp) -> list[tuple[int, bool]]:
    return list(app.list.provider.order)


def test_what_is_equal_is_sorted_by_further_keys(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        await pilot.click(ListView, offset=(36, 0))
        await pilot.press("z")
        await pilot.pause()
        assert signs(app) == [(1, True), (0, False)]
        assert "▼1" in frame(app)
        assert "place ▲2" in frame(app)
        await pilot.click(ListView, offset=(4, 0), shift=True)
        assert signs(app) == [(1, True), (0, True)]
        await pilot.press("s")
        assert signs(app) == [(1, True)]
        await pilot.press("z", "z")
        assert signs(app) == [(1, True), (0, False)]

    in_list(rows("Mosul", "none", "Aleppo"), story)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=9), st.booleans(), st.booleans())
def test_several_keys_sort_as_one_after_the_other(cells: list[tuple[str, str]], first: bool, second: bool) -> None:
    keys = [str(number) for number in range(len(cells))]
    columns = (Column("one"), Column("other"))
    provider = Rows(columns, keys, lambda key: tuple(line(text) for text in cells[int(key)]))
    wanted = sorted(keys, key=lambda key: cells[int(key)][1], reverse=second)
    wanted.sort(key=lambda key: cells[int(key)][0], reverse=first)
    assert [row.key for row in provider.sort(((0, first), (1, second))).window(0, 9)] == wanted


def test_the_mouse_moves_the_cursor_and_opens(in_list: InList) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        await pilot.click(ListView, offset=(5, 2))
        assert app.list.current == "Aleppo"
        await pilot.click(ListView, offset=(5, 2), times=2)
        assert ("opened", "Aleppo") in app.told

    in_list(rows("Mosul", "Aleppo"), story)


def test_filtered_rows_say_which_are_only_possible(in_list: InList, frame: Frame) -> None:
    provider = rows("Mosul", "Aleppo", "Raqqa").filter({"Aleppo": True, "Raqqa": False})

    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        shown = frame(app)
        assert "Mosul" not in shown
        assert "≈Raqqa" in shown
        assert "≈Aleppo" not in shown

    in_list(provider, story)


def test_filtering_and_sorting_leave_the_provider_as_it_was() -> None:
    provider = rows("Mosul", "Aleppo")
    assert [row.key for row in provider.filter({"Aleppo": True}).window(0, 9)] == ["Aleppo"]
    assert [row.key for row in provider.sort(((0, False),)).filter(None).window(0, 9)] == ["Aleppo", "Mosul"]
    assert [row.key for row in provider.window(0, 9)] == ["Mosul", "Aleppo"]


def test_an_empty_list_says_so(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        app.list.empty = line("Nothing here.")
        app.list.show(rows().filter({}))
        await pilot.press("j", "G", "enter")
        await pilot.pause()
        assert "Nothing here." in frame(app)
        assert app.list.current is None

    in_list(rows("Mosul"), story)


def test_control_characters_and_markup_are_drawn_and_do_nothing(in_list: InList, frame: Frame) -> None:
    async def story(app: ListApp, pilot: Pilot[int]) -> None:
        assert "[bold]␛[31m⟨U+202E⟩[/]" in frame(app)

    in_list(rows("[bold]\x1b[31m\u202e[/]"), story)
