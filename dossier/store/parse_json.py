"""JSON -> plain data in which numbers, true and false are text, within the limits of `limits`.

The standard library reads the file; positions are looked for only when one is asked for.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from dossier.store import limits
from dossier.store.findings import Findings, decode
from dossier.store.parse import collection_paused
from dossier.store.scan_json import SURROGATE, scan
from dossier.store.tree import Data, Lines, Located, Parsed, Tree

_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"[]{}"))
_WORDS: Final = {
    "Expecting ',' delimiter": ("a comma is missing", "parts of a list or record are separated by commas"),
    "Expecting ':' delimiter": ("a colon is missing after the key", ""),
    "Expecting property name": ("a key in double quotes is missing", "no comma after the last part"),
    "Illegal trailing comma": ("a comma after the last part", "remove it"),
    "Expecting value": ("a value is missing", "text stands in double quotes; no comma after the last part"),
    "Unterminated string": ("this quotation mark is never closed", 'close it; a " inside is written \\"'),
    "Invalid control character": ("a line end or control character inside a text", "write it as \\n or \\u001b"),
    "Invalid \\escape": ("no such escape", "a backslash is written \\\\"),
    "Invalid \\uXXXX escape": ("\\u is followed by four hexadecimal digits", ""),
    "Extra data": ("text after the end of the data", "a file holds one record"),
}


def parse_json(raw: bytes, file: str) -> Parsed:
    """The data of a JSON file and its problems; never raises for what the file says."""
    text, problems = decode(raw, file)
    if text is None:
        return Parsed(None, problems)
    findings = Findings(file, Lines(text))
    with collection_paused():
        tree = _read(findings)
    return Parsed(tree, findings.problems)


def _read(findings: Findings) -> Tree | None:
    text = findings.lines.text
    if not text.strip():
        findings.add(0, "the file is empty", rule="syntax", hint='a dossier begins with {"dossier": 1')
        return None
    builder = None if _small(text) else scan(findings)
    if builder is None and findings.problems:
        return None
    plain = _Plain()
    try:
        data = plain.read(text)
    except json.JSONDecodeError as error:
        message, hint = next(
            (words for start, words in _WORDS.items() if error.msg.startswith(start)),
            (f"not valid JSON: {error.msg}", ""),
        )
        findings.add(min(error.pos, len(text) - 1), message, rule="syntax", hint=hint)
        return None
    if builder is None and plain.sound:
        return Tree(data, findings.lines, cache(lambda: _located(Findings(findings.file, findings.lines))))
    builder = builder or scan(findings)
    if builder is None:
        return None
    located = (builder.items[0], builder.starts[0], builder.table)
    return Tree(located[0], findings.lines, lambda: located)


def _located(findings: Findings) -> Located:
    builder = scan(findings)
    assert builder is not None, "the standard library has read this text without a fault"
    return builder.items[0], builder.starts[0], builder.table


def _small(text: str) -> bool:
    """Whether depth and number of parts keep to the limits, before anything is built of them."""
    skeleton = _STRING.sub(b"", text.encode())
    if sum(map(skeleton.count, (b",", b":", b"[", b"{"))) >= limits.NODES:
        return False
    depth = 0
    for bracket in skeleton.translate(None, _NOT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.DEPTH:
            return False
    return True


class _Plain:
    """One reading by the standard library. `sound` turns False where something needs a position."""

    def __init__(self) -> None:
        self.sound = True

    def read(self, text: str) -> Data:
        loaded: object = json.loads(
            text,
            object_pairs_hook=self._record,
            parse_int=str,
            parse_float=str,
            parse_constant=self._constant,
        )
        return self._text(loaded)

    def _record(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        record = dict(pairs)
        if len(record) < len(pairs):
            self.sound = False
        return record

    def _constant(self, name: str) -> str:
        self.sound = False
        return name

    def _text(self, value: object) -> Data:
        """The value with true and false as text; the depth was checked before."""
        if isinstance(value, dict):
            for key, inner in value.items():
                if len(key) > limits.KEY or not key.isascii():
                    self._check(key, limits.KEY)
                if inner.__class__ is not str or len(inner) > limits.SCALAR or not inner.isascii():
                    value[key] = self._text(inner)
            return value
        if isinstance(value, list):
            return [self._text(inner) for inner in value]
        if isinstance(value, str):
            self._check(value, limits.SCALAR)
            return value
        return None if value is None else str(value).lower()

    def _check(self, text: str, limit: int) -> None:
        if len(text) > limit or SURROGATE.search(text):
            self.sound = False
