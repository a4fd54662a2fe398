"""Places: what is known of where they are, and who says so."""

from typing import Literal, Self

from pydantic import Field, model_validator

from dossier.model.base import Frozen, Id, Many, Words
from dossier.model.citation import Citation
from dossier.model.values import Coordinates, Precision

PlaceKind = Literal[
    "country",
    "province",
    "district",
    "town",
    "neighbourhood",
    "street",
    "site",
    "crossing",
    "base",
    "region",
    "water",
    "other",
]


class Position(Frozen):
    """One statement of where a place is."""

    coordinates: Coordinates | None = None
    """[latitude, longitude] in degrees, WGS 84."""
    grid: Words | None = None
    """A grid reference, as given (MGRS)."""
    precision: Precision | None = None
    """How exactly: `10m`, `1km`, `town` (5 km), `district` (25 km), `province` (75 km), `country`."""
    stated: Words | None = None
    """The position as the source words it."""
    by: Id | None = None
    """Who says so: an actor."""
    method: Words | None = None
    """How it was found: geolocated from images, gazetteer, general knowledge."""
    cited: Many[Citation] = ()
    """The passages that say so."""


class Place(Frozen):
    """A place; its id is its key in `places`. Without coordinates it is unplaced, and shown so."""

    name: Words
    """The name as shown."""
    names: dict[str, Words] = Field(default_factory=dict)
    """The name in other languages, by language tag (BCP 47): `{ar: …}`."""
    aliases: Many[Words] = ()
    """Other spellings; searched like the name."""
    kind: PlaceKind | None = None
    """country, province, district, town, neighbourhood, street, site, crossing, base, region, water or other."""
    within: Many[Id] = ()
    """The place it lies in; many: it lies inside their union."""
    overlaps: Many[Id] = ()
    """Places that it shares ground with."""
    coordinates: Coordinates | None = None
    """[latitude, longitude] in degrees, WGS 84. They need a precision: without one the file gets a warning."""
    precision: Precision | None = None
    """How exactly: `10m`, `1km`, `town` (5 km), `district` (25 km), `province` (75 km), `country`."""
    positions: Many[Position] = ()
    """Several statements of where it is, instead of one pair of coordinates."""
    ids: dict[str, str] = Field(default_factory=dict)
    """Ids in other systems: `{geonames: "99532"}`."""
    note: Words | None = None
    """Where the coordinates come from, or why there are none."""

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if self.precision is not None and self.coordinates is None:
            raise ValueError("a precision needs coordinates")
        return self

    @property
    def point(self) -> Coordinates | None:
        """The coordinates shown: the place's own, else those of its first position that has any."""
        if self.coordinates is not None:
            return self.coordinates
        return next((p.coordinates for p in self.positions if p.coordinates is not None), None)

    @property
    def shown_precision(self) -> str | None:
        """The precision that belongs to `point`."""
        if self.coordinates is not None:
            return self.precision
        return next((p.precision for p in self.positions if p.coordinates is not None), None)
