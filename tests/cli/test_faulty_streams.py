"""Every verb with every stream closed, full, gone, or no terminal: a message and the right code, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier.cli.usage import VERBS

ROOT = Path(__file__).resolve().parents[2]
MILL_ROAD = ROOT / "tests" / "data" / "mill-road"

WORDS: dict[str, Sequence[str]] = {
    "read": [str(MILL_ROAD)],
    "show": [str(MILL_ROAD)],
    "list": [],
    "find": ["bridge", "--in", str(MILL_ROAD)],
    "check": [str(MILL_ROAD)],
    "diff": [str(MILL_ROAD), str(MILL_ROAD)],
    "notes": [str(MILL_ROAD)],
    "text": [str(MILL_ROAD / "originals" / "herald-1.txt")],
    "attach": [str(MILL_ROAD), "--list"],
    "schema": [],
    "completion": ["bash"],
    "settings": [],
    "help": ["guide"],
}
"""What makes each verb print something."""

_FORKS = """
import json, os, sys
from dossier.cli import main
NAMES, FLAGS = ("stdin", "stdout", "stderr"), (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)

def prepare(number, how, spare):
    if how == "closed":
        os.close(number)
        setattr(sys, NAMES[number], None)
        return
    if how == "gone":
        read, write = os.pipe()
        os.close(read)
        os.dup2(write, number)
        os.close(write)
    elif how == "told":
        os.dup2(spare, number)
    else:
        found = os.open(how, FLAGS[number])
        os.dup2(found, number)
        os.close(found)
    mode, buffering = "w" if number else "r", 1 if number == 2 else -1
    setattr(sys, NAMES[number], open(number, mode, buffering, encoding="utf-8", closefd=False))

def run(words, streams):
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        told = b"".join(iter(lambda: os.read(read, 1 << 16), b"")).decode()
        os.close(read)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told
    os.close(read)
    os.set_inheritable(write, False)
    spare = os.dup2(write, 60)
    os.close(write)
    for number, how in enumerate(streams):
        prepare(number, how, spare)
    os.close(spare)
    try:
        code = main(words)
    except SystemExit as left:
        code = left.code or 0
    except BaseException:
        import traceback
        sys.stderr and sys.stderr.write(traceback.format_exc())
        code = 99
    for stream in (sys.stdout, sys.stderr):
        try:
            stream and stream.flush()
        except OSError:
            code = 120
    os._exit(code)

cases, answer = json.load(sys.stdin), sys.stdout
sys.stdin, sys.stdout, sys.stderr = None, open(os.devnull, "w"), open(os.devnull, "w")
for words in {tuple(words): words for words, _ in cases}.values():
    main(words)  # so that the processes to come need import and compile nothing
answer.write(json.dumps([run(*case) for case in cases]))
answer.flush()
os._exit(0)
"""


class Case(NamedTuple):
    """A command and its streams: `closed`, `gone` (nobody reads it any more), `told` (the answer) or a file."""

    words: Sequence[str]
    stdin: str = os.devnull
    stdout: str = os.devnull
    stderr: str = "told"


VERBS_THAT_PRINT = [[verb, *words] for verb, words in WORDS.items() if verb != "read"]
READ = ["read", *WORDS["read"]]
PIPED = [[verb, "-"] for verb in ("show", "check", "notes")]
FULL = [[*words, "--output", "/dev/full"] for words in VERBS_THAT_PRINT if words[0] in ("show", "diff", "notes")]
NOWHERE = ("closed", "/dev/full", "gone")
PLAIN = [Case(words, stdout="told", stderr=os.devnull) for words in VERBS_THAT_PRINT]
UNHEARD = [
    Case(words, stdin="closed", stdout="told", stderr=NOWHERE[number % 3])
    for number, words in enumerate(VERBS_THAT_PRINT)
]
NO_TERMINAL = [
    *(Case(READ, stdout=how) for how in (*NOWHERE, os.devnull)),
    *(Case(READ, stdin=how) for how in ("closed", os.devnull)),
]
CASES = [
    *(Case(words, stdout=how) for words in VERBS_THAT_PRINT for how in NOWHERE),
    *(*PLAIN, *UNHEARD, *NO_TERMINAL),
    *(Case(words, stdin="closed") for words in PIPED),
    *map(Case, FULL),
]

Answers = dict[str, tuple[int, str]]


def answers(folder: Path) -> Answers:
    """The exit code of each command, and what the stream said that was to tell it."""
    from dossier.user.state import keeper

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        keeper("mill-road-2031", MILL_ROAD / "dossier.yaml").change("notes", "mayor-toll", "a note")
        asked = json.dumps([(case.words, case[1:]) for case in CASES])
        command = [sys.executable, "-c", _FORKS]
        done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {str(case): (code, told) for case, (code, told) in zip(CASES, found, strict=True)}


def test_every_verb_with_every_stream_closed_full_or_gone(tmp_path: Path) -> None:
    assert WORDS.keys() == VERBS.keys()
    found = answers(tmp_path)
    for words in VERBS_THAT_PRINT:
        for how, why in [("/dev/full", "no space left on device"), ("closed", "standard output is closed")]:
            code, told = found[str(Case(words, stdout=how))]
            assert (code, told.splitlines()[-1:]) == (74, [f"dossier: cannot write: {why}"]), words
        code, told = found[str(Case(words, stdout="gone"))]
        assert code == 128 + 13, words
        assert "dossier: " not in told and "Traceback" not in told
    for plain, unheard in zip(PLAIN, UNHEARD, strict=True):
        assert found[str(unheard)] == found[str(plain)], unheard
        assert found[str(plain)][0] == 0
    for case in NO_TERMINAL:
        code, told = found[str(case)]
        assert code == 2
        assert told.startswith("dossier: the reader needs a terminal")
    for words in PIPED:
        assert found[str(Case(words, stdin="closed"))] == (74, "dossier: cannot read standard input: it is closed\n")
    for words in FULL:
        assert found[str(Case(words))] == (74, "dossier: cannot write /dev/full: no space left on device\n")


@pytest.mark.parametrize("verb", ["show", "find", "help"])
def test_a_pipe_into_head_is_quiet(verb: str) -> None:
    script = '"$@" | head -n 1; echo "${PIPESTATUS[0]}"'
    command = ["bash", "-c", script, "bash", sys.executable, "-m", "dossier", verb, *WORDS[verb]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "dossier: " not in done.stderr and "Traceback" not in done.stderr
    assert done.stdout.splitlines()[-1] in ("0", "141")
