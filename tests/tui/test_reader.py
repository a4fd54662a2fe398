"""The reader on a small dossier: what keys and mouse lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.panes.rail import Rail
from dossier.tui.sections import SECTIONS, name_of, short_line
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.flow import Flow
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import COMMANDS
from dossier.view.block import Span, text_of
from tests.tui.reading import attach_original, screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
SIZES = [(80, 24), (120, 36), (200, 50)]


async def down_to(pilot: Pilot[int], sheet: Sheet, target: str) -> None:
    """Moves down a sheet to a link."""
    for _ in range(40):
        if sheet.target == target:
            return
        await pilot.press("j")
    raise AssertionError(f"{target} is not reached")


def test_the_first_thing_shown_is_the_overview(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        shown = frame(pilot.app)
        assert "Strike on the Mill Road bridge · 4 May 2031" in shown
        assert "3 records · 1 dispute" in shown
        assert "4 Casualties" in shown

    read(story)


def test_every_section_has_its_digit(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        sections = []
        for digit in "1234567890":
            await pilot.press(digit)
            sections.append(screen_of(pilot).here.section)
        assert sections == [
            "overview",
            "timeline",
            "strikes",
            "casualties",
            "reactions",
            "background",
            "disputes",
            "who-and-where",
            "sources",
            "map",
        ]

    read(story)


@pytest.mark.parametrize("size", SIZES)
def test_a_record_leads_to_its_passage_and_back(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", *(["enter"] if size[0] < 100 else []))
        here = screen_of(pilot).here
        assert (here.pane, here.record) == ("passage", "mayor-toll")
        shown = frame(pilot.app)
        assert "▌ ¶5 The mayor's toll: sixteen dead or more." in shown
        await pilot.press("escape", *(["backspace"] if size[0] < 100 else []))
        assert screen_of(pilot).here.pane == "list"

    read(story, size=size)


def test_spoken_words_are_marked_where_they_stand_and_else_the_whole_paragraph(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("3", "enter")
        pane = screen_of(pilot).stage.passage
        assert [pane.laid.text[start:end] for start, end in pane.marked] == ["two precision munitions"]
        await pilot.press("4", "enter")
        assert [pane.laid.text[start:end] for start, end in pane.marked] == [
            "The mayor's toll: sixteen dead or more. The search in the river goes on."
        ]

    read(story)


def test_brackets_go_through_the_passages_of_a_record(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "right_square_bracket")
        assert "passage 1 of 2" in frame(pilot.app)
        await pilot.press("right_square_bracket")
        assert "passage 2 of 2" in frame(pilot.app)
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert "passage 2 of 2" in frame(pilot.app)
        await pilot.press("escape")
        assert screen_of(pilot).here.pane == "list"

    read(story)


def test_enter_goes_on_to_the_original_where_it_is_attached(read: Read, frame: Frame) -> None:
    attach_original()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "enter")
        pane = screen_of(pilot).stage.passage
        assert [pane.laid.text[start:end] for start, end in pane.marked] == ["killed at least 16 people"]
        assert pane.passage is not None and pane.passage.kind == "original"
        await pilot.press("q")
        passage = screen_of(pilot).here.passage
        assert passage is not None
        assert passage.face == "digest"

    read(story)


@pytest.mark.parametrize("size", SIZES)
def test_without_the_original_enter_says_how_to_get_it(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "enter", *(["enter"] if size[0] < 100 else []))
        assert "dossier attach us-strikes-iraq-syria-2024-02-03 article-2 FILE" in frame(pilot.app)

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_marked_and_in_which_text_stays_in_view(read: Read, frame: Frame, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", *(["enter"] if size[0] < 100 else []))
        for key in ("G", "g"):
            await pilot.press(key)
            pane = screen_of(pilot).stage.passage
            shown = " ".join("".join(piece.text for piece in pieces) for pieces in pane.pinned)
            assert "do not stand in the digest, so the whole paragraph is marked: “killed at least 16 people”" in shown
            assert "passage 1 of 2" in shown
            assert "These words do not stand in the digest" in frame(pilot.app)
            assert "Digest · [1] Bridge hit at dawn" in frame(pilot.app)
        await pilot.press("G")
        assert "¶7" in frame(pilot.app)

    read(story, size=size)


def test_the_mouse_finds_links_below_what_stays_in_view(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        sheet = screen_of(pilot).stage.overview
        link = Span("here", "accent", "section:strikes")
        above = [Flow((Span("above"),)), Flow((Span("all"),))]
        sheet.show(lambda _: [Flow((link,))], above=above)
        await pilot.click("#overview", offset=(3, 2))
        assert screen_of(pilot).here.section == "overview"
        await pilot.click("#overview", offset=(3, 3))
        assert screen_of(pilot).here.section == "strikes"

    read(story)


def test_a_source_leads_to_its_document(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "enter")
        assert "¶1 Headline: a bridge was struck" in frame(pilot.app)

    read(story)


def test_a_dispute_leads_to_its_record_and_that_to_its_passage(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "enter")
        screen = screen_of(pilot)
        assert screen.here.pane == "detail"
        await down_to(pilot, screen.stage.detail, "record:denial")
        await pilot.press("enter")
        assert (screen.here.section, screen.here.record, screen.here.pane) == ("reactions", "denial", "detail")
        await pilot.press("enter")
        assert screen.here.passage is not None
        assert screen.here.passage.paragraph == "p7"
        await pilot.press("escape", "escape")
        assert (screen.here.section, screen.here.pane) == ("disputes", "detail")
        assert screen.stage.detail.target == "record:denial"

    read(story)


def test_a_passage_named_in_a_dispute_is_shown_as_its_holders_citation(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "enter")
        screen = screen_of(pilot)
        assert screen.stage.detail.target == "passage:herald-1#p5"
        await pilot.press("enter")
        assert screen.here.passage is not None
        assert screen.here.passage.record == "mayor-toll"

    read(story)


def test_d_leads_to_the_dispute_of_a_record(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "d")
        assert screen_of(pilot).here.record == "civilians-present"
        await pilot.press("escape", "3", "d")
        assert "No dispute" in frame(pilot.app)

    read(story)


@pytest.mark.parametrize("key", ["escape", "backspace", "q"])
def test_a_notice_is_taken_away_before_anything_is_left(read: Read, frame: Frame, key: str) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("3", "enter", "d")
        assert "No dispute" in frame(pilot.app)
        await pilot.press(key)
        assert "No dispute" not in frame(pilot.app)
        assert screen_of(pilot).here.pane == "passage"
        await pilot.press(key)
        assert screen_of(pilot).here.pane == "list"

    read(story)


def test_a_notice_goes_with_the_next_step(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "d", "j")
        assert "No dispute" not in frame(pilot.app)

    read(story)


def test_nothing_is_said_of_words_found_where_one_is_no_more(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5", "9", "enter", "slash", *"bridge", "enter")
        assert "found" in frame(pilot.app)
        await pilot.press("H")
        assert "found" not in frame(pilot.app)
        await pilot.press("1")
        assert "found" not in frame(pilot.app)
        await pilot.press("F", *"civilians", "enter", "question_mark", "slash", *"passage", "enter")
        assert "found" in frame(pilot.app)
        await pilot.press("escape")
        assert "2 of 3 shown" in frame(pilot.app)

    read(story)


@pytest.mark.parametrize("size", SIZES)
def test_the_way_back_leads_to_the_very_same_view(read: Read, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        async def seen() -> tuple[object, ...]:
            await pilot.pause(0.1)
            screen = screen_of(pilot)
            pane = screen.focused
            assert isinstance(pane, Sheet | ListView)
            rows = (screen.stage.list.cursor, screen.stage.list.scroll_offset.y) if screen.stage.list.display else ()
            link = pane.link if isinstance(pane, Sheet) else -1
            return screen.here.section, screen.here.record, screen.here.pane, pane.scroll_offset.y, link, rows

        await pilot.press("5", *"JJJJJ", *"kk")
        in_list = await seen()
        await pilot.press("enter", *(["enter"] if size[0] < 100 else []), *"jjj")
        in_passage = await seen()
        await pilot.press("7", *"jj", "enter")
        in_dispute = await seen()
        await pilot.press("4", "H")
        assert await seen() == in_dispute
        await pilot.press("H", "H")
        assert await seen() == in_passage
        await pilot.press(*["H"] * (2 if size[0] < 100 else 1))
        assert await seen() == in_list

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=size)


def test_a_list_that_is_not_seen_keeps_its_rows_where_they_were(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", *"jj", "enter", "H")
        await pilot.pause(0.1)
        assert "Was Baghdad told before the strikes?" in frame(pilot.app)

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=(80, 24))


def test_history_goes_backward_and_forward(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "5", "H", "H")
        assert screen_of(pilot).here.pane == "list"
        await pilot.press("L", "L")
        assert screen_of(pilot).here.section == "reactions"

    read(story)


def test_q_quits_only_at_the_bottom(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter", "q")
        assert pilot.app.return_code is None
        assert screen_of(pilot).here.pane == "list"
        await pilot.press("escape", "backspace")
        assert pilot.app.return_code is None
        await pilot.press("q")
        assert pilot.app.return_code == 0

    read(story)


def test_tab_goes_through_the_panes_in_sight(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "tab")
        assert screen_of(pilot).here.pane == "detail"
        await pilot.press("tab")
        assert screen_of(pilot).here.pane == "list"
        await pilot.press("enter", "shift+tab")
        assert screen_of(pilot).here.pane == "detail"
        await pilot.press("right")
        assert screen_of(pilot).here.pane == "passage"

    read(story)


def test_the_detail_follows_the_cursor_when_it_rests(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("8", "j")
        await pilot.pause(0.2)
        assert "NORTHCOM" in frame(pilot.app)

    read(story)


def test_a_wide_screen_shows_list_detail_and_passage_together(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        shown = frame(pilot.app)
        for part in ("4 Casualties", "Casualty report", "▌ ¶5 The mayor's toll"):
            assert part in shown
        await pilot.press("tab", "tab")
        assert screen_of(pilot).here.pane == "passage"

    read(story, size=(200, 50))


def test_another_size_keeps_the_place(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter")
        for size in ((80, 24), (200, 50), (40, 10), (1, 1), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen_of(pilot).here.pane == "passage"
        assert "▌ ¶5 The mayor's toll" in frame(pilot.app)

    read(story)


@pytest.mark.parametrize("keys", [("question_mark",), ("slash", "b"), ("colon",), ("f",)])
def test_another_size_leaves_the_focus_in_the_help_in_a_list_and_in_what_is_typed(
    read: Read, keys: tuple[str, ...]
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", *keys)
        focused = pilot.app.focused
        assert focused is not screen_of(pilot).stage.list
        for size in ((110, 30), (200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert pilot.app.focused is focused
        await pilot.press("escape")
        assert screen_of(pilot).here.section == "casualties"
        assert pilot.app.focused is screen_of(pilot).stage.list

    read(story)


def test_another_size_leaves_the_list_narrowed_by_what_is_typed(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        shown = screen_of(pilot).stage.list
        await pilot.press("4", "slash", *"killed>=16")
        narrowed = shown.provider.count()
        for size in ((80, 24), (40, 10), (121, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("end")
            assert (screen_of(pilot).foot.text, shown.provider.count()) == ("killed>=16", narrowed)
        session = screen_of(pilot).session
        assert session is not None
        assert narrowed < session.brief.totals["casualties"]

    read(story, target=Path("tests/data/quay").resolve())


def test_enter_that_came_as_a_line_feed_is_enter(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5", "slash", *"deny", "ctrl+j", "j")
        assert screen_of(pilot).here.filter == "deny"

    read(story)


def test_a_section_gone_to_from_the_help_is_seen(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        for key, title in (("4", "4 Casualties"), ("7", "7 Disputes"), ("tab", "Dispute")):
            await pilot.press("question_mark")
            assert screen_of(pilot).help_pane.display
            await pilot.press(key)
            assert not screen_of(pilot).help_pane.display
            assert title in frame(pilot.app)

    read(story)


def test_the_mouse_turns_sections_opens_records_and_presses_keys(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.click(Rail, offset=(5, 4))
        screen = screen_of(pilot)
        assert screen.here.section == "casualties"
        await pilot.click("#list", offset=(6, 2), times=2)
        assert screen.here.passage is not None
        line = frame(pilot.app).splitlines()[-1]
        await pilot.click("#keys", offset=(line.index("back") + 1, 0))
        assert screen.here.pane == "list"

    read(story)


def test_sections_keep_their_places_wherever_the_person_is() -> None:
    for room in (78, 90, 120):
        lines = {text_of(short_line(name_of(section), room)) for section in SECTIONS}
        assert len(lines) == 1
    assert text_of(short_line("casualties", 40)).startswith("1 2 3 4 Casualties 5")


def test_where_nothing_stands_in_a_passage_the_others_take_its_room(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        stage = screen_of(pilot).stage
        for section in "78":
            await pilot.press(section)
            assert not stage.passage.display
            await pilot.press("tab", "tab")
            assert screen_of(pilot).here.pane == "list"
        await pilot.press("3")
        assert stage.passage.display

    read(story, size=(200, 50))


def test_an_inferred_teller_has_a_mark_that_no_width_cuts_off(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        assert "⚑∴" in frame(pilot.app)
        await pilot.press("j", "question_mark")
        assert "the passage leaves open who speaks" in frame(pilot.app)

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=(80, 40))


def test_paragraphs_are_numbered_in_one_column_whatever_their_number(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("9", "j", "enter", "slash", *"Kirby", "enter")
        lines = [line for line in frame(pilot.app).splitlines() if "¶" in line and "Kirby" in line]
        assert len({line.index(" ", line.index("¶")) for line in lines}) == 1

    read(story, target="tower-22-2024-01-28", size=(80, 50))


def test_the_mouse_reaches_the_sections_of_a_narrow_screen(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        line = frame(pilot.app).splitlines()[1]
        await pilot.click("#tabs", offset=(line.index("9 "), 0))
        assert screen_of(pilot).here.section == "sources"

    read(story, size=(80, 24))


def test_help_opens_over_everything_and_closes(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "question_mark", "G", "q")
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        await pilot.press("question_mark", "question_mark")
        assert not screen_of(pilot).help_pane.display

    read(story)


@pytest.mark.parametrize("size", SIZES)
def test_help_defines_exactly_what_stands_where_the_person_is(read: Read, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        async def terms(*keys: str) -> tuple[str, set[str]]:
            await pilot.press(*keys)
            heading, found = screen_of(pilot).definitions()
            return heading, {term for term, _ in found}

        heading, found = await terms("4")
        assert heading == "In this list"
        assert {"where", "killed", "injured", "16+", "⚑"} <= found
        assert not {"note", "id", "either", "≈", "≥"} & found
        heading, found = await terms("tab")
        assert heading == "In this casualty report"
        assert {"said", "credibility", "id", "at least 16", "some", "civilians", "3"} <= found
        heading, found = await terms("7")
        assert {"question", "answers", "holders"} <= found
        heading, found = await terms("9", "enter")
        assert (heading, "digest" in found) == ("In this passage", True)
        heading, found = await terms("1")
        assert (heading, "deny" in found) == ("On this page", True)

    read(story, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_a_column_without_room_is_defined_behind_those_in_view(read: Read, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("5")
        _, found = screen_of(pilot).definitions()
        assert {"when", "≥ 3 Feb"} <= dict(found).keys()
        await pilot.press("4")
        _, found = screen_of(pilot).definitions()
        assert "hidden: when" in str(screen_of(pilot).stage.list.border_title)
        terms = [term for term, _ in found]
        assert terms.index("said by") < terms.index("when")
        assert "finds no room at this width" in dict(found)["when"]

    read(story, target="us-strikes-iraq-syria-2024-02-03", size=size)


def test_possible_rows_are_explained_where_there_are_any(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "slash", *"killed>20", "enter", "question_mark")
        assert "≈" in frame(pilot.app)
        assert "the record does not say enough" in frame(pilot.app)

    read(story, size=(80, 24))


def test_nothing_in_the_help_is_cut_on_a_narrow_screen(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("7", "question_mark")
        laid = screen_of(pilot).help_pane.laid
        for command in COMMANDS:
            if command.scope != "library":
                assert command.help in laid.text
        shown = {"".join(piece.text for piece in pieces) for pieces in laid.lines}
        for command in COMMANDS:
            if command.scope != "library":
                assert any(line.startswith(f"{command.shown_keys} ") for line in shown)

    read(story, size=(80, 24))


def test_the_theme_changes_between_dark_and_light(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert pilot.app.current_theme.dark
        await pilot.press("T")
        assert not pilot.app.current_theme.dark
        await pilot.press("T")
        assert pilot.app.current_theme.dark

    read(story)


def test_section_record_and_filter_can_be_given_from_outside(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        here = screen_of(pilot).here
        assert (here.section, here.record) == ("reactions", "denial")

    read(story, start=Standpoint(record="denial"))

    async def narrowed(pilot: Pilot[int]) -> None:
        assert "0 of 1 shown" in frame(pilot.app)

    read(narrowed, start=Standpoint("casualties", "killed<2"))


def test_an_unknown_record_is_said_to_be_unknown(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert "nowhere is no id of this dossier" in frame(pilot.app)

    read(story, start=Standpoint(record="nowhere"))


def test_what_is_wrong_with_a_file_is_shown_with_its_frame(read: Read, frame: Frame, tmp_path: Path) -> None:
    bad = tmp_path / "dossier.yaml"
    bad.write_text("dossier: 1\nid: mill\ntitle: Mill Road\nsources: {a: {title: A}}\ncasualtys: []\n")

    async def story(pilot: Pilot[int]) -> None:
        shown = frame(pilot.app)
        assert "cannot be opened" in shown
        assert "casualtys: []" in shown
        assert "^^^^^^^^^" in shown
        await pilot.press("4", "/", "f", "enter", "question_mark", "q", "tab", "escape", "q")
        assert pilot.app.return_code == 0

    read(story, target=bad)


def test_a_file_that_does_not_exist_is_a_message(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert "cannot be opened" in frame(pilot.app)

    read(story, target="./no-such-folder/x.yaml")


def test_the_other_records_of_a_paragraph_are_counted_beside_it_and_named_below_the_one_that_is_meant(
    read: Read, frame: Frame
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "enter")
        await pilot.pause()
        shown = frame(pilot.app)
        assert "3 ¶21" in shown
        assert "· Summons the US chargé d'affaires" in shown
        screen = screen_of(pilot)
        assert screen.stage.passage.target is None, "enter goes on to the original"
        await pilot.press("j", "enter")
        await pilot.pause()
        assert screen.here.section == "strikes"
        assert screen.here.pane == "detail"

    read(story, target="content/us-strikes-iraq-syria-2024-02-03")
