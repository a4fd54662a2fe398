"""Figures that the author sets apart from others which would count the same people.

Two figures of one place, measure and class have the same scope, unless the author says of them that one is a part of
the other, or that they share nobody or only some: then a part has a scope of its own, and where neither is the part
both have. Who is `same_as` one that is set apart stands with it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from dossier.model import MEASURES, CasualtyReport, Measure

_STATED = (("subset_of", False), ("overlaps", True), ("disjoint_from", True))
"""What sets figures apart, and whether it does so to both."""


def set_apart(reports: Sequence[CasualtyReport], plain: Mapping[str, Hashable]) -> dict[tuple[str, Measure], str]:
    """By record and measure, the least id of those that stand together; `plain` is what each record's figures count."""
    found: dict[tuple[str, Measure], str] = {}
    if not any(getattr(report, field) for report in reports for field, _ in _STATED):
        return found
    for measure in MEASURES:
        own = {report.id: report for report in reports if getattr(report, measure) is not None}
        group = _joined(own, plain)
        alone = {group[key] for report in own.values() for key in _apart(report, group, plain)}
        found.update({(key, measure): root for key, root in group.items() if root in alone})
    return found


def _apart(report: CasualtyReport, group: Mapping[str, str], plain: Mapping[str, Hashable]) -> Iterator[str]:
    for field, both in _STATED:
        for ref in getattr(report, field):
            if ref in group and plain[ref] == plain[report.id] and group[ref] != group[report.id]:
                yield report.id
                if both:
                    yield ref


def _joined(own: Mapping[str, CasualtyReport], plain: Mapping[str, Hashable]) -> dict[str, str]:
    """For each record the least id of those that `same_as` joins to it among figures that count the same."""
    parent = {key: key for key in own}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for report in own.values():
        for ref in report.same_as:
            if ref in own and plain[ref] == plain[report.id]:
                least, other = sorted((root(report.id), root(ref)))
                parent[other] = least
    return {key: root(key) for key in own}
