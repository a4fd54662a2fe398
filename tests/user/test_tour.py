"""The tour fits a small screen and a smaller one, names the keys in force, and is remembered once it was shown."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.text import width
from dossier.user import paths
from dossier.user.commands import COMMANDS, use_keys
from dossier.user.tour import KEYS, MARKS, tour, tour_page
from dossier.user.toured import keep_toured, was_toured
from dossier.view.block import text_of
from dossier.view.meanings import SIGNS


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield
    use_keys({})


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (120, 36)], ids=str)
def test_it_fits_without_being_cut_and_teaches_all_of_it(size: tuple[int, int]) -> None:
    lines = [text_of(each) for each in tour(*size)]
    assert len(lines) <= size[1]
    assert max(map(width, lines)) <= size[0]
    text = "\n".join(lines)
    full = size >= (80, 24)
    assert all((lesson.told if full else lesson.brief) in text for lesson in (*KEYS, *MARKS))
    assert "Any key closes this." in text


def test_it_names_the_keys_in_force() -> None:
    use_keys({"take": ("f5",), "tour": ("ctrl+t",), "down": ("n",)})
    text = "\n".join(map(text_of, tour(80, 24)))
    assert " F5 " in text
    assert " n k " in text
    assert "Ctrl+T shows it again" in text
    assert "| `F5` |" in tour_page()
    assert "F5 copy" in "\n".join(map(text_of, tour(40, 10)))


def test_there_are_ten_keys_of_the_table_and_the_marks_of_the_help() -> None:
    ids = {command.id for command in COMMANDS}
    assert len(KEYS) == 10
    assert {name for lesson in KEYS for name in lesson.stands_for.split()} <= ids
    known = {sign for sign, _ in SIGNS.values()} | {"16+"}
    assert {sign for lesson in MARKS for sign in lesson.stands_for.split()} <= known


def test_the_page_of_the_manual_is_made_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert (resources.files("dossier") / "manual" / "tour.md").read_text("utf-8") == tour_page()
    assert main(["help", "tour"]) == 0
    assert capsys.readouterr().out == tour_page()


def test_that_it_was_shown_is_kept_for_nobody_else_to_read() -> None:
    assert not was_toured()
    assert not paths.state_folder().exists()
    keep_toured()
    assert was_toured()
    (kept,) = paths.state_folder().iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_where_nothing_can_be_kept_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    keep_toured()
    assert not was_toured()
