"""Lenses in the reader: told by one party, as of a moment, in every pane; and two parties side by side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import App
from textual.pilot import Pilot

from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.sheet import Sheet
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
Settled = Callable[[Pilot[int]], Awaitable[None]]

STRIKES = "content/us-strikes-iraq-syria-2024-02-03"


async def down_to(pilot: Pilot[int], sheet: Sheet, target: str) -> None:
    """Moves down a sheet to a link."""
    for _ in range(40):
        if sheet.target == target:
            return
        await pilot.press("j")
    raise AssertionError(f"{target} is not reached")


def test_told_by_one_party_holds_in_every_section_until_it_is_taken_off(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("t", *"syria-gov", "enter")
        assert screen_of(pilot).here.lens == Lens("syria-gov")
        for section, shown in (("3", "2 of 29"), ("4", "1 of 14"), ("5", "4 of 116"), ("6", "1 of 41")):
            await pilot.press(section)
            assert f"{shown} shown" in frame(pilot.app)
        await pilot.press("1")
        assert "told by Government of Syria" in frame(pilot.app)
        await pilot.press("backslash")
        assert screen_of(pilot).here.lens is OPEN_LENS

    read(story, target=STRIKES)


def test_a_title_line_says_the_day_once(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        first = frame(pilot.app).splitlines()[0]
        assert "28 January 2024" in first
        assert "28 Jan 2024" not in first

    read(story, target="content/tower-22-2024-01-28")


def test_a_party_that_nobody_is_called_keeps_the_line_open(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("t", *"zzz", "enter")
        assert "nobody here is called zzz" in frame(pilot.app)
        assert screen_of(pilot).foot.typing
        await pilot.press("escape")
        assert screen_of(pilot).here.lens is OPEN_LENS

    read(story)


def test_names_of_parties_are_offered_with_how_much_they_tell(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("t", *"may")
        assert "Tab mayor 1" in frame(pilot.app)
        await pilot.press("tab", "enter")
        assert screen_of(pilot).here.lens.told_by == "mayor"

    read(story)


def test_lens_and_filter_hold_together_and_are_left_one_after_the_other(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "t", *"us-gov", "enter", "/", *"killed:3", "enter")
        assert "8 of 14 shown, 3 of them possible" in frame(pilot.app)
        await pilot.press("a", *"2024-02-02T23:00Z", "enter")
        assert "5 of 14 shown, 4 of them possible" in frame(pilot.app)
        await pilot.press("backslash")
        assert (screen_of(pilot).here.filter, screen_of(pilot).here.lens.told_by) == ("", "us-gov")
        await pilot.press("backslash")
        assert screen_of(pilot).here.lens is OPEN_LENS

    read(story, target=STRIKES)


def test_an_empty_list_names_the_filter_and_the_lens_that_hide_it(read: Read, frame: Frame) -> None:
    def told(pilot: Pilot[int]) -> str:
        inside = [row.split("│")[3] for row in frame(pilot.app).splitlines() if row.count("│") == 6]
        return " ".join(" ".join(inside).split())

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "a", *"2024-02-01", "enter")
        assert "Nothing here, as of 2024-02-01: \\ takes that off." in told(pilot)
        await pilot.press("/", *"killed>900", "enter")
        ways = "\\ clears the filter, and once more takes the lens off."
        assert f"Nothing here passes the filter killed>900, as of 2024-02-01: {ways}" in told(pilot)
        await pilot.press("backslash", "backslash", "/", *"zzzz", "enter")
        assert "Nothing here passes the filter zzzz: \\ clears it." in told(pilot)

    read(story, target=STRIKES)


def test_a_moment_that_is_none_keeps_the_line_open(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("a")
        assert "such as 2031-05-" in frame(pilot.app)
        assert "UTC, now" in frame(pilot.app)
        await pilot.press(*"yesterday", "enter")
        assert "not a date or time: 2024-02-03, 2024-02-03 06:00 UTC" in frame(pilot.app)
        assert screen_of(pilot).foot.typing
        await pilot.press("ctrl+u", *"2031-05-04 06:00 UTC", "enter")
        assert screen_of(pilot).here.lens.as_of == "2031-05-04T06:00Z"
        await pilot.press("a", "ctrl+u", *"now", "enter")
        assert screen_of(pilot).here.lens is not None
        assert screen_of(pilot).here.lens.is_open

    read(story)


def test_stepping_through_time_says_what_each_step_changes(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("a", *"2024-02-06T04:00Z", "enter", ">")
        assert screen_of(pilot).here.lens.as_of == "2024-02-06T04:59Z"
        assert "2 now said; withdrawn: Iraq's government was informed" in frame(pilot.app)
        await pilot.press("<", "<")
        assert "W lists: " in frame(pilot.app)
        assert "not said any more" in frame(pilot.app)

    read(story, target=STRIKES)


def test_what_a_step_changed_is_marked_in_the_lists_and_listed_on_a_page(read: Read, frame: Frame) -> None:
    def signed(pilot: Pilot[int]) -> list[str]:
        marks = [row.split("│")[3].strip() for row in frame(pilot.app).splitlines() if row.count("│") == 6]
        return [row[-1] for row in marks if row and row[-1] in "+−Δ"]

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "a", *"2024-02-06T04:00Z", "enter")
        assert signed(pilot) == []
        await pilot.press(">")
        assert "W lists: 2 now said" in frame(pilot.app)
        assert signed(pilot) == ["Δ"]  # the dispute of what was taken back
        assert "+ said by this step" in frame(pilot.app)
        await pilot.press("5", "G")
        assert signed(pilot) == ["+"]
        await pilot.press("W")
        shown = frame(pilot.app)
        assert "By the last step in time" in shown
        assert "Casualties (1)" in shown
        assert "possibly withdrawn → withdrawn by kirby-written-correction" in shown
        await pilot.press("enter")
        assert screen_of(pilot).here.record == "pentagon-militia-casualties"
        await pilot.press("5", "<", "G")
        assert signed(pilot) == ["−"]
        # who types a moment has not stepped there
        await pilot.press("a", "ctrl+u", *"2024-02-06T04:59Z", "enter")
        assert signed(pilot) == []
        await pilot.press("W")
        assert "Nothing is known to have changed" in frame(pilot.app)

    read(story, target=STRIKES)


def test_beyond_the_last_step_lies_now(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("<")
        assert screen_of(pilot).here.lens.as_of
        await pilot.press(">")
        assert screen_of(pilot).here.lens is not None
        assert screen_of(pilot).here.lens.as_of == ""
        await pilot.press(">")
        assert "Nothing is known later than now." in frame(pilot.app)

    read(story)


def test_a_link_to_what_the_lens_hides_takes_the_lens_off(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("t", *"mayor", "enter", "7", "enter")
        screen = screen_of(pilot)
        assert "1 more answer" in screen.stage.detail.laid.text
        await pilot.press("backslash", "7", "enter")
        await down_to(pilot, screen.stage.detail, "record:denial")
        await pilot.press("t", *"mayor", "enter")
        screen.moving.follow("denial")
        assert (screen.here.record, screen.here.lens) == ("denial", OPEN_LENS)

    read(story)


def test_lenses_can_be_set_from_outside(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert "told by Mayor of South District" in frame(pilot.app)
        assert "1 of 1 shown" in frame(pilot.app)

    read(story, start=Standpoint("casualties", lens=Lens("mayor")))


def test_an_unknown_party_from_outside_is_said_and_left_out(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert "nobody here is called nobody" in frame(pilot.app)
        assert screen_of(pilot).here.lens.told_by == ""

    read(story, start=Standpoint("casualties", lens=Lens("nobody")))


def test_the_silence_matrix_leads_from_a_cell_to_its_record(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "S")
        screen = screen_of(pilot)
        assert "not in these 1 source" in frame(pilot.app)
        await down_to(pilot, screen.stage.overview, "record:denial")
        await pilot.press("enter")
        assert (screen.here.section, screen.here.record) == ("reactions", "denial")
        await pilot.press("escape")
        assert "Who answers what" in frame(pilot.app)

    read(story)


def test_two_parties_stand_side_by_side(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("C", *"mayor, northland", "enter")
        shown = frame(pilot.app)
        assert "Were civilians on the bridge?  ≠ other answers" in shown
        assert "· one is not heard" in shown
        await pilot.press("escape")
        assert screen_of(pilot).here.section == "overview"

    read(story)


def test_one_name_or_the_same_twice_is_no_comparison(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("C", *"mayor, Mayor of South", "enter")
        assert "both are one teller" in frame(pilot.app)
        await pilot.press("escape", "C", *"mayor", "enter")
        assert "two names with a comma" in frame(pilot.app)

    read(story)


def test_entered_a_dispute_shows_its_answers_side_by_side(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "enter")
        row = next(row for row in frame(pilot.app).splitlines() if "Mayor of South District implies" in row)
        assert "Northern Command denies" in row
        await pilot.press("escape")
        assert screen_of(pilot).stage.list.display

    read(story)


def test_the_matrix_is_left_for_where_one_came_from_and_help_defines_it(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "S")
        assert screen_of(pilot).here.section == "silence"
        await pilot.press("?")
        shown = frame(pilot.app)
        assert "holds this answer" in shown
        assert "not in these sources" in shown
        await pilot.press("/", *"A B C", "enter")
        assert "1 of 1 found" in frame(pilot.app)
        await pilot.press("escape", "escape", "q")
        assert screen_of(pilot).here.section == "disputes"

    read(story)


def test_a_party_that_tells_nothing_at_all_is_said_to_tell_nothing(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "t", *"pmf", "enter")
        assert "Nothing in these sources is told by" in " ".join(frame(pilot.app).split())
        await pilot.press("t", "ctrl+u", *"us-gov", "enter", "2", "slash", *"zzzz", "enter")
        assert "Nothing in these sources" not in frame(pilot.app)

    read(story, target=STRIKES)
