"""The schema of `analysis` and of the lens in `query`, for `dossier schema report`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from dossier.analysis.found import FoundKind, Why
from dossier.analysis.lens import CLOCKS
from dossier.analysis.silence import CellKind
from dossier.export.schema_times import bands_schema, timeline_schema
from dossier.model import MEASURES
from dossier.model.dispute import Stance
from dossier.model.values import PersonClass

Schema = dict[str, Any]


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _texts(description: str) -> Schema:
    return {"type": "array", "items": {"type": "string"}, "description": description}


def _number(least: int, description: str) -> Schema:
    return {"type": "integer", "minimum": least, "description": description}


def _choice(words: Iterable[str], description: str) -> Schema:
    return {"enum": list(words), "description": description}


_LOW = _number(0, "The fewest.")
_HIGH: Schema = {"type": ["integer", "null"], "minimum": 0, "description": "The most; null is open."}
_RECORDS = _texts("The records behind it.")
_SCOPE: Schema = {
    "measure": _choice(MEASURES, "What is counted."),
    "of": {
        "type": "array",
        "items": {"enum": list(get_args(PersonClass))},
        "description": "Whom: people of all these classes.",
    },
    "where": _texts("Places by id; `event` is all of it, `unnamed` one without a name."),
    "whose": _texts("The actors they belonged to."),
}


def _object(properties: Schema, *optional: str, description: str = "") -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }
    return {**schema, "description": description} if description else schema


def _array(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def lens_schema() -> Schema:
    """The schema of `query.lens`."""
    return _object(
        {
            "told_by": _text("Whose telling is shown, as it was typed."),
            "as_of": _text("The moment up to which things had been said, as it was typed."),
            "moment": _text("The same in UTC, ISO 8601; what was said before it is shown."),
            "clock": _choice(CLOCKS, "By when it was said, or by when it was published."),
        },
        *("told_by", "as_of", "moment", "clock"),
        description="Computed: the lens, where there is one.",
    )


def analysis_schema() -> tuple[Schema, Schema]:
    """The schema of `analysis`, and the definitions that it refers to."""
    definitions = {"Total": _total(), "Told": _told(), "FoundDispute": _found(), "HeldStance": _stance()}
    schema = _object(
        {
            "totals": _array(_ref("Total"), "What may be said of the whole event, by measure and kind of people."),
            "totals_with_possible": _array(
                _ref("Total"), "The same with records that only possibly pass the filter or had been said."
            ),
            "disputes": _array(_ref("FoundDispute"), "Disputes that the records imply and no typed one absorbs."),
            "absorbed": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": _ref("FoundDispute")},
                "description": "By the id of a typed dispute: the found ones that it answers for.",
            },
            "origins": {
                "type": "object",
                "additionalProperties": _object(
                    {
                        "reports": _number(1, "How many sources carry it."),
                        "origins": _texts("The voices from whom it comes."),
                        "not_attributed": _number(0, "How many of them name nobody for it anywhere."),
                    }
                ),
                "description": "By record: the reports of its statement, where there are several.",
            },
            "withdrawn": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "string"}},
                "description": "Records that have been withdrawn, with those that withdrew them.",
            },
            "replaced": _array(
                _object(
                    {
                        "record": _text("The record of the earlier figure."),
                        "measure": _choice(MEASURES, "Which of its figures."),
                        "became": _choice(["grown", "revised", "restated"], "What became of it."),
                    }
                ),
                "Figures that a later one of the same voice and scope replaces.",
            ),
            "silence": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": _object(
                        {
                            "now": _array(_ref("HeldStance"), "How it stands."),
                            "earlier": _array(_ref("HeldStance"), "How it stood before."),
                        },
                        "earlier",
                    ),
                },
                "description": "By voice and dispute: how it stands; a dispute that is absent is not in these sources.",
            },
            "marks": {
                "type": "object",
                "additionalProperties": _object(
                    {
                        "disputed": {"const": True, "description": "It is part of a dispute, typed or found."},
                        "withdrawn": {
                            "enum": [True, "possibly"],
                            "description": "It, or what it repeats, was taken back; a dispute: a record by which an "
                            "answer is held. Possibly: what takes it back may not have been said by then.",
                        },
                        "inferred": {"const": True, "description": "The passage leaves open who speaks."},
                        "possible": {"const": True, "description": "It only possibly passes the filter and the lens."},
                    },
                    *("disputed", "withdrawn", "inferred", "possible"),
                ),
                "description": "By id: what lists mark of an entry at the moment of the lens; only what is so.",
            },
            "timeline": timeline_schema(),
            "bands": bands_schema(_SCOPE),
            "standing": {
                "type": "object",
                "additionalProperties": {"enum": ["not yet", "possibly", "said"]},
                "description": "By record: whether it had been said at the moment of the lens.",
            },
        },
        *("totals_with_possible", "standing"),
        description="Computed: what the records imply. Skipped when the file is loaded.",
    )
    return schema, definitions


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _total() -> Schema:
    return _object(
        {
            **_SCOPE,
            "kind": _choice(
                ["range", "sum", "not_stated"],
                "range: over the voices in `told`. sum: of `parts`. not_stated: nobody gives a figure.",
            ),
            "low": _LOW,
            "high": _HIGH,
            "records": _RECORDS,
            "told": _array(_ref("Told"), "Each voice's own figures for this scope."),
            "parts": _array(_ref("Total"), "The totals that are added."),
            "missing": _texts("Places that state nothing, so that there may be more."),
            "floors": _array(_ref("Told"), "Sums of disjoint parts of one voice: beneath the total, never in it."),
            "unknown": _texts("Records that say the number is not known."),
        },
        *("whose", "low", "high", "records", "told", "parts", "missing", "floors", "unknown"),
    )


def _told() -> Schema:
    return _object({"voice": _text("The voice."), "low": _LOW, "high": _HIGH, "records": _RECORDS})


def _found() -> Schema:
    whys = [word.replace(" ", "_") for part in get_args(Why) for word in (get_args(part) or (part,))]
    holder = _object(
        {
            "who": _text("Who holds it."),
            "per": _texts("By which records."),
            "as": _choice(get_args(Stance), "In which stance."),
        }
    )
    return _object(
        {
            "id": _text("`found:`, what it is about, and two of its records."),
            "kind": _choice(get_args(FoundKind), "How sharp it is: they differ, they are in conflict, one is denied."),
            "why": _choice(whys, "The relation that makes it a dispute."),
            "question": _text("The question in plain words."),
            "positions": _array(
                _object({"answer": _text("The answer."), "holders": _array(holder, "Who holds it.")}), "The answers."
            ),
        }
    )


def _stance() -> Schema:
    return _object(
        {
            "is": _choice(get_args(CellKind), "The stance."),
            "records": _RECORDS,
            "answer": _text("The answer of the dispute that is held."),
            "asked_by": _text("Who asked, where the answer was declined."),
        },
        *("answer", "asked_by"),
    )
