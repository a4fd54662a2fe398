"""What a YAML file may cost is limited, and every refusal names its limit."""

from __future__ import annotations

import pytest

from dossier.problems import Problem
from dossier.store import limits
from dossier.store.parse import parse


def problems(text: str | bytes) -> tuple[Problem, ...]:
    return parse(text if isinstance(text, bytes) else text.encode(), "f.yaml").problems


def only(text: str | bytes) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def test_depth_is_limited() -> None:
    deepest = "[" * limits.DEPTH + "]" * limits.DEPTH
    assert not problems(deepest)
    found = only("[" + deepest + "]")
    assert str(limits.DEPTH) in found.message
    assert found.rule == "limit"


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 20_000, "? " * 20_000])
def test_hostile_depth_is_refused_before_anything_recurses(text: str) -> None:
    assert only(text).rule == "limit"


def test_the_number_of_parts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES", 10)
    assert not problems("[" + "a, " * 9 + "]")
    found = only("[" + "a, " * 10 + "]")
    assert "10" in found.message
    assert found.rule == "limit"


def test_the_length_of_a_value_is_limited() -> None:
    assert not problems(f"a: {'x' * limits.SCALAR}\n")
    found = only(f"a: {'x' * (limits.SCALAR + 1)}\n")
    assert f"{limits.SCALAR:,}" in found.message


def test_the_length_of_a_key_is_limited() -> None:
    assert not problems(f"{'k' * limits.KEY}: 1\n")
    found = only(f"{'k' * (limits.KEY + 1)}: 1\n")
    assert str(limits.KEY) in found.message
    assert len(found.path) < limits.KEY


def test_the_size_of_a_file_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    assert "100 bytes" in only(b"a: " + b"x" * 100).message


def test_the_number_of_problems_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROBLEMS", 5)
    assert len(problems("a:\n" * 20)) == 5


def test_an_alias_bomb_stays_small() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    parsed = parse(f"a0: &a0 [x]\n{levels}".encode(), "f.yaml")
    assert parsed.tree is not None
    assert len(str(parsed.tree.data)) < 1000
    assert {problem.rule for problem in parsed.problems} == {"alias"}
