"""The byte test with each of the two choke points switched off in turn, and with both: then it must fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dossier.cli import main
from tests.hostile import dossiers, gates
from tests.hostile.every_format import on_screen
from tests.hostile.gates import Gate
from tests.hostile.judge import offence
from tests.hostile.payloads import WHOLE
from tests.hostile.pseudo import ROOT, terminal

OFF: list[tuple[Gate, ...]] = [(), ("first",), ("second",), ("first", "second")]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dossier in whose prose every payload stands that a dossier can hold, and a text beside it."""
    whole = WHOLE.encode(errors="ignore").decode()
    data = dossiers.prose(whole)
    data["sources"]["herald-1"]["document"] = "text.md"
    for section in ("strikes", "casualties", "reactions", "background"):
        data[section][0]["cited"] = "herald-1 p1"
    text = f"---\nkind: digest\n---\n[p1] aaa{whole}\n".replace("\r", "").encode()
    return dossiers.Case("", "dossier.json", dossiers.as_json(data), None, (("text.md", text),)).write(tmp_path / "d")


VERBS: list[tuple[str, ...]] = [
    *(("show", "PATH", "--format", form) for form in ("rich", "plain", "markdown")),
    ("show", "PATH", "strikes", "casualties", "reactions", "background", "disputes", "actors", "places", "sources"),
    ("show", "PATH", "timeline"),
    ("show", "PATH", "silence"),
    ("show", "PATH", "casualties", "--where", "evil\x1b]0;x\x07"),
    ("check", "PATH", "--all"),
    ("list", "--in", "FOLDER"),
    ("find", "evil", "--in", "FOLDER"),
    ("diff", "PATH", "tests/data/mill-road"),
    ("text", "TEXT"),
]


def written(verbs: list[tuple[str, ...]], path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The offences of each command, by its words."""
    names = {"PATH": str(path), "FOLDER": str(path.parent), "TEXT": str(path.parent / "text.md")}
    found: dict[str, str] = {}
    for words in verbs:
        screen = on_screen(monkeypatch)
        assert main([names.get(word, word) for word in words]) in (0, 1, 2), words
        if wrong := offence(screen.written, "colour"):
            found[" ".join(words)] = wrong
    return found


@pytest.mark.parametrize("off", OFF)
def test_each_gate_alone_keeps_what_is_printed_safe(
    off: tuple[Gate, ...], hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gates.switch_off(*off, replace=monkeypatch.setattr)
    found = written(VERBS, hostile, monkeypatch)
    if len(off) < 2:
        assert found == {}
    else:
        assert len(found) > len(VERBS) // 2


_READER = """
import sys
from tests.hostile import gates
gates.switch_off(*sys.argv[2:], reader=True)
from dossier.tui import run
sys.exit(run(sys.argv[1], state=False))
"""


@pytest.mark.parametrize("off", OFF)
def test_each_gate_alone_keeps_the_reader_safe(off: tuple[Gate, ...], hostile: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-c", _READER, str(hostile), *off]
    keys = [(b"Key figures", b"1\r"), (b"Strikes", b"q4\r\t"), (b"Reactions", b"qE"), (b"Problems", b"qqqq")]
    found = terminal(words, [(b"", b""), *keys], cwd=ROOT)
    assert found.code == 0, found.written[-500:]
    assert bool(offence(found.written, "reader")) is (len(off) == 2), offence(found.written, "reader")
