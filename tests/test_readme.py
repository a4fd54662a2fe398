"""README says what holds: its example is the fixture, its commands exist, its test command is the one CI runs."""

from __future__ import annotations

import re
from pathlib import Path

from dossier.cli.usage import VERBS

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text()


def test_the_example_is_the_fixture_word_for_word() -> None:
    example = (TOP / "tests/data/mill-road/dossier.yaml").read_text()
    assert f"<!-- example -->\n```yaml\n{example}```\n<!-- /example -->" in README


def test_every_verb_is_told() -> None:
    told = set(re.findall(r"^dossier (\w+)", README, re.M))
    assert set(VERBS) - told == {"read"}


def test_the_two_commands_do_all_the_set_up() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.M)
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/dossier")
    assert commands[1].endswith(".venv/bin/pytest")


def test_the_manual_names_the_exit_codes_and_formats() -> None:
    guide = (TOP / "dossier/manual/guide.md").read_text()
    assert all(word in guide for word in ("geojson", "jsonl", "74", "128+n"))
