"""What the end of a filter could become: fields, then values with their numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.model import Section
from dossier.model.edtf import DAY, civil, offset_at
from dossier.query import lexer
from dossier.query.fields import PSEUDO, Fields, Named
from dossier.query.flags import FLAGS
from dossier.query.fold import fold, needles
from dossier.query.index import Index
from dossier.query.truth import Truth

_BARE = ("where", "said", "by")
"""The fields whose names are offered for a bare word."""

_LEAST = 2
"""The fewest letters of a bare word for which names are offered."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A text to put in place of what stands between `replace_start` and `replace_end`.

    `count` is how many entries surely match it; None for fields, and where nothing was counted.
    """

    text: str
    replace_start: int
    replace_end: int
    help: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class _Typed:
    """The unfinished end of a text: a bare word, or the value of a field."""

    start: int
    text: str
    name: str = ""
    op: str = ""
    quoted: bool = False


def complete(text: str, cursor: int, index: Index, limit: int = 50) -> list[Completion]:
    """What can stand where the cursor is, at most `limit`: fields first, then values, the most frequent first."""
    typed = _typed(text[:cursor], index.fields)
    if typed is None:
        return []
    end = _replaced(text, cursor, typed)
    found = _values(typed, index) if typed.name else _bare(typed.text, index)
    return [Completion(offer, typed.start, end, about, count) for offer, about, count in list(found)[:limit]]


_Offer = tuple[str, str, int | None]


def _typed(head: str, fields: Fields) -> _Typed | None:
    at = 0
    while True:
        while at < len(head) and (head[at].isspace() or head[at] in "()-"):
            at += 1
        if at >= len(head):
            return _Typed(len(head), "")
        if phrase := lexer.quoted(head, at):
            if phrase.end >= len(head):
                return None
            at = phrase.end
        elif found := _operator(head, at, fields):
            name, op, at = found
            at = at if op == ":" else lexer.spaces(head, at)
            value, at = _value(head, at, name, op)
            if value is not None or at >= len(head):
                return value
        else:
            end = lexer.word_end(head, at)
            if end >= len(head):
                return _Typed(at, head[at:])
            at = end


def _operator(head: str, at: int, fields: Fields) -> tuple[str, str, int] | None:
    spaced = lexer.operator(head, at, spaced=True)
    known = spaced is not None and fields.find(spaced[0]) is not None
    return lexer.operator(head, at, spaced=False) or (spaced if known else None)


def _value(head: str, at: int, name: str, op: str) -> tuple[_Typed | None, int]:
    """The value at the text's end, or None and where the values end."""
    while True:
        if phrase := lexer.quoted(head, at):
            if not phrase.closed:
                return _Typed(at, phrase.text, name, op, quoted=True), len(head)
            end = phrase.end
        else:
            end = lexer.value_end(head, at)
            if end >= len(head):
                return _Typed(at, head[at:], name, op), end
        if not head.startswith(",", end):
            return None, end
        at = end + 1


def _replaced(text: str, cursor: int, typed: _Typed) -> int:
    if typed.quoted:
        phrase = lexer.quoted(text, typed.start)
        return phrase.end if phrase is not None and phrase.closed else cursor
    if typed.name:
        return max(cursor, lexer.value_end(text, cursor))
    rest = re.compile(r"[\w-]*").match(text, cursor)
    return rest.end() if rest is not None and typed.text else cursor


def _bare(prefix: str, index: Index) -> Iterator[_Offer]:
    known = prefix.lower().replace("-", "_")
    offered = [named for named in index.fields if _held(named, index.dossier.sections)]
    begun = [named for named in offered if named.name.startswith(known)]
    yield from ((f"{named.name}:", named.help, None) for named in begun)
    yield from ((f"{name}:", about, None) for name, about in PSEUDO.items() if name.startswith(known))
    if not known:
        return
    for named in offered:
        alias = next((alias for alias in named.aliases if alias.startswith(known)), None)
        if alias is not None and named not in begun:
            yield f"{alias}:", named.help, None
    if len(prefix) >= _LEAST:
        yield from _names(prefix, index)


