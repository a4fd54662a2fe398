"""Narrowing by facets: what is ticked is written into the filter, and what the filter says is ticked."""

from __future__ import annotations

from collections.abc import Mapping

from textual.timer import Timer

from dossier.tui.answers import Filtered
from dossier.tui.panes.facets import FacetPane
from dossier.tui.panes.help import Definition
from dossier.tui.parts.part import Handler, Part
from dossier.tui.sections import SECTIONS
from dossier.tui.standpoint import Narrow

_REST = 0.06
"""Seconds for which no letter is typed before the facets follow the filter."""

_ROOMY, _BROAD, _SLIM = 120, 32, 24
"""The cells of a screen from which on the column of sections becomes so broad for facets, and how broad it is else."""

_LOW = 24
"""The lines of a screen below which facets cover the sections as well."""


class Facets(Part):
    """Tells by what the list can be narrowed."""

    _pane: FacetPane | None = None
    _soon: Timer | None = None
    staying = False
    """The person stays among the facets while what is shown changes."""

    def commands(self) -> Mapping[str, Handler]:
        """To open them."""
        return {"facets": self.open}

    @property
    def _open(self) -> bool:
        return self._pane is not None and self._pane.display

    @property
    def inside(self) -> bool:
        """Whether the person is among the facets."""
        return self._pane is not None and self._pane.display and self.reader.focused is self._pane

    @property
    def definitions(self) -> tuple[str, list[Definition]]:
        """What the fields mean by which the list is narrowed."""
        assert self._pane is not None
        return "Narrow by", self._pane.definitions

    async def open(self) -> None:
        """Opens the facets of the section at hand, or goes to them, or closes them."""
        if self.session is None:
            return
        self.reader.close_help()
        if self.leave():
            return
        if self._pane is None:
            self._pane = FacetPane(id="facets")
            self._pane.add_class("-here")
            await self.reader.mount(self._pane)
        self._pane.display = True
        self._show(self.here.filter)
        self._enter()

    def leave(self) -> bool:
        """Closes the facets where the person is among them; what they ticked stays in the filter."""
        inside = self.inside
        if inside:
            self._close()
        return inside

    def _enter(self) -> None:
        self.reader.set_focus(self._pane)
        self.reader.show_keys()

    def _close(self) -> None:
        assert self._pane is not None
        self._pane.display = False
        self.stage.rail.styles.width = _SLIM
        self.stage.enter(self.here)
        self.reader.show_keys()

    def _show(self, text: str) -> None:
        assert self._pane is not None and self.session is not None
        from dossier.tui.narrowable import narrowable

        beside = self.reader.layout_now != "narrow"
        cells = _BROAD if self.reader.size.width >= _ROOMY else _SLIM
        self._pane.styles.width = cells if beside else "100%"
        top = 2 if not beside else 1 if self.reader.size.height < _LOW else len(SECTIONS) + 2
        self._pane.styles.margin = (top, 0, 2, 0)
        self.stage.rail.styles.width = cells
        self._pane.show_facets(self.here.section, narrowable(self.session.reading, self.here.section, text))

    def show_standpoint(self) -> None:
        """Brings the facets to where the person stands."""
        if not self._open or self.session is None:
            return
        if self.staying or self.reader.layout_now != "narrow":
            self._show(self.here.filter)
        else:
            self._close()
        if self.staying:
            self._enter()

    def tick(self) -> None:
        """Ticks what stands under the cursor."""
        assert self._pane is not None
        self._pane.action_tick()

    def ticked(self, event: FacetPane.Ticked) -> None:
        """Writes into the filter what was ticked."""
        from dossier.query.ticking import toggled

        text = toggled(self.here.filter, event.field, event.value)
        self.staying = True
        self.reader.go(Narrow(text, self.here.record))
        self.staying = False

    def rested(self, event: FacetPane.Rested) -> None:
        """What is cut in the facets is said whole at the bottom."""
        if event.text:
            self.reader.notice(event.text)
        else:
            self.reader.show_keys()

    def follow(self, text: str) -> None:
        """Something was typed: what it ticks is shown when the keys rest."""
        if self._open:
            if self._soon is not None:
                self._soon.stop()
            self._soon = self.reader.set_timer(_REST, lambda: self._follow_typing(text))

    def _follow_typing(self, text: str) -> None:
        if self._open and self.session is not None and self.foot.typing:
            # what is wrong or half typed leaves the facets as they were
            answer = self.session.filter(text, typing=True)
            if isinstance(answer, Filtered):
                self._show(text)
