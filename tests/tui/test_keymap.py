"""One table of commands: bindings, the line of keys, the help, the palette, the keymap and the manual agree on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot

from dossier.text import width
from dossier.tui.app import ReaderApp
from dossier.tui.destinations import command_names
from dossier.tui.hints import action_of, key_line
from dossier.tui.keys import bindings
from dossier.tui.opening import Target
from dossier.tui.panes.map import MapPane
from dossier.tui.screens.base import BaseScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.menu import Menu
from dossier.tui.widgets.sheet import Sheet
from dossier.tui.widgets.typing import Typing
from dossier.user.command import Command, Scope, overlap
from dossier.user.commands import COMMANDS, SCOPES, commands, use_keys
from dossier.user.keymap import NAMES
from dossier.user.keys_page import keys_page
from dossier.user.settings import Settings, load
from dossier.view.block import text_of

Drive = Callable[..., None]
Frame = Callable[[App[int]], str]

WHERE: dict[Scope, type] = {
    "everywhere": BaseScreen,
    "library": LibraryScreen,
    "reader": ReaderScreen,
    "list": ListView,
    "text": Sheet,
    "map": MapPane,
    "menu": Menu,
    "address": Menu,
    "input": Typing,
}


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The keys are those of the table again."""
    yield
    use_keys({})


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Settings]:
    """The settings with some lines in the table of keys."""

    def written(lines: str) -> Settings:
        file = tmp_path / "settings.toml"
        file.write_text(f"[keys]\n{lines}\n")
        monkeypatch.setenv("DOSSIER_SETTINGS", str(file))
        return load(os.environ)

    return written


def test_no_two_commands_of_overlapping_scopes_share_a_key() -> None:
    for one, other in combinations(COMMANDS, 2):
        if one.id != other.id and overlap(one, other):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


@pytest.mark.parametrize("scope", SCOPES)
def test_the_bindings_are_the_table(scope: Scope) -> None:
    bound = {(one.key, one.id, one.action) for one in bindings(scope) if isinstance(one, Binding)}
    assert bound == {(key, command.id, action_of(command)) for command in commands(scope) for key in command.keys}
    own = {(one.key, one.id) for one in WHERE[scope].BINDINGS if isinstance(one, Binding) and one.id}  # type: ignore[attr-defined]
    assert own >= {(key, name) for key, name, _ in bound}


@pytest.mark.parametrize("scope", SCOPES)
def test_the_line_of_keys_shows_keys_of_the_table(scope: Scope) -> None:
    spans = key_line(1000, scope)[1:]
    shown = dict(zip((text_of((span,)).strip() for span in spans[1::2]), spans[::2], strict=True))
    for command in commands(scope):
        if command.main is not None:
            span = shown[command.main[1]]
            assert span.target == f"action:{action_of(command)}"
            assert set(span.text.strip().replace("/", " ").split() or ["/"]) and command.shown_keys[0] in span.text


def test_the_manual_lists_every_command_with_its_keys_and_id() -> None:
    page = keys_page()
    for command in COMMANDS:
        assert f"| {command.title} | `{command.id}` | {command.help} |" in page
        for key in command.shown_keys.split():
            assert f"`{key}`" in page


def test_every_key_of_the_table_can_be_named_in_a_keymap(own: Callable[[str], Settings]) -> None:
    lines = {command.id: f"{command.id} = {list(command.keys)!r}" for command in COMMANDS}
    # `down` has other keys on the map, where it is another command; backslashes are text in TOML's single quotes
    found = own("\n".join(lines.values()).replace("\\\\", "\\").replace('"\'"', '"\'"'))
    assert found.problems == ()
    assert found.keys == {command.id: command.keys for command in COMMANDS}


CHOSEN = """
down = [";", "ctrl+n"]
up = "~"
help = "f3"
leave = ","
theme = "ctrl+t"
filter = ["#"]
accept = "f2"
"""


def test_all_places_show_the_keymap_in_force(drive: Drive, frame: Frame, own: Callable[[str], Settings]) -> None:
    settings = own(CHOSEN.replace('accept = "ctrl+j"\n', ""))
    assert settings.problems == ()

    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await pilot.press("2")
        assert screen.stage.list.cursor == 0
        last = frame(pilot.app).splitlines()[-1]
        assert last.startswith(" ;/~ move  Enter open  # filter")
        assert "F3 help  , back, quit" in last
        await pilot.press("semicolon")
        assert screen.stage.list.cursor == 1
        await pilot.press("j", "down")
        assert screen.stage.list.cursor == 1
        await pilot.press("ctrl+n", "tilde")
        assert screen.stage.list.cursor == 1
        await pilot.press("ctrl+t")
        assert pilot.app.theme == "light"
        await pilot.press("comma")
        await pilot.press("f3")
        assert screen.help_pane.display
        lines = [line.strip("│ ") for line in frame(pilot.app).splitlines()]
        assert any(line.startswith("; Ctrl+N") and "One row down." in line for line in lines)
        await pilot.press("comma")
        assert not screen.help_pane.display
        await pilot.press("number_sign", "x", "j")
        assert screen.foot.typing
        assert screen.foot.text == "xj"
        assert "F2 accept  Esc cancel" in frame(pilot.app)
        await pilot.press("f2")
        assert not screen.foot.typing

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint(), own=settings), story, (120, 36))
    entries = {text_of(found.what).partition("  ")[0]: text_of(found.kind) for _, found in command_names(tuple(SCOPES))}
    assert (entries["Theme"], entries["Help"]) == ("Ctrl+T", "F3")
    assert "| `;` `Ctrl+N` | Down | `down` | One row down. |" in keys_page()


OTHERS = """
mark = "ctrl+t"
compare = "f2"
bookmarks = "%"
bookmark = "&"
clear = "^"
name-filter = ";"
filter = "#"
follow = "f3"
"""


def test_notices_and_remarks_name_the_keys_in_force(drive: Drive, frame: Frame, own: Callable[[str], Settings]) -> None:
    settings = own(OTHERS)
    assert settings.problems == ()

    async def story(pilot: Pilot[int]) -> None:
        for keys, told in (
            (("4", "f2"), "Mark two records with Ctrl+T, then F2 sets them side by side."),
            (("ampersand",), "Bookmarked: % lists what you bookmark, and writes it to a file."),
            (("semicolon",), "There is no filter to be named: # sets one."),
            (("number_sign", *"killed<2", "enter"), "Nothing here passes the filter killed<2: ^ clears it."),
            (("circumflex_accent", "f"), "Ctrl+T ticks"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert told in frame(pilot.app), frame(pilot.app)

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint(), own=settings, state=False), story, (120, 36))


def test_a_line_of_keys_with_other_keys_still_fits(own: Callable[[str], Settings]) -> None:
    use_keys(own(CHOSEN).keys)
    for room in (40, 80, 120):
        assert width(text_of(key_line(room, "list", "reader", "everywhere"))) <= room + 1


def test_every_named_key_is_one_that_textual_knows() -> None:
    from textual.keys import Keys

    known = {key.value for key in Keys}
    assert set(NAMES) <= known | {"space", "backspace"}


def test_the_table_itself_is_not_touched(own: Callable[[str], Settings]) -> None:
    before: tuple[Command, ...] = COMMANDS
    use_keys(own(CHOSEN).keys)
    assert commands("list") != tuple(command for command in before if command.scope == "list")
    use_keys({})
    assert commands(*SCOPES) == before
