"""Whether the words of a citation stand where it says they do.

Only an original can answer that; against a digest `locate` alone is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

from dossier.store.normal import Normal, Span, fold, normalise
from dossier.store.passages import beginning, named
from dossier.store.similar import most_like, work

Kind = Literal["exact", "moved", "fuzzy", "lost", "unverified"]
Spans: TypeAlias = tuple[Span, ...]

SIMILAR: Final = 0.90
"""What counts as the same words, badly copied."""
HINT: Final = 0.60
"""What is still worth showing beside words that are lost."""
NEIGHBOURS: Final = 2
"""How many paragraphs before and after the cited one are compared."""
WORK: Final = 2_000_000
"""What loose comparison may cost per original, in characters folded and units of `similar.work`: some seconds.
After that words are only looked for as they are, and a status says so."""

_GAP: Final = re.compile(r"\[…\]|…")


class Status(NamedTuple):
    """What became of a citation.

    `exact`: in a cited paragraph. `moved`: word for word elsewhere. `fuzzy`: in or beside a cited paragraph,
    but not word for word. `lost`: not found, or without a quote a cited paragraph does not exist.
    `unverified`: there is no original to look in.
    """

    kind: Kind
    at: str | None = None
    """The paragraph in which the words stand: `p7`."""
    spans: Spans = ()
    """Where in that paragraph each piece of the quote stands: code points, end exclusive."""
    nearest: str | None = None
    """For lost words the paragraph with the most similar ones, if any are."""
    missing: tuple[str, ...] = ()
    """Names in `at` that no paragraph of the original has."""
    limited: bool = False
    """Whether the search for similar words was given up for its length."""


class Original:
    """The paragraphs of an original, p1 first, made comparable once for all citations."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.work_left = WORK
        self._normal: dict[int, Normal] = {}
        self._folded: dict[int, Normal] = {}

    @property
    def numbers(self) -> range:
        """The numbers of the paragraphs."""
        return range(1, len(self.paragraphs) + 1)

    def normal(self, number: int) -> Normal:
        """The paragraph as matching text."""
        if number not in self._normal:
            self._normal[number] = normalise(self.paragraphs[number - 1])
        return self._normal[number]

    def folded(self, number: int) -> Normal:
        """The paragraph without case, diacritics and kinds of marks."""
        if number not in self._folded:
            self._folded[number] = fold(self.normal(number))
        return self._folded[number]

    @cached_property
    def whole(self) -> str:
        """All matching text, parted by LF, which none of it contains."""
        return "\n".join(self.normal(number).text for number in self.numbers)


def locate(quote: str, paragraph: str) -> Spans | None:
    """Where a quote stands word for word in a paragraph: one span, or one per piece between `…` or `[…]`.

    Differences of white space, soft hyphens and Unicode composition do not count. Offsets are code points of
    `paragraph` as it is given, end exclusive. None when a piece is missing or out of order.
    """
    return _locate(normalise(quote).text.strip(), normalise(paragraph))


def status(at: Sequence[str], quote: str | None, original: Original | None) -> Status:
    """What becomes of a citation of `quote` in the passages `at`; without a quote, whether they exist.

    Where `at` names no paragraph (a page, a field, nothing), any paragraph is the cited one.
    """
    if original is None:
        return Status("unverified")
    cited, missing = named(at, original.numbers)
    words = normalise(quote or "").text.strip()
    if not words:
        return Status("lost" if missing else "exact", missing=missing)
    if not cited and not missing:
        cited = tuple(original.numbers)
    return _Search(words, cited, missing, original).status()


class _Search:
    """The search for one quote in one original, from the strictest comparison to the loosest."""

    def __init__(self, words: str, cited: Sequence[int], missing: tuple[str, ...], original: Original) -> None:
        self.words = words
        self.cited = cited
        self.missing = missing
        self.original = original
        self.about = sorted({*cited, *map(beginning, missing)})
        self.limited = False

    def status(self) -> Status:
        normal = self.original.normal
        found = self._first(self.cited, self.words, normal)
        if found:
            return self._found("exact", *found)
        if all(piece in self.original.whole for piece in _pieces(self.words)):
            elsewhere = sorted(set(self.original.numbers).difference(self.cited), key=self._distance)
            found = self._first(elsewhere, self.words, normal)
            if found:
                return self._found("moved", *found)
        return self._loosely() or Status("lost", missing=self.missing, limited=self.limited)

    def _loosely(self) -> Status | None:
        """Folded words in or beside the cited paragraphs, or the words there that are most like them."""
        if not self._spend(len(self.words)):
            return None
        near, folded = self._near(), self.original.folded
        words = fold(normalise(self.words)).text.strip()
        found = self._first(near, words, folded)
        if found:
            return self._found("fuzzy", *found)
        spans: Spans = ()
        best, number = 0.0, 0
        for candidate in near:
            similarity, places = self._likeness(words, folded(candidate))
            if similarity > best:
                best, number, spans = similarity, candidate, places
        if best >= SIMILAR:
            return self._found("fuzzy", number, spans)
        if best >= HINT:
            return Status("lost", nearest=f"p{number}", missing=self.missing, limited=self.limited)
        return None

    def _spend(self, cost: int) -> bool:
        """Take from what the original has left for loose comparison; False when it has not so much left."""
        self.limited = self.limited or cost > self.original.work_left
        self.original.work_left -= 0 if self.limited else cost
        return not self.limited

    def _found(self, kind: Kind, number: int, spans: Spans) -> Status:
        return Status(kind, f"p{number}", spans, missing=self.missing, limited=self.limited)

    def _first(self, numbers: Iterable[int], words: str, text: Callable[[int], Normal]) -> tuple[int, Spans] | None:
        for number in numbers:
            spans = _locate(words, text(number))
            if spans:
                return number, spans
        return None

    def _distance(self, number: int) -> int:
        place = bisect_left(self.about, number)
        return min(abs(number - other) for other in self.about[max(0, place - 1) : place + 1])

    def _near(self) -> list[int]:
        reach = range(-NEIGHBOURS, NEIGHBOURS + 1)
        numbers = {number + step for number in self.about for step in reach}
        return sorted(numbers.intersection(self.original.numbers), key=lambda n: (self._distance(n), n))

    def _likeness(self, words: str, paragraph: Normal) -> tuple[float, Spans]:
        """How like the paragraph is to the least like piece, and where the pieces stand in it."""
        least, start, spans = 1.0, 0, list[Span]()
        for piece in _pieces(words):
            text = paragraph.text[start:]
            if not self._spend(work(piece, text)):
                return 0.0, ()
            like = most_like(piece, text)
            if like is None or like.end == like.start:
                return 0.0, ()
            spans.append(paragraph.span(start + like.start, start + like.end))
            least, start = min(least, like.similarity), start + like.end
        return (least, tuple(spans)) if spans else (0.0, ())


def _locate(words: str, paragraph: Normal) -> Spans | None:
    place = paragraph.text.find(words) if words else -1
    if place >= 0:  # the paragraph may itself hold the …
        return (paragraph.span(place, place + len(words)),)
    spans: list[Span] = []
    end = 0
    for piece in _pieces(words):
        place = paragraph.text.find(piece, end)
        if place < 0:
            return None
        end = place + len(piece)
        spans.append(paragraph.span(place, end))
    return tuple(spans) or None


def _pieces(words: str) -> list[str]:
    return [piece for part in _GAP.split(words) if (piece := part.strip())]
