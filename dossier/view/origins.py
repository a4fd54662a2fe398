"""How many reports a statement has, and from how many independent origins: in a few words, and as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.origins import Origins, Report
from dossier.model import CasualtyReport
from dossier.view.block import Block, Fact, Item, Line, Span, line
from dossier.view.reading import Reading
from dossier.view.words import counted


def origins_text(reading: Reading, record: str) -> str:
    """`6 reports, 2 origins`; empty for a single report."""
    found = reading.analysis.provenance.statement(record)
    return summed(found) if len(found.reports) > 1 else ""


def summed(found: Origins) -> str:
    """`4 reports, 1 origin, 1 not attributed`."""
    parts = [counted(len(found.sources), "report")]
    if found.origins or not found.unattributed:
        parts.append(counted(len(found.origins), "origin"))
    if found.unattributed:
        parts.append(f"{found.unattributed} not attributed")
    return ", ".join(parts)


def origin_blocks(reading: Reading, record: str) -> Iterator[Block]:
    """The count, then each origin with the sources that carry it from there; of a single report a line, for figures."""
    found = reading.analysis.provenance.statement(record)
    if len(found.reports) < 2:
        if isinstance(reading.entries[record].item, CasualtyReport) and found.reports:
            yield Fact("origins", _single(reading, found.reports[0], record))
        return
    yield Fact("origins", line(summed(found)))
    for origin in (*found.origins, *([None] if found.of(None) else [])):
        name = reading.holder(origin) if origin is not None else "not attributed"
        yield Item(line(Span(name, "text" if origin else "muted", f"record:{origin}" if origin else None)))
        for report in found.of(origin):
            yield Item(_report(reading, report, record), level=1, marker="←")


def _single(reading: Reading, report: Report, record: str) -> Line:
    """`1 report in 1 text, no origin named; the same text repeats it in iraq-killed-again`."""
    named = f"1 origin: {reading.holder(report.origin)}" if report.origin is not None else "no origin named"
    stated = reading.entries[record].record
    mentioning = [reading.entries[key].record for key in reading.mentions.get(record, ())]
    tied = [*(stated.same_as if stated else ()), *(stated.repeats if stated else ())]
    tied += [one.id for one in mentioning if one is not None and record in (*one.same_as, *one.repeats)]
    again = [
        key
        for key in dict.fromkeys(tied)
        if (other := reading.entries.get(key)) is not None
        and other.record is not None
        and any(citation.source == report.source for citation in other.record.cited)
    ]
    told = Span("; the same text repeats it in ", "muted") if again else None
    return line(f"1 report in 1 text, {named}", told, reading.named(again) if again else None)


def _report(reading: Reading, report: Report, record: str) -> Line:
    via = f" via {', '.join(reading.name(key) for key in report.relays)}" if report.relays else ""
    return line(
        Span(f"[{reading.numbers[report.source]}]" if report.source in reading.numbers else report.source, "muted"),
        " ",
        Span(
            "here" if report.record == record else reading.name(report.record),
            "muted" if report.record == record else "text",
            f"record:{report.record}" if report.record != record else None,
        ),
        Span(via, "muted") if via else None,
        Span(" (inferred)", "warn") if report.inferred else None,
    )
