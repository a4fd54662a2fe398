"""In which texts a word stands: a list of all words, each with the texts that have it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, islice, takewhile

from dossier.query.mask import Mask

_MANY = 3
"""Above so many finds per text on average, looking through the texts themselves is quicker."""


class Words:
    """Folded texts (see `fold.haystack`), quick to ask for one needle after the other."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._holders: dict[str, list[int]] = {}
        self._ordered: Sequence[str] = ()

    def add(self, text: str) -> None:
        """One text more."""
        for word in set(text.split()):
            self._holders.setdefault(word, []).append(len(self.texts))
        self.texts.append(text)

    def mask(self, needles: Iterable[str]) -> Mask:
        """Yes for the texts in which one of the needles stands."""
        truths = bytearray(len(self.texts))
        for needle in needles:
            if " " in needle.strip():
                self._phrase(needle, truths)
            else:
                self._word(needle, truths)
        return Mask.of(bytes(truths))

    def _word(self, needle: str, truths: bytearray) -> None:
        held = self._held(needle)
        if sum(map(len, held)) > _MANY * len(truths):
            self._look(needle, range(len(truths)), truths)
        else:
            for number in chain.from_iterable(held):
                truths[number] = 2

    def _held(self, needle: str) -> list[list[int]]:
        """The texts of every word that a needle without inner spaces fits: whole, at its beginning or anywhere."""
        bare = needle.strip()
        if needle.endswith(" "):
            return [self._holders[bare]] if bare in self._holders else []
        if needle.startswith(" "):
            if len(self._ordered) != len(self._holders):
                self._ordered = sorted(self._holders)
            first = bisect_left(self._ordered, bare)
            begun = takewhile(lambda word: word.startswith(bare), islice(self._ordered, first, None))
            return [self._holders[word] for word in begun]
        return [numbers for word, numbers in self._holders.items() if bare in word]

    def _phrase(self, needle: str, truths: bytearray) -> None:
        self._look(needle, set(chain.from_iterable(self._held(max(needle.split(), key=len)))), truths)

    def _look(self, needle: str, numbers: Iterable[int], truths: bytearray) -> None:
        for number in numbers:
            if needle in self.texts[number]:
                truths[number] = 2
