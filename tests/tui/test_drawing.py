"""What is drawn for a key: once, nothing that is covered, and in the end what Textual would have drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import Compositor
from textual.pilot import Pilot

from dossier.text import width
from dossier.tui.screens.painter import Painter, Piece
from dossier.user.commands import COMMANDS

Read = Callable[..., None]
Cells = list[tuple[str, object]]
LEAVING = ("leave", "back", "quit", "edit", "browse", "tour")
KEYS = [key for one in COMMANDS for key in one.keys if one.id not in LEAVING]


class Seen:
    """A terminal that shows what was painted on it, piece by piece."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: dict[int, Cells] = {}
        self.paintings: list[dict[int, list[Piece]]] = []
        painted, update = Painter._painted, Painter.render_update
        updating: list[bool] = []

        def record(painter: Painter, wanted: Any) -> dict[int, list[Piece]]:
            found = painted(painter, wanted)
            if updating:
                self.paintings.append(found)
                self._take(found, painter.size.width)
            return found

        def updated(painter: Painter, *args: Any, **options: Any) -> Any:
            updating.append(True)
            try:
                return update(painter, *args, **options)
            finally:
                updating.clear()

        monkeypatch.setattr(Painter, "_painted", record)
        monkeypatch.setattr(Painter, "render_update", updated)

    def _take(self, found: dict[int, list[Piece]], columns: int) -> None:
        for y, pieces in found.items():
            line = self.lines.setdefault(y, [])
            line += [("", None)] * (columns - len(line))
            for first, last, segments in pieces:
                line[first:last] = cells(segments)


def cells(strip: Iterable[Segment]) -> Cells:
    """Each cell of a strip with its style; the second one of a wide character is empty."""
    found: Cells = []
    for text, style, _ in strip:
        for char in text:
            if size := width(char):
                found += [(char, str(style)), *[("", str(style))] * (size - 1)]
            elif found:
                found[-1] = found[-1][0] + char, found[-1][1]
    return found


def whole(pilot: Pilot[int]) -> dict[int, Cells]:
    """The screen as Textual's own compositor draws it."""
    compositor = pilot.app.screen._compositor
    return {y: cells(strip) for y, strip in enumerate(Compositor.render_strips(compositor))}


@pytest.mark.parametrize("seed", range(2))
def test_what_is_drawn_piece_by_piece_makes_up_the_screen(
    read: Read, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance, seen = random.Random(seed), Seen(monkeypatch)

    async def story(pilot: Pilot[int]) -> None:
        for _ in range(12):
            await pilot.press(*chance.choices(KEYS, k=chance.randint(1, 3)))
            await pilot.pause(0.07)
            assert seen.lines == whole(pilot)

    read(story, size=chance.choice([(80, 24), (120, 36), (200, 50)]))


@pytest.mark.parametrize("keys", ["5", "?", ":", "j", "/ma", "f"])
def test_a_key_draws_once(read: Read, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    seen = Seen(monkeypatch)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2", *keys[:-1])
        await pilot.pause(0.1)
        seen.paintings.clear()
        await pilot.press(keys[-1])
        assert len(seen.paintings) == 1

    read(story)


def test_what_lies_below_is_not_drawn_again(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(monkeypatch)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("4", ":", "escape")  # it is made when it is first asked for
        for keys in ((":",), ("escape",)):
            seen.paintings.clear()
            await pilot.press(*keys)
            drawn = {y for painting in seen.paintings for y in painting}
            assert drawn
            assert min(drawn) >= 36 // 2 - 2, drawn

    read(story)


def test_keys_that_are_typed_ahead_share_a_frame(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(monkeypatch)

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("2")
        seen.paintings.clear()
        await pilot.press(*"jjkjkkjj")
        assert len(seen.paintings) <= 3

    read(story)
