"""JSON Schema (2020-12) of the file format and of what `--format json` writes, made from the models."""

from __future__ import annotations

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dossier.export.schema_analysis import analysis_schema, lens_schema
from dossier.model import RECORD_SECTIONS, SECTIONS, Dossier, Locus, Party
from dossier.model.base import Frozen
from dossier.model.reference import field_docs, models
from dossier.model.vocabulary import CHECKS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILE = (
    'A dossier file. Every scalar is read as its text, so that 16 and "16" are the same, as are true and '
    '"true"; the type of the field converts it. A key that holds a list takes its single item.'
)
_REPORT = (
    "What `dossier show --format json` writes: the sections and ids of the file format, counts and dates as objects, "
    "and computed keys that the loader skips."
)
_SKIPPED = {
    "query": "Computed: what the records were narrowed to. Skipped when the file is loaded.",
    "checks": "Computed: how each citation stands. Skipped when the file is loaded.",
    "analysis": "Computed: what the records imply. Skipped when the file is loaded.",
}
_WRITTEN_AS_TEXT: tuple[type[Frozen], ...] = (Locus, Party)
"""Parts that the output writes as a text where a text says it all."""

_NUMBERS = ("integer", "number")

Schema = dict[str, Any]


class _Generator(GenerateJsonSchema):
    """Describes parts that write themselves as text by their keys; the text is added beside them."""

    def ser_schema(
        self, schema: core_schema.SerSchema | core_schema.IncExSeqSerSchema | core_schema.IncExDictSerSchema
    ) -> JsonSchemaValue | None:
        return None if schema["type"] == "function-wrap" else super().ser_schema(schema)


def file_schema() -> Schema:
    """The schema of a dossier file, in YAML or JSON, with the documentation of every field."""
    schema = _schema("validation")
    _take_text(schema)
    keys = schema["properties"]
    keys["incidents"] = {**keys["strikes"], "description": "Another name for `strikes`; a file has one of the two."}
    keys |= {key: {"description": text} for key, text in _SKIPPED.items()}
    schema["not"] = {"required": ["strikes", "incidents"]}
    return _titled("Dossier file", _FILE, schema)


def report_schema() -> Schema:
    """The schema of what `--format json` writes."""
    schema = _schema("serialization")
    schema["properties"]["sources"].pop("minProperties")  # a filter may leave none
    computed, definitions = analysis_schema()
    schema["properties"] |= {"query": _query(), "checks": _checks(), "analysis": computed}
    schema["required"] = ["dossier", "id", "title", "query", "checks", "analysis"]
    schema["$defs"] |= definitions
    return _titled("Dossier report", _REPORT, schema)


def _titled(title: str, description: str, schema: Schema) -> Schema:
    parts = schema.pop("$defs")
    return {**{"$schema": DIALECT, "title": title}, **schema, "description": description, "$defs": parts}


def _schema(mode: Literal["validation", "serialization"]) -> Schema:
    schema = Dossier.model_json_schema(mode=mode, schema_generator=_Generator)
    parts: Schema = schema["$defs"]
    for model in models():
        part = schema if model is Dossier else parts[model.__name__]
        _describe(part, model)
        if model.as_text and (mode == "validation" or model in _WRITTEN_AS_TEXT):
            text = {"type": "string", "minLength": 1, "description": f"In short: {model.as_text}."}
            parts[model.__name__] = {"anyOf": [text, part]}
    _tidy(schema)
    return schema


def _describe(part: Schema, model: type[Frozen]) -> None:
    part["description"] = " ".join((model.__doc__ or "").split())
    objects = [part, *(choice for choice in part.get("anyOf", ()) if choice.get("type") == "object")]
    for key, text in field_docs(model).items():
        for found in objects:
            if key in found.get("properties", {}):
                found["properties"][key] = {**found["properties"][key], "description": text}


def _tidy(node: Any) -> None:
    """Leaves out what pydantic adds and the format does not have: null for keys that may be left out."""
    if isinstance(node, dict):
        for name in ("title", "default"):
            if not isinstance(node.get(name), dict):
                node.pop(name, None)
        choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
        if len(choices) == 1:
            del node["anyOf"]
            node |= {key: value for key, value in choices[0].items() if key not in node}
        elif choices:
            node["anyOf"] = choices
        if "patternProperties" in node:
            node["additionalProperties"] = False
    for inner in _inner(node):
        _tidy(inner)


def _take_text(node: Any) -> None:
    """Lets scalars be texts, numbers or true and false, as the loader does."""
    if isinstance(node, dict):
        kind = node.get("type")
        if "const" in node:
            node["enum"] = _spellings([node.pop("const")])
            node.pop("type", None)
        elif "enum" in node:
            node["enum"] = _spellings(node["enum"])
            node.pop("type", None)
        elif kind == "string":
            node["type"] = ["string", "number", "boolean"]
        elif kind == "boolean":
            node["type"] = ["boolean", "string", "integer"]
        elif isinstance(kind, list) and "integer" in kind:
            node["type"] = [*kind, "string"]
        elif kind in _NUMBERS:
            node["type"] = [kind, "string"]
        if any(choice.get("type") == "integer" for choice in node.get("anyOf", ())):
            # A count takes numbers within limits, which its text must not lift again.
            node["anyOf"] = [choice for choice in node["anyOf"] if choice.get("type") != "string"]
    for inner in _inner(node):
        _take_text(inner)


def _spellings(words: list[str]) -> list[str | int | bool]:
    """The words, and the numbers of those that are one."""
    return [*words, *(int(word) for word in words if word.isdigit())]


def _inner(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return [value for key, value in node.items() if key not in ("enum", "required", "propertyNames")]
    return node if isinstance(node, list) else []


def _query() -> Schema:
    shown = {
        "type": "object",
        "properties": {"shown": {"type": "integer", "minimum": 0}, "total": {"type": "integer", "minimum": 0}},
        "required": ["shown", "total"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "description": "Computed: the filter, where there is one, and how many of each section are shown.",
        "properties": {
            "filter": {"type": "string", "description": "The filter as it was typed."},
            "lens": lens_schema(),
            "sections": {
                "type": "object",
                "description": "Each section that the dossier has: how many are in this file, and how many there are.",
                "properties": dict.fromkeys(SECTIONS, shown),
                "additionalProperties": False,
            },
        },
        "required": ["sections"],
        "additionalProperties": False,
    }


def _checks() -> Schema:
    check = {
        "type": "object",
        "properties": {
            "status": {
                "enum": list(CHECKS),
                "description": "How the citation stands, judged against the original alone: "
                + "; ".join(f"{word}: {meaning}" for word, meaning in CHECKS.items())
                + ".",
            },
            "digest": {
                "type": "boolean",
                "description": "Whether the quote stands in the dossier's own document; absent: not looked up.",
            },
            "at": {"type": "string", "description": "The paragraph where the words were found."},
            "variant": {"const": True, "description": "Found in an original with another sum than the one stated."},
        },
        "required": ["status"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "description": f"Computed: for each record ({', '.join(RECORD_SECTIONS)}) by its id, one entry for each item "
        "of `cited`, in its order.",
        "additionalProperties": {"type": "array", "items": check},
    }
