"""The two lines at the bottom: what is typed and what came of it; and the keys, or what helps while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from dossier.text import clip, scrub, width
from dossier.tui.answers import Offer
from dossier.tui.widgets.bar import Bar
from dossier.tui.widgets.purposes import LISTED, PROMPT, PROMPTS, Purpose
from dossier.tui.widgets.typing import Typing
from dossier.user.commands import key_of
from dossier.view.block import Line, Role, Span, line, text_of

_HISTORY = 50
_OFFERS = 8


class FilterLine(Vertical):
    """An input for filtering, finding or searching. What is typed is reported at once; so is how it ended."""

    @dataclass
    class Changed(Message):
        """Something was typed."""

        purpose: Purpose
        text: str

    @dataclass
    class Asked(Message):
        """A completion is wanted where none is offered."""

        purpose: Purpose
        text: str

    @dataclass
    class Ended(Message):
        """The input was left; `text` is what shall hold from now on."""

        purpose: Purpose
        text: str
        accepted: bool
        before: str

    @dataclass
    class Turned(Message):
        """Another row of the list beside the input is meant: so many steps down."""

        step: int

    @dataclass
    class Wanted(Message):
        """The input was pressed with the mouse: it waits to be told what for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._prompt = Bar(id="prompt")
        self._typing = Typing(id="typing")
        self._result = Bar(id="result")
        self._help = Bar(id="keys")
        self._keys: Line = ()
        self._purpose: Purpose | None = None
        self._before = self._resting = ""
        self._taken = 0
        """The cells of the result."""
        self._histories: dict[Purpose, list[str]] = {}
        self._fault: tuple[int, str] | None = None
        self._note = Span("")
        self._pressed: int | None = None
        """The character at which the mouse was pressed while nobody typed; None: it was not."""
        self._said: tuple[str, str] = ("", "")
        """What the completion taken last made of a term, as long as the text stands as it left it."""

    def compose(self) -> ComposeResult:
        """The line of the input, the line below it."""
        with Horizontal(id="entry"):
            yield self._prompt
            yield self._typing
            yield self._result
        yield self._help

    @property
    def typing(self) -> bool:
        """Whether the person is typing here."""
        return self._purpose is not None

    @property
    def purpose(self) -> Purpose | None:
        """What the person is typing for; None: nobody types."""
        return self._purpose

    def begin(self, purpose: Purpose, text: str) -> None:
        """Gives the input the focus, at once."""
        self._purpose = purpose
        self._before = text
        self._fault = None
        at, self._pressed = self._pressed, None
        self._typing.begin(text, self._histories.get(purpose, ()), listed=purpose in LISTED)
        if at is not None:
            self._typing.cursor_position = min(at, len(text))
        self._draw()

    def resume(self, ended: Ended, fault: tuple[int, str]) -> None:
        """Goes on with a text that cannot be accepted because something is wrong with it."""
        self.begin(ended.purpose, ended.text)
        self._before = ended.before
        self.helped(fault=fault)

    def rest(self, text: str) -> None:
        """Shows a text that holds, while nobody types."""
        if not self.typing:
            self._resting = text
            self._show_resting()
            self._ask(PROMPT if text else "", "muted")

    def _show_resting(self) -> None:
        """As much as there is room for beside the result; what is cut shows that it is."""
        room = self.size.width - width(PROMPT) - self._taken - 1
        self._typing.set_text(clip(self._resting, room) if 0 < room < width(self._resting) else self._resting)

    def _ask(self, prompt: str, role: Role) -> None:
        self._prompt.styles.width = max(width(PROMPT), width(prompt))
        self._prompt.show(line(Span(prompt, role)))

    @property
    def _asked(self) -> str:
        """What stands before the input while somebody types."""
        return PROMPTS.get(self._purpose or "filter", PROMPT)

    def result(self, spans: Line) -> None:
        """What came of it, on the right: `2 of 3 shown`. More than half the line only where it needs that."""
        cells = width(text_of(spans))
        self._taken = max(cells, self.size.width // 2)
        self._result.styles.width = self._taken if cells == self._taken else "50%"
        self._result.show(right=spans)
        if not self.typing:
            self._show_resting()

    @property
    def text(self) -> str:
        """What stands in the input."""
        return self._typing.value

    @property
    def cursor(self) -> int:
        """The character before which the cursor stands."""
        return self._typing.cursor_position

    @property
    def before_a_word(self) -> bool:
        """Whether no letter of a word stands right before the cursor."""
        return self._typing.before_a_word

    def keys(self, spans: Line) -> None:
        """The keys to show while nobody types."""
        self._keys = spans
        self._draw()

    def helped(
        self, offers: Sequence[Offer] = (), fault: tuple[int, str] | None = None, *, note: str = "", role: Role = "warn"
    ) -> None:
        """What helps with the text as it stands: completions, what is wrong and at which character, a note."""
        self._typing.offer(offers)
        self._fault, self._note = fault, Span(note, role)
        self._draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        if self._purpose is not None:
            self.post_message(self.Changed(self._purpose, event.value))

    def on_typing_left(self, event: Typing.Left) -> None:
        """The person is done."""
        event.stop()
        self.end(accepted=event.accepted)

    def on_typing_asked(self, event: Typing.Asked) -> None:
        """A completion is wanted where none is offered."""
        event.stop()
        if self._purpose is not None:
            self.post_message(self.Asked(self._purpose, self.text))

    def on_typing_completed(self, event: Typing.Completed) -> None:
        """A completion was taken: a term may be another one now."""
        event.stop()
        self._said = event.text, event.says
        self._draw()

    def on_typing_turned(self, event: Typing.Turned) -> None:
        """Another completion is chosen, or another row of the list beside."""
        event.stop()
        if self._purpose in LISTED:
            self.post_message(self.Turned(event.step))
        self._draw()

    def on_typing_wanted(self, event: Typing.Wanted) -> None:
        """The mouse was pressed in the input."""
        event.stop()
        if not self.typing:
            self._press(self._typing.cursor_position)

    def on_click(self, event: events.Click) -> None:
        """A press before the input is one at its beginning."""
        if not self._prompt.region.contains_point(event.screen_offset):
            return
        if self.typing:
            self._typing.cursor_position = 0
        else:
            self._press(0)

    def _press(self, at: int) -> None:
        self._pressed = at
        self.post_message(self.Wanted())

    def end(self, *, accepted: bool) -> None:
        """Leaves the input."""
        if self._purpose is None:
            return
        purpose, self._purpose = self._purpose, None
        text = self._typing.value if accepted else self._before
        history = self._histories.setdefault(purpose, [])
        if accepted and text.strip():
            history[:] = [*(old for old in history if old != text), text][-_HISTORY:]
        self.rest(text if purpose not in PROMPTS else "")
        self._fault = None
        self._draw()
        self.post_message(self.Ended(purpose, text, accepted, self._before))

    def _draw(self) -> None:
        if self._purpose is None:
            self._help.show(self._keys)
            return
        self._ask(self._asked, "accent")
        if self._fault is not None:
            self._help.show(self._faulty(*self._fault))
        elif self._said[1] and self._said[0] == self._typing.value:
            self._help.show(line(Span(f"  {self._said[1]}", "warn")))
        elif self._typing.offers:
            self._help.show(self._offered())
        else:
            leave: Line = (
                Span(f"{key_of('accept')} ", "accent"),
                Span("accept  ", "muted"),
                Span(f"{key_of('cancel')} ", "accent"),
                Span("cancel  ", "muted"),
            )
            if self._purpose == "filter" and self.before_a_word:
                leave = (*leave, Span(f"{key_of('complete')} ", "accent"), Span("fields  ", "muted"))
            self._help.show(line(Span("  "), *leave, self._note))

    def _faulty(self, at: int, message: str) -> Line:
        """A caret under the character, the message on the side where it has room."""
        left = width(self._asked) + width(scrub(self._typing.value[:at]))
        size = width(scrub(message))
        if size > self.size.width - left - 2 and size < left:
            return line(Span(" " * (left - size - 1)), Span(message, "bad"), Span(" ^", "bad"))
        return line(Span(" " * left), Span("^ ", "bad"), Span(message, "bad"))

    def _offered(self) -> Line:
        spans: list[Span] = [Span(f" {key_of('complete')} ", "accent")]
        first = max(0, self._typing.chosen - _OFFERS + 1)
        for number, offer in enumerate(self._typing.offers[first : first + _OFFERS], first):
            spans.append(Span(offer.text.strip(), "title" if number == self._typing.chosen else "text"))
            spans.append(Span(f" {offer.note}  " if offer.note else "  ", "muted"))
        return line(*spans)
