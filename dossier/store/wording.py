"""Pydantic's findings in plain words: what was found, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from dossier.model import Dossier
from dossier.model.count import bounds_of
from dossier.store.faults import Fault, Suggestions

_EXPECTED = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "string_type": "text",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list",
    "list_type": "a list",
}
_PATTERNS = {
    "[0-9a-f]{64}": "64 hexadecimal digits in lower case",
    "Q[1-9]": "Q and digits, like Q42",
    "[a-z0-9-]{0,63}": "an id: lower-case letters, digits and hyphens, at most 64, like mayor-toll",
}


def faults(details: Iterable[ErrorDetails]) -> Iterator[Fault]:
    """One fault for each finding; those that only repeat another one are left out."""
    told: set[Fault] = set()
    suggestions = Suggestions()
    for detail in details:
        fault = _fault(detail, suggestions)
        if fault not in told:
            told.add(fault)
            yield fault


def _fault(detail: ErrorDetails, suggestions: Suggestions) -> Fault:
    kind, path = detail["type"], tuple(part for part in detail["loc"] if part != "[key]")
    context: dict[str, Any] = detail.get("ctx", {})
    at_key = "[key]" in detail["loc"]
    name = str(path[-1]) if path else "the file"
    match kind:
        case "missing":
            return Fault(path, f"{name} is missing", hint=f"add {name}", rule="missing", key=True)
        case "extra_forbidden":
            return Fault(
                path,
                f"{name} is no key here",
                expected="a key of the file format (dossier help format)",
                hint=suggestions.nearest(name, _keys(path[:-1])),
                rule="unknown-key",
                key=True,
            )
        case "literal_error":
            return Fault(
                path,
                f"{_shown(detail['input'])} is none of the words known here",
                expected=str(context.get("expected", "")).replace("'", ""),
                hint=suggestions.nearest(
                    str(detail["input"]), str(context.get("expected", "")).replace("'", "").split(", ")
                ),
                rule="word",
                key=at_key,
            )
        case "value_error" if detail["msg"].endswith(f"no count: {detail['input']!r}"):
            message = str(context.get("error", detail["msg"]))
            expected = "a number or a wording of one: 7, seven, at least 7, 2-19, dozens, none, unknown"
            return Fault(path, message, expected=expected, hint=_counted(str(detail["input"])), rule="value")
        case "value_error":
            return Fault(path, str(context.get("error", detail["msg"])), rule="value", key=at_key)
        case "string_pattern_mismatch":
            pattern = str(context.get("pattern", ""))
            expected = next((words for part, words in _PATTERNS.items() if part in pattern), f"the form {pattern}")
            return Fault(path, f"{_shown(detail['input'])} does not fit", expected=expected, rule="form", key=at_key)
        case "too_short" | "string_too_short":
            return Fault(path, f"{name} is empty", hint="leave the key out, or fill it in", rule="empty")
    message = f"{_shown(detail['input'])} does not fit"
    return Fault(path, message, expected=_EXPECTED.get(kind, _plain(detail["msg"])), rule="value", key=at_key)


def _counted(text: str) -> str:
    """What to write for a wording that a count does not take: its longest beginning that is one, else low and high."""
    words = text.split()
    begun = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
    found = next((part for part in begun if bounds_of(part) is not None), None)
    return f"write {found}: what is counted is said by the field" if found else "or give {text: …, low: …, high: …}"


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:].removeprefix("Input should be ").replace("nput should be ", "")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _keys(path: tuple[str | int, ...]) -> list[str]:
    """The keys that the model knows at a path of the file."""
    model: type[BaseModel] | None = Dossier
    for part in path:
        if isinstance(part, int) or model is None:
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        fields["incidents"] = fields.get("strikes", next(iter(fields.values())))
        if part in fields:
            model = _model_in(fields[part].annotation)
    if model is None:
        return []
    keys = [info.alias or name for name, info in model.model_fields.items()]
    return [*keys, "incidents"] if model is Dossier else keys


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _model_in(argument)) is not None:
            return found
    return None
