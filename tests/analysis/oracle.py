"""The rules of the analysis read word by word, for small dossiers: slow, and meant to be obviously right.

Nothing here uses `dossier.analysis`. Every pair of figures is looked at, and every subset of parts is tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, combinations, product

from dossier.model import AnyRecord, CasualtyReport, Count, Dossier
from dossier.model.count import SMALL, WORDS
from dossier.model.telling import said, voices

EVENT = "event"
COMBATANTS = {"members_of_armed_forces", "directly_participating"}
APART = ("disjoint", "unrelated")
Bounds = tuple[int, int | None]
Span = tuple[int | None, int | None]
Places = frozenset[str]


@dataclass(frozen=True)
class Scope:
    """Whom a figure counts. `apart`: a record that the author sets apart from figures which would count the same."""

    measure: str
    places: Places
    classes: frozenset[str]
    whose: frozenset[str]
    apart: str = ""


@dataclass(frozen=True)
class Number:
    """One number of one record. `enters` is False for what never enters a total."""

    record: str
    scope: Scope
    count: Count
    voice: str
    said: Span
    cumulative: bool
    enters: bool
    main: bool

    @property
    def bounds(self) -> Bounds:
        return self.count.low, self.count.high


@dataclass(frozen=True)
class Sum:
    """A total: range, sum or nothing. Equally heavy choices of parts may leave several tops and missing places."""

    kind: str
    low: int = 0
    highs: frozenset[int | None] = frozenset({None})
    missing: frozenset[Places] = frozenset({frozenset()})
    told: frozenset[tuple[str, Bounds]] = frozenset()


class Ground:
    """Places, and the ones that records tell of without naming them: `near` lies in what its neighbour lies in."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.within: dict[str, tuple[str, ...]] = {key: place.within for key, place in dossier.places.items()}
        self.hidden: set[str] = set()

    def of(self, report: CasualtyReport) -> Places:
        """The places of a figure; without `where` it is about the whole event."""
        found: set[str] = set()
        for number, locus in enumerate(report.where):
            if locus.place is not None:
                found.add(locus.place)
                continue
            key = f"{report.id} {number}"
            self.within[key] = self.within[locus.neighbour[1]] if locus.neighbour else locus.anchors
            self.hidden.add(key)
            found.add(key)
        return self.plain(found or {EVENT})

    def plain(self, places: Collection[str]) -> Places:
        """The same union without what lies in the rest of it. What holds all places of the event is the event."""
        event = self.dossier.event.where
        if EVENT in places or (event and all(self.inside(place, places) for place in event)):
            return frozenset({EVENT})
        return frozenset(place for place in places if not self.inside(place, set(places) - {place}))

    def inside(self, place: str, union: Collection[str]) -> bool:
        """Surely inside: a member, or within places that are all inside. All that is told of the event is in it."""
        if place in union or EVENT in union:
            return True
        parents = self.within.get(place, ())
        return bool(parents) and all(self.inside(parent, union) for parent in parents)

    def reaches(self, place: str, other: str) -> bool:
        """Possibly inside: by one chain of parents at least, or the same."""
        return place == other or any(self.reaches(parent, other) for parent in self.within.get(place, ()))

    def share(self, one: str, other: str) -> bool:
        """Two places may share ground."""
        ups, others = ([place for place in self.within if self.reaches(each, place)] for each in (one, other))
        if one in others or other in ups:
            return True
        places = self.dossier.places
        if any(
            b in places[a].overlaps or a in places[b].overlaps for a in ups for b in others if {a, b} <= places.keys()
        ):
            return True
        # a place without a name may be any part of what it lies in, and anywhere if that is not said
        return any(
            not self.within[mine] or bool({*self.within[mine]} & {*theirs})
            for mine, theirs in ((one, others), (other, ups))
            if mine in self.hidden
        )

    def lie(self, ours: Places, theirs: Places) -> str:
        if ours == theirs:
            return "same"
        if all(self.inside(place, theirs) for place in ours):
            return "part"
        if all(self.inside(place, ours) for place in theirs):
            return "whole"
        return "crosses" if any(self.share(a, b) for a in ours for b in theirs) else "disjoint"

    def children(self, places: Places) -> list[str]:
        """The event's places, the several that are named, or those that lie directly in the one."""
        if places == {EVENT}:
            event = frozenset(place for place in self.dossier.event.where)
            top = [key for key in self.dossier.places if not self.within[key]]
            places = self.reduced(event) if event else frozenset(top)
            if len(places) != 1 or not event:
                return sorted(places)
        if len(places) > 1:
            return sorted(places)
        (place,) = places
        sure = {key: [up for up in self.dossier.places if up != key and self.inside(key, {up})] for key in self.within}
        nearest = {key: [up for up in ups if not any(up in sure[other] for other in ups)] for key, ups in sure.items()}
        return sorted(key for key in self.dossier.places if nearest[key] == [place])

    def reduced(self, places: Places) -> Places:
        return frozenset(place for place in places if not self.inside(place, places - {place}))


