"""The reader of one dossier: its parts, and what the panes report to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.worker import Worker

from dossier.analysis.lens import Lens
from dossier.tui.ahead import Ahead
from dossier.tui.answers import Filtered
from dossier.tui.destinations import Destination, Named
from dossier.tui.keys import bindings
from dossier.tui.opening import Refused, Target
from dossier.tui.panes.facets import FacetPane
from dossier.tui.panes.help import Definition
from dossier.tui.panes.map import MapPane
from dossier.tui.panes.rail import Rail
from dossier.tui.parts.copies import Copies
from dossier.tui.parts.exports import Exports
from dossier.tui.parts.facets import Facets
from dossier.tui.parts.journey import Journey
from dossier.tui.parts.kept import Kept
from dossier.tui.parts.lenses import Lenses
from dossier.tui.parts.links import Links
from dossier.tui.parts.marks import Marks
from dossier.tui.parts.moving import Moving
from dossier.tui.parts.names import Names
from dossier.tui.parts.narrowing import Narrowing
from dossier.tui.parts.outside import Outside
from dossier.tui.parts.reload import Reload
from dossier.tui.parts.since import Since
from dossier.tui.screens.standing import StandingScreen
from dossier.tui.standpoint import Out, Standpoint
from dossier.tui.warming import warm
from dossier.tui.widgets.filter_line import FilterLine
from dossier.tui.widgets.list_view import ListView
from dossier.tui.widgets.menu import Menu
from dossier.tui.widgets.purposes import Purpose
from dossier.tui.widgets.sheet import Sheet
from dossier.user.commands import Scope

if TYPE_CHECKING:
    from dossier.tui.session import Session


class ReaderScreen(StandingScreen):
    """Sections, list, detail and passage of one dossier."""

    BINDINGS = bindings("reader")
    scope = "reader"

    def __init__(
        self,
        target: Target,
        start: Standpoint,
        session: Session | None = None,
        ahead: Ahead | None = None,
        *,
        state: bool = True,
    ) -> None:
        super().__init__(target, start, session, ahead)
        self._state = state
        self.moving = Moving(self)
        self.journey = Journey(self)
        self.narrowing = Narrowing(self)
        self.facets = Facets(self)
        self.lenses = Lenses(self)
        self.marks = Marks(self)
        self.copies = Copies(self)
        self.exports = Exports(self)
        self.outside = Outside(self)
        self.links = Links(self)
        self.kept = Kept(self)
        self.names = Names(self)
        self.since = Since(self)
        self.reload = Reload(self)
        parts = (
            *(self.moving, self.journey, self.narrowing, self.facets, self.lenses, self.marks, self.copies),
            *(self.exports, self.outside, self.links, self.kept, self.names, self.since, self.reload),
        )
        self.handlers = {name: handler for part in parts for name, handler in part.commands().items()}
        """What carries out the commands of the reader, by their ids."""
        self._typed_for = {purpose: part for part in parts for purpose in part.purposes}
        self._listed_by = {purpose: part for part in parts for purpose in part.lists}

    def compose(self) -> ComposeResult:
        """The menu lies over the line of keys."""
        yield from super().compose()
        self.menu = Menu(id="menu")
        yield self.menu

    async def action_do(self, command: str) -> None:
        """Carries out a command of one of the parts, by its id."""
        waiting = self.handlers[command]()
        if waiting is not None:
            await waiting

    # a dossier is shown, changes, and is left

    def begin(self, session: Session) -> None:
        """Shows the dossier where the person wanted to begin, with what was kept of it, and follows it from then on."""
        told = self.kept.begin(session, state=self._state)
        unknown = self.lenses.take_off_unknown(session)
        super().begin(self.session or session)
        for warning in filter(None, (unknown, told)):
            self.notice(warning, "warn")
        self.call_after_refresh(self.since.look_back)
        self.reload.begin(session)
        warm(self, self.session or session)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work in a thread is done; opening the dossier for the first time is not all there is."""
        if event.worker.is_finished:
            self.reload.done(event.worker)

    def refuse(self, refused: Refused) -> None:
        """Shows why the dossier cannot be opened, and follows its files until it can."""
        super().refuse(refused)
        self.reload.refuse(refused)

    def on_unmount(self) -> None:
        """Keeps where the person stood, and what they have seen."""
        self.kept.keep_place()
        self.since.keep_seen()

    def under(self, session: Session, lens: Lens) -> Session:
        """A dossier through a lens, with what the last step in time changed."""
        return self.lenses.under(session, lens)

    def show_standpoint(self) -> None:
        """Brings the panes to where the person stands, the facets with them, and says where that is."""
        super().show_standpoint()
        self.journey.show_standpoint()
        self.facets.show_standpoint()

    def show_again(self) -> None:
        """The same once more: the facets stay open, too, and what is being typed is asked again."""
        self.facets.staying = self.focused is not self.stage.widget(self.here.pane, self.here.section)
        super().show_again()
        self.facets.staying = False
        if (purpose := self.foot.purpose) is not None:
            self.foot.post_message(FilterLine.Changed(purpose, self.foot.text))

    def show_result(self, filtered: Filtered) -> None:
        """How much is shown, at the right of the bottom line."""
        self.narrowing.show_result(filtered)

    def remark(self) -> str:
        """That the files cannot be shown as they are; else what a term of the filter could not mean."""
        if self.reload.remark or self.session is None:
            return self.reload.remark
        return self.narrowing.noted(self.filtered(self.here.filter))

    # what the panes report

    def on_rail_turned(self, event: Rail.Turned) -> None:
        """A section was pressed."""
        self.moving.turn(event.section)

    def on_list_view_opened(self, event: ListView.Opened) -> None:
        """A row was entered."""
        self.moving.open(event.key)

    def on_map_pane_opened(self, event: MapPane.Opened) -> None:
        """A place was entered."""
        self.moving.inspect()

    def on_sheet_followed(self, event: Sheet.Followed) -> None:
        """A link was followed."""
        if event.sheet is not self.help_pane:
            self.moving.follow_link(event.sheet, event.target)

    def on_sheet_found(self, event: Sheet.Found) -> None:
        """Words were looked for in a text."""
        self.narrowing.found(event)

    def on_facet_pane_ticked(self, event: FacetPane.Ticked) -> None:
        """A value was ticked, or no longer is."""
        self.facets.ticked(event)

    def on_facet_pane_rested(self, event: FacetPane.Rested) -> None:
        """The cursor rests on a facet that is cut."""
        self.facets.rested(event)

    def on_menu_closed(self) -> None:
        """Nothing is chosen."""
        self.menu.close()

    # what is typed

    def on_filter_line_wanted(self) -> None:
        """The line was pressed with the mouse."""
        self.narrowing.begin_anywhere()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Something was typed."""
        if (part := self._typed_for.get(event.purpose)) is not None:
            part.typed(event)

    def on_filter_line_asked(self, event: FilterLine.Asked) -> None:
        """A completion is wanted where none is offered."""
        if (part := self._typed_for.get(event.purpose)) is not None:
            part.asked(event)

    def on_filter_line_ended(self, event: FilterLine.Ended) -> None:
        """The line was left."""
        if (part := self._typed_for.get(event.purpose)) is not None:
            part.ended(event)
        self.call_after_refresh(self.reload.say)

    def destinations(self, purpose: Purpose, text: str) -> tuple[str, list[Destination]]:
        """What a text may mean in the list beside the line."""
        part = self._listed_by.get(purpose)
        return super().destinations(purpose, text) if part is None else part.destinations(purpose, text)

    def entry_names(self) -> Iterable[Named]:
        """All entries of the dossier."""
        return self.journey.entry_names()

    async def lead_to(self, target: str) -> None:
        """Goes to what was chosen from a list."""
        kind, _, name = target.partition(":")
        leads = {
            **{"record": self.moving.follow, "place": self.journey.back_to},
            **{"filter": self.names.choose, "kept": self.exports.ask_kept},
        }
        if kind in leads:
            leads[kind](name)
        else:
            await super().lead_to(target)

    def close_palette(self) -> None:
        """Closes the list; the filter that holds stands at the bottom again."""
        super().close_palette()
        if self.session is not None:
            self.show_result(self.filtered(self.here.filter))

    # what holds where the focus is

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the keys that do something where the focus is."""
        return ("list", "reader", "everywhere") if self.facets.inside else super().scopes()

    def definitions(self) -> tuple[str, Sequence[Definition]]:
        """What stands where the focus is, and what it means."""
        if self.session is None:
            return super().definitions()
        if self.facets.inside:
            return self.facets.definitions
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

    def close_help(self) -> bool:
        """Closes the help, and unmarks what was found in it."""
        if self.narrowing.searched is self.help_pane:
            self.narrowing.leave_found()
        return super().close_help()

    def close_top(self) -> bool:
        """Closes the facets where the person is among them, else the help or a notice."""
        return self.facets.leave() or super().close_top()

    def go_out(self) -> bool:
        """Clears what was found in a text, else one step out; from a library's dossier, back to the library."""
        if self.narrowing.leave_found() or self.go(Out()):
            return True
        if len(self.app.screen_stack) > 1:
            self.dismiss()
            return True
        return False
