"""The reader of one dossier: what its commands do, and where opening something leads."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.lens import OPEN_LENS
from dossier.tui.keys import bindings
from dossier.tui.panes.help import Definition
from dossier.tui.panes.map import MapPane
from dossier.tui.panes.rail import Rail
from dossier.tui.screens.reloading import ReloadingScreen
from dossier.tui.sections import MAP
from dossier.tui.standpoint import (
    Backward,
    Cite,
    Forward,
    Inspect,
    Locate,
    Look,
    Narrow,
    Open,
    Out,
    Rest,
    Through,
    Turn,
    walk,
)
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.sheet import Sheet


class ReaderScreen(ReloadingScreen):
    """Sections, list, detail and passage of one dossier."""

    BINDINGS = bindings("reader")
    scope = "reader"

    # what the panes report

    def on_rail_turned(self, event: Rail.Turned) -> None:
        """A section was pressed."""
        self.action_section(event.section)

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """Into the passage of a record, the document of a source, or the detail of anything else."""
        if self.session is None:
            return
        passages = self.session.citations(event.key)
        if self.here.record != event.key:
            self.trail = walk(self.trail, Rest(event.key))
        if self.session.is_placed(event.key):
            self.go(Locate(event.key))
        elif passages and (self.layout_now != "narrow" or self.session.is_source(event.key)):
            self.go(Open(passages[0]))
        else:
            self.go(Inspect())

    def on_map_pane_opened(self, event: MapPane.Opened) -> None:
        """Into the detail of a place."""
        self.go(Inspect())

    def on_sheet_followed(self, event: Sheet.Followed) -> None:
        """Along a link; where there is none, on to the passage, or to the original."""
        if self.session is None or event.sheet is self.help_pane:
            return
        kind, _, name = (event.target or "").partition(":")
        if event.sheet is self.stage.passage and not event.target:
            self._go_to_original()
        elif kind == "record":
            self.follow(name)
        elif kind == "passage":
            self.go(Open(self.session.passage_at(name, self.here.record)))
        elif kind == "section":
            self.action_section(name)
        elif event.target:
            self.notice(event.target)
        elif passages := self.session.citations(self.here.record):
            self.go(Open(passages[0]))

    def _go_to_original(self) -> None:
        assert self.session is not None
        passage = self.stage.passage.passage
        citing = self.here.passage or self.stage.beside(self.session, self.here)
        if passage is None or citing is None:
            return
        if passage.face == "original":
            self.notice("This is the original.")
        elif passage.has_other:
            self.go(Open(citing._replace(face="original")))
        else:
            typed = self.target.file is None and self.target.piped is None
            name = self.target.name if typed else self.session.reading.dossier.id
            command = f"dossier attach {name} {passage.source} FILE"
            self.notice(f"The original is not attached: {command}", short=command)

    # commands

    def action_section(self, section: str) -> None:
        """To a section, and to the entry on which the person last stood in it."""
        self.go(Turn(section, self.trail.last_in(section), self.trail.last_sight() if section == MAP else None))

    def action_on_map(self) -> None:
        """To the map; from a record or place, to where it is."""
        place = self.session.place_of(self.here.record) if self.session is not None else None
        if place is not None and self.here.section != MAP:
            self.go(Locate(place))
        else:
            self.action_section(MAP)

    def action_right(self) -> None:
        """To the pane on the right; moves the map."""
        self._sideways(1)

    def action_left(self) -> None:
        """To the pane on the left; moves the map."""
        self._sideways(-1)

    def _sideways(self, step: int) -> None:
        if self.focused is self.stage.map:
            self.stage.map.move_map(step, 0)
        else:
            self._look(step)

    def action_next_pane(self) -> None:
        """To the pane on the right."""
        self._look(1)

    def action_previous_pane(self) -> None:
        """To the pane on the left."""
        self._look(-1)

    def _look(self, step: int) -> None:
        if self.session is None:
            return
        panes = self.stage.panes(self.here, self.layout_now)
        at = panes.index(self.here.pane) if self.here.pane in panes else 0
        pane = panes[(at + step) % len(panes)]
        if pane == "passage" and self.here.passage is None:
            beside = self.stage.beside(self.session, self.here)
            if beside is not None:
                self.go(Open(beside))
        else:
            self.go(Look(pane))

    def action_next_citation(self) -> None:
        """The next passage of the same record."""
        self._cite(1)

    def action_previous_citation(self) -> None:
        """The passage before."""
        self._cite(-1)

    def _cite(self, step: int) -> None:
        if self.session is None:
            return
        shown = self.here.passage
        passages = self.session.citations(shown.record if shown is not None else self.here.record)
        if not passages:
            return
        if shown is None:
            wide = self.layout_now == "wide"
            self.go(Open(passages[step % len(passages) if wide else 0 if step > 0 else -1]))
        else:
            self.go(Cite(passages[(shown.which + step) % len(passages)]))

    def action_record_disputes(self) -> None:
        """To the first dispute that the record is part of."""
        if self.session is None or self.here.record is None:
            return
        disputes = self.session.disputes(self.here.record)
        if disputes:
            self.follow(disputes[0])
        else:
            self.notice("No dispute of this dossier rests on it.")

    def action_backward(self) -> None:
        """Back through where the person has been."""
        self.go(Backward())

    def action_forward(self) -> None:
        """Forward again."""
        self.go(Forward())

    def action_clear(self) -> None:
        """Clears the filter, then the lens."""
        if self.here.filter:
            self.go(Narrow("", self.here.record))
        else:
            self.go(Through(OPEN_LENS, self.here.record))

    def go_out(self) -> bool:
        """Clears what was found in a text, else one step out; from a library's dossier, back to the library."""
        if self.leave_found() or self.go(Out()):
            return True
        if len(self.app.screen_stack) > 1:
            self.dismiss()
            return True
        return False

    def definitions(self) -> tuple[str, Sequence[Definition]]:
        """What stands where the focus is, and what it means."""
        if self.session is None:
            return super().definitions()
        if (facets := self.facet_definitions()) is not None:
            return facets
        from dossier.tui import defining

        if self.focused is self.stage.list:
            return defining.of_list(self.session, self.here, self.stage.list)
        if self.focused is self.stage.detail:
            return defining.of_detail(self.session, self.here)
        if self.focused is self.stage.passage:
            return defining.of_passage(self.session, self.stage.passage)
        if self.focused is self.stage.map:
            return defining.of_map()
        return defining.of_page(self.session, self.here, self.filtered(self.here.filter))
