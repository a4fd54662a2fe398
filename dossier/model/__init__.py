"""The records of a dossier: Pydantic models without I/O, one module per section."""

from dossier.model.actor import Actor
from dossier.model.background import Background
from dossier.model.casualty import MEASURES, CasualtyReport, Measure
from dossier.model.citation import Citation
from dossier.model.count import Count
from dossier.model.dispute import Dispute
from dossier.model.dossier import (
    ENTITY_SECTIONS,
    RECORD_SECTIONS,
    SECTIONS,
    AnyRecord,
    Dossier,
    Entry,
    Event,
    Item,
    Related,
    Section,
)
from dossier.model.place import Place
from dossier.model.reaction import Reaction
from dossier.model.source import Original, Source
from dossier.model.strike import Hit, Party, Strike
from dossier.model.when import When
from dossier.model.where import Locus

__all__ = [
    "ENTITY_SECTIONS",
    "MEASURES",
    "RECORD_SECTIONS",
    "SECTIONS",
    "Actor",
    "AnyRecord",
    "Background",
    "CasualtyReport",
    "Citation",
    "Count",
    "Dispute",
    "Dossier",
    "Entry",
    "Event",
    "Hit",
    "Item",
    "Locus",
    "Measure",
    "Original",
    "Party",
    "Place",
    "Reaction",
    "Related",
    "Section",
    "Source",
    "Strike",
    "When",
]
