"""Whether every id that a dossier names exists, and in a section where it may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.model import Dossier
from dossier.model.base import EVENT
from dossier.model.references import Reference, references
from dossier.store.faults import Fault, Path, nearest
from dossier.store.rules import paths

Known = Mapping[str, tuple[str, ...]]
"""The sections in which each id of the file stands."""


def check(dossier: Dossier, known: Known) -> Iterator[Fault]:
    """A fault for every id that leads nowhere; `known` also holds what could not be read."""
    where = paths(dossier)
    for entry in dossier.entries.values():
        for reference in references(entry.item):
            yield from _resolve(reference, where[entry.id], known)
    for reference in references(dossier.event):
        yield from _resolve(reference, ("event",), known)
    for index, related in enumerate(dossier.related):
        for reference in references(related):
            yield from _resolve(reference, ("related", index), known)


def _resolve(reference: Reference, base: Path, known: Known) -> Iterator[Fault]:
    wanted = reference.id
    if "/" in wanted or wanted == EVENT:
        return
    sections = known.get(wanted, ())
    if any(section in reference.targets for section in sections):
        return
    path = (*base, *reference.path)
    expected = f"an id of {' or '.join(reference.targets)}"
    if sections:
        message = f"{wanted} stands in {' and '.join(sections)}"
        yield Fault(path, message, expected, _suggestion(wanted, reference, known), rule="reference")
    else:
        yield Fault(
            path, f"nothing has the id {wanted}", expected, _suggestion(wanted, reference, known), rule="reference"
        )


def _suggestion(wanted: str, reference: Reference, known: Known) -> str:
    fitting = [key for key, sections in known.items() if any(section in reference.targets for section in sections)]
    return nearest(wanted, fitting) or (f"add {wanted} to {reference.targets[0]}" if reference.targets else "")
