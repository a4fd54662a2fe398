"""Print the manual, or one topic of it."""

from __future__ import annotations

import argparse
import sys
from importlib import resources

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError

TOPICS = {
    "guide": "from the first minute on",
    "filter": "the filter language",
    "analysis": "what is computed: totals, disputes, origins, lenses",
    "format": "the file format, field by field",
    "keys": "every key of the reader",
    "settings": "your settings and themes",
}


def arguments(parser: Parser) -> None:
    """The topic."""
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help=", ".join(TOPICS))


def run(options: argparse.Namespace) -> int:
    """Print the topic, or which there are."""
    from dossier.view.sinks import write_text

    if options.topic is None:
        write_text(sys.stdout, "".join(f"dossier help {name:10}{text}\n" for name, text in TOPICS.items()))
        return Exit.FINE
    if options.topic not in TOPICS:
        raise UsageError(f"there is no topic {options.topic}; there are {', '.join(TOPICS)}")
    write_text(sys.stdout, (resources.files("dossier") / "manual" / f"{options.topic}.md").read_text("utf-8"))
    return Exit.FINE
