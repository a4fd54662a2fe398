"""Dossiers whose every text is hostile: the small example with payloads in its prose, its structure and its names."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.hostile.payloads import PAYLOADS

MILL_ROAD = Path(__file__).resolve().parents[1] / "data" / "mill-road"
Data = dict[str, Any]

PROSE = """
title summary methodology
actors.herald.name actors.herald.names.ar actors.herald.aliases.0 actors.mayor.office actors.mayor.note
actors.mayor.ids.x
places.mill-road.name places.mill-road.names.ar places.mill-road.aliases.0 places.mill-road.note
places.mill-road.ids.x
originals.herald-text.note
sources.herald-1.title sources.herald-1.authors.0 sources.herald-1.url sources.herald-1.archived.0
sources.herald-1.language sources.herald-1.licence sources.herald-1.basis sources.herald-1.note
strikes.0.title strikes.0.what strikes.0.note strikes.0.tags.0 strikes.0.ids.x strikes.0.hits.0.what
strikes.0.quantities.0.what strikes.0.quantities.0.value strikes.0.quantities.0.unit strikes.0.weapons.0.designation
casualties.0.title casualties.0.note casualties.0.tags.0
reactions.0.title reactions.0.says reactions.0.venue reactions.0.note
background.0.title background.0.says background.0.note background.0.tags.0
disputes.0.question disputes.0.positions.0.answer disputes.0.note
""".split()
"""Where any text may stand."""

STRUCTURE = """
dossier id event.when event.timezone event.where.0
actors.mayor.kind actors.mayor.wikidata actors.mayor.part_of.0
places.mill-road.kind places.mill-road.coordinates.0 places.mill-road.precision places.mill-road.within
originals.herald-text.sha256 originals.herald-text.paragraphs
sources.herald-1.kind sources.herald-1.published sources.herald-1.publisher sources.herald-1.reliability
sources.herald-1.original sources.herald-1.document sources.herald-1.not_stated.0
strikes.0.id strikes.0.when strikes.0.where strikes.0.by strikes.0.said_by strikes.0.counts.munitions
strikes.0.cited.0.source strikes.0.cited.0.at strikes.0.cited.0.quote strikes.0.cited.0.words
strikes.0.quantities strikes.0.same_as.0
casualties.0.killed casualties.0.injured casualties.0.including.killed.civilians casualties.0.credibility
casualties.0.cited.0 casualties.0.cited.0.for.0
reactions.0.act.0 reactions.0.about.0 reactions.0.said reactions.0.outlook
disputes.0.exclusive disputes.0.positions.0.holders.0.who disputes.0.positions.0.holders.0.as
related.0.id related.0.relation
""".split()
"""Where only certain texts may stand."""

KEYS = """
event actors actors.mayor actors.mayor.ids actors.mayor.names places sources originals
strikes.0 strikes.0.counts casualties.0.including casualties.0.cited.0 disputes.0
""".split()
"""Mappings that get a key which is a payload."""


class Case(NamedTuple):
    """A dossier's folder to be made: its file, other files in it, and whether it must open (None: either is right)."""

    name: str
    file: str
    raw: bytes
    opens: bool | None = None
    beside: tuple[tuple[str, bytes], ...] = ()

    def write(self, folder: Path) -> Path:
        """Writes the files; the path of the dossier's."""
        for name, raw in ((self.file, self.raw), *self.beside):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        return folder / self.file


@cache
def _mill_road() -> Data:
    data: Data = yaml.load((MILL_ROAD / "dossier.yaml").read_text("utf-8"), yaml.BaseLoader)
    return data


def base() -> Data:
    """The small example as data, every scalar as text, with a record in each section."""
    data: Data = copy.deepcopy(_mill_road())
    del data["sources"]["herald-1"]["document"], data["sources"]["herald-1"]["not_stated"]
    data["background"] = [{"id": "bridge-age", "says": "The bridge is old", "cited": "herald-1 p2"}]
    data["strikes"][0]["weapons"] = [{"kind": "drone"}]
    data["strikes"][0]["quantities"] = [{"what": "power", "value": "4", "unit": "h"}]
    data["strikes"][0]["cited"][0]["words"] = "wording"
    return data


def put(data: Data, path: str, value: Any) -> None:
    """Puts a value where a path leads, making what is missing on the way."""
    node: Any = data
    steps = path.split(".")
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        key: Any = int(step) if step.isdigit() and isinstance(node, list) else step
        if following is None:
            node[key] = value
            return
        empty: Any = [None] if following.isdigit() else {}
        if isinstance(node, dict):
            inner = node.setdefault(key, empty)
            if following.isdigit() and not isinstance(inner, list):
                node[key] = inner = [inner]
        else:
            if not isinstance(node[key], dict):
                node[key] = empty
            inner = node[key]
        node = inner


