"""The input of the filter line: one line of text, with history and completion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from dossier.tui.answers import Offer
from dossier.tui.keys import bindings


class Typing(Input):
    """An input whose keys are commands of the scope `input`; everything else is text."""

    BINDINGS = [  # noqa: RUF012
        *bindings("input"),
        # with priority, as everything else: else a deletion would wait until the letters behind it are typed
        *(replace(key, priority=True) for key in Input.BINDINGS if isinstance(key, Binding)),
    ]

    @dataclass
    class Left(Message):
        """The person is done: `accepted`, or cancelled."""

        accepted: bool

    @dataclass
    class Completed(Message):
        """A completion was taken; `text` is what stands there since."""

        text: str
        says: str

    @dataclass
    class Asked(Message):
        """A completion is wanted where none is offered."""

    @dataclass
    class Turned(Message):
        """Another completion stands under the cursor, or shall in the list beside: so many steps down."""

        step: int

    @dataclass
    class Wanted(Message):
        """The mouse was pressed in the input."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.offers: Sequence[Offer] = ()
        self.chosen = 0
        self._history: Sequence[str] = ()
        self._back = 0
        self._typed = ""
        self._listed = False

    def begin(self, text: str, history: Sequence[str], *, listed: bool = False) -> None:
        """Starts typing over `text`. The focus is taken at once, so that letters already on their way arrive here.

        Where there is a list beside it (`listed`), up and down are for that.
        """
        self._history, self._back, self._typed, self._listed = history, 0, text, listed
        self.set_text(text)
        self.screen.set_focus(self)

    def set_text(self, text: str) -> None:
        """Another text, which nobody typed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.offers, self.chosen = (), 0

    @property
    def before_a_word(self) -> bool:
        """Whether no letter of a word stands right before the cursor."""
        head = self.value[: self.cursor_position]
        return not head or head[-1].isspace()

    def offer(self, offers: Sequence[Offer]) -> None:
        """The completions for what stands there now; none while going through what was typed before."""
        recalled = self._back and self.value == self._history[-self._back]
        self.offers, self.chosen = () if recalled else offers, 0

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style hangs on the focus: none need be matched again."""

    def on_focus(self, event: events.Focus) -> None:
        """The focus came by the mouse or the terminal."""
        if not event.from_app_focus:
            self.post_message(self.Wanted())

    def action_accept(self) -> None:
        """Leaves the line; the text stays."""
        self.post_message(self.Left(accepted=True))

    def action_cancel(self) -> None:
        """Leaves the line as it was."""
        self.post_message(self.Left(accepted=False))

    def action_complete(self) -> None:
        """Takes the completion under the cursor; where there is none, asks for some."""
        if not self.offers:
            self.post_message(self.Asked())
            return
        offer = self.offers[self.chosen]
        self.value = self.value[: offer.start] + offer.text + self.value[offer.end :]
        self.cursor_position = offer.start + len(offer.text)
        self.post_message(self.Completed(self.value, offer.says))

    def action_older(self) -> None:
        """The completion before, else what was typed before."""
        self._turn(-1)

    def action_newer(self) -> None:
        """The next completion, else what was typed after."""
        self._turn(1)

    def _turn(self, step: int) -> None:
        if self.offers:
            self.chosen = (self.chosen + step) % len(self.offers)
        if self.offers or self._listed:
            self.post_message(self.Turned(step))
            return
        back = self._back - step
        if not 0 <= back <= len(self._history):
            return
        if self._back == 0:
            self._typed = self.value
        self._back = back
        self.value = self._history[-back] if back else self._typed
        self.cursor_position = len(self.value)