def classes(*names: str) -> frozenset[str]:
    """All classes that people of a list are in, `people` apart."""
    implied = {"combatants"} if COMBATANTS & set(names) else set()
    return frozenset({*names, *implied} - {"people"})


class Reading:
    """A dossier, or those of its records that have been said."""

    def __init__(self, dossier: Dossier, present: Collection[str] | None = None) -> None:
        self.dossier = dossier
        self.ground = Ground(dossier)
        self.present = {record.id for record in dossier.records} if present is None else set(present)
        self.reports = {report.id: report for report in dossier.casualties if report.event in (None, dossier.id)}
        self.plain = {key: self._plain(report) for key, report in self.reports.items()}
        self.everything = [number for report in self.reports.values() for number in self._numbers(report)]
        self.relation = cache(self._relation)
        self.group = cache(self._group)

    # figures

    def _plain(self, report: CasualtyReport) -> Scope:
        whose = frozenset(
            one for one in report.whose if not any(self.member(one, other) for other in report.whose if other != one)
        )
        return Scope("", self.ground.of(report), classes(*report.of), whose)

    def _numbers(self, report: CasualtyReport) -> Iterator[Number]:
        plain = self.plain[report.id]
        kinds = [place.kind for key in plain.places if (place := self.dossier.places.get(key))]
        whole = plain.places == {EVENT} or (len(kinds) == len(plain.places) and set(kinds) == {"country"})
        span = said(self.dossier, report)
        told = [(measure, report.of, count, True) for measure, count in report.figures.items()]
        for measure, parts in report.including.items():
            told += [(measure, (*report.of, name), count, False) for name, count in parts.items()]
        for measure, of, count, main in told:
            if not main and measure in report.figures and classes(*of) == plain.classes:
                continue  # everybody is no part of everybody
            alone = self._apart(report, measure) if measure in report.figures else ""
            yield Number(
                record=report.id,
                scope=Scope(measure, plain.places, classes(*of), plain.whose, alone),
                count=count,
                voice=voices(self.dossier, report)[0],
                said=(span.outer_start, span.outer_end),
                cumulative=whole if report.cumulative is None else report.cumulative,
                enters=not (
                    report.share_of
                    or report.hull_of
                    or report.stance == "expects"
                    or report.indirect
                    or all(citation.part == "question" for citation in report.cited)
                ),
                main=main,
            )

    def member(self, one: str, other: str) -> bool:
        actor = self.dossier.actors.get(one)
        return one == other or (actor is not None and any(self.member(group, other) for group in actor.part_of))

    def _alike(self, report: CasualtyReport, measure: str) -> set[str]:
        """A record and those that `same_as` joins to it, with their own figure for the measure and the same scope."""
        found = {report.id}
        while more := {
            key
            for key, other in self.reports.items()
            if key not in found
            and measure in other.figures
            and self.plain[key] == self.plain[report.id]
            and any(key in self.reports[one].same_as or one in other.same_as for one in found)
        }:
            found |= more
        return found

    def _apart(self, report: CasualtyReport, measure: str) -> str:
        """Set apart by the author, who says of figures that would count the same people that they do not."""
        alike = self._alike(report, measure)
        rest = {
            key
            for key, other in self.reports.items()
            if key not in alike and measure in other.figures and self.plain[key] == self.plain[report.id]
        }
        said_of = {ref for key in alike for ref in self._refs(key, "subset_of", "overlaps", "disjoint_from")}
        said_by = {key for key in rest if alike & {*self._refs(key, "overlaps", "disjoint_from")}}
        return min(alike) if rest & said_of or said_by else ""

    def _refs(self, key: str, *fields: str) -> list[str]:
        return [ref for field in fields for ref in getattr(self.reports[key], field)]

    # scopes

    @cached_property
    def groups(self) -> list[set[Scope]]:
        """Scopes that `same_as` joins, however many steps."""
        groups = [{number.scope} for number in self.everything]
        for one, other, field in self._pairs():
            if field == "same_as":
                groups.append({one, other})
        merged: list[set[Scope]] = []
        for group in groups:
            touching = [other for other in merged if other & group]
            merged = [other for other in merged if not other & group] + [group.union(*touching)]
        return merged

    def _pairs(self) -> Iterator[tuple[Scope, Scope, str]]:
        """Scopes of records' own figures for one measure between which the author states something."""
        own = [number for number in self.everything if number.main]
        for one, other in product(own, own):
            for field in ("same_as", "subset_of", "overlaps", "disjoint_from"):
                if one.scope.measure == other.scope.measure and other.record in self._refs(one.record, field):
                    yield one.scope, other.scope, field

    def _group(self, scope: Scope) -> Scope:
        """The narrowest of the scopes that are the same."""
        members = next((group for group in self.groups if scope in group), {scope})
        narrow = {one: sum(self._likely(one, other) == "part" for other in members) for one in members}
        return min(members, key=lambda one: (-narrow[one], self._order(one)))

    def _order(self, scope: Scope) -> tuple[str, ...]:
        """Any order will do, but it has to be the same."""
        event = self.ground.reduced(frozenset(self.dossier.event.where)) or {EVENT}
        places = event if scope.places == {EVENT} else scope.places
        kinds = scope.classes - ({"combatants"} if COMBATANTS & scope.classes else set()) or {"people"}
        return (*(" ".join(sorted(part)) for part in (places, kinds, scope.whose)), scope.apart)

    @cached_property
    def stated(self) -> dict[tuple[Scope, Scope], str]:
        """What the author says; where that contradicts itself, nothing may be compared or added."""
        names = {"subset_of": ("part", "whole"), "overlaps": ("crosses",) * 2, "disjoint_from": ("disjoint",) * 2}
        found: dict[tuple[Scope, Scope], set[str]] = {}
        for one, other, field in self._pairs():
            if field != "same_as":
                a, b = self.group(one), self.group(other)
                found.setdefault((a, b), set()).add(names[field][0])
                found.setdefault((b, a), set()).add(names[field][1])
        return {pair: told.pop() if len(told) == 1 else "crosses" for pair, told in found.items() if len({*pair}) == 2}

    def _relation(self, ours: Scope, theirs: Scope) -> str:
        """As stated, else as computed; but not disjoint where what is stated of others makes them share people."""
        a, b = self.group(ours), self.group(theirs)
        found = self._direct(a, b)
        if found != "disjoint" or (a, b) in self.stated:
            return found
        if self._held(a, b) or self._held(b, a):
            return "part" if self._held(a, b) else "whole"
        more = [(s, t, told) for (s, t), told in self.stated.items() if told != self._likely(s, t)]
        ties = [(s, t, told) for s, t, told in more if told in ("part", "crosses")]
        for one, other in ((a, b), (b, a)):
            for s, t, told in ties:
                beyond = self._held(s, other) if told == "part" else self._direct(t, other) not in APART
                if beyond and self._direct(one, s) not in APART:
                    return "crosses"
        return "disjoint"

    def _held(self, scope: Scope, whole: Scope) -> bool:
        """Whether steps up, stated or computed, lead from a scope into another."""
        found = {scope}
        while (
            more := {
                t
                for (s, t), told in self.stated.items()
                if told == "part" and any(self._direct(one, s) in ("same", "part") for one in found)
            }
            - found
        ):
            found |= more
        return any(self._direct(one, whole) in ("same", "part") for one in found)

    def _direct(self, ours: Scope, theirs: Scope) -> str:
        if ours == theirs:
            return "same"
        return self.stated.get((ours, theirs)) or self._likely(ours, theirs)

    def _likely(self, ours: Scope, theirs: Scope) -> str:
        """As computed, but for figures that are set apart."""
        found = self.computed(ours, theirs)
        if ours.apart == theirs.apart:
            return found
        if found == "same":  # what is set apart is an unknown part of what it is set apart from
            return "crosses" if ours.apart and theirs.apart else "part" if ours.apart else "whole"
        return "crosses" if (found == "part" and theirs.apart) or (found == "whole" and ours.apart) else found

    def computed(self, ours: Scope, theirs: Scope) -> str:
        """How one scope lies to another by its places, classes and people."""
        if ours.measure != theirs.measure:
            return "unrelated"
        if (ours.places, ours.classes, ours.whose) == (theirs.places, theirs.classes, theirs.whose):
            return "same"
        both = [ours.classes, theirs.classes, ours.classes | theirs.classes]
        exclusive = [{"civilians", "combatants"} <= kinds for kinds in both] == [False, False, True]
        if exclusive or self.ground.lie(ours.places, theirs.places) == "disjoint":
            return "disjoint"
        return "part" if self._below(ours, theirs) else "whole" if self._below(theirs, ours) else "crosses"

    def _below(self, ours: Scope, theirs: Scope) -> bool:
        whose = not theirs.whose or (
            bool(ours.whose) and all(any(self.member(a, b) for b in theirs.whose) for a in ours.whose)
        )
        ground = self.ground.lie(ours.places, theirs.places) in ("same", "part")
        return ground and ours.classes >= theirs.classes and whose

    # what stands

    @cached_property
    def withdrawn(self) -> set[str]:
        """Retracted by a record that has been said, or repeating what is."""
        records = {record.id: record for record in self.dossier.records}
        found = {ref for key in self.present for ref in records[key].retracts}
        while more := {key for key in records if set(records[key].repeats) & found} - found:
            found |= more
        return found & self.present

    def _repeats(self, key: str) -> set[str]:
        records = {record.id: record for record in self.dossier.records}
        found = set(records[key].repeats)
        while more := {ref for one in found for ref in records[one].repeats} - found:
            found |= more
        return found

    @cached_property
    def standing(self) -> list[Number]:
        """Said, not withdrawn, no repetition of what is at hand, and nothing that never enters."""
        keys = {
            key
            for key in self.reports
            if key in self.present - self.withdrawn and not self._repeats(key) & self.present
        }
        return [number for number in self.everything if number.record in keys and number.enters]

    @cached_property
    def current(self) -> list[Number]:
        """What stands, later figures of a voice in place of its earlier ones."""
        return [number for number in self.standing if not self._gone(number, self.standing)]

    def _gone(self, number: Number, among: Sequence[Number]) -> bool:
        return self._less_exact(number, among) or any(
            self._after(later, number) and not later.count.is_unknown and not self._less_exact(later, among)
            for later in among
        )

    def _after(self, later: Number, earlier: Number) -> bool:
        """The same voice, later, of the same scope, and both count from the beginning."""
        start, end = later.said[0], earlier.said[1]
        dated = start is not None and end is not None and start >= end
        same = later.voice == earlier.voice and self.group(later.scope) == self.group(earlier.scope)
        return same and later.cumulative and earlier.cumulative and dated and later is not earlier

    def _less_exact(self, number: Number, among: Sequence[Number]) -> bool:
        """A word without a number takes nothing back if a figure that stood when it was said fits in it."""
        if number.count.text.lower() not in {*WORDS} - {"none", "unknown"}:
            return False
        before = [other for other in among if self._after(number, other)]
        return any(
            not other.count.is_unknown and not self._gone(other, before) and fits(other.bounds, number.bounds)
            for other in before
        )

    # totals

    @cached_property
    def told(self) -> dict[Scope, dict[str, list[Number]]]:
        """The (a)-figures of each scope, by voice."""
        found: dict[Scope, dict[str, list[Number]]] = {}
        for number in self.current:
            if not number.count.is_unknown:
                found.setdefault(self.group(number.scope), {}).setdefault(number.voice, []).append(number)
        return found

    def only(self, shown: Collection[str]) -> Reading:
        """The same with the figures of some records; what is withdrawn, repeated or replaced stays so."""
        other = Reading(self.dossier, self.present)
        other.__dict__["current"] = [number for number in self.current if number.record in shown]
        return other

    def own(self, scope: Scope) -> dict[str, Bounds]:
        """What each voice says of exactly this scope; figures that stand side by side span it together."""
        told = self.told.get(self.group(scope), {})
        return {voice: hull([one.bounds for one in numbers]) for voice, numbers in told.items()}

    def floor(self, scope: Scope, voice: str) -> int | None:
        """The most that pairwise disjoint parts of one voice add up to; None where it has no part."""
        whole = self.group(scope)
        parts = [part for part in self.told if voice in self.told[part] and self.relation(part, whole) == "part"]
        sums = [sum(self.own(part)[voice][0] for part in chosen) for chosen in subsets(parts) if self._disjoint(chosen)]
        return max(sums) if parts else None

    def floors(self, scope: Scope) -> dict[str, int]:
        """What stands beneath a range or sum: the (b)-figures of the voices without an (a)-figure."""
        everybody = {voice for told in self.told.values() for voice in told} - self.own(scope).keys()
        return {voice: low for voice in everybody if (low := self.floor(scope, voice)) is not None}

    def too_many(self) -> set[tuple[str, Scope]]:
        """Voices whose disjoint parts add up to more than their own whole can be."""
        return {
            (voice, scope)
            for scope in self.told
            for voice, (_, high) in self.own(scope).items()
            if high is not None and (self.floor(scope, voice) or 0) > high
        }

    def _disjoint(self, scopes: Collection[Scope]) -> bool:
        return all(self.relation(one, other) == "disjoint" for one, other in combinations(scopes, 2))

    def total(self, scope: Scope) -> Sum:
        """Its range over voices, else the sum over its places, and over figures that span several of them."""
        own = self.own(scope)
        if own:
            low, high = hull(list(own.values()))
            return Sum("range", low, frozenset({high}), told=frozenset(own.items()))
        below = [
            one
            for one in self.told
            if (one.measure, one.classes, one.whose) == (scope.measure, scope.classes, scope.whose)
            and not scope.apart
            and self.ground.lie(one.places, scope.places) in ("part", "same")
        ]
        children = [scope_at(scope, place) for place in self.ground.children(scope.places)]
        inside = {
            child: [one for one in below if self.ground.lie(one.places, child.places) in ("part", "same")]
            for child in children
        }
        spanning = [one for one in below if not any(one in ones for ones in inside.values())]
        stated = {one: self.total(one) for one in spanning}
        under = {one: [one] for one in spanning}
        for child, ones in inside.items():
            total = self.total(child) if ones else Sum("nothing")
            if total.kind != "nothing":
                stated[child], under[child] = total, ones
        if not stated:
            return Sum("nothing")
        ways = [way for way in subsets(list(stated)) if self._addable(way, under)]
        weight = {way: (sum(stated[one].low for one in way), sum(len(one.places) for one in way)) for way in ways}
        best = [way for way in ways if weight[way] == max(weight.values())]
        ends = [self._ends(scope, way, stated, children) for way in best]
        tops = frozenset(top for tops, _ in ends for top in tops)
        return Sum("sum", weight[best[0]][0], tops, frozenset(missing for _, missing in ends))

    def _addable(self, way: Collection[Scope], under: dict[Scope, list[Scope]]) -> bool:
        """Nobody is counted twice: neither by the parts themselves nor by what is told below them."""
        return self._disjoint(way) and all(
            self.relation(a, b) == "disjoint"
            for one, other in combinations(way, 2)
            for a in under[one]
            for b in under[other]
        )

    def _ends(
        self, scope: Scope, way: Collection[Scope], stated: dict[Scope, Sum], children: list[Scope]
    ) -> tuple[set[int | None], Places]:
        """The top is open where a part's is, where a place states nothing, or where somebody was left out."""
        covered = {place for one in way if not one.apart for place in one.places}
        silent = frozenset(
            place
            for child in children
            if child not in stated
            for place in child.places
            if not (covered and self.ground.inside(place, covered))
        )
        out = [one for one in stated if one not in way]
        lost = [one for one in out if one.apart or not all(self.ground.inside(place, covered) for place in one.places)]
        if silent or lost or any(one.apart for one in way):
            return {None}, silent
        tops = product(*(stated[one].highs for one in way))
        return {None if None in each else sum(top for top in each if top is not None) for each in tops}, silent

    # disputes

    def differing(self) -> list[tuple[str, list[str], str]]:
        """Found numeric disputes of one scope: the measure, the records, and whether they differ or conflict."""
        found = []
        for scope, told in self.told.items():
            numbers = [number for own in told.values() for number in own]
            kinds = {
                agreement(one.count, other.count) for one, other in combinations(numbers, 2) if one.voice != other.voice
            } - {"agree"}
            if kinds:
                kind = "conflict" if kinds & {"disjoint", "denial"} else "differ"
                found.append((scope.measure, sorted({number.record for number in numbers}), kind))
        return sorted(found)

    def exceeding(self) -> set[frozenset[str]]:
        """Records of different voices in which a part says more than its whole can be."""
        found: set[frozenset[str]] = set()
        for part, whole in product(self.told, self.told):
            if self.relation(part, whole) == "part":
                pairs = [
                    (one, other)
                    for one in chain(*self.told[part].values())
                    for other in chain(*self.told[whole].values())
                    if one.voice != other.voice and other.count.high is not None and one.count.low > other.count.high
                ]
                if pairs:
                    found.add(frozenset(number.record for pair in pairs for number in pair))
        return found


