"""When something happened or was said: a date or time with its precision, its zone and its wording."""

from typing import Any

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializationInfo,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dossier.model import edtf
from dossier.model.base import Frozen, Words


class When(Frozen):
    """A date or time as EDTF level 1 with times of day, read in the event's zone unless it names its own."""

    is_: Words = Field(alias="is")
    """EDTF level 1 (Library of Congress), or our extension for times: `2024-02-03T00:10+03:00~`."""
    zone: str | None = None
    """IANA zone of a value without an offset; absent: the event's zone."""
    words: str | None = None
    """The wording of the source where it gives no date: "last night"."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            value = {"is": value}
        if not isinstance(value, dict):
            return value
        text = value.get("is")
        if not isinstance(text, str):
            return value
        extent = edtf.parse(text)
        zone = value.get("zone")
        if zone is not None:
            edtf.zone_info(zone)
        computed = {key: value[key] for key in ("from", "to") if key in value}
        if computed:
            span = extent.interval(zone or (info.context or {}).get("zone", "UTC"))
            for key, instant in (("from", span.start), ("to", span.end)):
                if key in computed and computed[key] != iso(instant):
                    raise ValueError(f"{key} is {computed[key]}, but {text} means {iso(instant) or 'open'}")
            value = {key: item for key, item in value.items() if key not in computed}
        return value

    @model_serializer
    def _write(self, info: SerializationInfo) -> dict[str, Any]:
        written: dict[str, Any] = {"is": self.is_}
        if self.zone is not None:
            written["zone"] = self.zone
        if self.words is not None:
            written["words"] = self.words
        span = self.interval((info.context or {}).get("zone", "UTC"))
        return {**written, "from": iso(span.start), "to": iso(span.end)}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        if handler.mode == "serialization":
            return _OBJECT
        return {"anyOf": [{"type": "string", "minLength": 1}, _OBJECT]}

    @property
    def extent(self) -> edtf.Extent:
        """The parsed value."""
        return edtf.parse(self.is_)

    def interval(self, zone: str) -> edtf.Interval:
        """The half-open UTC interval; `zone` is the event's."""
        return edtf.interval(self.is_, self.zone or zone)


def iso(instant: int | None) -> str | None:
    """An instant as ISO 8601 in UTC; None stays None (an open end)."""
    if instant is None:
        return None
    number, seconds = divmod(instant, edtf.DAY)
    year, month, day = edtf.civil(number)
    minutes, second = divmod(seconds, 60)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{minutes // 60:02}:{minutes % 60:02}:{second:02}Z"


_COMPUTED = "ISO 8601 in UTC; null where it is open. On input it may be absent, else it equals what the text means."
_OBJECT: JsonSchemaValue = {
    "type": "object",
    "properties": {
        "is": {"type": "string", "minLength": 1},
        "zone": {"type": "string"},
        "words": {"type": "string"},
        "from": {"type": ["string", "null"], "description": f"Computed: where it begins. {_COMPUTED}"},
        "to": {"type": ["string", "null"], "description": f"Computed: where it ends, exclusive. {_COMPUTED}"},
    },
    "required": ["is"],
    "additionalProperties": False,
}
