"""What a lens lets through, entry by entry: yes, possibly, or no. Filters are asked with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import Lens
from dossier.model import Dispute, Section
from dossier.model.references import references
from dossier.model.telling import speaks_as
from dossier.query import ast
from dossier.query.errors import nearest
from dossier.query.fold import fold
from dossier.query.index import Index
from dossier.query.leaves import names_of
from dossier.query.match import Matcher
from dossier.query.truth import Truth

_TELLERS: tuple[Section, ...] = ("actors", "sources")


def who(index: Index, typed: str) -> tuple[str, ...]:
    """The ids of actors and sources that `told-by` means; none: nobody is called so.

    Who is called just so, by a name or an alias, is meant alone; else every actor in whose name it stands; where none
    is called so, the sources: an article about Iraq does not speak for it.
    """
    return _meant(index, typed)[0]


def _meant(index: Index, typed: str) -> tuple[tuple[str, ...], bool]:
    """The same, and whether it is certain that they are meant."""
    if exactly := _exactly(index, typed):
        return exactly, True
    found = (index.resolve(typed, (section,)) for section in _TELLERS)
    return next((one for one in found if one[0]), ((), True))


def _exactly(index: Index, typed: str) -> tuple[str, ...]:
    """The actor or source of that id, or the actors called just so, in any spelling that folds to the same."""
    actors = index.dossier.actors
    if typed.strip().lower() in {**actors, **index.dossier.sources}:
        return (typed.strip().lower(),)
    wanted = fold(typed)
    found = (key for key, actor in actors.items() if any(fold(name) == wanted for name in names_of(actor)))
    return tuple(found) if wanted else ()


def _told(index: Index, lens: Lens) -> Matcher:
    """What asks whether a record is told by the party of a lens."""
    known, certain = _meant(index, lens.told_by)
    meant = known if known and certain else (lens.told_by,)
    return Matcher(ast.Field("said", ":", tuple(map(ast.Value, meant))), index)


def nearest_teller(index: Index, typed: str) -> str | None:
    """The id of an actor or source that is spelled nearly so."""
    return nearest(typed, [entry.id for entry in index.entries if entry.section in _TELLERS])


def seen(index: Index, analysis: Analysis) -> Mapping[str, Truth] | None:
    """How each entry passes the lens; None where the lens is open.

    A record passes by its teller's voice and by when it was said. A dispute is seen where a record of it is, or a
    holder speaks with that voice; actors, places and sources where a record that is seen refers to them.
    """
    if analysis.lens.is_open:
        return None
    records = _records(index, analysis)
    found: dict[str, Truth] = {}
    referring = _referring(index, records)
    for entry in index.entries:
        if entry.record is not None:
            found[entry.id] = records[entry.id]
        elif isinstance(entry.item, Dispute):
            found[entry.id] = _dispute(index, analysis, entry.item, records)
        else:
            found[entry.id] = referring[entry.id]
    return found


def acts_told_by_others(index: Index, analysis: Analysis) -> list[str]:
    """The strikes and reactions of the lens's party that others tell of, by id: never counted as its telling."""
    lens = analysis.lens
    if not lens.told_by:
        return []
    told = _told(index, lens)
    party = {speaks_as(index.dossier, key) for key in who(index, lens.told_by)} | set(who(index, lens.told_by))
    found: list[str] = []
    for entry in index.entries:
        by = [getattr(one, "actor", one) for one in getattr(entry.item, "by", ())]
        acts = entry.section in ("strikes", "reactions") and any(
            {key, speaks_as(index.dossier, key)} & party for key in by
        )
        if acts and told.match(entry) is Truth.NO and analysis.wider.has(entry.id):
            found.append(entry.id)
    return found


def _records(index: Index, analysis: Analysis) -> dict[str, Truth]:
    lens, standing = analysis.lens, analysis.standings
    told = _told(index, lens) if lens.told_by else None
    found: dict[str, Truth] = {}
    for entry in index.entries:
        if entry.record is not None:
            truth = told.match(entry) if told is not None else Truth.YES
            found[entry.id] = min(truth, standing[entry.id]) if standing is not None else truth
    return found


def _dispute(index: Index, analysis: Analysis, dispute: Dispute, records: Mapping[str, Truth]) -> Truth:
    passed = max((records.get(ref, Truth.NO) for ref in dispute.records), default=Truth.NO)
    if not analysis.lens.told_by or passed is Truth.YES:
        return passed
    spoken = set(who(index, analysis.lens.told_by))
    bare = (held for position in dispute.positions for held in position.holders if not held.per)
    return max(passed, Truth.YES if any({h.who, speaks_as(index.dossier, h.who)} & spoken for h in bare) else Truth.NO)


def _referring(index: Index, records: Mapping[str, Truth]) -> Mapping[str, Truth]:
    found: defaultdict[str, Truth] = defaultdict(lambda: Truth.NO)
    for entry in index.entries:
        if entry.record is not None and (truth := records[entry.id]) is not Truth.NO:
            for reference in references(entry.record):
                found[reference.id] = max(found[reference.id], truth)
    return found
