"""What is taken out of a dossier under a lens or a filter says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.cli import main

QUAY = str(Path(__file__).parents[1] / "data" / "quay")
LENS = ["--as-of", "2031-05-04T12:00", "--where", "killed>17"]


@pytest.mark.parametrize(
    "words", [["casualties"], ["casualties", "strikes"], [], ["timeline"], ["totals"], ["casualties", "--facets"]]
)
@pytest.mark.parametrize("form", ["plain", "markdown"])
def test_a_page_says_at_its_top_what_narrows_it(
    capsys: pytest.CaptureFixture[str], words: list[str], form: str
) -> None:
    assert main(["show", QUAY, *words, *LENS, "--format", form]) == 0
    top = capsys.readouterr().out[:300]
    assert "as of 4 May 2031, 12:00 local" in top
    assert "filter: killed" in top


def test_what_hides_everything_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "casualties", "--where", "killed>900", "--as-of", "2031-05-03"]) == 0
    out = capsys.readouterr().out
    assert "nothing passes: as of the end of 2031-05-03 · filter killed>900" in out


def test_what_nothing_narrows_says_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "casualties"]) == 0
    out = capsys.readouterr().out
    assert "filter" not in out
    assert "≈" not in out
