"""Takes every guard of the program away in turn, in a copy of it, and looks whether a test notices.

    .venv/bin/python -m tests.mutation.run            # all guards: half an hour
    .venv/bin/python -m tests.mutation.run CSV depth  # those whose names or files have these words

It fails where a test does not notice, where the text of a guard is no longer found, and where the tests fail anyway.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.mutation import drawn, files, running
from tests.mutation.guard import Guard

TOP = Path(__file__).parents[2]
GUARDS: tuple[Guard, ...] = (*drawn.GUARDS, *files.GUARDS, *running.GUARDS)

_LONGEST, _ALL = 300, 3600
"""Seconds that the tests of one guard may take, and those of all: without some guards they wait for ever, which is
noticed too."""


def rotten(guard: Guard) -> str:
    """What is wrong with the row of a guard, so that it could not be taken away or noticed; else nothing."""
    found = (TOP / "dossier" / guard.file).read_text().count(guard.text)
    missing = [name for name in guard.tests.split() if not (TOP / "tests" / name.partition("::")[0]).is_file()]
    return f"its text is found {found} times" if found != 1 else f"there is no {missing[0]}" if missing else ""


class Copy:
    """The program and its tests in a folder of their own, with an interpreter that finds no other copy of it."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "dossier"
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True).stdout
        for name in filter(None, listed.decode().split("\0")):
            (self.top / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / name, self.top / name, follow_symlinks=False)
        if (TOP.parent / "shared").is_dir():
            (folder / "shared").symlink_to((TOP.parent / "shared").resolve())
        subprocess.run(["git", "init", "-q", "."], cwd=self.top, check=True)
        subprocess.run(["git", "add", "-A"], cwd=self.top, check=True)
        venv.create(folder / "venv", symlinks=True)
        self.python = folder / "venv" / "bin" / "python"
        (packages,) = (folder / "venv" / "lib").glob("*/site-packages")
        installed = next(path for path in sys.path if path.endswith("site-packages"))
        (packages / "dossier.pth").write_text(f"{self.top}\n{installed}\n")

    def ran(self, tests: Sequence[str], longest: float = _LONGEST) -> tuple[int, str]:
        """The exit code of some tests, 1 where one fails or waits for ever, and the name of the one that failed."""
        command = [str(self.python), "-m", "pytest", "-x", "-n", "0", *(f"tests/{name}" for name in tests)]
        try:
            done = subprocess.run(
                command,
                cwd=self.top,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=longest,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return 1, "waits for ever"
        finally:
            self._end_all()
        failed = (line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
        return done.returncode, next(failed, done.stderr[-200:])

    def _end_all(self) -> None:
        """Ends what still runs of this copy: without its guard, a reader may never end by itself."""
        for told in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if told.read_bytes().startswith(os.fsencode(self.python)):
                    os.kill(int(told.parent.name), signal.SIGKILL)

    @contextmanager
    def without(self, guard: Guard) -> Iterator[None]:
        """The copy as it is without a guard."""
        file = self.top / "dossier" / guard.file
        before = file.read_text()
        try:
            self._put(file, before.replace(guard.text, guard.without))
            yield
        finally:
            self._put(file, before)

    def _put(self, file: Path, text: str) -> None:
        file.write_text(text)
        for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):  # it may be of the same second
            compiled.unlink()


def main(words: Sequence[str]) -> int:
    """Takes the guards away that are meant, and prints what comes of it; the exit code."""
    chosen = [one for one in GUARDS if not words or any(word in f"{one.name} {one.file}" for word in words)]
    faults = [f"{guard.name}: {told}" for guard in GUARDS if (told := rotten(guard))]
    if faults:
        print(*faults, sep="\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="dossier-mutation-") as folder:
        copy = Copy(Path(folder))
        tests = sorted({name for guard in chosen for name in guard.tests.split()})
        code, told = copy.ran(tests, _ALL)
        if code:
            print(f"although no guard is missing: {told}")
            return 1
        missed = 0
        for guard in chosen:
            with copy.without(guard):
                code, said = copy.ran(guard.tests.split())
            # tests that cannot even be collected notice nothing; a Ctrl+C that reaches them does
            broken = code in (3, 4, 5) or (code == 2 and said.startswith("ERROR"))
            told = "NOT CAUGHT" if code == 0 else f"BROKEN ({code})" if broken else "caught"
            missed += told != "caught"
            print(f"{told:10}  {guard.file:22}  {guard.name}  {said[:90] if code else ''}", flush=True)
    print(f"{len(chosen)} guards, {len(chosen) - missed} caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
