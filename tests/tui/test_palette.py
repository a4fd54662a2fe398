"""The palette, the list of where the person has been, the way as it stands in the title, and the way back in."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.cli.parser import parse
from dossier.tui import ways
from dossier.tui.destinations import command_names
from dossier.tui.panes.palette import PalettePane
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.standpoint import COMPARED, SINCE, TELLERS, Citing, Standpoint
from dossier.user.commands import COMMANDS
from dossier.view.block import text_of
from tests.tui.reading import screen_of

Read = Callable[..., None]
Frame = Callable[[App[int]], str]
FIRST = "content/us-strikes-iraq-syria-2024-02-03"


def offered(pilot: Pilot[int]) -> list[str]:
    palette = pilot.app.screen.query_one(PalettePane)
    assert palette.display
    return [text_of(row.cells[0]) for row in palette.provider.window(0, 300)]


def test_every_command_has_an_entry() -> None:
    scopes = tuple(dict.fromkeys(command.scope for command in COMMANDS if command.scope != "input"))
    shown = {text_of(destination.what) for _, destination in command_names(scopes)}
    wanted = [one for one in COMMANDS if one.scope != "input" and one.id != "palette"]
    assert {f"{one.title}  {one.help}" for one in wanted} == shown


def test_a_command_is_carried_out_where_the_person_was(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "colon")
        assert offered(pilot)[0].startswith("Overview")
        await pilot.press(*"bott", "enter")
        await pilot.pause()
        screen = screen_of(pilot)
        assert screen.focused is screen.stage.list
        assert screen.stage.list.cursor == screen.stage.list.provider.count() - 1
        await pilot.press("ctrl+p", *"disputes", "enter")
        await pilot.pause()
        assert screen.here.section == "disputes"

    read(story, target=FIRST)


def test_letters_typed_ahead_of_the_palette_are_kept(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press(*":silence", "enter")
        await pilot.pause()
        assert screen_of(pilot).here.section == "silence"

    read(story)


def test_any_entry_is_reached_by_a_few_letters(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"qaim")
        assert offered(pilot)[0] == "Al-Qaim"
        assert "Go to" in frame(pilot.app)
        await pilot.press("down", "up", "down", "enter")
        await pilot.pause()
        here = screen_of(pilot).here
        assert here.section == "casualties"
        assert here.pane == "detail"

    read(story, target=FIRST)


def test_nothing_of_that_name_is_said_and_esc_leaves_everything_as_it_was(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "/", *"iraq", "enter", "colon", *"xyzzy")
        assert "Nothing is called so." in frame(pilot.app)
        before = screen_of(pilot).here
        await pilot.press("enter")
        await pilot.pause()
        assert screen_of(pilot).here == before
        await pilot.press("colon", "escape")
        await pilot.pause()
        assert screen_of(pilot).here == before
        assert screen_of(pilot).focused is screen_of(pilot).stage.list
        assert "/ iraq" in frame(pilot.app)

    read(story, target=FIRST)


def test_a_second_click_chooses(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("colon", *"background")
        await pilot.click(PalettePane, offset=(6, 2), times=2)
        await pilot.pause()
        assert screen_of(pilot).here.section == "background"

    read(story)


def test_the_library_has_a_palette_of_its_own_commands(drive: Callable[..., None], frame: Frame) -> None:
    from dossier.tui.app import ReaderApp

    async def story(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, LibraryScreen)
        await pilot.press("colon", *"search all")
        assert offered(pilot)[0].startswith("Search")
        await pilot.press("enter", *"akashat")
        await pilot.pause()
        assert "akashat" in frame(pilot.app)

    drive(ReaderApp(None, Standpoint()), story, (120, 36))


def test_where_the_person_has_been_is_listed_and_led_back_to(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await pilot.press("apostrophe")
        assert screen.here.section == "overview"
        await pilot.press("4", "j", "enter", "7", "/", *"told", "enter", "apostrophe")
        places = offered(pilot)
        assert places[0].startswith("Disputes · ")
        assert places[-1] == "Overview"
        await pilot.press(*"casual", "enter")
        await pilot.pause()
        assert screen.here.section == "casualties"
        assert screen.here.filter == ""
        assert screen.trail.future
        await pilot.press("apostrophe")
        assert offered(pilot)[0].startswith("Disputes · ")
        await pilot.press("enter")
        await pilot.pause()
        assert (screen.here.section, screen.here.filter) == ("disputes", "told")
        assert not screen.trail.future

    read(story, target=FIRST)


def test_the_title_tells_the_way_in(read: Read, frame: Frame) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4")
        assert "›" not in frame(pilot.app).splitlines()[0]
        await pilot.press("enter", "enter")
        await pilot.pause()
        title = frame(pilot.app).splitlines()[0]
        assert "› Casualties › " in title
        assert "¶" in title

    read(story, size=(200, 50))


PLACES = [
    Standpoint(),
    Standpoint("casualties", "killed>=2 where:iraq"),
    Standpoint("disputes", "-is:sure", "baghdad-told", "detail"),
    Standpoint(TELLERS, pair=("us-gov", "iraq-gov")),
    Standpoint("silence"),
    Standpoint(COMPARED, compared=("iraq-killed", "al-qaim-akashat-killed")),
]


@pytest.mark.parametrize("there", PLACES, ids=lambda place: place.section)
def test_a_command_line_leads_to_the_same_place(there: Standpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read_back(there, monkeypatch) == there


def test_a_command_line_leads_into_a_passage(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        await pilot.press("4", "j", "enter", "right_square_bracket")
        await pilot.pause()
        there = screen.here
        assert there.passage is not None
        assert screen.session is not None
        wanted = _read_back(there, monkeypatch)
        found, missing = ways.found(screen.session, wanted)
        assert missing == ""
        assert (found.section, found.record, found.pane) == (there.section, there.record, "passage")
        assert found.passage is not None
        assert found.passage.source == there.passage.source
        assert found.passage.paragraph == there.passage.paragraph
        assert ways.passage_text(Citing("a", paragraph="p2")) == "a#p2"

    read(story, target=FIRST)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_from_a_passage_that_was_asked_for_the_way_leads_back_to_the_list(read: Read, size: tuple[int, int]) -> None:
    start = Standpoint("casualties", record="iraq-killed", pane="passage", passage=Citing("article-2", paragraph="p20"))

    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        assert screen.focused is screen.stage.passage
        assert screen.stage.passage.display
        await pilot.press("escape")
        await pilot.pause()
        assert screen.here.pane == "list"
        assert screen.here.record == "iraq-killed"

    read(story, target=FIRST, start=start, size=size)


def test_what_has_changed_since_is_no_place_to_be_led_to() -> None:
    assert ways.command_line(FIRST, Standpoint(SINCE)) == f"dossier read {FIRST}"


def _read_back(there: Standpoint, monkeypatch: pytest.MonkeyPatch) -> Standpoint:
    begun: list[Standpoint] = []

    def begin(target: str | None, start: Standpoint, *_: object, **__: object) -> int:
        begun.append(start)
        return 0

    monkeypatch.setattr("dossier.tui.start.read", begin)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    run, options = parse(shlex.split(ways.command_line(FIRST, there))[1:])
    assert run(options) == 0
    return begun[0]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (Standpoint(record="nobody"), "nobody is no id of this dossier"),
        (Standpoint(TELLERS, pair=("us-gov", "nobody")), "us-gov and nobody are no two tellers of this dossier"),
        (Standpoint(COMPARED, compared=("iraq-killed", "us-gov")), "us-gov: no record of this dossier"),
        (
            Standpoint(pane="passage", passage=Citing("nowhere")),
            "nowhere is no source of this dossier: its first is [1], or ",
        ),
    ],
)
def test_what_there_is_not_is_said_and_left_out(read: Read, frame: Frame, start: Standpoint, said: str) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert said in frame(pilot.app)
        assert screen_of(pilot).here.passage is None

    read(story, target=FIRST, start=start)
