"""Why a dossier cannot be shown: its problems, each with the place in the file."""

from __future__ import annotations

from textual.content import Content

from dossier.tui.opening import Refused
from dossier.tui.widgets.sheet import Sheet
from dossier.view.block import Block, Gap, Para, Span, line


class ProblemsPane(Sheet):
    """Stands in place of a dossier that cannot be opened."""

    def show_refused(self, refused: Refused) -> None:
        """Shows what is wrong, and where."""
        from dossier.view.frames import problem_blocks

        self.border_title = Content("Problems")
        blocks: list[Block] = [Para(line(Span(refused.message, "bad"))), Gap()]
        self.show_blocks([*blocks, *problem_blocks(refused.problems, everything=True)])
