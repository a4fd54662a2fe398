"""Steps through a dossier: to sections, panes, passages and entries, along links, and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from dossier.analysis.lens import OPEN_LENS
from dossier.tui.parts.part import Handler, Part
from dossier.tui.sections import MAP, SECTIONS, name_of
from dossier.tui.standpoint import (
    Backward,
    Cite,
    Follow,
    Forward,
    Inspect,
    Locate,
    Look,
    Move,
    Narrow,
    Open,
    Rest,
    Through,
    Turn,
    walk,
)
from dossier.tui.widgets.sheet import Sheet


class Moving(Part):
    """Goes wherever a key or a link leads."""

    def commands(self) -> Mapping[str, Handler]:
        """All that move."""
        return {
            **{command.id: partial(self.turn, name_of(command)) for command in SECTIONS},
            "next-pane": partial(self._look, 1),
            "previous-pane": partial(self._look, -1),
            "right": partial(self._sideways, 1),
            "left": partial(self._sideways, -1),
            "next-citation": partial(self._cite, 1),
            "previous-citation": partial(self._cite, -1),
            "record-disputes": self._to_disputes,
            "on-map": self._to_map,
            "backward": lambda: self._go(Backward()),
            "forward": lambda: self._go(Forward()),
            "clear": self._clear,
        }

    def _go(self, move: Move) -> None:
        self.reader.go(move)

    def turn(self, section: str) -> None:
        """To a section, and to the entry on which the person last stood in it."""
        trail = self.reader.trail
        self.reader.go(Turn(section, trail.last_in(section), trail.last_sight() if section == MAP else None))

    def open(self, key: str) -> None:
        """Into the passage of a record, the document of a source, or the detail of anything else."""
        if self.session is None:
            return
        passages = self.session.citations(key)
        if self.here.record != key:
            self.reader.trail = walk(self.reader.trail, Rest(key))
        if self.session.is_placed(key):
            self.reader.go(Locate(key))
        elif passages and (self.reader.layout_now != "narrow" or self.session.is_source(key)):
            self.reader.go(Open(passages[0]))
        else:
            self.reader.go(Inspect())

    def inspect(self) -> None:
        """Into the detail of what is under the cursor."""
        self.reader.go(Inspect())

    def follow_link(self, sheet: Sheet, target: str | None) -> None:
        """Along a link; where there is none, on to the passage, or to the original."""
        if self.session is None or sheet is self.reader.help_pane:
            return
        kind, _, name = (target or "").partition(":")
        if sheet is self.stage.passage and not target:
            self._go_to_original()
        elif kind == "record":
            self.follow(name)
        elif kind == "passage":
            self.reader.go(Open(self.session.passage_at(name, self.here.record)))
        elif kind == "section":
            self.turn(name)
        elif target:
            self.reader.notice(target)
        elif passages := self.session.citations(self.here.record):
            self.reader.go(Open(passages[0]))

    def _go_to_original(self) -> None:
        assert self.session is not None
        passage = self.stage.passage.passage
        citing = self.here.passage or self.stage.beside(self.session, self.here)
        if passage is None or citing is None:
            return
        if passage.face == "original":
            self.reader.notice("This is the original.")
        elif passage.has_other:
            self.reader.go(Open(citing._replace(face="original")))
        else:
            typed = self.reader.target.file is None and self.reader.target.piped is None
            name = self.reader.target.name if typed else self.session.reading.dossier.id
            command = f"dossier attach {name} {passage.source} FILE"
            self.reader.notice(f"The original is not attached: {command}", short=command)

    def follow(self, key: str) -> None:
        """To an entry, wherever it stands; a filter or lens that hides it is taken off."""
        assert self.session is not None
        section = self.session.section_of(key)
        if section is None:
            self.reader.notice(f"{key} is not in this dossier", "warn")
            return
        filtered = self.reader.filtered(self.here.filter)
        seen = filtered.sure is None or key in filtered.sure
        lens = self.here.lens if seen or self.session.passes_lens(key) else OPEN_LENS
        self.reader.go(Follow(section, key, self.here.filter if seen else "", lens))

    def _to_map(self) -> None:
        """To the map; from a record or place, to where it is."""
        place = self.session.place_of(self.here.record) if self.session is not None else None
        if place is not None and self.here.section != MAP:
            self.reader.go(Locate(place))
        else:
            self.turn(MAP)

    def _sideways(self, step: int) -> None:
        if self.reader.focused is self.stage.map:
            self.stage.map.move_map(step, 0)
        else:
            self._look(step)

    def _look(self, step: int) -> None:
        if self.session is None:
            return
        panes = self.stage.panes(self.here, self.reader.layout_now)
        at = panes.index(self.here.pane) if self.here.pane in panes else 0
        pane = panes[(at + step) % len(panes)]
        if pane == "passage" and self.here.passage is None:
            beside = self.stage.beside(self.session, self.here)
            if beside is not None:
                self.reader.go(Open(beside))
        else:
            self.reader.go(Look(pane))

    def _cite(self, step: int) -> None:
        if self.session is None:
            return
        shown = self.here.passage
        passages = self.session.citations(shown.record if shown is not None else self.here.record)
        if not passages:
            return
        if shown is None:
            wide = self.reader.layout_now == "wide"
            self.reader.go(Open(passages[step % len(passages) if wide else 0 if step > 0 else -1]))
        else:
            self.reader.go(Cite(passages[(shown.which + step) % len(passages)]))

    def _to_disputes(self) -> None:
        """To the first dispute that the record is part of."""
        if self.session is None or self.here.record is None:
            return
        disputes = self.session.disputes(self.here.record)
        if disputes:
            self.follow(disputes[0])
        else:
            self.reader.notice("No dispute of this dossier rests on it.")

    def _clear(self) -> None:
        """Clears the filter, then the lens."""
        if self.here.filter:
            self.reader.go(Narrow("", self.here.record))
        else:
            self.reader.go(Through(OPEN_LENS, self.here.record))
