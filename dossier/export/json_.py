"""The JSON of `--format json`: the file format with counts and dates as objects, and computed keys beside it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from dossier.export.analysis_ import analysis, lens_data
from dossier.export.seen import Seen
from dossier.export.selection import data, with_references
from dossier.model import SECTIONS, Dossier, Entry
from dossier.store.loaded import Check


def write(seen: Seen, entries: Sequence[Entry], possible: Collection[str] = (), query: str = "") -> str:
    """The entries and what they refer to, ASCII only, with one entry on each line.

    `query` is the filter as it was typed, `possible` the ids of the entries that only possibly pass. Loaded again,
    the output of all entries is an equal dossier.
    """
    return _laid_out(report(seen, entries, possible, query))


def report(seen: Seen, entries: Sequence[Entry], possible: Collection[str] = (), query: str = "") -> dict[str, Any]:
    """The same as plain data."""
    loaded = seen.loaded
    shown = with_references(loaded.dossier, entries)
    narrowed = bool(query) or not seen.lens.is_open
    lens = {} if seen.lens.is_open else {"lens": lens_data(seen)}
    return {
        **data(shown),
        "query": {**({"filter": query} if query else {}), **lens, "sections": _sections(loaded.dossier, shown)},
        "checks": {
            record.id: [_check(loaded.check(record.id, index)) for index in range(len(record.cited))]
            for section in (shown.strikes, shown.casualties, shown.reactions, shown.background)
            for record in section
        },
        "analysis": analysis(seen, {entry.id for entry in entries} if narrowed else None, possible),
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
