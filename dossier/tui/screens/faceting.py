"""Narrowing by facets: what is ticked is written into the filter, and what the filter says is ticked."""

from __future__ import annotations

from textual.timer import Timer

from dossier.tui.panes.facets import FacetPane
from dossier.tui.panes.help import Definition
from dossier.tui.screens.comparing import ComparingScreen
from dossier.tui.sections import SECTIONS
from dossier.tui.standpoint import Narrow
from dossier.tui.widgets.filter_line import FilterLine
from dossier.user.commands import Scope

_REST = 0.06
"""Seconds for which no letter is typed before the facets follow the filter."""

_ROOMY, _BROAD, _SLIM = 120, 32, 24
"""The cells of a screen from which on the column of sections becomes so broad for facets, and how broad it is else."""

_LOW = 24
"""The lines of a screen below which facets cover the sections as well."""


class FacetingScreen(ComparingScreen):
    """A screen that tells by what its lists can be narrowed."""

    _facets: FacetPane | None = None
    _facets_soon: Timer | None = None
    _ticking = False
    """The filter changes by what is ticked: the person stays with the facets."""

    @property
    def _faceted(self) -> bool:
        return self._facets is not None and self._facets.display

    async def action_facets(self) -> None:
        """Opens the facets of the section at hand, or goes to them, or closes them."""
        if self.session is None:
            return
        self.close_help()
        if self._faceted and self.focused is self._facets:
            self.close_facets()
            return
        if self._facets is None:
            self._facets = FacetPane(id="facets")
            self._facets.add_class("-here")
            await self.mount(self._facets)
        self._facets.display = True
        self._show_facets(self.here.filter)
        self._enter_facets()

    def _enter_facets(self) -> None:
        self.set_focus(self._facets)
        self.show_keys()

    def close_facets(self) -> None:
        """Closes the facets; what they ticked stays in the filter."""
        assert self._facets is not None
        self._facets.display = False
        self.stage.rail.styles.width = _SLIM
        self.stage.enter(self.here)
        self.show_keys()

    def _show_facets(self, text: str) -> None:
        assert self._facets is not None and self.session is not None
        from dossier.tui.narrowable import narrowable

        beside = self.layout_now != "narrow"
        cells = _BROAD if self.size.width >= _ROOMY else _SLIM
        self._facets.styles.width = cells if beside else "100%"
        top = 2 if not beside else 1 if self.size.height < _LOW else len(SECTIONS) + 2
        self._facets.styles.margin = (top, 0, 2, 0)
        self.stage.rail.styles.width = cells
        self._facets.show_facets(self.here.section, narrowable(self.session.reading, self.here.section, text))

    def show_standpoint(self) -> None:
        """Brings the panes to where the person stands, and the facets with them."""
        super().show_standpoint()
        if self._faceted and self.session is not None:
            if self._ticking or self.layout_now != "narrow":
                self._show_facets(self.here.filter)
            else:
                self.close_facets()
            if self._ticking:
                self._enter_facets()

    def on_facet_pane_ticked(self, event: FacetPane.Ticked) -> None:
        """Writes into the filter what was ticked."""
        from dossier.query.ticking import toggled

        text = toggled(self.here.filter, event.field, event.value)
        self._ticking = True
        self.go(Narrow(text, self.here.record))
        self._ticking = False

    def on_facet_pane_rested(self, event: FacetPane.Rested) -> None:
        """What is cut in the facets is said whole at the bottom."""
        if event.text:
            self.notice(event.text)
        else:
            self.show_keys()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Something was typed: what it ticks is shown when the keys rest."""
        if event.purpose == "filter" and self._faceted:
            if self._facets_soon is not None:
                self._facets_soon.stop()
            self._facets_soon = self.set_timer(_REST, lambda: self._follow_typing(event.text))

    def _follow_typing(self, text: str) -> None:
        from dossier.tui.answers import Filtered

        if self._faceted and self.session is not None and self.foot.typing:
            # what is wrong or half typed leaves the facets as they were
            answer = self.session.filter(text, typing=True)
            if isinstance(answer, Filtered):
                self._show_facets(text)

    def facet_definitions(self) -> tuple[str, list[Definition]] | None:
        """What the fields mean by which the list is narrowed; None where the person is not among them."""
        if self._facets is None or self.focused is not self._facets:
            return None
        return "Narrow by", self._facets.definitions

    def action_mark(self) -> None:
        """Ticks what stands under the cursor of the facets; elsewhere marks the record."""
        if self._facets is not None and self.focused is self._facets:
            self._facets.action_tick()
        else:
            super().action_mark()

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something where the focus is."""
        if self._faceted and self.focused is self._facets:
            return ("list", "reader", "everywhere")
        return super().scopes()

    def action_back(self) -> None:
        """Closes the facets first, where the person is in them."""
        if not self._left_facets():
            super().action_back()

    def action_leave(self) -> None:
        """The same; quits at the bottom."""
        if not self._left_facets():
            super().action_leave()

    def _left_facets(self) -> bool:
        inside = self._faceted and self.focused is self._facets
        if inside:
            self.close_facets()
        return inside
