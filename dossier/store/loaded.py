"""A dossier as it was loaded: the records, the texts beside them, and how each citation stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from dossier.model import Citation, Dossier
from dossier.problems import Problem
from dossier.store.documents import Document
from dossier.store.stamps import Stamps

CheckKind = Literal["exact", "moved", "fuzzy", "lost", "unverified"]
Witness = Literal["original", "digest", "none"]


class Check(NamedTuple):
    """How one citation stands.

    `kind` is judged against the original only; without one it is *unverified*. `digest` says whether the quote
    stands in the dossier's own document (None: not looked up). `at` is the paragraph where the words were found,
    `variant` marks an original with another sum than stated.
    """

    kind: CheckKind = "unverified"
    digest: bool | None = None
    at: str | None = None
    variant: bool = False


class Text(NamedTuple):
    """An original at hand: its paragraphs (`p1` is the first), and whether its sum is the one stated."""

    paragraphs: tuple[str, ...]
    sha256: str
    matches: bool | None
    """True: the stated sum. False: a variant kept by force. None: no sum is stated."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier without errors. `problems` holds warnings and notices."""

    dossier: Dossier
    file: str
    """The dossier's file as problems name it."""
    folder: Path | None = None
    """Where its documents lie; None for standard input and for a revision."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """By source id."""
    originals: Mapping[str, Text] = field(default_factory=dict)
    """By original id; only those at hand."""
    checks: Mapping[tuple[str, int], Check] = field(default_factory=dict)
    """By record id and the citation's index there."""
    places: Callable[[str], int | None] = lambda _: None
    """The line of the file on which an entry begins, by its id."""
    problems: tuple[Problem, ...] = ()
    stamps: Stamps = field(default_factory=dict)
    """The files that it was made of, its own first, as they were before they were read; none for standard input."""

    def check(self, record: str, index: int) -> Check:
        """How a citation stands."""
        return self.checks.get((record, index), Check())

    def text(self, source: str) -> Text | None:
        """The original of a source, where it is at hand."""
        found = self.dossier.sources.get(source)
        return self.originals.get(found.original) if found is not None and found.original is not None else None

    def quotes(self) -> Counter[str]:
        """How many quotes there are, and how they stand: keys total, spoken, anchors, digest (spoken ones
        that stand in the dossier's own documents) and the check kinds."""
        counted: Counter[str] = Counter()
        for record in self.dossier.records:
            for index, citation in enumerate(record.cited):
                if citation.quote is not None:
                    counted.update(self._standing(record.id, index, citation))
        return counted

    def _standing(self, record: str, index: int, citation: Citation) -> list[str]:
        check = self.check(record, index)
        spoken = citation.kind == "direct_quote"
        standing = ["total", check.kind, "spoken" if spoken else "anchors"]
        return [*standing, "digest"] if spoken and check.digest else standing


class Failed(NamedTuple):
    """A load that found errors: all problems, errors among them."""

    file: str
    problems: tuple[Problem, ...]
    stamps: Stamps = MappingProxyType({})
    """As those of `Loaded`, as far as it came."""
