"""Whether a digest is in its author's own words."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
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
    return runs_in(digest, held(runs([digest]), [original]))


def runs(digests: Iterable[str]) -> Runs:
    """Every run of nine successive words of some texts, outside their quotation marks."""
    return frozenset(run for digest in digests for words in _own(digest) for run in _runs(words))


def held(wanted: Runs, original: Iterable[str]) -> Runs:
    """Which of these runs stand in the paragraphs of an original, of which no more is kept: it may be long."""
    last = {run[-1] for run in wanted}
    latest: deque[str] = deque(maxlen=SUCCESSIVE)
    found = set[tuple[str, ...]]()
    for paragraph in original if wanted else ():
        for word in _words(paragraph):
            latest.append(word)
            if word in last and (run := tuple(latest)) in wanted:
                found.add(run)
    return frozenset(found)


def runs_in(digest: str, known: Runs) -> list[tuple[str, ...]]:
    """What `nine_words` answers, where it is known which runs stand in the original."""
    return [run for words in _own(digest) for run in _shared(words, known)]


def _own(digest: str) -> Iterator[list[str]]:
    """The words between the quotations of each paragraph."""
    for paragraph in re.split(r"\n\s*\n", digest):
        yield from map(_words, _QUOTED.split(paragraph))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + SUCCESSIVE]) for start in range(len(words) - SUCCESSIVE + 1))


def _shared(words: list[str], known: Runs) -> list[tuple[str, ...]]:
    shared: list[tuple[str, ...]] = []
    begin = end = 0
    for start, run in enumerate(_runs(words)):
        if run not in known:
            continue
        if start + SUCCESSIVE - 1 == end and shared:
            shared[-1] = tuple(words[begin : start + SUCCESSIVE])
        else:
            begin = start
            shared.append(run)
        end = start + SUCCESSIVE
    return shared


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(normalise(text)).text)
