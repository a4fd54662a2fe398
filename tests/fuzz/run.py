"""Runs one target under a fuzzer that watches which branches are taken (CONTRIBUTING tells how)."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any


def main(words: list[str]) -> None:
    """`TARGET`, then options for the fuzzer; it ends the program. Without a target their names are printed."""
    try:
        fuzzer: Any = import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed: pip install atheris")
    with fuzzer.instrument_imports(include=["dossier"]):
        from tests.fuzz.targets import TARGETS

        if not words:
            sys.exit(f"which target? {' '.join(TARGETS)}")
        target = TARGETS[words[0]]
        seeds = [b"", *(word.encode("utf-8", "surrogatepass") for word in target.words), *target.seeds()]
        for seed in seeds:  # what is imported late is imported now, where it is watched
            target.run(seed)
    folder = Path(tempfile.mkdtemp(prefix=f"dossier-fuzz-{words[0]}-"))
    (folder / "corpus").mkdir()
    for number, seed in enumerate(seeds):
        (folder / "corpus" / str(number)).write_bytes(seed)
    (folder / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in target.words if word))
    options = (f"-dict={folder / 'words'}", f"-artifact_prefix={folder}/", "-print_final_stats=1")
    fuzzer.Setup([words[0], *options, *words[1:], str(folder / "corpus")], target.run)
    with contextlib.suppress(KeyboardInterrupt):
        fuzzer.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main(sys.argv[1:])
