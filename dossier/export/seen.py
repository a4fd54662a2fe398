"""What an export needs of a dossier: as it was loaded, and what it implies. Views are left out on purpose.

A `Reading` of the views is one as well; `Plain` is one that costs nothing but what is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import OPEN_LENS, Lens
from dossier.model import Dossier
from dossier.store.loaded import Loaded


class Seen(Protocol):
    """A dossier seen through a lens."""

    @property
    def loaded(self) -> Loaded:
        """The dossier as it was loaded, with its checks."""
        ...

    @property
    def dossier(self) -> Dossier:
        """The records."""
        ...

    @property
    def lens(self) -> Lens:
        """Whose telling, as of when."""
        ...

    @property
    def analysis(self) -> Analysis:
        """What the records imply."""
        ...


@dataclass(frozen=True)
class Plain:
    """A dossier seen without a lens."""

    loaded: Loaded
    lens: Lens = OPEN_LENS

    @property
    def dossier(self) -> Dossier:
        """The records."""
        return self.loaded.dossier

    @cached_property
    def analysis(self) -> Analysis:
        """What the records imply."""
        return Analysis(self.dossier)
