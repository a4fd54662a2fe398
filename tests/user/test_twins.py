"""What a multiplexer, an editor's terminal or a browser keeps for itself, a plain key does too; the help says it."""

from __future__ import annotations

from dossier.user.commands import COMMANDS, use_keys
from dossier.user.keys_page import keys_page
from dossier.user.twins import taker, twins


def test_every_key_that_may_be_taken_has_a_plain_twin() -> None:
    found = list(twins())
    assert {twin.command.id for twin in found} >= {"palette", "page-down", "next-pane", "back", "quit", "top"}
    assert [twin.command.id for twin in found if not twin.plain] == []


def test_the_twin_is_a_key_of_the_table_that_nothing_takes() -> None:
    plain = {key for command in COMMANDS for key in command.keys if len(key) == 1}
    assert {twin.plain for twin in twins()} <= plain
    assert [key for key in plain if taker(key)] == []


def test_every_key_with_ctrl_or_a_number_counts_as_taken() -> None:
    assert all(taker(key) for key in ("ctrl+b", "ctrl+p", "ctrl+t", "f1", "f12", "pagedown", "tab"))
    assert not any(taker(key) for key in ("f", "j", "down", "enter", "space"))


def test_the_help_says_so_with_the_keys_in_force() -> None:
    page = keys_page()
    for twin in twins():
        assert f"| {twin.taker} | {twin.command.title} | `{twin.plain}` |" in page
    try:
        use_keys({"palette": ("f1", "%")})
        assert "| `F1` | VS Code, browsers | Palette | `%` |" in keys_page()
    finally:
        use_keys({})
