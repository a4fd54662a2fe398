"""What a section of the reader can be narrowed by, beside the filter that holds."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.sight import seen
from dossier.model import RECORD_SECTIONS
from dossier.query import ast
from dossier.query.facets import Facet, facets
from dossier.query.language import parse
from dossier.query.match import judges
from dossier.tui.brief import PARTS
from dossier.view.reading import Reading


def narrowable(reading: Reading, section: str, text: str) -> Sequence[Facet]:
    """The facets of a section under a filter and the lens; of a page or the map, those of all records."""
    entries = [entry for part in PARTS.get(section, RECORD_SECTIONS) for entry in reading.section(part)]
    passes = None if reading.lens.is_open else seen(reading.index, reading.analysis)
    return facets(text, reading.index, entries, reading, passes)


SURE = "is:sure"
"""The term that leaves out what only possibly passes the terms beside it, and the lens."""


def takes_sure(text: str) -> bool:
    """Whether `is:sure`, written behind a filter, judges all of it: behind *or* it would judge the last part alone."""
    tree = parse(text).tree
    terms = tree.terms if isinstance(tree, ast.And) else () if tree is None else (tree,)
    return not isinstance(tree, ast.Or) and not any(map(judges, terms))
