"""The help says which keys act on what it defines, with the keys in force."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from dossier.tui import acting
from dossier.user.commands import COMMANDS, use_keys
from dossier.view import meanings
from dossier.view.defined import TEXTS

Drive = Callable[..., None]


def test_every_term_is_one_that_the_help_defines_and_every_command_is_of_the_table() -> None:
    terms = {title for title, _ in meanings.columns()} | set(meanings.FACTS) | set(TEXTS) | {"highlighted"}
    terms |= {sign for table in (meanings.SIGNS, meanings.REMARKS) for sign, _ in table.values()}
    assert set(acting._ON) <= terms
    ids = {command.id for command in COMMANDS}
    assert {name for names in acting._ON.values() for name in names} <= ids
    assert {*acting._RECORD, *acting._SOURCE, *acting._OTHER} <= ids


def test_the_keys_are_those_in_force() -> None:
    try:
        use_keys({"record-disputes": ("%",)})
        assert dict(acting.on_terms([("⚑", "part of a dispute"), ("x", "y")])) == {
            "⚑": "part of a dispute · % its disputes",
            "x": "y",
        }
        assert acting.on_entry(record=True, source=False)[1].startswith("Enter open, Space mark, c compare, % its")
    finally:
        use_keys({})


def test_the_help_on_a_row_says_what_can_be_done_with_it(read: Drive, frame: Callable[[App[int]], str]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", "?")
        shown = " ".join(frame(pilot.app).split())
        assert "keys here" in shown
        assert "d its disputes" in shown
        assert "m on the map" in shown
        await pilot.press("?", "9", "?")
        shown = " ".join(frame(pilot.app).split())
        assert "o the source's URL" in shown
        assert "(Admiralty, of a source)" in shown

    read(story, size=(120, 50))