def as_json(data: Data) -> bytes:
    """A dossier in JSON; ASCII only, so that it can spell everything."""
    return json.dumps(data, indent=1).encode()


def as_yaml(data: Any) -> bytes:
    """The same in YAML: every text in double quotes with escapes, every mapping a line for a key."""
    return "".join(f"{_quoted(key)}: {_flow(value)}\n" for key, value in data.items()).encode()


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    codes = (
        char
        if " " <= char <= "~" and char not in '"\\'
        else f"\\u{ord(char):04x}"
        if ord(char) < 0x10000
        else f"\\U{ord(char):08x}"
        for char in text
    )
    return f'"{"".join(codes)}"'


def prose(payload: str, *, bare: bool = False) -> Data:
    """The example with a payload in all of its prose, between marks by which it is found again unless `bare`."""
    data = base()
    for number, path in enumerate(PROSE):
        put(data, path, payload if bare else f"a{number}a{payload}z{number}z")
    return data


_FORMATS: tuple[tuple[str, Callable[[Data], bytes]], ...] = (("dossier.json", as_json), ("dossier.yaml", as_yaml))


def proses() -> Iterator[Case]:
    """A dossier for each payload, in JSON and in YAML: both open, but for half of a surrogate pair."""
    for name, payload in PAYLOADS.items():
        for file, write in _FORMATS:
            opens = None if "surrogate" in name else True
            yield Case(f"prose-{name}-{file[8:]}", file, write(prose(payload)), opens)


def mixed(dossiers: int = 24) -> Iterator[Case]:
    """So many dossiers in whose prose all payloads stand, each of them in several places."""
    named = [text for name, text in PAYLOADS.items() if "surrogate" not in name]
    for turn in range(dossiers):
        data = base()
        for number, path in enumerate(PROSE):
            at = (number + turn * 5) % len(named)
            put(data, path, f"a{number}a{named[at]}z{number}z")
        file, write = _FORMATS[turn % 2]
        yield Case(f"mixed-{turn}", file, write(data), True)


def structures(*, each: int = 4) -> Iterator[Case]:
    """Payloads where only certain texts may stand, and as keys: each place with so many of them, all in their turn."""
    named = list(PAYLOADS.items())
    for number, path in enumerate([*STRUCTURE, *(f"{path}/" for path in ("", *KEYS))]):
        for turn in range(each):
            name, payload = named[(number * 29 + turn * 31) % len(named)]
            data = base()
            if path.endswith("/"):
                put(data, f"{path[:-1]}.KEY".removeprefix("."), "x")
                data = _renamed(data, "KEY", payload)
            else:
                put(data, path, payload)
            file, write = _FORMATS[(number + turn) % 2]
            yield Case(f"{path}-{name}-{file[8:]}", file, write(data))


def _renamed(node: Any, old: str, new: str) -> Any:
    if isinstance(node, dict):
        return {(new if key == old else key): _renamed(value, old, new) for key, value in node.items()}
    return [_renamed(value, old, new) for value in node] if isinstance(node, list) else node


def documents(*, together: int = 12) -> Iterator[Case]:
    """Texts beside the dossier that are hostile: their paragraphs, their labels, what stands before them."""
    data = base()
    data["sources"]["herald-1"]["document"] = "documents/herald-1.md"
    for section in ("strikes", "casualties", "reactions", "background"):
        data[section][0]["cited"] = "herald-1 p1"
    named = list(PAYLOADS.items())
    for at in range(0, len(named), together):
        texts = [text.encode(errors="replace") for _, text in named[at : at + together]]
        digest = b"".join(b"[p%d] aaa%szzz\n\n" % (number, text) for number, text in enumerate(texts, 1))
        parts = {
            "digest": b"---\nkind: digest\nlanguage: en\n---\n" + digest,
            "label": b"".join(b"[p%s] one\n\n" % text for text in texts),
            "front": b"---\nkind: %s\nnote: '%s'\n---\n[p1] one\n" % (texts[0], texts[-1]),
            "key": b"---\n%s: x\n---\n[p1] one\n" % texts[len(texts) // 2],
        }
        for part, raw in parts.items():
            yield Case(f"{part}-{named[at][0]}", "dossier.json", as_json(data), None, (("documents/herald-1.md", raw),))


NAMES = {
    "escape": "na\x1b]0;PWNED\x07me",
    "override": "rtl\u202elmay",
    "line": "new\nline",
    "dash": "-dash",
    "markup": "[bold]x[",
    "shell": "sp ace'\"$(touch pwned)",
    "long": "a" * 200,
    "bytes": "inv\udcffalid",
    "percent": "%s %(x)s {0}",
    "space": " ",
    "tilde": "~",
    "marks": "e" + "\u0301" * 40,
}
"""Names of files and folders."""
