"""How many reports a statement has, and from how many independent origins: in a few words, and as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.origins import Origins, Report
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
    """The count, then each origin with the sources that carry it from there; nothing for a single report."""
    found = reading.analysis.provenance.statement(record)
    if len(found.reports) < 2:
        return
    yield Fact("origins", line(summed(found)))
    for origin in (*found.origins, *([None] if found.of(None) else [])):
        name = reading.holder(origin) if origin is not None else "not attributed"
        yield Item(line(Span(name, "text" if origin else "muted", f"record:{origin}" if origin else None)))
        for report in found.of(origin):
            yield Item(_report(reading, report, record), level=1, marker="←")


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
