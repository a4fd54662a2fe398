"""What passes neither of the two gates has one writer of its own each: every one of them, with every payload."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli import main
from dossier.cli.usage import VERBS
from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.standpoint import Standpoint
from dossier.user import clipboard
from dossier.user.outside import edit, open_address
from dossier.user.settings import load as load_settings
from dossier.user.state import Keeper
from dossier.view import crash
from tests.hostile import dossiers
from tests.hostile.every_format import on_screen
from tests.hostile.judge import offence
from tests.hostile.payloads import HOSTILE, PAYLOADS, WHOLE
from tests.hostile.pseudo import ROOT, program, terminal

ARGUMENTS = [text for text in HOSTILE.values() if "\0" not in text and "\ud800" not in text]
"""What can be a word of the command line."""


def test_the_judge_refuses_every_payload_and_lets_writing_pass() -> None:
    passing = [name for name, text in HOSTILE.items() if not offence(text.encode("utf-8", "surrogatepass"))]
    assert passing == ["hidden-joiner"]  # which only the letters beside it make right or wrong
    for words in ("طريق المطحنة", "می\u200cخواهم", "हिन्दी", "👨\u200d👩\u200d👧", "Tiê\u0301ng Viê\u0323t", "表"):
        assert offence(words.encode()) == ""
    assert offence(b"\x1b[31mred", "colour") == ""
    assert offence(b"\x1b[31mred") != ""


def test_no_word_of_the_command_line_comes_back_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    for at in range(0, len(ARGUMENTS), 8):
        word = "x".join(ARGUMENTS[at : at + 8])
        for verb in VERBS.keys() - {"read", "find"}:
            for words in ([verb, word], [verb, f"--{word}"], [verb, "tests/data/mill-road", word, word, word, word]):
                main(words)
        main(["find", word, "--in", "tests/data"])
        main(["show", "tests/data/mill-road", f"--output={tmp_path}/none/{word}"])
        for option in ("--format", "--where", "--told-by", "--as-of", "--clock", "--width"):
            main(["show", "tests/data/mill-road", f"{option}={word}"])
    assert len(screen.getvalue()) > 10_000
    assert offence(screen.written, "colour") == ""


class Failing(Exception):
    """A failure that carries what a dossier says."""


def test_what_nobody_catches_is_told_drawable(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    for text in (*PAYLOADS.values(), WHOLE):
        try:
            exec(compile("raise failing", f"na{text}me.py".replace("\0", ""), "exec"), {"failing": Failing(text)})
        except Failing as error:
            error.add_note(text)
            crash.tell(type(error), error, error.__traceback__)
    assert "Traceback" in screen.getvalue()
    assert "Failing" in screen.getvalue()
    assert offence(screen.written) == ""


_CRASH = """
import sys, threading
import dossier.cli
def failing(words):
    raise RuntimeError("one \\x1b]0;PWNED\\x07 \\u202e two")
dossier.cli._run = failing
if sys.argv[1] == "thread":
    from dossier.view.crash import guard_threads
    guard_threads()
    worker = threading.Thread(target=failing, args=((),))
    worker.start()
    worker.join()
elif sys.argv[1] == "late":
    from dossier.view.crash import guard
    guard()
    class Late:
        def __del__(self):
            failing(())
    Late()
else:
    sys.argv[1:] = ["show", "x"]
    sys.exit(dossier.cli.main())
"""


@pytest.mark.parametrize("where", ["program", "thread", "late"])
def test_the_interpreter_tells_a_crash_drawable(where: str) -> None:
    found = subprocess.run([sys.executable, "-c", _CRASH, where], capture_output=True, check=False, cwd=ROOT)
    assert found.returncode == (1 if where == "program" else 0)
    assert b"RuntimeError" in found.stderr
    assert "one ␛]0;PWNED␇ ⟨U+202E⟩ two".encode() in found.stderr
    assert offence(found.stderr) == ""


_READER_CRASH = """
import sys
from dossier.tui.screens.reader import ReaderScreen
def failing(*_, **__):
    raise RuntimeError("one \\x1b]0;PWNED\\x07 \\u202e [/] two")
