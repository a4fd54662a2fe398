"""What is sent to the terminal for styles: only what changes, and every cell ends up as it should."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from dossier.tui.screens.pens import Pens

SGR = re.compile(r"\x1b\[([0-9;]*)m")
OFF = {"22": "12", "23": "3", "24": "4", "25": "56", "27": "7", "28": "8", "29": "9"}
Look = tuple[frozenset[str], str, str]

COLOURS = st.sampled_from([None, "red", "bright_blue", "default", "#7fb0e0", "#15181d", "color(208)"])
FLAGS = st.sampled_from([None, True, False])
STYLES = st.builds(
    Style, color=COLOURS, bgcolor=COLOURS, bold=FLAGS, dim=FLAGS, italic=FLAGS, underline=FLAGS, reverse=FLAGS
)
SEGMENTS = st.lists(st.builds(Segment, st.text("ab ", min_size=1, max_size=3), st.none() | STYLES), max_size=12)


def shown(sent: str) -> tuple[list[tuple[str, Look]], Look]:
    """Each character with how a terminal shows it, and how it would go on."""
    cells: list[tuple[str, Look]] = []
    now: Look = (frozenset(), "", "")
    at = 0
    for found in [*SGR.finditer(sent), None]:
        cells += [(char, now) for char in sent[at : found.start() if found else None]]
        if found:
            now, at = after(now, found[1].split(";")), found.end()
    return cells, now


def after(now: Look, codes: list[str]) -> Look:
    """What a terminal shows text like after some codes."""
    attributes, text, behind = set(now[0]), now[1], now[2]
    while codes:
        code = codes.pop(0)
        if code in ("38", "48"):
            taken, codes = codes[: 4 if codes[0] == "2" else 2], codes[4 if codes[0] == "2" else 2 :]
            code = ";".join((code, *taken))
        if code in ("", "0"):
            attributes, text, behind = set(), "", ""
        elif code in OFF:
            attributes -= set(OFF[code])
        elif len(code) == 1:
            attributes.add(code)
        elif code[0] in "39" and code[:2] != "10":
            text = "" if code == "39" else code
        else:
            behind = "" if code == "49" else code
    return frozenset(attributes), text, behind


@given(SEGMENTS, st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD]))
def test_every_cell_looks_as_if_each_piece_had_been_sent_for_itself(
    segments: list[Segment], system: ColorSystem
) -> None:
    alone = "".join(
        text if style is None else Strip.render_style(style, text, color_system=system) for text, style, _ in segments
    )
    together = Pens(system).written([("", segments)])
    assert shown(together) == (shown(alone)[0], (frozenset(), "", ""))
    assert len(together) <= len(alone)


def test_what_looks_alike_is_sent_without_anything_between() -> None:
    one, other = Style(color="red", bold=True), Style(color="red", bold=True)
    pieces = [
        ("\x1b[1;1H", [Segment("a", one)]),
        ("\x1b[2;1H", [Segment("b", other), Segment("c", Style(color="red"))]),
    ]
    sent = Pens(ColorSystem.STANDARD).written(pieces)
    assert sent == "\x1b[1;1H\x1b[1;31ma\x1b[2;1Hb\x1b[22mc\x1b[0m"
