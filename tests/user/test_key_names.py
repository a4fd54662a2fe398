"""No text of the program names a key by itself: it asks for the one in force, which may be another than the table's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import dossier
from dossier.user.command import SCOPES
from dossier.user.commands import COMMANDS, commands, key_of, use_keys

PACKAGE = Path(dossier.__file__).parent

_NAMED = re.compile(r"\b(Enter|Esc|Escape|Space|Shift\+Tab|Backspace|PgUp|PgDn|Ctrl)\b")
_DOES = (
    "shows opens lists tells clears marks goes leads ticks steps sets writes defines finds filters narrows follows"
    " closes takes names copies chooses keeps forgets comes again"
)
_LETTER = re.compile(rf"(?<![\w'’.\[{{])[A-Za-z?/:'\\<>\[\]] (?:{'|'.join(_DOES.split())})\b")
_ALLOWED = {
    "user/command.py": "the names of keys themselves",
    "user/command_table.py": "the line of keys, which is put right by the keys in force",
}


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that may be shown: all that are no docstrings."""
    tree = ast.parse(file.read_text())
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
            yield node.lineno, node.value


def test_no_text_names_a_key_by_itself() -> None:
    found = [
        f"{name}:{number}: {text}"
        for room in ("tui", "view", "user")
        for file in sorted((PACKAGE / room).rglob("*.py"))
        if (name := file.relative_to(PACKAGE).as_posix()) not in _ALLOWED
        for number, text in _texts(file)
        if _NAMED.search(text) or _LETTER.search(text)
    ]
    assert found == []


def test_no_help_of_a_command_names_a_key() -> None:
    told = {command.id: command.help for command in COMMANDS} | dict(SCOPES)
    assert [text for text in told.values() if _NAMED.search(text) or _LETTER.search(text)] == []


def test_a_text_names_the_key_in_force() -> None:
    assert (key_of("mark"), key_of("compare"), key_of("follow")) == ("Space", "c", "Enter")
    try:
        use_keys({"mark": ("ctrl+t", "m"), "compare": ("f2",)})
        assert (key_of("mark"), key_of("compare"), key_of("follow")) == ("Ctrl+T", "F2", "Enter")
        assert next(command for command in commands("reader") if command.id == "mark").shown_keys == "Ctrl+T m"
    finally:
        use_keys({})