ReaderScreen.action_help = failing
from dossier.tui import run
sys.exit(run(sys.argv[1], state=False))
"""


def test_the_reader_tells_a_crash_drawable_and_leaves_the_terminal_as_it_was() -> None:
    words = [sys.executable, "-c", _READER_CRASH, "tests/data/mill-road"]
    found = terminal(words, [(b"Key figures", b"?")], cwd=ROOT)
    assert found.code == 1
    assert b"two" in found.written
    rung = re.sub(rb"(?<!\x1b\]22;default)\x07", b"", found.written, count=1)  # the bell that Textual rings
    assert offence(rung, "reader") == ""


def test_the_window_has_no_title_of_ours(tmp_path: Path) -> None:
    """Neither a title nor a link is ever sent: there is nothing in them that an eye could judge."""
    data = dossiers.base()
    data["title"] = "\x1b]0;PWNED\x07"
    case = dossiers.Case("", "dossier.json", dossiers.as_json(data)).write(tmp_path / "\x1b]2;PWNED\x07")
    found = terminal(program("read", "--no-state", str(case)), [(b"Key figures", b"qqqq")])
    assert found.code == 0
    assert re.findall(rb"\x1b\](?!22;)[^\x07\x1b]*", found.written) == []


@given(st.text(max_size=200))
def test_any_text_is_sent_to_the_clipboard_drawable(text: str) -> None:
    clean = clipboard.clean(text)
    assert offence(clean.encode()) == ""


def test_what_is_sent_to_the_clipboard_holds_no_payload(
    drive: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(ReaderApp, "copy_to_clipboard", lambda self, text: sent.append(text))
    monkeypatch.setattr(clipboard, "program", lambda environ: ())

    async def story(pilot: object) -> None:
        screen = pilot.app.screen  # type: ignore[attr-defined]
        for text in PAYLOADS.values():
            screen.copies.copy("it", text)

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint()), story, (120, 36))
    assert len(sent) == len(PAYLOADS)
    assert offence("\n".join(sent).encode()) == ""


def test_inside_tmux_the_clipboard_is_the_only_thing_that_is_handed_through() -> None:
    coded = base64.b64encode(WHOLE.encode(errors="replace")).decode()
    sequence = f"\x1b]52;c;{coded}\x07"
    through = clipboard.through_tmux(sequence, {"TMUX": "x"})
    assert re.fullmatch(r"\x1b\]52;c;[\w+/=]+\x07\x1bPtmux;\x1b\x1b\]52;c;[\w+/=]+\x07\x1b\\", through)
    for other in ("\x1b]0;x\x07", WHOLE):
        assert clipboard.through_tmux(other, {"TMUX": "x"}) == other


def test_settings_keymaps_and_themes_are_told_drawable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    for number, text in enumerate((*list(PAYLOADS.values())[::12], WHOLE)):
        spelt = dossiers._quoted(re.sub("[\ud800-\udfff]", "?", text))
        folder = tmp_path / str(number)
        (folder / "themes").mkdir(parents=True)
        lines = [f"{spelt} = 1", f"theme = {spelt}", f"mouse = {spelt}", "[keys]", f"quit = {spelt}"]
        lines += [f"{spelt} = [{spelt}]", f'help = ["x", {spelt}]']
        file = folder / "settings.toml"
        for some in (lines, lines[3:], ["theme = [", text], [text]):
            file.write_text("\n".join(some), "utf-8", "replace")
            name = re.sub("[/\0\ud800-\udfff]", "", text)[:40]
            (folder / "themes" / f"{name}.toml").write_text("\n".join(some), "utf-8", "replace")
            monkeypatch.setenv("DOSSIER_SETTINGS", str(file))
            assert main(["settings"]) == 1
            assert main(["help", "keys"]) == 0
            assert offence(screen.written, "colour") == "", text
            screen.truncate(0)
            screen.seek(0)
    assert load_settings({"DOSSIER_SETTINGS": str(tmp_path / WHOLE[:9])}).problems


def test_a_state_that_is_foreign_is_told_drawable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "\x1b]0;PWNED\x07\u202e"))
    data = dossiers.base()
    path = dossiers.Case("", "dossier.json", dossiers.as_json(data)).write(tmp_path / "d")
    state = tmp_path / "\x1b]0;PWNED\x07\u202e" / "dossier" / "state"
    state.mkdir(parents=True)
    keeper = Keeper(data["id"], os.path.realpath(path), state)
    for text in list(PAYLOADS.values())[::4]:
        raw = dossiers.as_json({"format": "dossier state", "version": 1, "notes": {text: {"at": 1, "value": text}}})
        for wrong in (text.encode(errors="replace"), raw, raw.replace(b"1", b"2")):
            (state / f"{keeper.name}.json").write_bytes(wrong)
            assert main(["notes", str(path)]) == 0
            assert main(["notes", str(path), "--json"]) == 0
    assert "cannot be read" in screen.getvalue()
    assert offence(screen.written, "colour") == ""


def test_notices_about_programs_outside_are_drawable(
    drive: Callable[..., None], frame: Callable[..., str], tmp_path: Path
) -> None:
    told: list[str] = []
    for at in range(0, len(ARGUMENTS), 6):
        text = "".join(ARGUMENTS[at : at + 6])
        named = {"BROWSER": f"'{tmp_path}/{text}'", "PATH": os.defpath}
        told += [open_address("https://example.org/", named), edit([f"{tmp_path}/{text}"])]

    async def story(pilot: object) -> None:
        for text in told:
            pilot.app.screen.notice(text)  # type: ignore[attr-defined]
            await pilot.pause()  # type: ignore[attr-defined]
            assert offence(frame(pilot.app).encode()) == ""  # type: ignore[attr-defined]

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint()), story, (120, 36))
