"""Whole pieces of work, as somebody typed them once: sessions/*.txt, replayed against frames.

The first line of a session says what it is about, the second the dossier and the size of the terminal. Every
other line is keys by their names, with what is typed in quotation marks, and behind `=` the frame that must stand then.
UPDATE_FRAMES=1 writes the frames anew: look at the difference.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.reading import attach_original
from tests.tui.test_frames import check

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')


def steps(lines: list[str]) -> Iterator[tuple[list[str], str]]:
    """The keys of each line, and the frame that stands after them."""
    for each in lines:
        keys, _, name = each.rpartition(" = ")
        yield [key for text, one in _TOKEN.findall(keys) for key in (text or [one])], name.strip()


@pytest.mark.parametrize("file", SESSIONS, ids=lambda file: file.stem)
def test_what_was_worked_once_works_again(
    read: Callable[..., None],
    frame: Callable[[App[int]], str],
    settled: Callable[[Pilot[int]], Awaitable[None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
) -> None:
    _, opened, *lines = file.read_text("utf-8").splitlines()
    dossier, size = opened.split()
    columns, rows = map(int, size.split("x"))
    target = Path(dossier).resolve()
    attach_original()
    monkeypatch.chdir(tmp_path)

    async def story(pilot: Pilot[int]) -> None:
        wrong = []
        for keys, name in steps(lines):
            await pilot.press(*keys)
            await pilot.pause(0.08)  # detail and passage follow a cursor that rests
            await pilot.app.workers.wait_for_complete()
            await settled(pilot)
            try:
                check(f"session-{file.stem}-{name}", frame(pilot.app))
            except AssertionError as error:
                wrong.append(f"{name}: {error}")
        assert not wrong, "\n".join(wrong)

    read(story, target=target, size=(columns, rows))
    for written in sorted(tmp_path.glob("*.md")):
        check(f"session-{file.stem}-{written.stem}", written.read_text("utf-8"))
