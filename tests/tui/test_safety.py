"""Text that is not trusted: each of the two gates alone keeps the terminal safe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from dossier.text import scrub
from dossier.tui.app import ReaderApp
from dossier.tui.opening import Target
from dossier.tui.safe_lines import SafeLines
from dossier.tui.standpoint import Standpoint

HOSTILE = "\x1b]52;c;aGk=\x07 [bold]\x9b31m \u202eevil\u2066 \u200b[/] [@click=app.quit]x[/]"


class Raw(Widget):
    """A widget that forgets to scrub."""

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(HOSTILE, Style(link="https://example.org"))])


class RawApp(ReaderApp):
    """The app around it."""

    def compose(self) -> ComposeResult:
        yield Raw()


def test_the_last_gate_alone_makes_lines_safe(drive: Callable[..., None], frame: Callable[[App[int]], str]) -> None:
    async def story(pilot: Pilot[int]) -> None:
        pilot.app.screen.mount(Raw())
        await pilot.pause()
        shown = pilot.app.export_screenshot()
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "\u202e" not in shown
        assert "⟨U+202E⟩" in shown

    drive(ReaderApp(Target("tests/data/mill-road"), Standpoint()), story, (120, 36))


def test_the_first_gate_alone_makes_text_safe(
    read: Callable[..., None],
    frame: Callable[[App[int]], str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
) -> None:
    monkeypatch.setattr(SafeLines, "apply", lambda self, segments, background: segments)
    from pathlib import Path

    text = Path("tests/data/mill-road/dossier.yaml").read_text(encoding="utf-8")
    spoilt = Path(str(tmp_path)) / "dossier.yaml"
    escaped = '"\\e]52;c;aGk=\\a [bold] \\u202Eevil [/] [@click=app.quit]x[/]"'
    text = text.replace("title: Strike on the Mill Road bridge", f"title: {escaped}")
    text = text.replace("what: The road bridge was hit twice", f"what: {escaped}")
    text = text.replace("    document: documents/herald-1.md\n", "").replace("words: direct_quote", "words: wording")
    spoilt.write_text(text.replace("title: Bridge hit at dawn", f"title: {escaped}"), encoding="utf-8")

    async def story(pilot: Pilot[int]) -> None:
        for keys in (
            ("1",),
            ("3",),
            ("enter",),
            ("q", "9"),
            ("enter",),
            ("q", "slash", "x"),
            ("escape", "question_mark"),
        ):
            await pilot.press(*keys)
            shown = pilot.app.export_screenshot()
            for char in "\x1b\x07\u202e":
                assert char not in shown
        await pilot.press("q", "3")
        assert "[bold]" in frame(pilot.app)
        assert "␛]52" in frame(pilot.app)

    read(story, target=spoilt)


def test_links_of_styles_do_not_reach_the_terminal() -> None:
    safe = SafeLines().apply([Segment("x", Style(link="file:///etc"))], Color(0, 0, 0))
    assert safe[0].style is not None
    assert safe[0].style.link is None


def test_drawable_segments_pass_unchanged() -> None:
    segments = [Segment("Al-Qa'im طريق ▌", Style(bold=True))]
    assert SafeLines().apply(segments, Color(0, 0, 0)) == segments
    assert scrub(segments[0].text) == segments[0].text
