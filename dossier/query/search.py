"""Words found in texts, folded as the filter folds them, with the spans they have in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from dossier.query.ast import Span
from dossier.query.fold import fold, fold_map, join_map, letters, needles, sound
from dossier.query.truth import Truth

K = TypeVar("K")

AROUND = 60
"""How many characters of a snippet stand on either side of its first hit."""

_NAME = re.compile(r"[^\W\d_][^\W\d_'’ʿʾ-]*(?:['’ʿʾ-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text with the spans of the hits in it; `start` is its offset in the whole text.

    `before` and `after` say whether something was left out there.
    """

    text: str
    spans: tuple[Span, ...]
    start: int = 0
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Found(Generic[K]):
    """Something in whose texts all words were found; *possible* where only a name sounds like one of them."""

    key: K
    snippets: tuple[Snippet, ...]
    truth: Truth = Truth.YES


def hits(text: str, words: str | Iterable[str]) -> list[Span]:
    """Every place where one of the words stands, as spans of the text, in order and not overlapping.

    A single string is looked for as one: `/` in a passage. Offsets are code points, end exclusive.
    """
    wanted = [words] if isinstance(words, str) else words
    held = _letters(text)
    forms = dict.fromkeys(form for word in wanted for form in needles(word) if "".join(form.split()) in held)
    if not forms:
        return []
    maps = [fold_map(text), *([join_map(text)] if "-" in text or " " in text else [])]
    found = {span for folded, origins in maps for form in forms for span in _spans(text, folded, origins, form)}
    return _merged(sorted(found))


@lru_cache(1 << 14)
def _letters(text: str) -> str:
    """Looked at first: a search that is typed asks every text once for every letter, and most hold nothing of it."""
    return letters(text)


def sounding(text: str, word: str) -> list[Span]:
    """The capitalised words that sound like one: transliterated names, *possibly* meant."""
    spoken = sound(fold(word))
    if not spoken:
        return []
    names = (found for found in _NAME.finditer(text) if found.group()[0].isupper())
    return [found.span() for found in names if _sounds(found.group(), spoken)]


def _sounds(name: str, spoken: str) -> bool:
    return any(sound(part).startswith(spoken) for part in fold(name).split())


def snippet(text: str, spans: Sequence[Span], around: int = AROUND) -> Snippet:
    """The part of the text around its first hit, cut at words, with all hits in it."""
    first = spans[0]
    start = _cut(text, max(0, first[0] - around), first[0], forward=True)
    end = _cut(text, min(len(text), max(first[1], first[0] + around)), first[1], forward=False)
    inside = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Snippet(text[start:end], inside, start, start > 0, end < len(text))


def find(words: Sequence[str], items: Iterable[tuple[K, Sequence[str]]]) -> list[Found[K]]:
    """The items whose texts hold every word, each with a snippet per text that holds one.

    Where no item does, names that sound like the words are tried, and what is found is possible.
    """
    wanted = [word for word in words if needles(word)]
    if not wanted:
        return []
    kept = list(items)
    return list(_found(wanted, kept, Truth.YES)) or list(_found(wanted, kept, Truth.POSSIBLE))


def _found(words: Sequence[str], items: Iterable[tuple[K, Sequence[str]]], truth: Truth) -> Iterator[Found[K]]:
    for key, texts in items:
        spans = [[_of(text, word, truth) for word in words] for text in texts]
        if all(any(each[number] for each in spans) for number in range(len(words))):
            merged = [
                (text, _merged(sorted(s for word in each for s in word)))
                for text, each in zip(texts, spans, strict=True)
            ]
            yield Found(key, tuple(snippet(text, found) for text, found in merged if found), truth)


def _of(text: str, word: str, truth: Truth) -> list[Span]:
    return hits(text, word) or (sounding(text, word) if truth is Truth.POSSIBLE else [])


def _spans(text: str, folded: str, origins: Sequence[int], form: str) -> Iterator[Span]:
    padded = f" {folded} "
    inner = len(form) - len(form.lstrip(" "))
    at = padded.find(form)
    while at >= 0:
        first, last = at + inner - 1, at + len(form.rstrip(" ")) - 2
        yield origins[first], _whole(text, origins[last] + 1)
        at = padded.find(form, at + 1)


def _whole(text: str, end: int) -> int:
    """The end of a hit, behind the marks that stand on its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, edge: int, hit: int, *, forward: bool) -> int:
    """The nearest beginning or end of a word between the edge and the hit."""
    if edge in (0, len(text)):
        return edge
    if forward:
        space = text.find(" ", edge, hit)
        return space + 1 if space >= 0 else edge
    space = text.rfind(" ", hit, edge + 1)
    return space if space >= 0 else edge
