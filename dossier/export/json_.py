"""The JSON of `--format json`: the file format with counts and dates as objects, and computed keys beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dossier.export.selection import data, with_references
from dossier.model import SECTIONS, Dossier, Entry
from dossier.store.loaded import Check, Loaded


def write(loaded: Loaded, entries: Sequence[Entry], query: str = "") -> str:
    """The entries and what they refer to, ASCII only, with one entry on each line.

    `query` is the filter as it was typed. Loaded again, the output of all entries is an equal dossier.
    """
    return _laid_out(report(loaded, entries, query))


def report(loaded: Loaded, entries: Sequence[Entry], query: str = "") -> dict[str, Any]:
    """The same as plain data."""
    shown = with_references(loaded.dossier, entries)
    return {
        **data(shown),
        "query": {**({"filter": query} if query else {}), "sections": _sections(loaded.dossier, shown)},
        "checks": {
            record.id: [_check(loaded.check(record.id, index)) for index in range(len(record.cited))]
            for section in (shown.strikes, shown.casualties, shown.reactions, shown.background)
            for record in section
        },
    }


def _sections(whole: Dossier, shown: Dossier) -> dict[str, dict[str, int]]:
    return {
        section: {"shown": len(getattr(shown, section)), "total": len(getattr(whole, section))}
        for section in SECTIONS
        if getattr(whole, section)
    }


def _check(check: Check) -> dict[str, Any]:
    written: dict[str, Any] = {"status": check.kind}
    if check.digest is not None:
        written["digest"] = check.digest
    if check.at is not None:
        written["at"] = check.at
    if check.variant:
        written["variant"] = True
    return written


def _laid_out(report: dict[str, Any]) -> str:
    """One entry a line: `json` indents in Python, ten times slower, and a record on one line makes a good diff."""
    parts = [f"{json.dumps(key)}: {_value(value)}" for key, value in report.items()]
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, dict) and value:
        return "{\n  " + ",\n  ".join(f"{json.dumps(key)}: {json.dumps(item)}" for key, item in value.items()) + "\n }"
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]"
    return json.dumps(value)
