"""Where the paragraphs of an original begin and end (algorithm 1), and how passages are named.

The algorithm is part of the file format: a dossier keeps its number beside the sum of the text, so it never
changes; another way of counting would be algorithm 2.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

ALGORITHM: Final = 1

WHITE: Final = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The characters with Unicode's property White_Space, as the inside of a character class."""

_BLANK: Final = re.compile(f"[{WHITE}]*")
_FENCE: Final = re.compile(r"---[ \t]*")
_PASSAGE: Final = re.compile(r"p([1-9][0-9]{0,8})(?:-p?([1-9][0-9]{0,8}))?")

_PLACE: Final = re.compile(
    r"(?P<source>\[[0-9]+\]|[^\s#¶\[\]]+)(?:\s*[#\s¶]\s*[p¶]?(?P<at>[1-9][0-9]{0,8}(?:[-–][1-9][0-9]{0,8})?))?"
)
"""What a person may type for a passage: as links name it, and as footnotes print it."""


class Body(NamedTuple):
    """The lines of a text, its front matter apart."""

    front: list[str]
    """Between the two lines of `---`; empty where there is no front matter."""
    lines: list[str]
    line: int
    """The number in the file, from 1, of the first of `lines`."""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of an original, the first of which is p1; lines within one are kept, parted by LF."""
    return tuple(paragraph for _, paragraph in placed(text))


def placed(text: str) -> list[tuple[int, str]]:
    """The paragraphs of an original, each with the number of the line it begins on."""
    whole = body(text)
    lines = whole.lines
    first = next((number for number, line in enumerate(lines) if not blank(line)), len(lines))
    last = next((number for number in range(len(lines), first, -1) if not blank(lines[number - 1])), first)
    if not any(blank(line) for line in lines[first:last]):
        return [(whole.line + number, lines[number]) for number in range(first, last)]
    found: list[tuple[int, list[str]]] = []
    inside = False
    for number in range(first, last):
        if blank(lines[number]):
            inside = False
        elif inside:
            found[-1][1].append(lines[number])
        else:
            found.append((whole.line + number, [lines[number]]))
            inside = True
    return [(line, "\n".join(run)) for line, run in found]


def body(text: str) -> Body:
    """The text parted into front matter and the rest, with LF at the end of every line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if _FENCE.fullmatch(lines[0]):
        for number in range(1, len(lines)):
            if _FENCE.fullmatch(lines[number]):
                return Body(lines[1:number], lines[number + 1 :], number + 2)
    return Body([], lines, 1)


def blank(line: str) -> bool:
    """Whether a line holds nothing but Unicode white space (U+00A0 included)."""
    return _BLANK.fullmatch(line) is not None


def named(at: Sequence[str], numbers: Sequence[int]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The paragraphs that a citation's `at` names, and the names that no paragraph has.

    `numbers` are the paragraphs there are, ascending. `p7` and `p20-p21` name paragraphs, `whole` all of
    them; a page, time or field names none and cannot be missing. A range is there when both its ends are.
    """
    found: list[int] = []
    missing: list[str] = []
    for name in at:
        if name == "whole":
            found += numbers
            continue
        match = _PASSAGE.fullmatch(name)
        if match is None:
            continue
        first, last = int(match[1]), int(match[2] or match[1])
        inside = numbers[bisect_left(numbers, first) : bisect_left(numbers, last + 1)]
        if inside and inside[0] == first and inside[-1] == last:
            found += inside
        else:
            missing.append(name)
    return tuple(dict.fromkeys(found)), tuple(missing)


def parted(text: str) -> tuple[str, str]:
    """The source and the paragraph that somebody names: `article-2#p20`, `2#20`, `[2] ¶20`; without one, empty."""
    match = _PLACE.fullmatch(text.strip())
    if match is None:
        source, _, paragraph = text.strip().partition("#")
        return source.strip(), paragraph.strip()
    return match["source"], f"p{match['at'].replace('–', '-p')}" if match["at"] else ""


def beginning(name: str) -> int:
    """The number of the first paragraph in the name of a passage: 20 for `p20-p21`. ValueError for others."""
    match = _PASSAGE.fullmatch(name)
    if match is None:
        raise ValueError(f"{name!r} names no paragraph")
    return int(match[1])
