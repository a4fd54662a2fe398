"""Search every dossier found; each hit with its dossier, its record and a snippet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.cli.parser import Parser, warn
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """WORDS and where to look."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help="all of them, wherever they stand in a record")
    parser.add_argument("--in", dest="folder", metavar="DIR", help="look only in this folder")


def run(options: argparse.Namespace) -> int:
    """Print the hits; none is exit 0, and said on stderr."""
    from dossier.cli.opening import as_settled
    from dossier.store.find import library
    from dossier.view.block import line, text_of
    from dossier.view.hits import hits
    from dossier.view.reading import Reading
    from dossier.view.shelf import volume
    from dossier.view.sinks import write_line

    as_settled(None)
    total = 0
    for path in library(Path(options.folder) if options.folder else None):
        found = volume(path)
        if found.loaded is None:
            warn(text_of(line(f"{found.id} is passed over: dossier check {found.id} shows why")))
            continue
        for hit in hits(Reading(found.loaded), options.words):
            total += 1
            at = f" {hit.place}" if hit.label else ""
            possibly = "  ≈ sounds alike" if hit.possible else ""
            told = [f"{found.id}  {hit.section}  {hit.id}{at}{possibly}", f"    {hit.title}"]
            if hit.place != "title":
                told.append(f"    {hit.snippet}" if hit.label else f"    {hit.place}: {hit.snippet}")
            for one in told:
                write_line(sys.stdout, text_of(line(one)))
    warn(f"{total} found" if total else f"nothing found for {' '.join(options.words)}")
    return Exit.FINE
