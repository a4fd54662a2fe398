"""Print the settings in force, where each comes from, and what is wrong with them."""

from __future__ import annotations

import argparse
import os
import sys

from dossier.cli.parser import Parser
from dossier.problems import Exit


def arguments(parser: Parser) -> None:
    """There are none."""


def run(options: argparse.Namespace) -> int:
    """Print them; exit 1 where something is wrong with a file."""
    from dossier.user.palettes import fitting, no_colour
    from dossier.user.settings import AUTO, SETTINGS, VARIABLE, load, shown
    from dossier.view import plain
    from dossier.view.block import Page
    from dossier.view.frames import problem_blocks
    from dossier.view.sinks import write_line, write_text

    found = load(os.environ)
    there = found.file.exists()
    named = f" (${VARIABLE})" if os.environ.get(VARIABLE) else ""
    write_line(sys.stdout, f"file: {found.file}{named}{'' if there else ', which does not exist'}")
    for setting in SETTINGS:
        value, origin = shown(found, setting), found.origins.get(setting.name, "default")
        if setting.name == "theme" and no_colour(os.environ):
            value, origin = "plain", "environment: NO_COLOR"
        elif value == AUTO:
            value = f"{AUTO} ({fitting(os.environ).name})"
        write_line(sys.stdout, f"{setting.name} = {value}  ({origin})  {setting.help}")
    for name, keys in found.keys.items():
        write_line(sys.stdout, f"keys.{name} = {' '.join(keys)}  ({found.origins[f'keys.{name}']})")
    write_line(sys.stdout, f"themes: {', '.join(found.themes)}")
    if found.problems:
        blocks = tuple(problem_blocks(found.problems))
        write_text(sys.stdout, "\n" + plain.render(Page((), blocks)).lstrip("\n"))
    return Exit.DATA if found.problems else Exit.FINE
