"""JSON Schema (2020-12) of what `dossier diff --format json` writes."""

from __future__ import annotations

from typing import Any

from dossier.analysis.diff import PARTS
from dossier.analysis.lens import CLOCKS
from dossier.export.diff_ import SAID, VERSION, WITHDRAWN
from dossier.export.schema import DIALECT
from dossier.model import RECORD_SECTIONS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_IDS: Schema = {"type": "array", "items": _TEXT}
_INSTANT: Schema = {"type": ["string", "null"], "description": "ISO 8601 in UTC; null where it is open."}


def diff_schema() -> Schema:
    """The schema: of two dossiers, or of two moments of one."""
    return {
        "$schema": DIALECT,
        "title": "Dossier diff",
        "description": "What `dossier diff --format json` writes. Values are as in `dossier schema report`: counts and "
        "dates as objects, ids as ids. A side on which nothing is stated has no key.",
        "oneOf": [{"$ref": "#/$defs/dossiers"}, {"$ref": "#/$defs/moments"}],
        "$defs": {
            "dossiers": _dossiers(),
            "moments": _moments(),
            "side": _side(),
            "counts": _counts(),
            "entry": _entry(),
            "change": _change("One field, or one item of a list, that differs."),
            "passage": _passage(),
        },
    }


def _closed(description: str, keys: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": {**keys, **(optional or {})},
        "required": list(keys),
        "additionalProperties": False,
    }


def _said(description: str, schema: Schema) -> Schema:
    return {**schema, "description": description}


def _many(name: str, description: str) -> Schema:
    return {"type": "array", "description": description, "items": {"$ref": f"#/$defs/{name}"}}


def _common() -> Schema:
    return {
        "diff": _said("The version of this format.", {"const": VERSION}),
        "same": _said("Whether nothing differs; order never does.", {"type": "boolean"}),
    }


def _dossiers() -> Schema:
    summary = _closed(
        "How much differs.",
        {
            "records": {"$ref": "#/$defs/counts"},
            "others": _said("Disputes, actors, places, sources and originals.", {"$ref": "#/$defs/counts"}),
            "withdrawn": _said("Records that were taken back since.", _NUMBER),
            "no_longer_withdrawn": _said("Records of which nothing says any more that they were taken back.", _NUMBER),
            "passages": _said("Citations added, removed or changed.", _NUMBER),
            "paragraphs": _said("Paragraphs of documents added, removed or changed.", _NUMBER),
            "own": _said("Fields of the dossier itself.", _NUMBER),
        },
    )
    keys = {
        **_common(),
        "from": _said("The dossier compared.", {"$ref": "#/$defs/side"}),
        "to": _said("The dossier compared with.", {"$ref": "#/$defs/side"}),
        "summary": summary,
        "own": _many("change", "What differs in the dossier itself: title, summary, event, related dossiers."),
        "entries": _many("entry", "Every record and other entry that differs."),
    }
    return _closed("Two dossiers, or two versions of one.", keys)


def _moments() -> Schema:
    at = _closed("A moment, and the instant at which it ends; now has neither.", {"as_of": _TEXT, "until": _INSTANT})
    step = _closed(
        "A record whose standing differs.",
        {
            "section": {"enum": list(RECORD_SECTIONS)},
            "id": _TEXT,
            "said": _closed(
                "When it was said by that clock, as far as that is known.", {"from": _INSTANT, "to": _INSTANT}
            ),
            "old": _said("How far it was said at the first moment.", {"enum": list(SAID.values())}),
            "new": _said("How far it was said at the second.", {"enum": list(SAID.values())}),
        },
        {
            "withdrawn": _closed(
                "How far it had been taken back, where that differs, and by which records.",
                {"old": {"enum": list(WITHDRAWN.values())}, "new": {"enum": list(WITHDRAWN.values())}, "by": _IDS},
            )
        },
    )
    keys = {
        **_common(),
        "dossier": {"$ref": "#/$defs/side"},
        "clock": _said(
            "What the moments go by: when it was said, or when its carriers were published.", {"enum": list(CLOCKS)}
        ),
        "from": at,
        "to": at,
        "records": {"type": "array", "description": "Every record whose standing differs.", "items": step},
    }
    return _closed("One dossier at two moments.", keys)


def _side() -> Schema:
    return _closed("A dossier.", {"file": _said("Its file as it was found.", _TEXT), "id": _TEXT, "title": _TEXT})


def _counts() -> Schema:
    return _closed(
        "Entries by what happened to them.",
        {
            "added": _NUMBER,
            "removed": _NUMBER,
            "renamed": _said("Another id, and otherwise the same.", _NUMBER),
            "changed": _said("Those that say something else.", _NUMBER),
            "fields": _said("The fields in which they do.", _NUMBER),
            "evidence_only": _said("Those that say the same by other passages or texts.", _NUMBER),
        },
    )


def _entry() -> Schema:
    at = _said("The label of a paragraph, or kind, language or note of the front matter.", _TEXT)
    text = _closed("A paragraph that differs.", {"at": at}, {"old": _TEXT, "new": _TEXT})
    return _closed(
        "A record or other entry that differs.",
        {
            "section": {"enum": list(PARTS)},
            "id": _said("Its id; of one that was removed, in the old dossier.", _TEXT),
            "kind": {"enum": ["added", "removed", "renamed", "changed"]},
        },
        {
            "was": _said("The id it had before it was renamed.", _TEXT),
            "old": _said("The entry that was removed, as in the report.", {"type": "object"}),
            "new": _said("The entry that was added, as in the report.", {"type": "object"}),
            "evidence_only": _said("It says the same: only passages or texts differ.", {"const": True}),
            "changes": _many("change", "Its fields that differ."),
            "passages": _many("passage", "Its citations that differ."),
            "text": {"type": "array", "description": "What differs in the document of a source.", "items": text},
            "withdrawn_by": _closed("The records that take it back, where they differ.", {"old": _IDS, "new": _IDS}),
        },
    )


def _change(description: str, **more: Schema) -> Schema:
    path = _said("Keys of the file; an item of a list by the words that tell it from the others.", _IDS)
    return _closed(description, {"path": path}, {"old": {}, "new": {}, **more})


def _passage() -> Schema:
    changes = _many("change", "Where both sides have it: its fields that differ.")
    return _change("A citation added (no `old`), removed (no `new`) or changed.", changes=changes)
