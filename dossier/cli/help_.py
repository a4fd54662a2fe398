"""Print the manual, or one topic of it."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import resources

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError

TOPICS = {
    "guide": "from the first minute on",
    "commands": "every command with its options, exit codes and variables",
    "filter": "the filter language",
    "analysis": "what is computed: totals, disputes, origins, lenses",
    "format": "the file format, field by field",
    "marks": "every mark, column and remark",
    "keys": "every key of the reader, as in force",
    "settings": "your settings, keymap and themes",
}


def arguments(parser: Parser) -> None:
    """The topic."""
    parser.words["topic"] = lambda: tuple(TOPICS)
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help=", ".join(TOPICS))


def run(options: argparse.Namespace) -> int:
    """Print the topic, or which there are."""
    from dossier.view.sinks import write_text

    if options.topic is None:
        write_text(sys.stdout, "".join(f"dossier help {name:10}{text}\n" for name, text in TOPICS.items()))
        return Exit.FINE
    if options.topic not in TOPICS:
        raise UsageError(f"there is no topic {options.topic}; there are {', '.join(TOPICS)}")
    if options.topic == "keys":
        from dossier.user.commands import use_keys
        from dossier.user.keys_page import keys_page
        from dossier.user.settings import load

        use_keys(load(os.environ).keys)
        write_text(sys.stdout, keys_page())
        return Exit.FINE
    write_text(sys.stdout, (resources.files("dossier") / "manual" / f"{options.topic}.md").read_text("utf-8"))
    return Exit.FINE
