"""The person's settings: one table of them, and the file in which they are changed.

Whatever is wrong with the file is told, and the rest of it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.problems import Problem
from dossier.user.palettes import BUILT_IN, Palette
from dossier.user.paths import settings_folder
from dossier.view.style import DATES, NARROWEST, WIDEST, Style

if TYPE_CHECKING:
    from dossier.user.toml_file import TomlFile

AUTO = "auto"
"""The theme that fits the terminal."""

VARIABLE = "DOSSIER_SETTINGS"
"""The variable that names another file."""

KEYS = "keys"
"""The table of the file that holds the keymap."""


Value = str | bool | int

_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: f"a number of cells from {NARROWEST} to {WIDEST}, or 0",
    str: "text in quotation marks",
}


class Setting(NamedTuple):
    """Something that a person can settle: its name, what it is unless they do, what it means, what it can be."""

    name: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What stands behind its `=`: the choices, or which kind of value."""
        if self.choices:
            return ", ".join(self.choices)
        return _KINDS[type(self.default)]


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", AUTO, "The theme of the reader by its name; auto: the one that fits the terminal."),
    Setting("mouse", True, "Whether the reader takes the mouse; if not, the terminal's own selection works in it."),
    Setting("animations", False, "Whether the mouse wheel scrolls smoothly."),
    Setting("dates", DATES[0], "How days are written on pages: 3 Feb 2024, or 2024-02-03 as in ISO 8601.", DATES),
    Setting("utc-first", False, "Whether UTC stands first where both times are told; lists keep local times."),
    Setting("prose-width", 0, "How many cells wide running text may be; 0: as wide as there is room."),
)


@dataclass(frozen=True)
class Settings:
    """The settings in force, the keymap, and what is wrong with the files they come from."""

    file: Path
    theme: str = AUTO
    mouse: bool = True
    animations: bool = False
    dates: str = DATES[0]
    utc_first: bool = False
    prose_width: int = 0
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of the commands that have others than those of the table, by id."""
    themes: Mapping[str, Palette] = field(default_factory=lambda: BUILT_IN)
    """All themes that can be asked for, the person's own last."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where what is not as the table has it was settled, as `file:line`: settings by name, keys as `keys.ID`."""
    problems: Sequence[Problem] = ()

    @property
    def style(self) -> Style:
        """How pages are written."""
        return Style(self.dates, self.utc_first, self.prose_width)

    @property
    def remark(self) -> str:
        """One line about what is wrong; nothing where all is well."""
        if not self.problems:
            return ""
        first, more = self.problems[0], len(self.problems) - 1
        place = first.place.removeprefix(f"{Path(first.file).parent}/")
        return f"{place}: {first.message}{f', and {more} more' if more else ''} · dossier settings tells more"


def written(value: Value) -> str:
    """A value as it stands in the file, without quotation marks."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown(own: Settings, setting: Setting) -> str:
    """The value of a setting that is in force, as it stands in the file."""
    return written(getattr(own, setting.name.replace("-", "_")))


def load(environ: Mapping[str, str]) -> Settings:
    """The settings of the file that the environment names, else of the person's own, where there is one."""
    named = environ.get(VARIABLE)
    file = Path(named) if named else settings_folder() / "settings.toml"
    if not named and not file.parent.is_dir():
        return Settings(file)
    from dossier.user.toml_file import TomlFile

    read = TomlFile(file, needed=bool(named))
    themes, found = _themes(file.parent / "themes")
    values = _values(read, themes)
    keys: Mapping[str, tuple[str, ...]] = {}
    if KEYS in read.data:
        from dossier.user.keymap import chosen_keys

        keys = chosen_keys(read, KEYS)
    origins = {name: read.place(name) for name in values} | {f"{KEYS}.{name}": read.place(name, KEYS) for name in keys}
    return Settings(
        file,
        theme=str(values.get("theme", AUTO)),
        mouse=bool(values.get("mouse", True)),
        animations=bool(values.get("animations", False)),
        dates=str(values.get("dates", DATES[0])),
        utc_first=bool(values.get("utc-first", False)),
        prose_width=int(values.get("prose-width", 0)),
        keys=keys,
        themes=themes,
        origins=origins,
        problems=(*read.problems, *found),
    )


def _themes(folder: Path) -> tuple[Mapping[str, Palette], Sequence[Problem]]:
    if not folder.is_dir():
        return BUILT_IN, ()
    from dossier.user.own_themes import own_themes

    mine, found = own_themes(folder)
    return BUILT_IN | mine, found


def _values(read: TomlFile, themes: Mapping[str, Palette]) -> dict[str, Value]:
    """What the file says of the settings, as far as it can be so."""
    values: dict[str, Value] = {}
    known = {setting.name: setting for setting in SETTINGS}
    for key, value in read.data.items():
        if key == KEYS:
            continue
        if key not in known:
            read.unknown(key, [*known, KEYS], what="setting")
        elif type(value) is not type(known[key].default):
            read.wrong(key, f"this is {_KINDS[type(known[key].default)]}")
        elif type(value) is int and value != 0 and not NARROWEST <= value <= WIDEST:
            read.wrong(key, f"this is {known[key].kind}")
        elif (names := (AUTO, *themes) if key == "theme" else known[key].choices) and value not in names:
            _no_such(read, key, str(value), names)
        else:
            values[key] = value
    return values


def _no_such(read: TomlFile, key: str, value: str, names: Sequence[str]) -> None:
    from dossier.query.errors import did_you_mean

    what = "theme" if key == "theme" else "way to write them"
    hint = did_you_mean(value, names) or f"there are {', '.join(names)}"
    read.wrong(key, f"there is no {what} {value}", hint=hint)
