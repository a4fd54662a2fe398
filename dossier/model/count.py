"""Counts of people or things: intervals that keep their wording."""

import re
from typing import Any, Self

from pydantic import Field, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dossier.model.base import Frozen, Words

Bounds = tuple[int, int | None]

WORDS: dict[str, Bounds] = {
    "none": (0, 0),
    "unknown": (0, None),
    "some": (1, None),
    "multiple": (2, None),
    "a number of": (2, None),
    "many": (2, None),
    "a few": (3, None),
    "several": (3, None),
    "numerous": (3, None),
    "tens": (20, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
}
"""The one table of words without a number: the fewest and the most they can mean (None: no upper end)."""

SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}

_NUMBER = r"(?:\d{1,3}(?:[,.'\u2019 \u00a0\u202f]\d{3})+|\d+)"
_FORMS: tuple[tuple[str, str], ...] = (
    (rf"({_NUMBER})", "exact"),
    (rf"({_NUMBER})\s*(?:-|\u2013|to)\s*({_NUMBER})", "range"),
    (rf"({_NUMBER})\+", "least"),
    (rf"(?:at least|no fewer than|not less than)\s+({_NUMBER})", "least"),
    (rf"(?:more than|over)\s+({_NUMBER})", "above"),
    (rf"(?:at most|up to|no more than|not more than)\s+({_NUMBER})", "most"),
    (rf"(?:fewer than|less than|under)\s+({_NUMBER})", "below"),
    (rf"(?:about|around|approximately|some|~)\s*({_NUMBER})", "about"),
    (rf"(?:nearly|almost)\s+({_NUMBER})", "nearly"),
    (rf"most of\s+({_NUMBER})", "majority"),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in _FORMS)
_WORD_NUMBER = re.compile(r"\b(" + "|".join(SMALL) + r")\b", re.IGNORECASE)
MOST_DIGITS = 15
"""No count has more: figures stay exact in every program that reads the exports."""
_MOST = 2**53


def bounds_of(text: str) -> Bounds | None:
    """The fewest and the most that a wording can mean; None where the table does not know it."""
    plain = " ".join(text.split()).lower()
    if plain in WORDS:
        return WORDS[plain]
    plain = _WORD_NUMBER.sub(lambda found: str(SMALL[found.group().lower()]), plain)
    for pattern, form in _PATTERNS:
        if found := pattern.fullmatch(plain):
            digits = [re.sub(r"\D", "", part) for part in found.groups()]
            return _bounds(form, [int(part) for part in digits]) if max(map(len, digits)) <= MOST_DIGITS else None
    return None


def _bounds(form: str, numbers: list[int]) -> Bounds | None:
    first = numbers[0]
    match form:
        case "exact":
            return first, first
        case "range":
            return (first, numbers[1]) if first <= numbers[1] else None
        case "least":
            return first, None
        case "above":
            return first + 1, None
        case "most":
            return 0, first
        case "below":
            return (0, first - 1) if first else None
        case "about":
            margin = max(1, -(-first // 10))
            return max(0, first - margin), first + margin
        case "nearly":
            return (max(1, first + -first // 10), first - 1) if first > 1 else None
        case _:
            return first // 2 + 1, first


def meaning(low: int, high: int | None) -> str:
    """An interval in words: `at least 24`, `2 to 19`, `at most 5`, `16`."""
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}"
    return f"at most {high:,}" if low == 0 else f"{low:,} to {high:,}"


class Count(Frozen):
    """How many, as an interval with its wording. `none` and `unknown` are things somebody said."""

    text: Words
    """The wording as written, kept and shown: `at least 16`, `dozens`, `2-19`."""
    low: int = Field(ge=0, le=_MOST)
    """The fewest the wording can mean. People or things, never a rate."""
    high: int | None = Field(default=None, ge=0, le=_MOST)
    """The most the wording can mean; absent or null: no upper end is said."""
    best: int | None = Field(default=None, ge=0, le=_MOST)
    """The single most likely number, only where the source itself gives one."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str):
            value = {"text": value}
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            return value
        meant = bounds_of(value["text"])
        if meant is None:
            if "low" not in value:
                raise ValueError(f"no count: {value['text']!r}")
            return value
        low, high = meant
        for key, bound in (("low", low), ("high", high)):
            given = value.get(key, bound)
            if given != bound and str(given) != str(bound):
                raise ValueError(f"{key} is {given}, but the words mean {'open' if bound is None else bound}")
        return {**value, "low": low, "high": high}

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is more than high {self.high}")
        if self.best is not None and (self.best < self.low or (self.high is not None and self.best > self.high)):
            raise ValueError(f"best {self.best} is outside its bounds")
        return self

    @model_serializer
    def _write(self) -> dict[str, Any]:
        written: dict[str, Any] = {"text": self.text, "low": self.low, "high": self.high}
        if self.best is not None:
            written["best"] = self.best
        return written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        if handler.mode == "serialization":
            return _OBJECT
        return {"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer", "minimum": 0}, _OBJECT]}

    @property
    def is_unknown(self) -> bool:
        """Somebody said that the number is not known; not the same as not stated."""
        return self.text.strip().lower() == "unknown"

    @property
    def is_none(self) -> bool:
        """Somebody said that there were none."""
        return self.high == 0

    @property
    def meaning(self) -> str:
        """What the wording is taken to mean: `at least 24` for dozens; what is said to be unknown or none, so."""
        if self.is_unknown:
            return "said to be unknown"
        return "said to be none" if self.is_none else meaning(self.low, self.high)

    @property
    def short(self) -> str:
        """The interval in figures: `16`, `16+`, `2–19`, `≤5`, `?` where said to be unknown."""
        if self.is_unknown:
            return "?"
        if self.high is None:
            return f"{self.low}+"
        if self.low == self.high:
            return str(self.low)
        return f"≤{self.high}" if self.low == 0 else f"{self.low}–{self.high}"


_OBJECT: JsonSchemaValue = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "low": {"type": "integer", "minimum": 0},
        "high": {"type": ["integer", "null"], "minimum": 0},
        "best": {"type": "integer", "minimum": 0},
    },
    "required": ["text"],
    "additionalProperties": False,
}
