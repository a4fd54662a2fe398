"""Everything by process (`pytest -m nightly`): each file in one of its own with what it costs, and in the reader."""

from __future__ import annotations

import faulthandler
import hashlib
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier.store.originals import Folder
from tests.hostile import corpus, dossiers
from tests.hostile.dossiers import Case
from tests.hostile.every_format import outcome
from tests.hostile.judge import offence
from tests.hostile.pseudo import program, terminal
from tests.hostile.test_loaders import fault

pytestmark = pytest.mark.nightly

SECONDS, MEMORY = 5.0, 300.0
"""What the most expensive file may cost: seconds of the processor, MiB."""
PROGRAM = 80.0
"""MiB of the program before it has opened anything. The process of these tests holds more: it has run others."""


class Cost(NamedTuple):
    """What came of one file, and what it cost."""

    name: str
    said: str
    seconds: float
    memory: float


def alone(name: str, work: Callable[[], str]) -> Cost:
    """Does work in a process of its own, which may be killed, and says what it said."""
    reading, writing = os.pipe()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(60)
        said = "failed"
        try:
            said = work()
        finally:
            os.write(writing, said.encode("utf-8", "replace")[:2000])
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status, usage = os.wait4(child, 0)
    if status:
        said = f"ended with {os.waitstatus_to_exitcode(status)}"
    return Cost(
        name,
        said,
        usage.ru_utime + usage.ru_stime,
        PROGRAM + (usage.ru_maxrss - pages * os.sysconf("SC_PAGE_SIZE") / 1024) / 1024,
    )


def judged(costs: Iterable[Cost], what: str) -> None:
    """Fails for what went wrong or cost too much; prints the figures."""
    found = list(costs)
    by_outcome = Counter(cost.said if len(cost.said) < 12 else "wrong" for cost in found)
    slow, large = max(found, key=lambda one: one.seconds), max(found, key=lambda one: one.memory)
    print(
        f"\n{what}: {len(found)} files, {dict(by_outcome)}; "
        f"slowest {slow.name} {slow.seconds:.2f} s, largest {large.name} {large.memory:.0f} MiB"
    )
    wrong = [cost for cost in found if len(cost.said) >= 12 or cost.seconds > SECONDS or cost.memory > MEMORY]
    assert wrong == []


@pytest.fixture(autouse=True)
def as_long_as_it_takes() -> None:
    """The limit of the suite for one test is none for these."""
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="module")
def entries(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[corpus.Entry]:
    return corpus.write(shared / "tools" / "make_bad_inputs.py", tmp_path_factory.mktemp("corpus"))


def written(cases: Iterable[Case], folder: Path) -> Iterator[tuple[Case, Path]]:
    """The cases, each in a folder of its own."""
    for number, case in enumerate(cases):
        yield case, case.write(folder / str(number))


def opened(case: Case, path: Path) -> str:
    found = outcome(path)
    if found.wrong:
        return f"{case.name}: {found.wrong[0]}"
    return found.kind if case.opens is not True or found.kind == "opens" else f"{case.name} does not open"


@pytest.mark.parametrize("kind", ["yaml", "json", "fs"])
def test_the_corpus(entries: list[corpus.Entry], kind: str) -> None:
    chosen = [entry for entry in entries if entry.kind == kind]
    judged((alone(one.name, partial(_as_the_manifest_says, one)) for one in chosen), f"corpus {kind}")


def _as_the_manifest_says(entry: corpus.Entry) -> str:
    return fault(entry) or entry.expect


def test_the_corpus_as_texts(entries: list[corpus.Entry], tmp_path: Path) -> None:
    texts = [entry for entry in entries if entry.kind in ("csv", "txt")]
    judged((alone(one.name, partial(_beside, one, tmp_path / one.name)) for one in texts), "corpus as texts")


def _beside(entry: corpus.Entry, home: Path) -> str:
    """A text as a document and as an original."""
    raw = entry.path.read_bytes()
    data = dossiers.base()
    data["originals"]["herald-text"] = {"sha256": hashlib.sha256(raw).hexdigest()}
    data["sources"]["herald-1"]["document"] = "text.md"
    case = Case(entry.name, "dossier.json", dossiers.as_json(data), None, (("text.md", raw),))
    found = outcome(case.write(home), Folder(home))
    return found.wrong[0] if found.wrong else found.kind


_MAKERS = ["proses", "structures", "documents"]


@pytest.mark.parametrize("make", _MAKERS)
def test_dossiers(tmp_path: Path, make: str) -> None:
    cases: Iterable[Case] = {
        "proses": partial(dossiers.proses),
        "structures": partial(dossiers.structures, each=24),
        "documents": partial(dossiers.documents, together=1),
    }[make]()
    judged((alone(case.name, partial(opened, case, path)) for case, path in written(cases, tmp_path)), make)


def _process(name: str, words: list[str], steps: list[tuple[bytes, bytes]]) -> Cost:
    begun = time.monotonic()
    found = terminal(words, steps)
    said = offence(found.written, "reader")
    if not said and (found.code not in (0, 1, 74) or b"Traceback" in found.written):
        said = f"exit {found.code}: {found.written[-300:]!r}"
    return Cost(name, said or f"exit {found.code}", time.monotonic() - begun, found.memory)


@pytest.mark.parametrize("kind", ["yaml", "json", "fs"])
def test_every_file_through_the_command(entries: list[corpus.Entry], kind: str) -> None:
    chosen = [one for one in entries if one.kind == kind]
    costs = (_process(one.name, program("check", "--all", str(one.path)), []) for one in chosen)
    judged(costs, f"dossier check of {kind} in a terminal")


_WALK = [(b"\x1b[?1049h", b"1\r\tq3\rq8\r?qqqqqqqqqqqq")]
"""Keys that walk through sections, an entry and the help, and leave; typed before anything is open."""


def _read(named: Iterable[tuple[str, Path]], what: str) -> None:
    costs = (_process(name, program("read", "--no-state", str(path)), _WALK) for name, path in named)
    judged(costs, f"the reader in a terminal, {what}")


@pytest.mark.parametrize("make", _MAKERS)
def test_every_dossier_through_the_reader(tmp_path: Path, make: str) -> None:
    cases = {"proses": dossiers.proses, "structures": dossiers.structures, "documents": dossiers.documents}[make]()
    _read(((case.name, path) for case, path in list(written(cases, tmp_path))[::3]), make)


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_every_file_of_the_corpus_through_the_reader(entries: list[corpus.Entry], kind: str) -> None:
    _read(((one.name, one.path) for one in entries if one.kind == kind), kind)
