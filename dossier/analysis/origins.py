"""Independent origins: how many reports a statement has, and from how many who said it first.

A report is a source that carries the statement. Its origin is the voice of the teller, at the far end of what it
repeats. What a source says in its own voice is not attributed, and no origin by itself; an equal figure without
attribution in a text that elsewhere names somebody for it is that somebody's. A reporter's premise is no report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.analysis.compare import same_number
from dossier.analysis.figures import Figure
from dossier.analysis.world import World
from dossier.model import CasualtyReport
from dossier.model.dossier import AnyRecord
from dossier.model.graph import voice
from dossier.model.telling import in_own_voice, is_inferred, tellers

_ALIKE = 2_000
"""Records of one statement up to which its tree is worked out for each of them."""


@dataclass(frozen=True, slots=True)
class Report:
    """One source that carries a statement: by which record, and from whom it has it (None: not attributed)."""

    record: str
    source: str
    origin: str | None
    relays: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """A statement's reports, those of one origin together."""

    reports: tuple[Report, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """The voices from whom it comes, each once, in the order in which they first appear."""
        return tuple(dict.fromkeys(report.origin for report in self.reports if report.origin is not None))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that carry it, each once, though it may name several who said it."""
        return tuple(dict.fromkeys(report.source for report in self.reports))

    @property
    def unattributed(self) -> int:
        """How many sources name nobody for it anywhere."""
        return len({*self.sources} - {report.source for report in self.reports if report.origin is not None})

    def of(self, origin: str | None) -> tuple[Report, ...]:
        """The reports of one origin; None: those that name nobody."""
        return tuple(report for report in self.reports if report.origin == origin)


class Provenance:
    """Who carried and who first said each statement of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._dossier = world.base.dossier
        self._voices: dict[str, str] = {}

    def statement(self, record: str) -> Origins:
        """The reports of a record's statement: its own, those of what it repeats and is repeated by, and of its
        other tellings (`same_as`); of a figure, those of equal figures for the same scope too."""
        root = self._joined[record]
        if root not in self._kept:
            group = self._groups[root]
            self._kept[root] = Origins(tuple(self._reports(group if len(group) <= _ALIKE else (record,))))
        return self._kept[root]

    @cached_property
    def _kept(self) -> dict[str, Origins]:
        return {}

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        """The record that stands for the statement of each record."""
        parent = {record.id: record.id for record in self._dossier.records if self.world.has(record.id)}

        def root(key: str) -> str:
            while parent[key] != key:
                parent[key] = parent[parent[key]]
                key = parent[key]
            return key

        for one, other in self._alike():
            if one in parent and other in parent:
                first, second = sorted((root(one), root(other)))
                parent[second] = first
        return {key: root(key) for key in parent}

    @cached_property
    def _groups(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record in self._dossier.records:
            if record.id in self._joined:
                found[self._joined[record.id]].append(record.id)
        return {root: tuple(members) for root, members in found.items()}

    def _alike(self) -> Iterator[tuple[str, str]]:
        for record in self._dossier.records:
            for ref in (*record.repeats, *record.same_as):
                if not self._differ(record, ref):
                    yield record.id, ref
        equal: dict[object, str] = {}
        for figure in self.world.base.figures:
            if self._is_plain(figure):
                key = (self.world.base.scopes.group(figure.scope), same_number(figure.count), figure.count.is_unknown)
                yield figure.record, equal.setdefault(key, figure.record)

    def _is_plain(self, figure: Figure) -> bool:
        """A figure that states its record: not a part of it, and the only one or the first."""
        return not figure.inside and figure.counts and self._first_measure[figure.record] == figure.scope.measure

    @cached_property
    def _first_measure(self) -> Mapping[str, str]:
        return {report.id: next(iter(report.figures), "") for report in self._dossier.casualties}

    def _differ(self, record: AnyRecord, ref: str) -> bool:
        """Whether two figures called the same scope state different numbers: then they are no one statement."""
        ours, theirs = self._numbers.get(record.id), self._numbers.get(ref)
        if ours is None or theirs is None:
            return False
        return any(ours[measure] != theirs[measure] for measure in ours if measure in theirs)

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, tuple[int, int | None]]]:
        return {
            report.id: {measure: same_number(count) for measure, count in report.figures.items()}
            for report in self._dossier.casualties
        }

    def _reports(self, group: Iterable[str]) -> Iterator[Report]:
        records = [record for key in group if (record := self._dossier.entries[key].record) is not None]
        first = {record.id: self._first(record) for record in records}
        attributed: dict[str, str] = {}
        for record in records:
            named = next((origin for origin in first[record.id] if origin is not None), None)
            if isinstance(record, CasualtyReport) and named is not None:
                for citation in record.cited:
                    attributed.setdefault(citation.source, named)
        seen: set[tuple[str, str | None]] = set()
        for record in records:
            for citation in record.cited:
                if citation.part == "question":
                    continue
                for said in first[record.id]:
                    origin = said
                    if isinstance(record, CasualtyReport):
                        origin = said or attributed.get(citation.source)
                    if (citation.source, origin) not in seen:
                        seen.add((citation.source, origin))
                        yield Report(record.id, citation.source, origin, citation.via, is_inferred(record))

    def _first(self, record: AnyRecord) -> tuple[str | None, ...]:
        """Who said it first: the tellers at the far end of what it repeats. None: a source in its own voice."""
        ends = self.world.base.far_ends.get(record.id)
        if ends is None:
            return (self._origin(record),)
        said = [self._dossier.entries[key].record for key in ends]
        return tuple(dict.fromkeys(self._origin(end) for end in said if end is not None))

    def _origin(self, record: AnyRecord) -> str | None:
        """The voice of its teller; somebody unnamed whom only one outlet knows counts with that outlet."""
        if in_own_voice(self._dossier, record):
            return None
        teller = tellers(self._dossier, record)[0]
        actor = self._dossier.actors.get(teller)
        if actor is not None and actor.named is False and actor.named_by is not None:
            return self._voice(actor.named_by)
        return self._voice(teller)

    def _voice(self, teller: str) -> str:
        if teller not in self._voices:
            self._voices[teller] = voice(self._dossier, teller)
        return self._voices[teller]
