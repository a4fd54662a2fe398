"""Run the benchmarks and print them as a table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import generated  # noqa: E402
from timing import PYTHON, Figure, call, command, in_turns  # noqa: E402

from dossier.store.find import packaged  # noqa: E402

FIRST = packaged() / "us-strikes-iraq-syria-2024-02-03" / "dossier.yaml"
DOSSIER = [str(Path(PYTHON).parent / "dossier")]
BARE = [PYTHON, str(HERE / "bare_show.py"), str(FIRST)]


def printing() -> Iterator[Figure]:
    """The print verbs as whole processes."""
    plain, data, bare, usage, nothing, markdown = in_turns(
        [
            lambda: command([*DOSSIER, "show", str(FIRST)]),
            lambda: command([*DOSSIER, "show", str(FIRST), "--format", "json"]),
            lambda: command(BARE),
            lambda: command([*DOSSIER, "--help"]),
            lambda: command([PYTHON, "-c", "pass"]),
            lambda: command([PYTHON, "-m", "rich.markdown", str(generated.markdown_of(FIRST))]),
        ]
    )
    yield Figure("show, piped, plain", plain, bare, "bare script with the same models", 1.6)
    yield Figure("show --format json", data, bare, "bare script with the same models", 1.1)
    yield Figure("show --format json", data, markdown, "rich.markdown of the same text")
    yield Figure("--help to a pipe", usage, nothing, "python -c pass", 3.0)


def loading() -> Iterator[Figure]:
    """A dossier of one megabyte, in one process."""
    import yaml

    from dossier.store.load import load_bytes
    from dossier.store.loaded import Loaded
    from dossier.store.parse import parse

    raw = generated.dossier(1_000_000)
    text = raw.decode()
    assert isinstance(load_bytes(raw, "generated.yaml", None), Loaded)
    whole, positions, peer = in_turns(
        [
            lambda: call(lambda: load_bytes(raw, "generated.yaml", None)),
            lambda: call(lambda: parse(raw, "generated.yaml")),
            lambda: call(lambda: yaml.load(text, yaml.CSafeLoader)),
        ],
        runs=7,
    )
    yield Figure("1 MB: parse, validate, check", whole, peer, "yaml.load(…, CSafeLoader)", 1.0)
    yield Figure("1 MB: parse with positions", positions, peer, "yaml.load(…, CSafeLoader)", 0.6)


def reading() -> Iterator[Figure]:
    """The reader in a terminal."""
    import reader

    yield from reader.figures(FIRST)


def mapping() -> Iterator[Figure]:
    """Maps."""
    import maps

    yield from maps.figures(FIRST)


def computing() -> Iterator[Figure]:
    """What a dossier implies, computed over all its records."""
    import analysis
    import implied

    yield from implied.figures(FIRST)
    yield from analysis.figures(FIRST)


GROUPS: dict[str, Callable[[], Iterator[Figure]]] = {
    "printing": printing,
    "loading": loading,
    "reading": reading,
    "maps": mapping,
    "analysis": computing,
}


def main(names: list[str]) -> None:
    """Print the table."""
    (nothing,) = in_turns([lambda: command([PYTHON, "-c", "pass"])])
    print(f"python -c pass: {nothing:.1f} ms (the reference machine takes 10)")
    print(f"load average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors (trust nothing above 0.5)")
    print(f"{'milliseconds, medians':44} {'mine':>8}  {'ratio':>6}   {'peer':32} {'peer':>8}  limit")
    for name in names or GROUPS:
        for figure in GROUPS[name]():
            print(figure.line(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
