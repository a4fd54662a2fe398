"""Where something happened: places by id, by a neighbour, or unnamed."""

from typing import Any, ClassVar, Self

from pydantic import SerializerFunctionWrapHandler, model_serializer, model_validator

from dossier.model.base import Frozen, Id, Many, Words
from dossier.model.count import Count

NEIGHBOURS = ("near", "vicinity_of", "along", "opposite")


class Locus(Frozen):
    """A place in a record: a place's id, or one told by a neighbour, or one that nobody names."""

    as_text: ClassVar[str] = "the id of a place, or `event`"

    place: Id | None = None
    """A key of `places`, or `event` for wherever the whole event took place."""
    near: Id | None = None
    """Near that place: never drawn in it; a filter for the place answers *possible*."""
    vicinity_of: Id | None = None
    """In the vicinity of that place; treated like `near`."""
    along: Id | None = None
    """Along that river, road or border; treated like `near`."""
    opposite: Id | None = None
    """Opposite that place; treated like `near`."""
    unnamed: Count | None = None
    """How many places that the source does not name."""
    kind: Words | None = None
    """What the unnamed places are: towns, villages."""
    within: Id | None = None
    """The place that the unnamed places lie in."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"place": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one(self) -> Self:
        ways = [way for way in ("place", *NEIGHBOURS, "unnamed") if getattr(self, way) is not None]
        if len(ways) != 1:
            raise ValueError("a place is an id, or one of near, vicinity_of, along, opposite, unnamed")
        if self.unnamed is None and (self.kind or self.within):
            raise ValueError("kind and within belong to unnamed places")
        return self

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> Any:
        return self.place if self.place is not None else handler(self)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of `places` that it names, whichever way."""
        named = (self.place, self.near, self.vicinity_of, self.along, self.opposite, self.within)
        return tuple(place for place in named if place is not None)

    @property
    def neighbour(self) -> tuple[str, str] | None:
        """How it lies (`near`, `along`, …) and to which place, where it is told by a neighbour."""
        for way in NEIGHBOURS:
            if (place := getattr(self, way)) is not None:
                return way, place
        return None


Where = Many[Locus]
"""One or many places: their union, not each of them."""
