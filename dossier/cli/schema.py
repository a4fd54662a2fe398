"""Print the JSON Schema of the file format, or of what `show --format json` prints."""

from __future__ import annotations

import argparse
import json
import sys

from dossier.cli.parser import Parser
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """Which of the two."""
    parser.add_argument("what", nargs="?", choices=["file", "report"], default="file", help="file (default) or report")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from dossier.export.schema import file_schema, report_schema
    from dossier.view.sinks import write_data

    schema = report_schema() if options.what == "report" else file_schema()
    write_data(sys.stdout, json.dumps(schema, indent=2) + "\n")
    return Exit.FINE
