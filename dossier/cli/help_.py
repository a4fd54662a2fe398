"""Print the manual, or one topic of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dossier.cli.parser import Parser
from dossier.problems import Exit, UsageError
from dossier.user.manual import TOPICS, page


def arguments(parser: Parser) -> None:
    """The topic, and what of it."""
    parser.words["topic"] = lambda: tuple(TOPICS)
    parser.words["name"] = _settings
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument("name", nargs="?", metavar="NAME", help="after settings: the one that is meant")


def _settings() -> Sequence[str]:
    from dossier.user.settings import SETTINGS

    return tuple(setting.name for setting in SETTINGS)


def _setting(topic: str, name: str) -> str:
    """What one setting is, what it can be, what it is now and why."""
    from dossier.query.errors import did_you_mean
    from dossier.user.settings import AUTO, SETTINGS, load, shown, written

    if topic != "settings":
        raise UsageError(f"{topic} has no parts that can be named; dossier help {topic} prints it all")
    setting = next((setting for setting in SETTINGS if setting.name == name), None)
    if setting is None:
        names = _settings()
        raise UsageError(f"there is no setting {name}; {did_you_mean(name, names) or 'there are ' + ', '.join(names)}")
    own = load(os.environ)
    kind = ", ".join((AUTO, *own.themes)) if setting.name == "theme" else setting.kind
    now = f"{setting.name} = {shown(own, setting)}  ({own.origins.get(setting.name, 'default')})"
    return f"{now}\n\n{setting.help}\nIt can be: {kind}.\nBy default: {written(setting.default)}.\n"


def run(options: argparse.Namespace) -> int:
    """Print the topic, or which there are."""
    from dossier.view.sinks import write_text

    if options.topic is None:
        write_text(sys.stdout, "".join(f"dossier help {name:10}{text}\n" for name, text in TOPICS.items()))
        return Exit.FINE
    if options.topic not in TOPICS:
        raise UsageError(f"there is no topic {options.topic}; there are {', '.join(TOPICS)}")
    if options.name is not None:
        write_text(sys.stdout, _setting(options.topic, options.name))
        return Exit.FINE
    if options.topic in ("keys", "tour"):
        from dossier.user.commands import use_keys
        from dossier.user.settings import load

        use_keys(load(os.environ).keys)
    if not sys.stdout.isatty():
        write_text(sys.stdout, page(options.topic))
        return Exit.FINE
    from dossier.view.block import Page
    from dossier.view.manual import blocks
    from dossier.view.rich_ import render
    from dossier.view.safe_console import console

    console(sys.stdout).print(render(Page((), blocks(page(options.topic)))))
    return Exit.FINE
