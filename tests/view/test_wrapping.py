"""A source and its paragraph stand together, in every face; otherwise text breaks as it always does."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dossier.text import width, wrap
from dossier.tui.widgets.flow import flows
from dossier.tui.widgets.layout import lay_out
from dossier.view import markdown, plain, rich_
from dossier.view.block import Item, Page, line
from dossier.view.wrapping import wrapped

WORDS = st.sampled_from(["said", "[10]", "[10] ¶7", "[2] ¶20–21", "記者", "a-longer-word", "again"])


@given(st.lists(WORDS, max_size=12).map(" ".join), st.integers(1, 30))
def test_a_paragraph_stands_with_its_source_wherever_there_is_room(text: str, cells: int) -> None:
    lines = [text[start:end] for start, end in wrapped(text, cells)]
    assert all(width(each) <= max(cells, 2) for each in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    if cells >= len("[2] ¶20–21"):
        assert not any(each.startswith((" ", "¶")) for each in lines)
    if "¶" not in text:
        assert wrapped(text, cells) == wrap(text, cells)


def test_every_face_keeps_them_together() -> None:
    page = Page((), (Item(line("the ministry of defence says so [10] ¶7 and again [2] ¶20"), marker="·"),))
    for cells in range(16, 40):
        printed = io.StringIO()
        Console(file=printed, width=cells, color_system=None).print(rich_.render(page))
        laid = lay_out(flows(page.blocks, cells), cells)
        drawn = ["".join(piece.text for piece in pieces) for pieces in laid.lines]
        for text in (plain.render(page, cells), markdown.render(page, cells), printed.getvalue(), "\n".join(drawn)):
            plainly = text.replace("\\", "")
            assert ("[10] ¶7" in plainly, "[2] ¶20" in plainly, "\u00a0" in text) == (True, True, False), text
