"""SECURITY.md promises nothing that no test holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TOP = Path(__file__).parents[1]
TEXT = (TOP / "SECURITY.md").read_text()
NAMED = re.compile(r"`(tests/[\w/.]+)::(\w+)`")


def test_every_test_that_it_names_is_there() -> None:
    named = NAMED.findall(TEXT)
    assert len(named) > 50
    for file in {file for file, _ in named}:
        tree = ast.parse((TOP / file).read_text())
        there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert {name for of, name in named if of == file} <= there, file


def test_every_promise_names_a_test() -> None:
    promised = TEXT.partition("## What is promised")[2].partition("## What is not promised")[0]
    rows = [line for line in promised.splitlines() if line.startswith("|") and line[1:4] not in (" pr", "---")]
    assert len(rows) > 20
    for row in rows:
        assert NAMED.search(row), row
        assert row.count("`tests/") == len(NAMED.findall(row)), row