def _held(named: Named, sections: Iterable[Section]) -> bool:
    return any(section in named.by_section for section in sections)


def _names(prefix: str, index: Index) -> Iterator[_Offer]:
    for name in _BARE:
        for text, about, count in _reference(name, prefix, index):
            yield f"{name}:{text}", about, count


def _values(typed: _Typed, index: Index) -> Iterable[_Offer]:
    pseudo = typed.name.lower()
    if pseudo in PSEUDO:
        known = typed.text.lower().replace("-", "_")
        names = {flag.name: flag.help for flag in FLAGS.values()} if pseudo == "is" else _fields(index)
        return [(name, about, None) for name, about in names.items() if name.startswith(known)]
    named = index.fields.find(typed.name)
    if named is None or named.type == "text":
        return []
    if named.type == "ref":
        return _reference(named.name, typed.text, index)
    if named.type == "choice":
        return _choice(named.name, typed.text, index)
    return _ordered(named, typed, index)


def _fields(index: Index) -> Mapping[str, str]:
    return {named.name: named.help for named in index.fields if _held(named, index.dossier.sections)}


def _frequent(counts: Mapping[str, int], about: Mapping[str, str]) -> Iterator[_Offer]:
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        yield lexer.in_quotes(key), about.get(key, ""), counts[key]


def _reference(name: str, prefix: str, index: Index) -> Iterator[_Offer]:
    targets = index.fields[name].targets
    wanted = needles(prefix)
    entries = index.dossier.entries
    counts = {
        key: count
        for key, count in index.tally(name).counts.items()
        if key in entries
        and entries[key].section in targets
        and (not wanted or any(needle in index.called(key) for needle in wanted))
    }
    return _frequent(counts, {key: title_of(index, key) for key in counts})


def title_of(index: Index, key: str) -> str:
    """The title, name or question of an entry, else what it says, else its id."""
    entry = index.dossier.entries[key]
    for name in ("title", "says"):
        field = index.fields[name].by_section.get(entry.section)
        if field is not None and (told := field.get(entry, index.dossier)):
            return str(told[0])
    return key


def _choice(name: str, prefix: str, index: Index) -> Iterator[_Offer]:
    folded = fold(prefix)
    counts = {term: n for term, n in index.tally(name).counts.items() if fold(term).startswith(folded)}
    return _frequent(counts, {})


def _ordered(named: Named, typed: _Typed, index: Index) -> Iterator[_Offer]:
    column = index.column(named.name)
    counts: Counter[tuple[float, str]] = Counter()
    for code, number in Counter(column.codes).items():
        cell = column.cells[code]
        for value in () if isinstance(cell, Truth) else cell:
            counts[written(named, typed.op, value, index.dossier.zone)] += number
    for (_, text), number in sorted(counts.items()):
        if text and text.startswith(typed.text):
            yield text, "", number


def written(named: Named, op: str, value: object, zone: str) -> tuple[float, str]:
    """A value of a column as it is typed, with its rank; no text where a filter cannot say it."""
    match named.type, value:
        case "count", (_, _, True):
            return math.inf, "unknown" if op == ":" else ""
        case "count", (int() as low, high, _):
            return low, _interval(low, high) if op == ":" else str(low)
        case "when", (int() as start, _):
            return start, "{:04}-{:02}-{:02}".format(*civil((start + offset_at(start, zone)) // DAY))
        case "precision", float() as metres:
            return metres, _distance(metres)
        case "number", int() as number:
            return number, str(number)
        case _:
            return math.inf, ""


def _interval(low: int, high: object) -> str:
    if high is None:
        return f"{low}.."
    if high == 0:
        return "none"
    return str(low) if low == high else f"{low}..{high}"


def _distance(metres: float) -> str:
    if metres == math.inf:
        return "country"
    return f"{metres / 1000:g}km" if metres >= 1000 else f"{metres:g}m"
