"""What is wrong with a filter, and where."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.problems import UsageError
from dossier.text import scrub, width

_LONGEST = 40


class FilterError(UsageError):
    """A filter that cannot be read: a message, the span it is about, and how to mend it.

    `pending` says that it may mend itself while the text is still being typed.
    """

    def __init__(self, message: str, start: int, end: int, hint: str = "", *, pending: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint
        self.pending = pending

    def frame(self, text: str) -> tuple[str, str]:
        """The filter's text made drawable, and a line of carets under the span."""
        before, marked = width(scrub(text[: self.start])), width(scrub(text[self.start : self.end]))
        return scrub(text), " " * before + "^" * max(1, marked)


def nearest(typed: str, names: Iterable[str]) -> str | None:
    """The name that is most like what was typed; None where none is near."""
    from difflib import get_close_matches

    known = list(names)
    folded = typed.lower().replace("-", "_")[:_LONGEST]
    longer = [name for name in known if len(folded) > 1 and name.startswith(folded)]
    found = longer[:1] or get_close_matches(folded, known, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """A question with the nearest name, or nothing."""
    name = nearest(typed, names)
    return f"did you mean {name}?" if name else ""