def scope_at(scope: Scope, place: str) -> Scope:
    return Scope(scope.measure, frozenset({place}), scope.classes, scope.whose)


def hull(bounds: Sequence[Bounds]) -> Bounds:
    tops = [high for _, high in bounds]
    return min(low for low, _ in bounds), None if None in tops else max(top for top in tops if top is not None)


def fits(inner: Bounds, outer: Bounds) -> bool:
    return inner[0] >= outer[0] and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def agreement(one: Count, other: Count) -> str:
    """How two figures for one scope by different voices agree: as intervals, but `about 20` is 20 in other words."""
    ours, theirs = (one.low, one.high), (other.low, other.high)
    number = number_of(one)
    if ours == theirs or (number is not None and number == number_of(other)):
        return "agree"
    if any(a[1] == 0 and b[0] >= 1 for a, b in ((ours, theirs), (theirs, ours))):
        return "denial"
    if any(a[1] is not None and a[1] < b[0] for a, b in ((ours, theirs), (theirs, ours))):
        return "disjoint"
    return "nested" if fits(ours, theirs) or fits(theirs, ours) else "overlap"


def number_of(count: Count) -> int | None:
    """The one number of `20`, `about 20` and `more than 20`."""
    text = count.text.lower()
    for prefix in ("more than ", "over ", "about ", "around ", "approximately ", "some ", "~"):
        text = text.removeprefix(prefix)
    return SMALL.get(text, int(text) if text.isdigit() else None)


