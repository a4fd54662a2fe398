"""A dossier at one moment: which records there are, which of them are withdrawn, and which figures are current.

Bounds and scopes come from the whole dossier (`Base`), so that lenses and filters commute; a world only says which
records have been said. The world of everything has no moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.analysis.figures import Figure, Scope, figures
from dossier.analysis.places import Places
from dossier.analysis.replaced import replaced
from dossier.analysis.scopes import Scopes
from dossier.analysis.spans import spans
from dossier.analysis.withdrawn import retractions
from dossier.model import Dossier
from dossier.model.edtf import Interval
from dossier.model.graph import upwards

if TYPE_CHECKING:
    from dossier.analysis.timeline import Timeline


class Base:
    """What holds of a dossier at every moment: places, figures, scopes, who repeats whom."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.places = Places(dossier)
        self.figures: tuple[Figure, ...] = tuple(figures(dossier, self.places))
        self.scopes = Scopes(dossier, self.places, self.figures)

    @cached_property
    def sayable(self) -> Mapping[str, Interval]:
        """For each record when it can have been said: no reply before what it answers."""
        return spans(self.dossier)

    @cached_property
    def timeline(self) -> Timeline:
        """When what the records tell happened and was said."""
        from dossier.analysis.timeline import timeline

        return timeline(self.dossier)

    @cached_property
    def repeats(self) -> Mapping[str, tuple[str, ...]]:
        """For each record what it repeats, as far as it stands in this dossier."""
        records = {record.id: record.repeats for record in self.dossier.records}
        return {key: tuple(ref for ref in refs if ref in records) for key, refs in records.items()}

    @cached_property
    def far_ends(self) -> Mapping[str, tuple[str, ...]]:
        """For each record that repeats another those at the far end of what it repeats."""
        found: dict[str, tuple[str, ...]] = {}
        for start, refs in self.repeats.items():
            for key in upwards(start, self._unknown(found)) if refs and start not in found else ():
                ends = [end for ref in self.repeats[key] for end in found.get(ref, (ref,))]
                found[key] = tuple(sorted(set(ends))) or (key,)
        return {key: ends for key, ends in found.items() if ends != (key,)}

    def _unknown(self, found: Mapping[str, object]) -> Callable[[str], list[str]]:
        """What it repeats, as far as nothing is known of it."""
        return lambda key: [ref for ref in self.repeats[key] if ref not in found]

    def handed_on(self, present: Collection[str] | None) -> set[str]:
        """The records that repeat, however far back, a record that is present; None: all are."""
        found: dict[str, bool] = {}
        for start in self.repeats:
            for key in upwards(start, self._unknown(found)) if start not in found else ():
                refs = self.repeats[key]
                found[key] = any(present is None or ref in present or found.get(ref, False) for ref in refs)
        return {key for key, is_at_hand in found.items() if is_at_hand}


class World:
    """The records that have been said by a moment; `present` None: all of them."""

    def __init__(self, base: Base, present: Collection[str] | None = None) -> None:
        self.base = base
        self.present = present

    def has(self, record: str) -> bool:
        """Whether a record has been said."""
        return self.present is None or record in self.present

    @cached_property
    def withdrawn(self) -> Mapping[str, tuple[str, ...]]:
        """The records that have been withdrawn, or repeat what has been, with those that withdrew them."""
        found = retractions(self.base.dossier, self.present)
        return {key: by for key, by in found.items() if self.has(key)}

    @cached_property
    def handed_on(self) -> frozenset[str]:
        """The records that only hand on a statement which is at hand itself."""
        return frozenset(self.base.handed_on(self.present))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that have been said and may stand: not withdrawn, and no repetition of a statement at hand."""
        return tuple(
            figure
            for figure in self.base.figures
            if figure.counts
            and self.has(figure.record)
            and figure.record not in self.withdrawn
            and figure.record not in self.handed_on
        )

    @cached_property
    def beside(self) -> tuple[Figure, ...]:
        """The figures that have been said and never enter a total: withdrawn, or of a kind that counts in none."""
        return tuple(
            figure
            for figure in self.base.figures
            if self.has(figure.record) and (not figure.counts or figure.record in self.withdrawn)
        )

    @cached_property
    def replaced(self) -> Mapping[tuple[str, Scope], str]:
        """Figures that are no longer current, with what became of them: grown, revised or restated.

        A later figure of the same voice and scope replaces an earlier one where both are cumulative and dated.
        """
        told: defaultdict[tuple[str, Scope], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.cumulative:
                for voice in figure.voices:
                    told[voice, self.base.scopes.group(figure.scope)].append(figure)
        return {
            (figure.record, figure.scope): became
            for claims in told.values()
            if len(claims) > 1
            for figure, became in replaced(claims)
        }

    @cached_property
    def current(self) -> tuple[Figure, ...]:
        """The figures that stand now, those said to be unknown among them."""
        return tuple(figure for figure in self.figures if (figure.record, figure.scope) not in self.replaced)

    def claims(self, shown: Collection[str] | None = None) -> Claims:
        """The current figures of the records shown; None: of all."""
        return Claims(self.base, (one for one in self.current if shown is None or one.record in shown))


class Claims:
    """The figures that stand, by scope and voice: what totals and comparisons are made of."""

    def __init__(self, base: Base, current: Iterable[Figure]) -> None:
        self.base = base
        told: defaultdict[Scope, defaultdict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        unknown: defaultdict[Scope, list[Figure]] = defaultdict(list)
        for figure in sorted(current, key=lambda one: one.order):
            scope = base.scopes.group(figure.scope)
            if figure.count.is_unknown:
                unknown[scope].append(figure)
            else:
                for voice in figure.voices:
                    told[scope][voice].append(figure)
        self.told: dict[Scope, dict[str, tuple[Figure, ...]]] = {
            scope: {voice: tuple(claims) for voice, claims in sorted(voices.items())}
            for scope, voices in sorted(told.items(), key=lambda item: item[0].order)
        }
        """Each scope's figures by voice: the (a)-figures of the rules."""
        self.unknown: dict[Scope, tuple[Figure, ...]] = {scope: tuple(found) for scope, found in unknown.items()}
        """Each scope's figures that are said to be unknown."""


Bounds = tuple[int, int | None]


def hull(claims: Iterable[Figure]) -> Bounds:
    """From the fewest to the most that any of these figures says."""
    found = list(claims)
    highs = [one.high for one in found]
    return min(one.low for one in found), None if None in highs else max(high for high in highs if high is not None)
