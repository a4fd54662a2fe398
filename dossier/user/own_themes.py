"""The person's own themes: a file of TOML for each, with the colours that differ from the dark or the light theme."""

from __future__ import annotations

import re
from pathlib import Path

from dossier.problems import Problem
from dossier.user.palettes import COLOURS, DARK, LIGHT, Palette
from dossier.user.toml_file import TomlFile

LARGEST = 100
"""Files that are looked at, at most."""

_HEX = re.compile("#[0-9a-fA-F]{6}")
_NAME = re.compile("[a-z0-9][a-z0-9-]{0,30}")
_TAKEN = ("auto", "plain")
_LIGHT = "is-light"


def own_themes(folder: Path) -> tuple[dict[str, Palette], list[Problem]]:
    """The themes of a folder by name, and what is wrong with their files; what is wrong is as in the theme below."""
    themes: dict[str, Palette] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.toml"))[:LARGEST]:
        if not _NAME.fullmatch(file.stem) or file.stem in _TAKEN:
            told = "a theme is called by small letters, digits and hyphens, and not auto or plain"
            problems.append(Problem(str(file), None, None, "", told, rule="settings"))
            continue
        read = TomlFile(file)
        light = read.data.get(_LIGHT, False)
        if not isinstance(light, bool):
            read.wrong(_LIGHT, "this is true or false")
            light = False
        base = LIGHT if light else DARK
        themes[file.stem] = Palette(file.stem, {**base.colours, **_colours(read)}, light)
        problems += read.problems
    return themes, problems


def _colours(read: TomlFile) -> dict[str, str]:
    colours: dict[str, str] = {}
    for name, value in read.data.items():
        if name == _LIGHT:
            continue
        if name not in COLOURS:
            read.unknown(name, [*COLOURS, _LIGHT], what="colour")
        elif not isinstance(value, str) or not _HEX.fullmatch(value):
            read.wrong(name, 'a colour is "#rrggbb"')
        else:
            colours[name] = value.lower()
    return colours
