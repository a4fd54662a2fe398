"""Print the JSON Schema of the file format, or of what `show` or `diff` print as JSON."""

from __future__ import annotations

import argparse
import json
import sys

from dossier.cli.parser import Parser
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """Which of the three."""
    choices = ["file", "report", "diff"]
    parser.add_argument("what", nargs="?", choices=choices, default="file", help="file (default), report or diff")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from dossier.export.diff_schema import diff_schema
    from dossier.export.schema import file_schema, report_schema
    from dossier.view.sinks import write_data

    made = {"file": file_schema, "report": report_schema, "diff": diff_schema}[options.what]
    write_data(sys.stdout, json.dumps(made(), indent=2) + "\n")
    return Exit.FINE
