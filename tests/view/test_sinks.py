"""Each choke point alone keeps the terminal safe: bytes are compared with an allow-list, the other switched off."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest
from rich.align import Align
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.control import Control
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.segment import Segment, Segments
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dossier.view.block import Column, Fact, Span
from dossier.view.safe_console import SafeConsole, console
from dossier.view.sinks import safe_argv_message, takes_color, write_data, write_text

ROOT = Path(__file__).parents[2]
ESC = "\x1b"
HOSTILE = [
    *(f"{ESC}{tail}" for tail in ("[31m", "[2J", "[?1049l", "[6n", "c", "(0", "]0;title\x07", "]0;unfinished")),
    f"{ESC}]52;c;UFdORUQ=\x07",
    f"{ESC}]8;;file:///etc/passwd{ESC}\\click{ESC}]8;;{ESC}\\",
    f'{ESC}P$q"p{ESC}\\',
    f"{ESC}_Ga=q;{ESC}\\",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x85",
    *map(chr, [*range(0x0A), *range(0x0B, 0x20), 0x7F]),
    "XXXX\x08\x08\x08\x08",
    "seen\rhidden",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    *"\u200b\u2060\u2061\u2064\u206a\u206f\ufeff\u00ad\u180e\u034f\u115f\u1160\u3164\uffa0\u17b4",
    *"\u2028\u2029\ufff9\ufffa\ufffb\ue000\uffff\ufdd0\U0001fffe\U000e0041\U000e0100\U0010ffff",
    "a" + "\u0300\u0316\u0489" * 60,
    "a" + "\u0903" * 60,
    "pass\u200cword",
    "\ud800\udc9b",
    "\u1112" + "\u1161" * 60,
]
WHOLE = "start" + "·".join(HOSTILE) + "end"

ALLOWED_CHARS = (
    r"\n -~\u00a0-\u00ac\u00ae-\u02ff\u0300\u0316\u0489\u0903\u1112\u1161"
    r"\u2026\u2400-\u2421\u2500-\u257f\u27e8\u27e9"
)
PLAIN = re.compile(f"[{ALLOWED_CHARS}]*")
COLORED = re.compile(f"(?:[{ALLOWED_CHARS}]|\x1b\\[[0-9;]*m)*")
STACK = re.compile(r"[\u0300\u0316\u0489\u0903\u1161]{9}")


def offence(data: bytes, allowed: re.Pattern[str]) -> str:
    """The first thing in the bytes that is not on the allow-list, or nothing."""
    text = data.decode("utf-8", "surrogatepass")
    good = allowed.match(text)
    assert good
    if stack := STACK.search(text):
        return f"stacked {stack[0]!r}"
    return repr(text[good.end() : good.end() + 12]) if good.end() < len(text) else ""


def printed(make: Callable[[io.TextIOWrapper], Console], *things: RenderableType) -> bytes:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogatepass", newline="")
    target = make(file)
    for thing in things:
        target.print(thing)
    file.flush()
    return raw.getvalue()


def safe(file: io.TextIOWrapper) -> SafeConsole:
    return console(file, width=60, color=True)


def bare(file: io.TextIOWrapper) -> Console:
    return Console(file=file, width=60, force_terminal=True, color_system="truecolor", markup=False, highlight=False)


def renderables(raw: str) -> list[RenderableType]:
    table = Table(title=raw, caption=raw)
    table.add_column(raw)
    table.add_row(Text(raw))
    tree = Tree(raw)
    tree.add(Text(raw))
    styled = Text(raw, style="bold red")
    styled.stylize("on blue", 3, 9)
    return [
        raw,
        styled,
        table,
        tree,
        Panel(Text(raw), title=Text(raw), subtitle=Text(raw)),
        Group(Text(raw), Rule(raw)),
        Columns([raw, raw]),
        Padding(Align.center(Text(raw)), 2),
        Segments([Segment(raw), Segment(raw, Style(bold=True))]),
    ]


@pytest.mark.parametrize("raw", [*HOSTILE, WHOLE])
def test_the_console_alone_keeps_the_terminal_safe(raw: str) -> None:
    assert offence(printed(safe, *renderables(raw)), COLORED) == ""


@pytest.mark.parametrize("raw", [*HOSTILE, WHOLE])
def test_spans_alone_keep_the_terminal_safe(raw: str) -> None:
    assert offence("".join((Span(raw).text, Fact(raw, ()).label, Column(raw).title)).encode(), PLAIN) == ""
    assert offence(printed(bare, *renderables(Span(raw).text)), COLORED) == ""


@pytest.mark.parametrize("raw", [*HOSTILE, WHOLE])
def test_plain_output_alone_keeps_the_terminal_safe(raw: str) -> None:
    file = io.StringIO(newline="")
    write_text(file, f"before\n{raw}\nafter\n")
    assert offence(file.getvalue().encode(), PLAIN) == ""


@pytest.mark.parametrize("raw", [*HOSTILE, WHOLE, "fine\nforged line"])
def test_messages_about_the_command_line_are_safe_and_one_line(raw: str) -> None:
    message = safe_argv_message(f"unrecognized arguments: {raw}")
    assert offence(message.encode(), PLAIN) == ""
    assert "\n" not in message


@pytest.mark.parametrize("raw", HOSTILE)
def test_the_allow_list_does_refuse_what_is_hostile(raw: str) -> None:
    """The control: without a choke point every payload is caught, but for what Rich itself removes."""
    assert offence(raw.encode("utf-8", "surrogatepass"), PLAIN)
    left = raw.translate(dict.fromkeys(b"\a\b\t\v\f\r"))
    if offence(left.encode("utf-8", "surrogatepass"), COLORED):
        assert offence(printed(bare, Text(raw)), COLORED)


def test_hostile_colour_is_drawn_not_obeyed() -> None:
    output = printed(safe, Text(f"{ESC}[31m")) + printed(bare, Text(Span(f"{ESC}[31m").text))
    assert output.decode() == "␛[31m\n" * 2


def test_markup_emoji_codes_and_highlights_are_not_applied() -> None:
    words = "[bold]x[/] [/usr/bin] [sic] :skull: 'quoted' 12 https://example.org/"
    assert printed(lambda file: console(file, width=120, color=True), words).decode() == words + "\n"


def test_links_and_window_titles_do_not_leave_the_console() -> None:
    link = Text("click", style=Style(link=f"https://example.org/{ESC}]0;x\x07", bold=True))
    output = printed(safe, link, Text("go", style="link https://example.org/"), Control.title("pwned"))
    assert output.decode() == "\x1b[1mclick\x1b[0m\ngo\n"
    file = io.StringIO()
    target = console(file, color=True)
    target.set_window_title("pwned")
    assert file.getvalue() == ""


def test_rich_keeps_its_own_control_codes_on_a_terminal() -> None:
    file = io.StringIO()
    target = console(file, color=True)
    target.show_cursor(False)
    target.print(Control.home(), end="")
    assert file.getvalue() == "\x1b[?25l\x1b[H"


def test_without_colour_no_escape_sequence_is_written() -> None:
    output = printed(lambda file: console(file, width=60, color=False), *renderables("[b]bold"), Control.home())
    assert ESC.encode() not in output


def test_real_writing_passes_the_console_unchanged() -> None:
    words = "محافظة الأنبار می\u200cخواهم 👨\u200d👩\u200d👧 世界 हिन्दी"
    assert printed(safe, Text(words)).decode() == words + "\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_file_that_cannot_encode_gets_escapes_instead_of_an_error(encoding: str) -> None:
    writers: list[Callable[[TextIO], object]] = [
        lambda file: write_text(file, "قتل – 25 \x1b\udc80\n"),
        lambda file: write_data(file, "قتل – 25 \udc80\n"),
        lambda file: console(file, color=False).print(Panel("قتل – 25 \x1b\udc80")),
    ]
    for write in writers:
        raw = io.BytesIO()
        file = io.TextIOWrapper(raw, encoding=encoding)
        write(file)
        file.flush()
        assert b"\\u0642\\u062a\\u0644 " in raw.getvalue()
        assert b" 25 " in raw.getvalue()


def test_data_exports_keep_the_original() -> None:
    file = io.StringIO(newline="")
    write_data(file, WHOLE)
    assert file.getvalue() == WHOLE


def test_data_are_made_safe_where_a_terminal_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO(newline="")
    monkeypatch.setattr(file, "isatty", lambda: True)
    write_data(file, WHOLE)
    assert offence(file.getvalue().encode(), PLAIN) == ""


def test_a_closed_pipe_goes_up_from_both_writers() -> None:
    writers: list[Callable[[TextIO], object]] = [
        lambda file: write_text(file, "x\n"),
        lambda file: console(file).print("x"),
    ]
    for write in writers:
        reading, writing = os.pipe()
        os.close(reading)
        with pytest.raises(BrokenPipeError):
            write(os.fdopen(writing, "w", encoding="utf-8", buffering=1, closefd=False))
        os.close(writing)


@pytest.mark.parametrize(
    ("environment", "color"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str], color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w") as terminal:
        assert takes_color(terminal) is color
        console(terminal).print(Text("words", style="bold red"))
    with os.fdopen(outer, "rb", buffering=0) as screen:
        assert (b"\x1b[1;31m" in screen.read(100)) is color
    assert not takes_color(io.StringIO())


def test_plain_output_needs_no_rich() -> None:
    code = "import sys, dossier.view.sinks; assert not [m for m in sys.modules if m.startswith('rich')]"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_no_other_console_is_built() -> None:
    makers = re.compile(r"(?<!class )\b(?:Safe)?Console\(|\bget_console\(|rich import print|\brich\.print\b")
    sources = (ROOT / "dossier").rglob("*.py")
    built = [found[0] for path in sources for found in makers.finditer(path.read_text("utf-8"))]
    assert built == ["SafeConsole("]


@pytest.mark.parametrize(("columns", "width"), [("1", 40), ("1000000000", 1000), ("72", 72)])
def test_a_terminal_that_lies_about_its_width_is_drawn_within_bounds(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console(io.StringIO()).width == width
