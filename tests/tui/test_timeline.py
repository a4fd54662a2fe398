"""The timeline in the reader: a row for every time, the undated last, the histogram above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from dossier.tui.ahead import glimpse
from dossier.tui.answers import Filtered
from dossier.tui.session import Session
from dossier.tui.standpoint import Standpoint
from dossier.view.block import text_of
from dossier.view.reading import Reading
from tests.tui.reading import screen_of

QUAY = Path("tests/data/quay")
Read = Callable[..., None]
Frame = Callable[[App[int]], str]


def opened(path: Path = QUAY) -> Session:
    from dossier.store.load import load
    from dossier.store.loaded import Loaded

    loaded = load(path / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    return Session(Reading(loaded))


def test_the_rows_are_the_times_and_then_the_undated() -> None:
    rows = opened().rows("timeline")
    found = rows.window(0, rows.count())
    assert rows.count() == 17
    assert [text_of(row.cells[0]) for row in found][:4] == [
        "◆ 1931",
        "◆ Apr 2031",
        "◆ 3 May (New York time)",
        "◆ about 4 May 00:40",
    ]
    assert [row.stands_for for row in found][-2:] == ["toll-leaflet", "vow"]
    assert {row.stands_for for row in found} == {record.id for record in opened().reading.dossier.records}
    assert len({row.key for row in found}) == 17


def test_an_assessment_is_a_row_of_its_incident(tmp_path: Path) -> None:
    text = (QUAY / "dossier.yaml").read_text()
    judged = "strikes:\n  - id: quay-hit\n    assessments: {by: northland, is: likely, when: 2031-05-05}\n"
    (tmp_path / "dossier.yaml").write_text(text.replace("strikes:\n  - id: quay-hit\n", judged))
    rows = opened(tmp_path).rows("timeline")
    assert rows.count() == 18
    (row,) = [row for row in rows.window(0, 18) if row.key == "quay-hit 0"]
    assert row.stands_for == "quay-hit"
    told = [text_of(cell) for cell in row.cells]
    assert told[0] == "» 5 May"
    assert {"assessed: likely, of: The quay was hit twice", "Northland"} <= {*told}


def test_a_filter_narrows_it_and_counts_records() -> None:
    session = opened()
    filtered = session.filter("killed>17")
    assert isinstance(filtered, Filtered)
    rows = session.rows("timeline").filter(filtered.sure)
    assert [row.stands_for for row in rows.window(0, 9)] == [
        "toll-herald",
        "toll-elsewhere",
        "toll-later",
        "toll-leaflet",
    ]
    assert [row.sure for row in rows.window(0, 9)] == [False, True, False, True]
    assert session.counts(filtered)["timeline"] == 4
    assert session.shown(filtered, "timeline") == (4, 13, 2)


def test_enter_leads_to_the_passage_and_back_to_the_same_row(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2", *"jjjj")
        screen = screen_of(pilot)
        row = screen.stage.list.row_key
        assert (row, screen.here.record) == ("quay-hit said", "quay-hit")
        await pilot.press("enter")
        assert screen.here.passage is not None
        assert screen.here.passage.source == "herald-1"
        await pilot.press("escape")
        assert screen.stage.list.row_key == row
        await pilot.press("3", "2")
        assert screen.stage.list.row_key == row, "the row of the time, not the first of its record"
        await pilot.press("slash", *"quay", "enter")
        assert screen.stage.list.row_key == row

    read(story, target=QUAY)


def test_links_of_a_record_lead_to_its_own_section(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2")
        screen = screen_of(pilot)
        screen.moving.follow("toll-first")
        await pilot.pause()
        assert screen.here.section == "casualties"

    read(story, target=QUAY)


def test_it_can_be_opened_at_a_record(read: Read) -> None:
    async def story(pilot: Pilot[int]) -> None:
        screen = screen_of(pilot)
        assert (screen.here.section, screen.stage.list.row_key) == ("timeline", "toll-command said")

    read(story, target=QUAY, start=Standpoint("timeline", record="toll-command"))


def test_it_sorts_by_time_and_the_undated_stay_last() -> None:
    rows = opened().rows("timeline").sort(((0, True),))
    keys = [row.key for row in rows.window(0, rows.count())]
    assert keys[0] == "not-warned said"
    assert keys[-3:] == ["built happened", "toll-leaflet", "vow"]


def test_the_histogram_marks_where_the_cursor_is_and_needs_room(read: Read, frame: Frame) -> None:
    def axis(shown: str) -> str:
        return next(line for line in shown.splitlines() if "━" in line)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2", "j")
        first = axis(frame(pilot.app))
        await pilot.press("G", "k", "k")
        assert axis(frame(pilot.app)) != first
        await pilot.resize_terminal(120, 16)
        await pilot.pause(0.2)
        assert "happened" not in frame(pilot.app), "rows come first where there are few lines"

    read(story, target=QUAY)


def test_a_dossier_without_any_time_lists_all_as_undated(read: Read, frame: Frame, tmp_path: Path) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text("dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\nreactions: [{id: r, says: no, cited: a}]\n")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2")
        shown = frame(pilot.app)
        assert "undated" in shown
        assert "happened" not in shown

    read(story, target=path)


def test_what_is_worked_out_ahead_is_what_the_reader_shows_then(tmp_path: Path) -> None:
    import pickle

    session = opened()
    early = pickle.loads(pickle.dumps(glimpse(session.reading.loaded, "timeline")))
    assert [row.cells for row in early.rows("timeline").window(0, 20)] == [
        row.cells for row in session.rows("timeline").window(0, 20)
    ]
    nothing = Filtered()
    first, then = early.above("timeline", nothing), session.above("timeline", nothing)
    assert first is not None
    assert then is not None
    assert first(60, 20, "built happened") == then(60, 20, "built happened") != ()
    assert early.kind("") == "background"


def test_bars_stand_beside_figures_in_a_wide_list() -> None:
    rows = opened().rows("casualties")
    titles = [column.title for column in rows.columns]
    at = titles.index("killed") + 1
    assert (titles[at], rows.columns[at].of) == ("0──19", "killed")
    assert {row.key: text_of(row.cells[at]).strip() for row in rows.window(0, 9)} == {
        "toll-first": "●",
        "toll-later": "├╌▶",
        "toll-command": "○",
        "toll-herald": "?",
        "toll-leaflet": "┼",
        "toll-elsewhere": "",
    }
    by_figure = [row.key for row in rows.sort(((at - 1, True),)).window(0, 9) if row.cells[at]]
    assert [row.key for row in rows.sort(((at, True),)).window(0, 9) if row.cells[at]] == by_figure


def test_figures_are_sorted_by_the_fewest_that_they_can_mean_and_what_is_unknown_comes_last() -> None:
    rows = opened().rows("casualties")
    titles = [column.title for column in rows.columns]

    def downwards(title: str) -> list[str]:
        at = titles.index(title)
        return [text_of(row.cells[at]) for row in rows.sort(((at, True),)).window(0, 9) if row.cells[at]]

    assert downwards("killed") == ["300", "18–19", "16+", "2", "0", "?"]
    assert downwards("injured") == ["dozens", "20–25"]
