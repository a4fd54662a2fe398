"""The arguments of every verb. Messages of argparse pass through one writer that makes them drawable."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from dossier.cli.usage import VERBS
from dossier.problems import UsageError
from dossier.view.sinks import give_up, safe_argv_message, write_text

Run = Callable[[argparse.Namespace], int]

TAKES_VALUE = frozenset(
    "--where --told-by --as-of --clock --format --output --width --in --originals --encoding --section --record".split()
)
"""Options whose value may begin with a hyphen (`--where -status:x`)."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are UsageErrors and whose words are drawable."""

    def __init__(self, name: str, about: str | None) -> None:
        self.actions: list[argparse.Action] = []
        """The options and arguments, in their order."""
        self.words: dict[str, Callable[[], Sequence[str]]] = {}
        """What tells the words for an argument, by its `dest`, where it has no `choices`: asked by completion alone."""
        super().__init__(prog=name, description=about, allow_abbrev=False)

    def add_argument(self, *names: Any, **traits: Any) -> argparse.Action:
        """Add an option or an argument."""
        action = super().add_argument(*names, **traits)
        self.actions.append(action)
        return action

    def error(self, message: str) -> NoReturn:
        """Report words that do not fit."""
        raise UsageError(f"{safe_argv_message(message)}\n{self.prog} --help shows the options")

    def print_help(self, file: object = None) -> None:
        """Print the verb's options."""
        write_text(sys.stdout, self.format_help())
        sys.stdout.flush()  # what follows is SystemExit, which leaves no time to say that it cannot be written


def parse(argv: Sequence[str]) -> tuple[Run, argparse.Namespace]:
    """The function to run and its options. Raises UsageError."""
    words = list(_joined(argv))
    if words and words[0] in VERBS:
        return _verb(words[0], words[1:])
    return _verb("open", words)


def _verb(name: str, words: list[str]) -> tuple[Run, argparse.Namespace]:
    parser, run = parser_of(name)
    return run, parser.parse_intermixed_args(words) if name != "open" else parser.parse_args(words)


def parser_of(name: str) -> tuple[Parser, Run]:
    """The arguments of a verb, and what carries it out; `open` is what happens without one."""
    module = import_module(f"dossier.cli.{name}_" if name in ("list", "help", "open") else f"dossier.cli.{name}")
    parser = Parser("dossier" if name == "open" else f"dossier {name}", module.__doc__)
    module.arguments(parser)
    run: Run = module.run
    return parser, run


def _joined(argv: Sequence[str]) -> Sequence[str]:
    """Values glued to their options, so that one that begins with a hyphen is no option."""
    joined: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            return [*joined, word, *words]
        if word in TAKES_VALUE and (value := next(words, None)) is not None:
            joined.append(f"{word}={value}")
        else:
            joined.append(word)
    return joined


def warn(message: str) -> None:
    """Say something on stderr, drawable. Where nobody can be told, the exit code still says it."""
    try:
        write_text(sys.stderr, message.rstrip("\n") + "\n")
    except OSError:
        give_up(2)
