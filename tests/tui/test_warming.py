"""What is worked out beside the screen before a key asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot

from dossier.model.reference import field_docs
from dossier.tui import warming
from dossier.tui.opening import Target, open_dossier
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.session import Session

MILL_ROAD = Target("tests/data/mill-road")


def opened() -> Session:
    session = open_dossier(MILL_ROAD)
    assert isinstance(session, Session)
    return session


def test_of_a_large_dossier_lists_and_filters_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "LARGE", 1)
    session = opened()
    assert len(list(warming.steps(session))) > session.reading.index.size
    told = session.rows("casualties").told.cells
    assert set(told) == {entry.id for entry in session.reading.dossier.section("casualties")}
    assert len(session.reading.index._words.texts) == session.reading.index.size


def test_of_a_small_one_only_what_the_help_needs() -> None:
    session = opened()
    field_docs.cache_clear()
    list(warming.steps(session))
    assert field_docs.cache_info().currsize
    assert session.reading.index._words.texts == []
    assert session.rows("casualties").told.cells == {}


def test_a_key_goes_before(read: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []

    def steps(session: Session) -> Iterator[None]:
        for number in range(3):
            done.append(number)
            yield

    monkeypatch.setattr(warming, "steps", steps)
    monkeypatch.setattr(warming, "_SETTLED", 0.01)

    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.session is not None
        while len(done) < 3:
            await pilot.pause(0.01)
        monkeypatch.setattr(type(screen), "busy", True)
        done.clear()
        warming.warm(screen, screen.session)
        for _ in range(20):
            await pilot.pause(0.01)
        assert done == [0]
        monkeypatch.undo()
        await pilot.app.workers.wait_for_complete()
        assert done == [0, 1, 2]

    read(story)
