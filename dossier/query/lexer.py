"""Characters of a filter: quotation marks, names, operators and the runs between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOSING = {
    **{'"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』"},
    **{"'": "'", "‘": "’", "’": "’", "‚": "‘’", "‹": "›", "›": "‹"},
}
"""The marks that open a quotation, and those that close it."""

_SINGLE = "'‘’‚"
_NAME = re.compile(r"([^\W\d_][\w-]*)(:|>=|<=|!=|>|<|=|≥|≤|≠)")
_SPACED = re.compile(r"([^\W\d_][\w-]*)\s+(>=|<=|!=|>|<|=|≥|≤|≠)")
_SPELT = {"≥": ">=", "≤": "<=", "≠": "!="}
_END = re.compile(r"[\s()]")
_VALUE_END = re.compile(r"[\s,)]")
_STICKING = re.compile(r"[\s,()]|$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted text with its span, the marks included; `closed` is false where the text ends before it does."""

    text: str
    start: int
    end: int
    closed: bool = True


def quoted(text: str, at: int) -> Quoted | None:
    """The quotation that begins there. A single mark opens one only if another closes it before a space or the end."""
    if at >= len(text) or text[at] not in CLOSING:
        return None
    closing = CLOSING[text[at]]
    single = text[at] in _SINGLE
    for end in range(at + 1, len(text)):
        if text[end] in closing and (not single or _STICKING.match(text, end + 1)):
            return Quoted(text[at + 1 : end], at, end + 1)
    return None if single else Quoted(text[at + 1 :], at, len(text), closed=False)


def operator(text: str, at: int, *, spaced: bool) -> tuple[str, str, int] | None:
    """A name with the operator behind it, and where that ends; with `spaced`, a space may stand before it."""
    found = (_SPACED if spaced else _NAME).match(text, at)
    return (found[1], _SPELT.get(found[2], found[2]), found.end()) if found else None


def word_end(text: str, at: int) -> int:
    """Where a bare word ends: at a space or bracket."""
    found = _END.search(text, at)
    return found.start() if found else len(text)


def value_end(text: str, at: int) -> int:
    """Where an unquoted value ends: at a space, comma or closing bracket."""
    found = _VALUE_END.search(text, at)
    return found.start() if found else len(text)


def spaces(text: str, at: int) -> int:
    """Where the run of spaces that begins there ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def in_quotes(value: str) -> str:
    """A value as it is typed: in quotation marks where it needs them."""
    if value and not re.search(r"[\s,()]|\.\.", value) and value[0] not in CLOSING and value[0] not in "<>=":
        return value
    opening = next((mark for mark in '"“«「' if not set(CLOSING[mark]) & set(value)), None)
    if opening is None:
        return '"' + "".join(char for char in value if char not in CLOSING['"']) + '"'
    return f"{opening}{value}{CLOSING[opening][0]}"
