"""The example of the manual, to export."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import Entry
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.store.originals import Folder

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road"


@pytest.fixture(scope="session")
def mill_road() -> Loaded:
    """The example of the manual, with its original at hand."""
    loaded = load(MILL_ROAD / "dossier.yaml", Folder(MILL_ROAD / "originals"))
    assert isinstance(loaded, Loaded), loaded
    return loaded


@pytest.fixture(scope="session")
def mill_road_file() -> Path:
    """Its file."""
    return MILL_ROAD / "dossier.yaml"


@pytest.fixture(scope="session")
def everything(mill_road: Loaded) -> list[Entry]:
    """All its entries."""
    return list(mill_road.dossier.entries.values())
