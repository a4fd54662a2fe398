"""What the reader shows in any pane stands in the plain output of the command line: a screen reader misses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.model import RECORD_SECTIONS, SECTIONS
from dossier.store.find import packaged
from dossier.tui.answers import Filtered
from dossier.tui.brief import PARTS
from dossier.tui.narrowable import narrowable
from dossier.tui.opening import Target, open_dossier
from dossier.tui.sections import OVERVIEW, TIMELINE
from dossier.tui.session import Session
from dossier.tui.standpoint import COMPARED, SILENCE, TELLERS, Standpoint
from dossier.view import plain
from dossier.view.block import Page, text_of

DOSSIERS = [str(folder) for folder in sorted(packaged().iterdir()) if folder.is_dir()]

Printed = Callable[..., str]


@pytest.fixture(params=DOSSIERS, ids=lambda path: Path(path).name, scope="module")
def session(request: pytest.FixtureRequest) -> Session:
    opened = open_dossier(Target(request.param))
    assert isinstance(opened, Session)
    return opened


@pytest.fixture
def printed(session: Session, capsys: pytest.CaptureFixture[str]) -> Printed:
    """What `dossier show` prints of the dossier as plain text."""
    folder = session.reading.loaded.folder

    def show(*words: str) -> str:
        assert main(["show", str(folder), *words, "--format", "plain"]) == 0
        return capsys.readouterr().out

    return show


IN_FULL = {"incl": "including"}
"""What lists cut short for want of room."""


def lines(page: Page) -> list[str]:
    """The lines of a page, without the colon that headings have among others."""
    return [told for line in plain.render(page).splitlines() if (told := line.strip().rstrip(":"))]


def words(text: str) -> set[str]:
    """The words and figures of a text; marks are told in words elsewhere."""
    return {IN_FULL.get(word, word) for word in re.findall(r"\w+", text.lower())}


def test_the_overview_and_every_page(session: Session, printed: Printed) -> None:
    parties = [key for key in session.reading.dossier.actors if session.meant(key)][:2]
    records = [record.id for record in session.reading.dossier.records][:2]
    pages = (
        (Standpoint(OVERVIEW), ()),
        (Standpoint(SILENCE), ("silence",)),
        (Standpoint(TELLERS, pair=(parties[0], parties[1])), ("--told-by", parties[0], "--told-by", parties[1])),
        (Standpoint(COMPARED, compared=tuple(records)), ("--compare", ",".join(records))),
    )
    for here, options in pages:
        told = {line.strip().rstrip(":") for line in printed(*options).splitlines()}
        assert [line for line in lines(session.page(here, Filtered())) if line not in told] == [], here.section


def test_every_detail(session: Session, printed: Printed) -> None:
    for section in SECTIONS:
        told = {line.strip().rstrip(":") for line in printed(section, "--sensitive").splitlines()}
        for entry in session.reading.section(section):
            assert [line for line in lines(session.detail(entry.id)) if line not in told] == [], entry.id


@pytest.mark.parametrize("section", PARTS)
def test_every_cell_of_every_list(session: Session, printed: Printed, section: str) -> None:
    parts = (TIMELINE,) if section == TIMELINE else PARTS[section]
    said = words("".join(printed(part, "--sensitive") for part in parts))
    rows = session.rows(section)
    for row in rows.window(0, rows.count()):
        assert words(" ".join(map(text_of, row.cells))) <= said, row.key


def test_every_text_with_what_rests_on_it(session: Session, printed: Printed) -> None:
    for source in session.reading.dossier.sources:
        told = printed("--passage", source)
        passage = session.passage(session.citations(source)[0])
        assert text_of(passage.title) in told
        assert passage.kind in told
        for paragraph in passage.paragraphs:
            assert f"{paragraph.shown} {paragraph.text}" in told
            assert all(f"· {session.reading.name(key)}" in told for key in paragraph.others)


def test_the_map_with_all_that_it_cannot_draw(session: Session, printed: Printed) -> None:
    chart, told = session.chart(Filtered()), printed("map")
    assert chart.stops
    assert all(stop.name in told for stop in chart.stops)


@pytest.mark.parametrize("section", [*PARTS, OVERVIEW])
def test_every_facet(session: Session, printed: Printed, section: str) -> None:
    parts = () if section in (TIMELINE, OVERVIEW) else PARTS[section]
    assert section not in (TIMELINE, OVERVIEW) or PARTS[TIMELINE] == RECORD_SECTIONS
    told = [line.strip() for line in printed(*parts, "--facets").splitlines()]
    for facet in narrowable(session.reading, section, ""):
        assert facet.title in told
        for choice in facet.choices:
            assert any(line.startswith(f"· {choice.title}: {choice.sure:,}") for line in told), choice
