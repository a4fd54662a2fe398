"""The reader in a real terminal: keys in bursts, and how it leaves the terminal."""

from __future__ import annotations

import fcntl
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.tmux,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

ROOT = Path(__file__).resolve().parents[2]
MILL_ROAD = ROOT / "tests" / "data" / "mill-road"
_PATIENCE = 20.0


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = f"dossier-test-{os.getpid()}-{folder.name}"

    def tmux(self, *words: str) -> str:
        """Runs a tmux command and returns what it prints."""
        run = ["tmux", "-L", self.socket, "-f", "/dev/null", *words]
        return subprocess.run(run, capture_output=True, text=True, check=False).stdout

    def read(self, *settings: str, size: tuple[int, int] = (120, 36), dossier: Path = MILL_ROAD) -> None:
        """Starts the reader on a dossier; the shell around it notes what it finds before and after.

        `settings` are variables of the environment.
        """
        # the lock is held as long as the reader, or a process that it started, lives
        program = "import fcntl, os, sys; alive = open('pid', 'w'); print(os.getpid(), file=alive, flush=True)"
        program += "; fcntl.flock(alive, fcntl.LOCK_EX); sys.path.insert(0, sys.argv[1])"
        program += "; from dossier.tui import run; sys.exit(run(sys.argv[2]))"
        words = [sys.executable, "-c", program, str(ROOT), str(dossier)]
        script = f"stty -a > before; {shlex.join(words)}; echo left=$?; stty -a > after; echo noted; exec sleep 600"
        command = [
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            f"XDG_DATA_HOME={self.folder}",
            f"XDG_CONFIG_HOME={self.folder}",
            *settings,
            "sh",
            "-c",
            script,
        ]
        self.tmux(
            *("new-session", "-d", "-c", str(self.folder)),
            *("-x", str(size[0]), "-y", str(size[1]), shlex.join(command)),
        )
        self.wait("Key figures")

    def type(self, text: str) -> None:
        """Sends text in one burst."""
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Sends keys by their tmux names."""
        self.tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def wait(self, text: str) -> str:
        """Waits until a text stands on the screen."""
        end = time.monotonic() + _PATIENCE
        while text not in (shown := self.screen):
            assert time.monotonic() < end, f"{text!r} did not come:\n{shown}"
            time.sleep(0.02)
        return shown

    def signal(self, number: int) -> None:
        """Sends a signal to the reader."""
        os.kill(int((self.folder / "pid").read_text()), number)

    def wait_for_the_end(self) -> None:
        """Waits until the reader has ended, with every process that it started."""
        end = time.monotonic() + _PATIENCE
        with (self.folder / "pid").open() as alive:
            while True:
                try:
                    return fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    assert time.monotonic() < end, "the reader stays behind"
                    time.sleep(0.02)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that is closed afterwards."""
    opened = Terminal(tmp_path)
    yield opened
    opened.tmux("kill-server")


def test_letters_typed_ahead_all_arrive_in_the_filter(terminal: Terminal) -> None:
    terminal.read()
    terminal.type("4")
    for number in range(20):
        terminal.type(f"/q4jT?{number}")
        terminal.wait(f"/ q4jT?{number} ")
        terminal.press("Escape")
        terminal.wait("j/k move")


def test_keys_behind_the_filter_go_where_it_leads(terminal: Terminal) -> None:
    terminal.read()
    terminal.type("8/mayor\r")
    terminal.wait("1 of 6 shown")
    terminal.type("\\4\r")
    terminal.wait("passage 1 of 2")
    terminal.type("]qq")
    shown = terminal.wait("left=0")
    assert "Casualties" not in shown


def test_a_reload_while_a_filter_is_typed_loses_no_letter(terminal: Terminal) -> None:
    own = terminal.folder / "mill-road"
    shutil.copytree(MILL_ROAD, own)
    file, aside = own / "dossier.yaml", terminal.folder / "aside"
    terminal.read(dossier=own)
    terminal.type("8")
    terminal.wait("The Herald")
    aside.write_text(file.read_text().replace("The Herald", "The Morning Herald"))
    terminal.type("/")
    aside.replace(file)
    for number in range(200):
        terminal.type(f"herald#{number}")
        terminal.wait(f"/ herald#{number} ")
        terminal.press(*["BSpace"] * len(f"#{number}"))
        terminal.wait("/ herald ")
        if "The Morning Herald" in terminal.screen:
            break
        terminal.press(*["BSpace"] * len("herald"))
    terminal.press("Escape")
    terminal.wait("reloaded: 1 other entry changed")
    terminal.type("\\q")
    terminal.wait("left=0")


