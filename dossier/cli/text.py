"""Print a text with its paragraph numbers, as citations count them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError


def arguments(parser: Parser) -> None:
    """FILE and its encoding."""
    parser.add_argument("file", metavar="FILE", help="a text, or - for standard input")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="how the file is encoded (utf-8)")


def run(options: argparse.Namespace) -> int:
    """Print every paragraph behind its label; a digest's labels are its own."""
    from dossier.store.documents import parse_document
    from dossier.store.passages import paragraphs
    from dossier.store.read import read_file, read_stdin
    from dossier.view.sinks import write_text

    raw = read_stdin() if options.file == "-" else read_file(Path(options.file))
    try:
        text = raw.decode(options.encoding)
    except LookupError:
        raise UsageError(f"no encoding is called {options.encoding}") from None
    except UnicodeDecodeError as error:
        hint = "name its encoding with --encoding"
        raise UsageError(f"{options.file} is no {options.encoding} text (byte {error.start}): {hint}") from None
    document = parse_document(text.encode(), options.file).document
    if document is not None and document.kind != "original":
        numbered = [(paragraph.label, paragraph.text) for paragraph in document.paragraphs]
    else:
        numbered = [(f"p{number}", paragraph) for number, paragraph in enumerate(paragraphs(text), 1)]
    for label, paragraph in numbered:
        write_text(sys.stdout, f"{label:>5}  " + paragraph.replace("\n", "\n       ") + "\n")
    return Exit.FINE
