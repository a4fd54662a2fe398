"""What every part of a dossier shares: frozen models, ids, references and lists that take a single item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
REF_PATTERN = r"^([a-z0-9][a-z0-9-]{0,63}/)?[a-z0-9][a-z0-9-]{0,63}$"
EVENT = "event"
"""The reserved id: the place or the event of the whole dossier."""

T = TypeVar("T")

Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""An id of this dossier: lower-case letters, digits and hyphens, at most 64."""

Ref = Annotated[str, Field(pattern=REF_PATTERN)]
"""An id of this dossier, or `dossier-id/record-id` for a record of a related one."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not blank; white space around it is no part of it."""


class Frozen(BaseModel):
    """A part of a dossier: immutable, and closed to keys that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    as_text: ClassVar[str] = ""
    """What a text in place of the keys means; empty where a text cannot stand for them."""


def as_many(value: object) -> object:
    """A single item as a list of one; lists as they are."""
    return value if isinstance(value, list | tuple) else (value,)


def _not_empty(items: tuple[object, ...]) -> tuple[object, ...]:
    if not items:
        raise PydanticCustomError("too_short", "at least one is needed")
    return items


@dataclass(frozen=True)
class OrOne:
    """Lets a key that holds a list take its single item.

    `needed` refuses an empty list. A minimal length would be pydantic's way, but it counts the items that are
    sound, and so calls a list empty whose only item is wrong.
    """

    needed: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        many = core_schema.no_info_before_validator_function(as_many, handler(source))
        return core_schema.no_info_after_validator_function(_not_empty, many) if self.needed else many

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = {**handler(schema), **({"minItems": 1} if self.needed else {})}
        if handler.mode == "serialization" or "items" not in many:
            return many
        return {"anyOf": [many["items"], many]}


Many = Annotated[tuple[T, ...], OrOne()]
"""One or many: written as a single item or as a list, read as a tuple."""

Some = Annotated[tuple[T, ...], OrOne(needed=True)]
"""The same, and at least one."""