def subsets(items: Sequence[Scope]) -> list[tuple[Scope, ...]]:
    return list(chain.from_iterable(combinations(items, size) for size in range(len(items) + 1)))


def as_of(dossier: Dossier, moment: int) -> tuple[set[str], set[str]]:
    """The records that have surely, and those that have surely or possibly, been said by a moment."""
    sayable = {record.id: when_said(dossier, record) for record in dossier.records}
    surely = {key for key, (_, end) in sayable.items() if end is not None and end <= moment}
    begun = {key for key, (start, _) in sayable.items() if start is None or start < moment}
    return surely, surely | begun


def when_said(dossier: Dossier, record: AnyRecord) -> Span:
    """The widest that its time reaches: ended when a source of it was taken, and not begun before what it answers."""
    span = said(dossier, record)
    start, end = span.outer_start, span.outer_end
    taken = [
        source.retrieved.interval(dossier.zone).outer_end
        for source in (dossier.sources[citation.source] for citation in record.cited)
        if source.retrieved is not None
    ]
    if end is None and taken:
        end = min(moment for moment in taken if moment is not None)
        if start is not None and start >= end:
            start, end = (start, None) if record.said is not None else (None, end)
    answers = {*record.repeats, *record.retracts, *getattr(record, "replies_to", ())}
    if "deny" in getattr(record, "act", ()):
        answers |= {*getattr(record, "about", ())}
    for other in dossier.records:
        if other.id in answers:
            begun = when_said(dossier, other)[0]
            ends = end if span.end is None else span.end
            if begun is not None and (ends is None or begun < ends):
                start = begun if start is None else max(start, begun)
    return start, end
