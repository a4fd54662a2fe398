"""The corpus of hostile files that the tool beside the repository writes, its fields renamed to those of a dossier."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

_FIELDS = {
    **{"title": "title", "summary": "summary", "events": "background", "documents": "sources"},
    **{"id": "id", "date": "when", "text": "note", "path": "document", "url": "url", "tags": "tags"},
    **{"place": "note", "lat": "lat", "lon": "lon", "count": "count", "color": "color"},
}
_GOOD = {"title": "Good title", "dossier": "1", "id": "corpus", "summary": "Good summary."}
_RECORD = {"id": "e1", "when": "2021-03-04", "title": "First event"}
_SAID = {"says": "x", "cited": "s"}


def _base_mapping(**over: Any) -> dict[str, Any]:
    """The smallest dossier, with some fields of it replaced; those that it has not, where it has their like."""
    source: dict[str, Any] = {"title": "S"}
    record = {**_RECORD, **_SAID}
    made: dict[str, Any] = {**_GOOD, "sources": {"s": source}, "background": [record]}
    for key, value in over.items():
        match key:
            case "events" if isinstance(value, list):
                made["background"] = [{**_SAID, **each} if isinstance(each, dict) else each for each in value]
            case "documents":
                made["sources"] |= {f"s{number}": dict(each) for number, each in enumerate(value)}
            case "url":
                source["url"] = value
            case "tags" | "place" | "color":
                record["tags" if key == "tags" else "note"] = value
            case _:
                made[_FIELDS.get(key, key)] = value
    return made


_OURS = {
    **dict.fromkeys(("date-02.yaml", "date-02.json", "date-04.yaml", "date-04.json"), "either"),  # years 0 and -1 exist
    **dict.fromkeys(("type-title-1.yaml", "type-title-2.yaml"), "either"),  # every scalar is kept as it was written
    **dict.fromkeys(("yaml-huge-int-5000.yaml", "json-int-5000-digits.json"), "error"),
}
"""What this format says of files whose manifest leaves it to the format, or has another one in mind."""

_HEADLESS = {
    "term-bidi-raw-bytes.yaml": (b"title:", b"dossier: 1\nid: corpus\nsources: {s: {title: S}}\ntitle:"),
    "json-raw-c1.json": (b"{", b'{"dossier": 1, "id": "corpus", "sources": {"s": {"title": "S"}}, '),
}
"""Files that shall open and are spelt out in the tool, with what a dossier must have put into them."""


class Entry(NamedTuple):
    """A file of the corpus, and what the manifest says must happen to it."""

    path: Path
    name: str
    kind: str
    expect: str
    line: int | None
    needs_schema: bool
    mention: tuple[str, ...]
    forbidden: tuple[bytes, ...]
    required: tuple[bytes, ...]


def write(tool: Path, folder: Path, *, size: str = "normal") -> list[Entry]:
    """Runs the tool with its table of fields replaced; the entries of its manifest."""
    source = tool.read_text("utf-8")
    head, table, rest = re.split(r"^# =+ remap here.*\n|^# =+\n(?=\n)", source, maxsplit=2, flags=re.M)
    assert "FIELDS" in table
    space: dict[str, Any] = {"__name__": "corpus", "base_mapping": _base_mapping, "F": _FIELDS.__getitem__}
    space |= {
        "FIELDS": _FIELDS,
        "GOOD_DATE": _RECORD["when"],
        "CSV_COLUMNS": "id date title place lat lon source".split(),
    }
    exec(compile(head + rest, str(tool), "exec"), space)
    with contextlib.redirect_stdout(io.StringIO()):
        space["main"]([str(folder), "--size", size])
    files = json.loads((folder / "manifest.json").read_text())["files"]
    entries = [_entry(folder, one) for one in files if not (one.get("skip_as_root") and os.geteuid() == 0)]
    for entry in entries:
        if entry.name in _HEADLESS:
            entry.path.write_bytes(entry.path.read_bytes().replace(*_HEADLESS[entry.name], 1))
    return entries


def _entry(folder: Path, one: dict[str, Any]) -> Entry:
    name = one["path"]
    path = folder / (name.encode("latin-1").decode("utf-8", "surrogateescape") if one.get("path_latin1") else name)
    return Entry(
        path,
        one["name"],
        one["kind"],
        _OURS.get(one["name"], one["expect"]),
        one.get("line"),
        bool(one.get("needs_schema")),
        tuple(one.get("must_mention", ())),
        tuple(map(_raw, one.get("forbid_raw", ()))),
        tuple(text.encode() for text in one.get("require_text", ())),
    )


def _raw(escaped: str) -> bytes:
    return escaped.encode("ascii").decode("unicode_escape").encode("utf-8", "surrogatepass")