@pytest.mark.parametrize(
    ("end", "code"),
    [
        pytest.param("q", 0, id="q"),
        pytest.param("C-c", 0, id="ctrl+c"),
        pytest.param(signal.SIGTERM, 143, id="SIGTERM"),
        pytest.param(signal.SIGHUP, 129, id="SIGHUP"),
        pytest.param(signal.SIGQUIT, 131, id="SIGQUIT"),
    ],
)
def test_the_terminal_is_left_as_it_was_found(terminal: Terminal, end: str | signal.Signals, code: int) -> None:
    terminal.read(size=(80, 24))
    assert terminal.tmux("display-message", "-p", "#{alternate_on}").strip() == "1"
    if isinstance(end, str):
        terminal.press(end)
    else:
        terminal.signal(end)
    terminal.wait("noted")
    assert f"left={code}" in terminal.screen
    assert (terminal.folder / "before").read_text() == (terminal.folder / "after").read_text()
    state = terminal.tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}")
    assert state.split() == ["0", "0", "1"]


@pytest.mark.parametrize("keys", ["", "jkjk34/mill"], ids=["idle", "busy"])
def test_no_reader_stays_behind_when_its_terminal_goes(terminal: Terminal, keys: str) -> None:
    terminal.read()
    terminal.type(keys)
    terminal.tmux("kill-server")
    terminal.wait_for_the_end()


def test_told_twice_the_reader_ends_at_once_and_restores_the_terminal(terminal: Terminal) -> None:
    terminal.read(size=(80, 24))
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGTERM)
    terminal.wait("left=143")
    terminal.wait("noted")
    assert (terminal.folder / "before").read_text() == (terminal.folder / "after").read_text()
    assert terminal.tmux("display-message", "-p", "#{alternate_on}").strip() == "0"


def test_what_is_copied_stands_in_the_buffer_of_tmux(terminal: Terminal) -> None:
    terminal.read()
    terminal.tmux("set-option", "-s", "set-clipboard", "on")
    terminal.type("4yq")
    terminal.wait("quote sent to the terminal")
    assert terminal.tmux("show-buffer").startswith("“killed at least 16 people” — Mayor of South District")
    terminal.type("yy")
    terminal.wait("record sent to the terminal")
    assert "\nid:           mayor-toll\n" in terminal.tmux("show-buffer")
    terminal.type("3yqqq")
    terminal.wait("left=0")


def test_without_colour_nothing_is_sent_but_bold_underlined_and_turned_round(terminal: Terminal) -> None:
    terminal.read("NO_COLOR=1", "COLORTERM=truecolor")
    terminal.type("4T")
    terminal.wait("NO_COLOR is set")
    shown = terminal.tmux("capture-pane", "-p", "-e")
    codes = {code for sequence in re.findall(r"\x1b\[([\d;]*)m", shown) for code in sequence.split(";")}
    assert codes <= {"0", "1", "3", "4", "7", "39", "49"}
    row = next(line for line in shown.splitlines() if "16+  " in line)
    assert re.search(r"\x1b\[[\d;]*7m[^│]*Mill", row)


def test_sixteen_colours_are_those_of_the_terminal(terminal: Terminal) -> None:
    terminal.read("TERM=xterm", "COLORTERM=")
    terminal.type("4")
    terminal.wait("Casualties · 1")
    shown = terminal.tmux("capture-pane", "-p", "-e")
    assert "\x1b[36m" in shown
    assert not re.search(r"\x1b\[[34]8", shown)


@pytest.mark.parametrize(("text", "taken"), [("mouse = true", "1"), ("mouse = false", "0")], ids=["on", "off"])
def test_the_mouse_is_taken_unless_the_settings_leave_it(terminal: Terminal, text: str, taken: str) -> None:
    (terminal.folder / "settings.toml").write_text(f'{text}\ntheme = "light"\n')
    terminal.read(f"DOSSIER_SETTINGS={terminal.folder / 'settings.toml'}", "COLORTERM=truecolor")
    terminal.type("4")
    terminal.wait("Casualties · 1")
    assert terminal.tmux("display-message", "-p", "#{mouse_any_flag}").strip() == taken
    assert "48;2;251;251;249" in terminal.tmux("capture-pane", "-p", "-e")


def test_an_editor_takes_the_terminal_and_gives_it_back(terminal: Terminal) -> None:
    editor = terminal.folder / "my editor" / "vi"
    editor.parent.mkdir()
    editor.write_text('#!/bin/sh\necho "edits: $*"\nread -r line\n')
    editor.chmod(0o755)
    terminal.read("VISUAL=", f"EDITOR='{editor}' -x")
    terminal.type("4e")
    shown = terminal.wait("edits: -x +42 ")
    assert "dossier.yaml" in shown
    assert "Casualties" not in shown
    terminal.press("Enter")
    terminal.wait("What you saved is shown in a moment.")
    assert "edits:" not in terminal.wait("Casualties")
    terminal.type("qq")
    terminal.wait("left=0")
