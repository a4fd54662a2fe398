"""Whether a digest is in its author's own words."""

from __future__ import annotations

import re
from typing import Final

from dossier.store.normal import fold, normalise

Runs = frozenset[tuple[str, ...]]

SUCCESSIVE: Final = 9
"""So many words in a row, outside quotation marks, are no longer the author's own."""

_QUOTED: Final = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|‘[^‘]*?’(?!\w)")
_WORD: Final = re.compile(r'\w+(?:"\w+)*')  # folding has made every apostrophe a "


def nine_words(digest: str, original: str) -> list[tuple[str, ...]]:
    """The longest runs of nine or more successive words that a digest shares with its original.

    Words are compared without case, diacritics and punctuation. Text in quotation marks within a paragraph of
    the digest is passed over and parts the words before it from those after; unpaired marks quote nothing.
    """
    return runs_in(digest, successive(original))


def successive(original: str) -> Runs:
    """Every run of nine successive words of an original: made once, asked for each paragraph of its digests."""
    theirs = _words(original)
    return frozenset(tuple(theirs[start : start + SUCCESSIVE]) for start in range(len(theirs) - SUCCESSIVE + 1))


def runs_in(digest: str, known: Runs) -> list[tuple[str, ...]]:
    """What `nine_words` answers, for an original whose runs are known."""
    shared: list[tuple[str, ...]] = []
    for paragraph in re.split(r"\n\s*\n", digest):
        for part in _QUOTED.split(paragraph):
            shared += _shared(_words(part), known)
    return shared


def _shared(words: list[str], known: Runs) -> list[tuple[str, ...]]:
    runs: list[tuple[str, ...]] = []
    begin = end = 0
    for start in range(len(words) - SUCCESSIVE + 1):
        if tuple(words[start : start + SUCCESSIVE]) not in known:
            continue
        if start + SUCCESSIVE - 1 == end and runs:
            runs[-1] = tuple(words[begin : start + SUCCESSIVE])
        else:
            begin = start
            runs.append(tuple(words[begin : start + SUCCESSIVE]))
        end = start + SUCCESSIVE
    return runs


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(normalise(text)).text)
