"""Hostile dossiers in the reader: opened, walked through, and put in the place of one that is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import Worker

from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.standpoint import Standpoint
from tests.hostile import dossiers
from tests.hostile.judge import offence
from tests.hostile.pseudo import program, terminal


def test_a_dossier_that_turns_hostile_while_it_is_open_is_shown_or_told(
    drive: Callable[..., None], frame: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [case for case in dossiers.mixed(2) if case.file.endswith("json")]
    cases += [case for case in dossiers.structures() if case.file.endswith("json")][::120]
    cases += list(dossiers.documents(together=40))[:2]
    file = dossiers.Case("", "dossier.json", dossiers.as_json(dossiers.base())).write(tmp_path / "d")

    async def story(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        done: list[str] = []
        following = screen.reload.done

        def told(worker: Worker[Any]) -> None:
            following(worker)
            done.append(worker.name)

        monkeypatch.setattr(screen.reload, "done", told)
        for number, case in enumerate(cases):
            for name, raw in (*case.beside, (case.file, case.raw + b"\n" * number)):
                (file.parent / name).parent.mkdir(exist_ok=True)
                aside = file.parent / "aside"
                aside.write_bytes(raw)
                aside.replace(file.parent / name)
            done.clear()
            while not {"reload", "open"} & set(done):
                screen.reload.look_at_files()
                await pilot.pause(0.01)
            await pilot.press(str(number % 9 + 1), "enter")
            assert offence(frame(pilot.app).encode()) == "", case.name
            await pilot.press("E")
            assert offence(frame(pilot.app).encode()) == "", case.name
            await pilot.press("escape", "escape", "escape")
        assert pilot.app.is_running

    drive(ReaderApp(Target(str(file)), Standpoint()), story, (120, 36))


def test_thirty_hostile_files_through_real_terminals(tmp_path: Path) -> None:
    """Fifteen stand in the library under hostile names, and one is opened there; fifteen are checked by a command."""
    shelf = tmp_path / "shelf"
    names = [*dossiers.NAMES.values(), "x", "y", "z"]
    for case, name in zip(dossiers.mixed(30), names, strict=False):
        case.write(shelf / name)
    keys = [(b"records", b"\r"), (b"Key figures", b"4\r\t"), (b"Reactions", b"qqqqqqqqqq")]
    env = {"DOSSIER_PATH": str(shelf), "XDG_DATA_HOME": str(tmp_path / "data")}
    found = terminal(program("read", "--no-state"), keys, env=env, cwd=tmp_path)
    assert found.code == 0, found.written[-300:]
    assert offence(found.written, "reader") == ""
    assert b"Key figures" in found.written
    bad = [case.write(tmp_path / str(number)) for number, case in enumerate(list(dossiers.structures())[::17])]
    checked = terminal(program("check", *map(os.fspath, bad)))
    assert checked.code == 1
    assert checked.written.count(b"error: ") >= len(bad) - 3
    assert offence(checked.written, "reader") == ""
    assert len(bad) >= 15
