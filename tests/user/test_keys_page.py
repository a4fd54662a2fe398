"""The manual's page of keys is the table of commands."""

from __future__ import annotations

from importlib import resources

from dossier.user.keys_page import keys_page


def test_the_page_is_made_from_the_table() -> None:
    assert (resources.files("dossier") / "manual" / "keys.md").read_text("utf-8") == keys_page()
