"""Pages are written as the person has settled it, on every way to them; data for programs never change with it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.export.written import EXPORTS
from dossier.text import width
from dossier.tui.widgets.flow import flows
from dossier.tui.widgets.layout import lay_out
from dossier.view.block import Column, Fact, Item, Page, Para, Quote, Table, line
from dossier.view.rich_ import render
from dossier.view.safe_console import console
from dossier.view.style import Style, use_style

QUAY = str(Path(__file__).parents[1] / "data" / "quay")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Pages are written again as without settings."""
    yield
    use_style(Style())


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Printed:
    return Printed(capsys, monkeypatch, tmp_path / "settings.toml")


class Printed:
    """What is printed under some settings."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
        self._capsys, self._file = capsys, file
        monkeypatch.setenv("DOSSIER_SETTINGS", str(file))

    def __call__(self, settings: str, *words: str) -> tuple[str, str]:
        self._file.write_text(settings)
        use_style(Style())
        assert main(words) == 0
        return self._capsys.readouterr()


@pytest.mark.parametrize("words", [("show", QUAY), ("show", QUAY, "timeline"), ("list", "--in", QUAY)], ids=len)
def test_pages_have_the_days_as_settled(printed: Printed, words: tuple[str, ...]) -> None:
    pages = printed("", *words)[0], printed('dates = "iso"', *words)[0]
    named, numbered = ([len(re.findall(shape, page)) for page in pages] for shape in (r"\d May 2031", "2031-05-0"))
    by_the_author = 1 if len(words) == 2 else 0
    assert named[0] > named[1] == by_the_author
    assert (numbered[0], numbered[1]) == (0, named[0] - by_the_author)


@pytest.mark.parametrize("form", EXPORTS)
def test_data_never_change_with_a_setting(printed: Printed, form: str) -> None:
    words = ("show", QUAY, "strikes", "--format", form)
    changed = printed('dates = "iso"\nutc-first = true\nprose-width = 40', *words)
    assert changed == printed("", *words)
    narrowed = (*words, "--where", "when>1900")
    assert printed('dates = "iso"', *narrowed) == printed("", *narrowed)


def test_lists_and_notes_as_json_do_not_either(printed: Printed) -> None:
    for words in (("list", "--in", QUAY, "--json"), ("notes", QUAY, "--json"), ("diff", QUAY, QUAY, "--json")):
        assert printed('dates = "iso"', *words)[0] == printed("", *words)[0]


def test_what_is_wrong_with_the_settings_is_said_and_the_page_printed(printed: Printed) -> None:
    out, err = printed('dates = "sio"', "show", QUAY)
    assert out == printed("", "show", QUAY)[0]
    assert "settings.toml:1:1: there is no way to write them sio · dossier settings tells more" in err


WORDS = "a word and another " * 20
BLOCKS = (
    Para(line(WORDS)),
    Item(line(WORDS), marker="◆"),
    Fact("label", line(WORDS)),
    Quote(line(WORDS), line("source " * 20)),
    Table((Column("one", grow=1), Column("two", grow=1)), ((line(WORDS), line(WORDS)),)),
)


@pytest.mark.parametrize("prose", [40, 60])
def test_running_text_keeps_to_its_width_and_tables_have_the_room(prose: int) -> None:
    wide = lay_out(flows(BLOCKS, 120), 120)
    use_style(Style(prose=prose))
    narrow = lay_out(flows(BLOCKS, 120), 120)
    assert narrow.text.split() == wide.text.split()
    lines = ["".join(piece.text for piece in pieces) for pieces in narrow.lines]
    texts, table = lines[:-2], lines[-2:]
    assert prose - 10 < max(map(width, texts)) <= prose
    assert max(map(width, table)) > 100
    drawn = io.StringIO()
    console(drawn, width=120).print(render(Page((), BLOCKS[:-1])))
    assert prose - 10 < max(map(width, drawn.getvalue().splitlines())) <= prose
