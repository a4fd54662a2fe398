"""Print a script that completes command lines in your shell.

bash: eval "$(dossier completion bash)" in ~/.bashrc.
zsh: dossier completion zsh > _dossier, in a folder of $fpath.
fish: dossier completion fish > ~/.config/fish/completions/dossier.fish.
"""

from __future__ import annotations

import argparse
import sys

from dossier.cli.parser import Parser
from dossier.problems import Exit

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: Parser) -> None:
    """The shell."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shell", choices=SHELLS, help="which shell is meant")


def run(options: argparse.Namespace) -> int:
    """Print the script; it holds every word it offers, so that no key waits for this program."""
    from dossier.cli import scripts
    from dossier.cli.words import verbs
    from dossier.view.sinks import write_data

    write_data(sys.stdout, {"bash": scripts.bash, "zsh": scripts.zsh, "fish": scripts.fish}[options.shell](verbs()))
    return Exit.FINE
