"""Narrowing lists and finding words, as they are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import App
from textual.pilot import Pilot

from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


async def type_in(pilot: Pilot[int], text: str) -> None:
    await pilot.press(*text)


def test_the_list_narrows_as_letters_are_typed(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "slash")
        await type_in(pilot, "herald")
        assert "1 of 6 shown" in frame(pilot.app)
        await pilot.press("enter")
        screen = screen_of(pilot)
        assert screen.here.filter == "herald"
        assert screen.focused is screen.stage.list
        await pilot.press("backslash")
        assert screen.here.filter == ""

    read(story)


def test_the_detail_follows_what_the_filter_leaves(
    read: Read, frame: Frame, settled: Callable[[Pilot[int]], Awaitable[None]]
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "slash")
        await type_in(pilot, "herald")
        await pilot.pause(0.1)
        await settled(pilot)
        assert "The Herald" in frame(pilot.app)
        assert "herald" in screen_of(pilot).stage.detail.laid.text

    read(story)


def test_keys_are_letters_while_typing(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "slash", "q", "j", "4", "question_mark", "T", "slash")
        screen = screen_of(pilot)
        assert screen.here.section == "who-and-where"
        assert screen.foot.text == "qj4?T/"

    read(story)


def test_escape_leaves_the_filter_as_it_was(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "slash")
        await type_in(pilot, "herald")
        await pilot.press("escape")
        screen = screen_of(pilot)
        assert screen.here.filter == ""
        assert screen.stage.list.provider.count() == 6

    read(story)


def test_a_mistake_shows_a_caret_and_the_last_good_result_stays(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "slash")
        await type_in(pilot, "herald killed:x ")
        lines = frame(pilot.app).splitlines()
        caret = lines[-1].index("^")
        assert lines[-2][caret:].startswith("x")
        assert screen_of(pilot).stage.list.provider.count() == 1
        await pilot.press("enter")
        assert screen_of(pilot).foot.typing
        await pilot.press("escape")
        assert screen_of(pilot).here.filter == ""

    read(story)


def test_what_may_still_become_a_field_does_not_empty_the_list(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash")
        await type_in(pilot, "kil")
        assert screen_of(pilot).stage.list.provider.count() == 1
        await type_in(pilot, "led>")
        assert screen_of(pilot).stage.list.provider.count() == 1
        await type_in(pilot, "20")
        assert screen_of(pilot).stage.list.provider.count() == 1

    read(story)


def test_possible_rows_are_marked_and_counted(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash")
        await type_in(pilot, "killed>20")
        shown = frame(pilot.app)
        assert "1 of 1 shown, 1 of them possible" in shown
        assert "≈" in shown

    read(story)


FIRST = "us-strikes-iraq-syria-2024-02-03"


def test_completions_count_what_they_leave_of_the_list_in_view(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        for section, offered, left in (
            ("3", "Tab where:al-bukamal 1 ≈3", "4 of 29 shown, 3 of them possible"),
            ("8", "Tab where:al-bukamal 3", "3 of 88 shown"),
        ):
            await pilot.press(section, "slash")
            await type_in(pilot, "al-bukamal")
            assert offered in frame(pilot.app)
            await pilot.press("tab")
            assert left in frame(pilot.app)
            await pilot.press("escape")

    read(story, target=FIRST, size=(80, 24))


def test_an_id_with_colons_in_it_is_offered_and_is_no_field(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "slash")
        await type_in(pilot, "id:found")
        await pilot.press("tab")
        assert "/ id:found:injured:toll-herald:toll-later" in frame(pilot.app)
        assert "no longer" not in frame(pilot.app)
        assert "1 of 2 shown" in frame(pilot.app)

    read(story, target="tests/data/quay")


def test_a_completion_that_makes_a_field_of_a_word_says_so(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("3", "slash")
        await type_in(pilot, "al-bukamal")
        await pilot.press("tab")
        assert "where: the place, and those within it; no longer the word in any text" in frame(pilot.app)
        await type_in(pilot, " ")
        assert "no longer" not in frame(pilot.app)
        await type_in(pilot, "by:us-air")
        await pilot.press("tab")
        assert "no longer" not in frame(pilot.app)

    read(story, target=FIRST, size=(80, 24))


def test_what_a_term_cannot_mean_is_said_in_full_beside_the_count(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "slash")
        await type_in(pilot, "killed>2")
        shown = frame(pilot.app)
        assert "0 of 1 shown" in shown
        assert "killed: no such field in Disputes" in shown
        await pilot.press("enter")
        assert "killed: no such field in Disputes   j/k move" in frame(pilot.app)
        await pilot.press("4")
        assert "no such field" not in frame(pilot.app)

    read(story, size=(80, 24))


def test_what_was_typed_before_comes_back(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        for word in ("herald", "mayor"):
            await pilot.press("F")
            await pilot.press(*["backspace"] * 9)
            await type_in(pilot, word)
            await pilot.press("enter")
        await pilot.press("F")
        await pilot.press(*["backspace"] * 9)
        for key, expected in (("up", "mayor"), ("up", "herald"), ("up", "herald"), ("down", "mayor"), ("down", "")):
            await pilot.press(key)
            assert screen_of(pilot).foot.text == expected

    read(story)


def test_a_filter_from_a_passage_narrows_the_list(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "F")
        await type_in(pilot, "mayor")
        await pilot.press("enter")
        here = screen_of(pilot).here
        assert (here.pane, here.filter, here.passage) == ("list", "mayor", None)

    read(story)


def test_a_link_to_what_the_filter_hides_shows_it_all_the_same(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash")
        await type_in(pilot, "has:killed")
        await pilot.press("enter", "tab")
        screen = screen_of(pilot)
        while screen.stage.detail.target != "record:mill-road":
            await pilot.press("k")
        await pilot.press("enter")
        assert (screen.here.record, screen.here.filter) == ("mill-road", "")
        await pilot.press("escape")
        assert screen.here.filter == "has:killed"

    read(story)


def test_the_rail_counts_what_passes(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash")
        await type_in(pilot, "mayor")
        await pilot.press("enter")
        assert "0/1" in next(text for text in frame(pilot.app).splitlines() if "9 Sources" in text)

    read(story)


def test_words_are_found_in_a_passage_and_stepped_through(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "enter", "slash")
        await type_in(pilot, "bridge")
        assert "1 of 4 found" in frame(pilot.app)
        await pilot.press("enter", "n", "n", "N")
        assert "2 of 4 found" in frame(pilot.app)
        screen = screen_of(pilot)
        await pilot.press("escape")
        assert screen.stage.passage.words == ""
        assert screen.here.passage is not None
        await pilot.press("escape")
        assert screen.here.passage is None

    read(story)


def test_words_that_stand_nowhere_are_said_to(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "enter", "slash")
        await type_in(pilot, "nowhere")
        assert "found nowhere" in frame(pilot.app)

    read(story)


def test_a_completion_is_offered_and_taken(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash", "k", "i", "l")
        assert "Tab killed" in frame(pilot.app)
        await pilot.press("tab")
        assert screen_of(pilot).foot.text.startswith("killed")
        await pilot.press(*["backspace"] * 9)
        await type_in(pilot, "where:mi")
        await pilot.press("down", "up", "tab")
        assert screen_of(pilot).foot.text.startswith("where:mill-road")
        await pilot.press("escape")
        assert screen_of(pilot).here.filter == ""

    read(story)


def test_the_count_says_how_to_see_only_what_is_sure(read: Read, frame: Frame) -> None:
    def count(pilot: Pilot[int]) -> str:
        return next(row for row in frame(pilot.app).splitlines() if " shown" in row)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash", *"killed>20", "enter")
        assert "of them possible · is:sure hides those" in count(pilot)
        # behind "or" it would judge the last term alone
        await pilot.press("slash", *" or killed>30", "enter")
        assert "of them possible" in count(pilot)
        assert "is:sure" not in count(pilot).partition("possible")[2]
        await pilot.press("slash", "ctrl+u", *"killed>20 is:sure", "enter")
        assert "possible" not in count(pilot)

    read(story)


def test_before_a_word_the_fields_of_the_list_are_offered_when_they_are_asked_for(read: Read, frame: Frame) -> None:
    def below(pilot: Pilot[int]) -> str:
        return frame(pilot.app).splitlines()[-1]

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash")
        assert "Tab fields" in below(pilot)
        await pilot.press("tab")
        assert below(pilot).startswith(" Tab said:  where:  when:  about:  whose:  killed:")
        await pilot.press("down", "tab")
        assert screen_of(pilot).foot.text == "where:"
        assert "Tab south-district" in below(pilot)
        await pilot.press("tab", "space", "tab", "up")
        await pilot.press("tab")
        assert screen_of(pilot).foot.text == "where:south-district no:"
        # what was typed before is still there, before anything is asked for
        await pilot.press("ctrl+u", *"killed>2", "enter", "slash", "ctrl+u", "up")
        assert screen_of(pilot).foot.text == "killed>2"

    read(story)


def test_a_filter_that_finds_no_room_beside_its_count_shows_that_it_is_cut(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash", *"killed>20 where:mill-road said:mayor", "enter")
        bottom = frame(pilot.app).splitlines()[-2]
        assert bottom.startswith("/ killed>")
        assert "… " in bottom
        assert bottom.endswith("1 of them possible")
        await pilot.press("slash")
        assert screen_of(pilot).foot.text == "killed>20 where:mill-road said:mayor"
        await pilot.press("escape")
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "/ killed>20 where:mill-road said:mayor " in frame(pilot.app)

    read(story, size=(50, 10))
