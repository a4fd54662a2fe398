"""Themes: legible by computation, the same before Textual and after, chosen by what the terminal says, none at will."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from dossier.cli.parser import parse
from dossier.problems import UsageError
from dossier.tui import straight
from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.palette import ROLES, STATES, looks
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from dossier.tui.widgets.styles import Brush
from dossier.user.palettes import ANSI, ANSI_LIGHT, BUILT_IN, DARK, LIGHT, PLAIN, Palette, fitting, no_colour
from dossier.user.settings import Settings, load

Drive = Callable[..., None]

FULL = [palette for palette in BUILT_IN.values() if palette.kind == "full"]
TOGETHER = [
    ("cursor", "here"),
    ("link", "cursor", "here"),
    ("link", "cited"),
    ("cited", "found"),
    ("cited", "found-here"),
]
"""States that are true of the same place."""

XTERM = "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 #7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff"
VGA = "#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa #555555 #ff5555 #55ff55 #ffff55 #5555ff"
NAMES = "black red green yellow blue magenta cyan white bright_black bright_red bright_green bright_yellow bright_blue"


def _contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines, version 2, define it."""
    dark, bright = sorted(map(_luminance, (one, other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _drawn(palette: Palette) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Every role in every state, with the colours of its text and its ground."""
    states = STATES[palette.kind]
    for role, now in product(ROLES, [(), *((state,) for state in states), *TOGETHER]):
        color, ground = "text", "ground"
        for look in looks(palette.kind, role, now):
            color, ground = look.color or color, look.ground or ground
        yield role, now, palette.colours[color], palette.colours[ground]


@pytest.mark.parametrize("palette", FULL, ids=lambda palette: palette.name)
def test_text_and_marks_of_every_kind_are_legible(palette: Palette) -> None:
    for role, states, color, ground in _drawn(palette):
        needed = 3 if "rule" in states else 4.5
        assert _contrast(color, ground) >= needed, (role, states)


@pytest.mark.parametrize("palette", FULL, ids=lambda palette: palette.name)
def test_text_is_legible_where_there_are_256_colours(palette: Palette) -> None:
    for role, states, color, ground in _drawn(palette):
        needed = 3 if "rule" in states else 4.5
        assert _contrast(_nearest(color), _nearest(ground)) >= needed, (role, states)


def _nearest(colour: str) -> str:
    style = Style(color=colour).color
    assert style is not None
    return style.downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@pytest.mark.parametrize("terminal", [XTERM, VGA], ids=["xterm", "vga"])
@pytest.mark.parametrize(("palette", "ground"), [(ANSI, "#000000"), (ANSI_LIGHT, "#ffffff")], ids=["dark", "light"])
def test_the_colours_of_usual_terminals_are_legible_on_their_ground(
    palette: Palette, ground: str, terminal: str
) -> None:
    colours = dict(zip(NAMES.split(), terminal.split(), strict=True))
    for role, states, color, behind in _drawn(palette):
        assert behind == "ansi_default"
        shown = colours.get(color.removeprefix("ansi_"))
        if shown is not None:
            needed = 3 if "rule" in states else 4.5
            assert _contrast(shown, ground) >= needed, (role, states)


@pytest.mark.parametrize("colours", ["full", "256", "16"])
@pytest.mark.parametrize("palette", [*BUILT_IN.values(), PLAIN], ids=lambda palette: palette.name)
def test_the_first_frame_looks_like_those_of_textual(
    palette: Palette, colours: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor" if colours == "full" else "")
    monkeypatch.setenv("TERM", "xterm-256color" if colours == "256" else "xterm")
    system = {"full": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}[colours]
    straight._look.cache_clear()
    text, ground = (palette.colours[name].removeprefix("ansi_") for name in ("text", "ground"))
    brush = Brush(Style(color=text, bgcolor=ground), palette)
    for role, states in product(ROLES, [(), *((state,) for state in STATES[palette.kind])]):
        codes = _codes(brush.style(role, *states), system, coloured=palette is not PLAIN)
        begun = straight._look(palette, role, states).removeprefix("\x1b[0").removesuffix("m").removeprefix(";")
        assert sorted(begun.split(";")) == sorted(codes.split(";")), (role, states)


def _codes(style: Style, system: ColorSystem, *, coloured: bool) -> str:
    # a style remembers how it was rendered first, whatever the colours were then
    fresh = Style(
        color=style.color if coloured else None,
        bgcolor=style.bgcolor if coloured else None,
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
    )
    begun, _, _ = fresh.render("x", color_system=system).partition("x")
    return begun.removeprefix("\x1b[").removesuffix("m")


@pytest.mark.parametrize(
    ("environ", "palette"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, DARK),
        ({"COLORTERM": "24bit", "COLORFGBG": "0;15"}, LIGHT),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;default;7"}, LIGHT),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, DARK),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;8"}, DARK),
        ({"TERM": "xterm-256color", "COLORFGBG": "nonsense"}, DARK),
        ({"TERM": "linux"}, ANSI),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, ANSI_LIGHT),
        ({}, ANSI),
    ],
)
def test_the_theme_fits_what_the_terminal_says(environ: dict[str, str], palette: Palette) -> None:
    assert fitting(environ) is palette


@pytest.mark.parametrize(("value", "wanted"), [("1", True), ("0", True), ("", False), (None, False)])
def test_no_colour_is_wanted_where_the_variable_is_not_empty(value: str | None, wanted: bool) -> None:
    assert no_colour({} if value is None else {"NO_COLOR": value}) is wanted


@pytest.mark.parametrize("colours", ["truecolor", ""])
def test_textual_and_the_first_frame_count_the_colours_alike(colours: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dossier.user.palettes import depth

    names = {"full": "truecolor", "256": "256", "16": "standard"}
    for term in ("xterm", "xterm-256color", "screen", "tmux-256color", "linux", "xterm-kitty", "vt100", "rxvt-16color"):
        environ = {"TERM": term, "COLORTERM": colours}
        assert Console(force_terminal=True, _environ=environ).color_system == names[depth(environ)], term


def test_the_key_goes_through_all_themes_and_says_which(read: Drive, frame: Callable[[App[int]], str]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        seen = [pilot.app.theme]
        for _ in BUILT_IN:
            await pilot.press("T")
            seen.append(pilot.app.theme)
            assert f"The theme is {pilot.app.theme}." in frame(pilot.app).splitlines()[-1]
        assert seen == [*BUILT_IN, "dark"]
        await pilot.press("q")
        assert "move" in frame(pilot.app).splitlines()[-1]

    read(story)


@pytest.mark.parametrize("palette", [*BUILT_IN.values()], ids=lambda palette: palette.name)
def test_the_lines_of_every_theme_have_its_colours(palette: Palette, drive: Drive) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await pilot.press("4")
        drawn = {(colour.number, colour.triplet) for style in _styles(screen) for colour in _colours(style)}
        styles = [Style(color=colour.removeprefix("ansi_")) for colour in palette.colours.values()]
        assert drawn <= {(colour.number, colour.triplet) for style in styles for colour in _colours(style)}

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint(), palette=palette), story, (120, 36))


def test_without_colour_there_is_none_and_the_row_is_turned_round(
    drive: Drive, frame: Callable[[App[int]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await pilot.press("4")
        for style in _styles(screen):
            assert all(colour.is_default for colour in _colours(style))
        rows = [
            line
            for line in screen.stage.list.render_lines(screen.stage.list.region.reset_offset)
            if "Mill" in line.text
        ]
        assert all(segment.style is not None and segment.style.reverse for segment in list(rows[0])[1:-2])
        await pilot.press("T")
        assert "NO_COLOR is set" in frame(pilot.app)
        assert pilot.app.theme == PLAIN.name

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint(), palette=PLAIN), story, (120, 36))


def _styles(screen: ReaderScreen) -> Iterator[Style]:
    """The styles of all that is on the screen."""
    for widget in (screen.head, screen.stage.rail, screen.stage.list, screen.stage.detail):
        for strip in widget.render_lines(widget.region.reset_offset):
            yield from (segment.style for segment in strip if segment.style is not None)


def _colours(style: Style) -> list[Color]:
    return [colour for colour in (style.color, style.bgcolor) if colour is not None]


def test_a_theme_that_does_not_exist_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    run, options = parse(["read", "--theme", "drak"])
    with pytest.raises(UsageError, match="there is no theme drak; there are auto, dark, light"):
        run(options)


def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Settings:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    monkeypatch.setenv("DOSSIER_SETTINGS", str(file))
    return load(os.environ)


def test_what_is_wrong_with_the_settings_stands_in_the_last_line_until_it_is_put_away(
    drive: Drive, frame: Callable[[App[int]], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = _own(tmp_path, monkeypatch, "mose = true\nthem = 1")

    async def story(pilot: Pilot[int]) -> None:
        last = frame(pilot.app).splitlines()[-1]
        told = " settings.toml:1:1: there is no setting of this name, and 1 more"
        assert last == f"{told} · dossier settings tells more"
        await pilot.press("q")
        assert "j/k move" in frame(pilot.app).splitlines()[-1]

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint(), own=own), story, (120, 36))


@pytest.mark.parametrize(("text", "level"), [("", "none"), ("animations = true", "full")])
def test_nothing_is_animated_unless_it_is_wanted(
    text: str, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ReaderApp(None, Standpoint(), own=_own(tmp_path, monkeypatch, text)).animation_level == level


def test_the_key_goes_through_the_themes_of_ones_own_too(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "dusk.toml").write_text('hue = "#ffaa00"')
    own = _own(tmp_path, monkeypatch, "")

    async def story(pilot: Pilot[int]) -> None:
        assert pilot.app.theme == "dusk"
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await pilot.press("4")
        assert (255, 170, 0) in {colour.triplet for style in _styles(screen) for colour in _colours(style)}
        await pilot.press("T")
        assert pilot.app.theme == "dark"

    drive(
        ReaderApp(Target("tests/data/mill-road"), Standpoint(), None, None, own.themes["dusk"], own), story, (120, 36)
    )
