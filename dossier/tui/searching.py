"""A search through the library: what has been found so far, and whether all dossiers have been looked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dossier.tui.opening import Book

if TYPE_CHECKING:
    from dossier.view.hits import Hit


class Finding(NamedTuple):
    """Something that was found, and in which dossier."""

    book: Book
    hit: Hit


class Search(NamedTuple):
    """One search. A later one has another number, by which answers to an earlier one are told."""

    words: str = ""
    number: int = 0
    answers: Mapping[str, Sequence[Finding]] = MappingProxyType({})
    """What each dossier that has been looked through, by its key in the library, holds of it."""

    def next(self, words: str) -> Search:
        """Another search in place of this one."""
        return Search(words, self.number + 1)

    def answered(self, key: str, found: Sequence[Finding]) -> Search:
        """The search with the answer of one more dossier."""
        return self._replace(answers={**self.answers, key: found})

    def found(self, keys: Sequence[str]) -> Mapping[str, Finding]:
        """What has been found so far, in the order of the dossiers; no other finding ever has the same key."""
        return dict(self._numbered(keys))

    def _numbered(self, keys: Sequence[str]) -> Iterator[tuple[str, Finding]]:
        for key in keys:
            for number, finding in enumerate(self.answers.get(key, ())):
                yield f"{self.number}:{key}:{number}", finding
