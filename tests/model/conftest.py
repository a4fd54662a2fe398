"""Small dossiers for the tests of the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.model import Dossier

Make = Callable[..., Dossier]


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes a dossier of the parts given; whatever is left out is as small as it may be."""

    def made(**parts: Any) -> Dossier:
        whole = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S"}}, **parts}
        return Dossier.model_validate(whole)

    return made
