"""The schema of the times in `analysis`, for `dossier schema report`."""

from __future__ import annotations

from typing import Any

from dossier.analysis.timeline import CLOCKS, COARSENESS

Schema = dict[str, Any]

_MOMENT: Schema = {"type": ["string", "null"], "description": "ISO 8601 in UTC; null is open."}
_SPAN: Schema = {
    "from": {**_MOMENT, "description": "The first moment it can have been, ISO 8601 in UTC; null is open."},
    "to": {**_MOMENT, "description": "The first moment after it, ISO 8601 in UTC; null is open."},
    "precision": {"enum": list(COARSENESS), "description": "To what it is known."},
    "qualifier": {"enum": ["~", "?", "%"], "description": "~ approximate, ? uncertain, % both."},
}


def timeline_schema() -> Schema:
    """The schema of `analysis.timeline`."""
    time: Schema = {
        "record": _text("The record that gives it."),
        "clock": {"enum": list(CLOCKS), "description": "What it is the time of."},
        "assessment": _number("Of which assessment of that incident, counted from 0: said by who judged."),
        **_SPAN,
        "stated": {"type": "boolean", "description": "The record states it; else it follows from its sources."},
    }
    properties: Schema = {
        "event": _object(_SPAN, "qualifier", description="When the event was, as its author dates it."),
        "times": {
            "type": "array",
            "items": _object(time, "assessment", "qualifier"),
            "description": "Every time of the records shown, in order.",
        },
        "undated": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The records shown that have no time of their own.",
        },
    }
    return _object(properties, "event", description="When what the records tell happened, and when it was said.")


def bands_schema(scope: Schema) -> Schema:
    """The schema of `analysis.bands`; `scope` are the properties of what is counted."""
    step: Schema = {
        "at": _text("The second from which on it stood, ISO 8601 in UTC."),
        "low": _number("The lowest figure. Where this and the others are absent, none stood."),
        "lowest": _text("The record that gives it."),
        "top": _number("The largest number given."),
        "highest": _text("The record that gives it."),
        "top_open": {"type": "boolean", "description": "That record gives no upper end."},
        "any_open": {"type": "boolean", "description": "Some record that stands gives none."},
    }
    properties: Schema = {
        **scope,
        "steps": {
            "type": "array",
            "items": _object(step, "low", "lowest", "top", "highest", "top_open", "any_open"),
            "description": "In the order of time; between two of them nothing changes.",
        },
        "unplaced": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Records of which it is not known by when they had been said.",
        },
    }
    return {
        "type": "array",
        "items": _object(properties, "whose"),
        "description": "How the lowest and the highest figure that stood changed, for each scope where they did.",
    }


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _number(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _object(properties: Schema, *optional: str, description: str = "") -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }
    return {**schema, "description": description} if description else schema
