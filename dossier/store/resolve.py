"""Whether every id that a dossier names exists, and in a section where it may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.model import Dossier
from dossier.model.base import EVENT
from dossier.model.references import Reference, Targets, references
from dossier.store.faults import Fault, Path, Suggestions

Known = Mapping[str, tuple[str, ...]]
"""The sections in which each id of the file stands."""


def check(dossier: Dossier, known: Known, where: Mapping[str, Path]) -> Iterator[Fault]:
    """A fault for every id that leads nowhere; `known` also holds what could not be read, `where` is the place of each
    entry by its id."""
    resolver = _Resolver(known)
    for entry in dossier.entries.values():
        for reference in references(entry.item):
            yield from resolver.fault(reference, where[entry.id])
    for reference in references(dossier.event):
        yield from resolver.fault(reference, ("event",))
    for index, related in enumerate(dossier.related):
        for reference in references(related):
            yield from resolver.fault(reference, ("related", index))


class _Resolver:
    """The ids of one file, and what is suggested for those that it lacks."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._suggestions = Suggestions()
        self._fitting: dict[Targets, list[str]] = {}

    def fault(self, reference: Reference, base: Path) -> Iterator[Fault]:
        wanted = reference.id
        if "/" in wanted or wanted == EVENT:
            return
        sections = self._known.get(wanted, ())
        if any(section in reference.targets for section in sections):
            return
        path = (*base, *reference.path)
        expected = f"an id of {' or '.join(reference.targets)}"
        message = f"nothing has the id {wanted}"
        if sections:
            message = f"{wanted} stands in {' and '.join(sections)}"
        yield Fault(path, message, expected, self._suggestion(wanted, reference.targets), rule="reference")

    def _suggestion(self, wanted: str, targets: Targets) -> str:
        if targets not in self._fitting:
            self._fitting[targets] = [
                key for key, sections in self._known.items() if any(section in targets for section in sections)
            ]
        near = self._suggestions.nearest(wanted, self._fitting[targets])
        return near or (f"add {wanted} to {targets[0]}" if targets else "")
