"""The clipboard: what a terminal is sent, and which program is run."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.user.clipboard import LARGEST, Native, clean, copy, fits, program, through_tmux, told

SEQUENCE = f"\x1b]52;c;{base64.b64encode(b'words').decode()}\a"


def test_inside_tmux_the_terminal_s_clipboard_is_asked_for_twice() -> None:
    assert through_tmux(SEQUENCE, {}) == SEQUENCE
    assert through_tmux(SEQUENCE, {"TMUX": "/tmp/x,1,0"}) == f"{SEQUENCE}\x1bPtmux;\x1b{SEQUENCE}\x1b\\"


@pytest.mark.parametrize("other", ["", "words", "\x1b[2J", "\x1b]0;title\a", f"x{SEQUENCE}"])
def test_nothing_else_that_is_written_is_touched(other: str) -> None:
    assert through_tmux(other, {"TMUX": "/tmp/x,1,0"}) == other


@given(st.text())
def test_a_copied_text_acts_on_no_terminal_and_keeps_its_lines(text: str) -> None:
    cleaned = clean(text)
    assert all(char == "\n" or char.isprintable() or char in "\u200c\u200d" for char in cleaned if ord(char) < 0x300)
    assert cleaned.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert clean(cleaned) == cleaned


def test_what_a_terminal_takes_is_counted_in_bytes() -> None:
    assert fits("x" * LARGEST)
    assert not fits("x" * (LARGEST + 1))
    assert not fits("é" * (LARGEST // 2 + 1))


@pytest.mark.parametrize(
    ("environ", "there", "chosen"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ("wl-copy", "xclip"), "wl-copy"),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ("xclip", "xsel"), "xclip"),
        ({"DISPLAY": ":0"}, ("wl-copy", "xsel"), "xsel"),
        ({}, ("wl-copy", "xclip", "xsel", "pbcopy"), ""),
        ({"DISPLAY": ""}, ("xclip",), ""),
        ({"DISPLAY": ":0"}, (), ""),
    ],
)
def test_a_program_is_used_where_its_clipboard_is(
    environ: dict[str, str], there: tuple[str, ...], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    words = program(environ, lambda name: f"/usr/bin/{name}" if name in there else None)
    assert words[:1] == ((f"/usr/bin/{chosen}",) if chosen else ())


def test_a_mac_has_its_own_and_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert program({}, lambda name: f"/usr/bin/{name}") == ("/usr/bin/pbcopy",)


def test_a_program_in_the_current_folder_is_not_run() -> None:
    assert program({"DISPLAY": ":0"}, lambda name: f"./{name}") == ()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ('cat > "$0.taken"', ""),
        ("exit 4", "failed (4)"),
        ("cat > /dev/null; sleep 60 & exit 0", ""),
        ("exec sleep 60", "did not answer"),
    ],
    ids=["takes it", "fails", "stays behind", "hangs"],
)
def test_whether_the_program_succeeded_is_known(
    script: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.user.clipboard._PATIENCE", 0.5)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    file = tmp_path / "xclip"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    assert copy("“words”\n$(touch no)", {"DISPLAY": ":0"}) == Native("xclip", fault)
    if "taken" in script:
        assert (tmp_path / "xclip.taken").read_text("utf-8") == "“words”\n$(touch no)"


def test_a_program_that_cannot_be_run_is_a_fault_and_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "xclip"
    file.write_text("#!/nowhere/at/all\n")
    file.chmod(0o755)
    assert copy("x", {"DISPLAY": ":0"}) == Native("xclip", "there is no such file")


def test_the_way_that_was_used_is_told() -> None:
    assert told("quote", Native("xsel"), sent=True) == "quote copied by xsel; sent to the terminal too"
    assert told("quote", Native("xsel"), sent=False) == "quote copied by xsel; too long for the terminal"
    sent = "quote sent to the terminal, which may have refused it"
    assert told("quote", Native(), sent=True) == f"{sent}: y v shows it"
    assert told("quote", Native("xsel", "failed (1)"), sent=True) == f"{sent}; xsel failed (1): y v shows it"
    assert "not copied" in told("quote", Native("xsel", "failed (1)"), sent=False)
    assert "no clipboard program" in told("quote", Native(), sent=False)
