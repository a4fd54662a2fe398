"""The JSON of `dossier diff`: what differs between two dossiers, or between two moments of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from dossier.analysis.between import Step
from dossier.analysis.diff import Diff, EntryDiff, TextChange
from dossier.analysis.lens import Clock, Lens
from dossier.analysis.moments import moment
from dossier.analysis.parts import Change, Passage, Path, Value, label
from dossier.analysis.spans import told_when
from dossier.analysis.tally import tally
from dossier.export.selection import dumped
from dossier.model import Dossier
from dossier.model.base import Frozen
from dossier.model.when import iso
from dossier.query.truth import Truth
from dossier.store.loaded import Loaded

VERSION = 1
"""The version of this output."""

SAID = {Truth.NO: "not_yet", Truth.POSSIBLE: "possibly", Truth.YES: "said"}
WITHDRAWN = {Truth.NO: "no", Truth.POSSIBLE: "possibly", Truth.YES: "yes"}

Data = dict[str, Any]


def write(old: Loaded, new: Loaded, found: Diff) -> str:
    """What differs between two dossiers, ASCII only, an entry a line."""
    return _laid_out(
        {
            "diff": VERSION,
            "from": _side(old),
            "to": _side(new),
            "same": not found,
            "summary": asdict(tally(found)),
            "own": [_change(old.dossier, new.dossier, change) for change in found.own],
            "entries": _entries(old.dossier, new.dossier, found),
        }
    )


def write_moments(loaded: Loaded, first: Lens, last: Lens, steps: Sequence[Step]) -> str:
    """What was said between the moments of two lenses, ASCII only, a record a line."""
    return _laid_out(
        {
            "diff": VERSION,
            "dossier": _side(loaded),
            "clock": last.clock,
            "from": _moment(loaded.dossier, first),
            "to": _moment(loaded.dossier, last),
            "same": not steps,
            "records": [_step(loaded.dossier, step, last.clock) for step in steps],
        }
    )


def _side(loaded: Loaded) -> Data:
    return {"file": loaded.file, "id": loaded.dossier.id, "title": loaded.dossier.title}


def _entries(old: Dossier, new: Dossier, found: Diff) -> list[Data]:
    whole = {**_whole(old, found.entries, "removed"), **_whole(new, found.entries, "added")}
    return [_entry(old, new, entry, whole) for entry in found.entries]


def _whole(dossier: Dossier, entries: Iterable[EntryDiff], kind: str) -> dict[str, Data]:
    """The data of the entries that only this side has, by section and id; originals apart."""
    wanted = [dossier.entries[entry.id] for entry in entries if entry.kind == kind and entry.section != "originals"]
    return {f"{entry.section}/{entry.id}": data for entry, data in dumped(dossier, wanted)}


def _entry(old: Dossier, new: Dossier, entry: EntryDiff, whole: dict[str, Data]) -> Data:
    written: Data = {"section": entry.section, "id": entry.id, "kind": entry.kind}
    if entry.kind == "renamed":
        written["was"] = entry.was
    if entry.kind in ("added", "removed"):
        dossier, side = (new, "new") if entry.kind == "added" else (old, "old")
        data = whole.get(f"{entry.section}/{entry.id}")
        written[side] = data if data is not None else {"id": entry.id, **_plain(dossier, dossier.originals[entry.id])}
    if entry.evidence_only:
        written["evidence_only"] = True
    if entry.changes:
        written["changes"] = [_change(old, new, change) for change in entry.changes]
    if entry.passages:
        written["passages"] = [_passage(old, new, passage) for passage in entry.passages]
    if entry.text:
        written["text"] = [_text(change) for change in entry.text]
    if entry.withdrawal is not None:
        written["withdrawn_by"] = {"old": list(entry.withdrawal.before), "new": list(entry.withdrawal.now)}
    return written


def _change(old: Dossier, new: Dossier, change: Change) -> Data:
    return {"path": _path(change.path), **_sides(old, new, change.old, change.new)}


def _passage(old: Dossier, new: Dossier, passage: Passage) -> Data:
    written: Data = {"path": _path(passage.path), **_sides(old, new, passage.old, passage.new)}
    if passage.changes:
        written["changes"] = [_change(old, new, change) for change in passage.changes]
    return written


def _text(change: TextChange) -> Data:
    sides = {"old": change.old, "new": change.new}
    return {"at": change.at, **{side: text for side, text in sides.items() if text is not None}}


def _sides(old: Dossier, new: Dossier, before: Value, after: Value) -> Data:
    """Both values; a side that does not state it has no key."""
    written: Data = {}
    if before is not None:
        written["old"] = _plain(old, before)
    if after is not None:
        written["new"] = _plain(new, after)
    return written


def _path(path: Path) -> list[str]:
    return [part if isinstance(part, str) else label(part) for part in path]


def _plain(dossier: Dossier, value: Value) -> Any:
    """A value as the file format has it, counts and dates as objects."""
    if isinstance(value, Frozen):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True, context={"zone": dossier.zone})
    if isinstance(value, tuple):
        return [_plain(dossier, item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(dossier, item) for key, item in value.items()}
    return value


def _moment(dossier: Dossier, lens: Lens) -> Data:
    return {"as_of": lens.as_of, "until": iso(moment(lens.as_of, dossier.zone)) if lens.as_of else None}


def _step(dossier: Dossier, step: Step, clock: Clock) -> Data:
    span = told_when(dossier, step.record, clock)
    written: Data = {
        "section": step.section,
        "id": step.record.id,
        "said": {"from": iso(span.start), "to": iso(span.end)},
        "old": SAID[step.before],
        "new": SAID[step.after],
    }
    if step.withdrawn_before is not step.withdrawn_after:
        written["withdrawn"] = {
            "old": WITHDRAWN[step.withdrawn_before],
            "new": WITHDRAWN[step.withdrawn_after],
            "by": list(step.by),
        }
    return written


def _laid_out(report: Data) -> str:
    """One entry a line, as in the JSON of `show`."""
    parts = [f"{json.dumps(key)}: {_value(value)}" for key, value in report.items()]
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]"
    return json.dumps(value)
