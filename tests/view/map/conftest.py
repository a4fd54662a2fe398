"""Dossiers with places for the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.model import Dossier
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view.reading import Reading

Made = Callable[..., Reading]

PLACES: dict[str, Any] = {
    "iraq": {"name": "Iraq", "coordinates": ["33", "44"], "precision": "country"},
    "anbar": {"name": "Anbar", "within": "iraq", "coordinates": ["32.9", "41.6"], "precision": "province"},
    "town": {"name": "Town", "within": "anbar", "coordinates": ["34.37", "41.09"], "precision": "town"},
    "bridge": {"name": "Bridge", "within": "town", "coordinates": ["34.38", "41.1"], "precision": "100m"},
    "crossing": {"name": "Crossing", "within": "town"},
    "shrine": {"name": "Shrine", "coordinates": ["34.5", "41.2"]},
    "farm": {
        "name": "Farm",
        "positions": [
            {"coordinates": ["34", "41"], "precision": "1km"},
            {"stated": "somewhere in the hills"},
            {"coordinates": ["34.2", "41.3"], "precision": "district"},
        ],
    },
}


@pytest.fixture
def made() -> Made:
    """A reading of some strikes, each given by its fields beside id, what and cited."""

    def make(*strikes: dict[str, Any], places: dict[str, Any] | None = None, where: Any = ()) -> Reading:
        file = {
            "dossier": "1",
            "id": "x",
            "title": "X",
            "event": {"where": where} if where else {},
            "places": PLACES if places is None else places,
            "sources": {"s": {"title": "S"}},
            "strikes": [{"id": f"s{n}", "what": f"what {n}", "cited": "s", **one} for n, one in enumerate(strikes)],
        }
        return Reading(Loaded(Dossier.model_validate(file), "x"))

    return make


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], Reading]:
    """A reading of one of the dossiers that travel with the program."""

    def read(name: str) -> Reading:
        from dossier.store.find import packaged

        loaded = load(packaged() / name / "dossier.yaml")
        assert isinstance(loaded, Loaded)
        return Reading(loaded)

    return read
