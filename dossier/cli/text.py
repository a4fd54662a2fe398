"""Print a text with its paragraph numbers, as citations count them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.cli.parser import Parser
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """FILE and its encoding."""
    parser.add_argument("file", metavar="FILE", help="a text, or - for standard input")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="how the file is encoded (utf-8)")


def run(options: argparse.Namespace) -> int:
    """Print every paragraph behind its label; a digest's labels are its own."""
    from dossier.store.documents import parse_document
    from dossier.store.originals import as_text
    from dossier.store.passages import paragraphs
    from dossier.store.read import read_file, read_stdin
    from dossier.view.block import line, text_of
    from dossier.view.sinks import write_text

    raw = read_stdin() if options.file == "-" else read_file(Path(options.file))
    text = as_text(raw, options.encoding, options.file)
    # some encodings can spell half of a surrogate pair, which UTF-8 cannot
    document = parse_document(text.encode(errors="replace"), options.file).document
    if document is not None and document.kind != "original":
        numbered = [(paragraph.label, paragraph.text) for paragraph in document.paragraphs]
    else:
        numbered = [(f"p{number}", paragraph) for number, paragraph in enumerate(paragraphs(text), 1)]
    for label, paragraph in numbered:
        shown = "\n       ".join(text_of(line(part)) for part in paragraph.split("\n"))
        write_text(sys.stdout, f"{label:>5}  {shown}\n")
    return Exit.FINE
