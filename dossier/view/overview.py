"""The brief: the event, its key figures, casualties, disputes, reactions, strikes and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from dossier.analysis.found import FOUND
from dossier.model import AnyRecord, CasualtyReport, Dispute, Strike
from dossier.model.dispute import Holder
from dossier.model.strike import Counter
from dossier.view.block import Block, Fact, Gap, Heading, Item, Line, Page, Para, Span, line
from dossier.view.claims import with_bars
from dossier.view.dates import when_short, when_text
from dossier.view.derivation import warnings
from dossier.view.held import hidden_text, positions_seen
from dossier.view.narrowed import Narrowed
from dossier.view.origins import origins_text
from dossier.view.quotes import quotes_text
from dossier.view.reactions import reactions, said_marks
from dossier.view.reading import Reading, figure_text
from dossier.view.totals import totals_blocks
from dossier.view.words import counted, reliability_text, section_title, spoken

_COUNTERS: tuple[Counter, ...] = ("strikes", "targets", "facilities", "sites", "buildings", "munitions", "aircraft")


def overview(
    reading: Reading,
    shown: Collection[str] | None = None,
    possible: Collection[str] = (),
    *,
    where: str = "",
    hide: bool = False,
) -> Page:
    """The whole summary; with `shown`, only of the entries with these ids, some of which are only possibly shown.

    `where` is the filter by which they were chosen; `hide` leaves out the words of sensitive records.
    """
    blocks = overview_blocks(reading, shown, possible, where=where, hide=hide)
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))


def overview_blocks(
    reading: Reading,
    shown: Collection[str] | None = None,
    possible: Collection[str] = (),
    *,
    where: str = "",
    hide: bool = False,
) -> Iterator[Block]:
    """The same from top to bottom, each part worked out when it is reached."""
    left = Narrowed(shown, possible)
    if where or not reading.lens.is_open:
        from dossier.view.lens import narrowing

        yield from narrowing(reading, where, possible)
    yield from _head(reading)
    yield from _figures(reading, left)
    yield from _casualties(reading, left)
    yield from _totals(reading, shown, possible)

    # imported when they are reached: whoever sees only the beginning does not wait for them
    from dossier.view.band import bands
    from dossier.view.map.summary import map_blocks
    from dossier.view.timeline import timeline_brief

    yield from bands(reading, shown)
    yield from _disputes(reading, left)
    yield from reactions(reading, left, hide=hide)
    yield from _strikes(reading, left)
    yield from map_blocks(reading, shown, possible)
    yield from _background(reading, left)
    yield from timeline_brief(reading, shown, possible)
    yield from _sources(reading, left)
    yield Gap()
    yield Para(standing(reading))


def headline(reading: Reading) -> Line:
    """When the event was, for the line beside the title."""
    when = reading.dossier.event.when
    return line(when_short(when, reading.zone)) if when is not None else ()


def standing(reading: Reading) -> Line:
    """The last line: how much there is, and how far its quotes were checked. *Verified* is for originals only."""
    dossier = reading.dossier
    parts = [counted(len(dossier.records), "record"), disputes_text(reading)]
    return line(", ".join(parts), ", ", quotes_text(reading))


def disputes_text(reading: Reading) -> str:
    """`13 disputes, 2 of them found`."""
    typed, found = len(reading.dossier.disputes), len(reading.analysis.disputes.found)
    return counted(typed + found, "dispute") + (f", {found} of them found" if found and typed else "")


def _head(reading: Reading) -> Iterator[Block]:
    dossier = reading.dossier
    if dossier.event.when is not None:
        yield Fact("when", line(when_text(dossier.event.when, reading.zone), Span(f" ({dossier.zone})", "muted")))
    yield Fact("where", reading.named(dossier.event.where))
    if dossier.summary:
        yield Gap()
        if not reading.lens.is_open:
            told = "Not seen through this lens: the author's summary, written with everything known, whoever told it."
            yield Para(line(Span(told, "warn")))
        yield Para(line(dossier.summary))
    for related in dossier.related:
        yield Fact(spoken(related.relation), line(Span(related.id, "accent")))


def _figures(reading: Reading, left: Narrowed) -> Iterator[Block]:
    """Counters of things with who says them; equal statements stand on one line."""
    found: dict[tuple[Counter, str, str], list[Strike]] = {}
    for strike in reading.dossier.strikes:
        if left.passes(strike.id) and not _is_elsewhere(reading, strike):
            for counter, count in strike.counts.items():
                where = "".join(span.text for span in reading.where(strike.where))
                found.setdefault((counter, count.text, where), []).append(strike)
    if not found:
        return
    yield Heading(line("Key figures"))
    for (counter, text, where), strikes in sorted(found.items(), key=lambda item: _first(item[0][0])):
        tellers: list[Line] = []
        for strike in strikes:
            if tellers:
                tellers.append(line(Span("; ", "muted")))
            tellers.append(line(reading.attributed(strike)))
        place = f" in {where}" if where else ""
        yield Item(line(Span(f"{text} {spoken(counter)}", "figure"), place, " — ", *tellers))


def _first(counter: Counter) -> int:
    return _COUNTERS.index(counter)


def _is_elsewhere(reading: Reading, record: AnyRecord) -> bool:
    return record.event is not None and record.event != reading.dossier.id


def _casualties(reading: Reading, left: Narrowed) -> Iterator[Block]:
    shown = [report for report in reading.dossier.casualties if left.passes(report.id)]
    if not shown:
        return
    yield Heading(line(section_title(reading.dossier, "casualties")))
    here = [report for report in shown if not _is_elsewhere(reading, report)]
    yield with_bars(
        reading, here, (Item(casualty_line(reading, report), marker=left.marker(report.id)) for report in here)
    )
    for report in shown:
        if _is_elsewhere(reading, report):
            yield Item(casualty_line(reading, report), marker=left.marker(report.id, "⇢"))


def _totals(reading: Reading, shown: Collection[str] | None, possible: Collection[str]) -> Iterator[Block]:
    blocks = [*totals_blocks(reading, shown, possible), *warnings(reading)]
    if blocks:
        yield Heading(line("Totals"), 3)
        yield from blocks


def casualty_line(reading: Reading, report: CasualtyReport) -> Line:
    """One claim: figures, place, who says so, where it stands, and its marks."""
    where = reading.where(report.where)
    elsewhere = f" (another event: {report.event})" if _is_elsewhere(reading, report) else None
    return line(
        _figures_line(report),
        " in " if where and report.where[0].place is not None else " " if where else None,
        where,
        Span(elsewhere, "muted") if elsewhere else None,
        " — ",
        reading.attributed(report),
        _origins(reading, report.id),
        *said_marks(reading, report.id),
    )


def _origins(reading: Reading, record: str) -> Span | None:
    found = origins_text(reading, record)
    return Span(f" · {found}", "muted") if found else None


def _figures_line(report: CasualtyReport) -> Line:
    pieces: list[str | Span] = []
    for measure in dict.fromkeys((*report.figures, *report.including)):
        if measure in report.figures:
            figure = figure_text(measure, report.figures[measure])
            pieces += [", " if pieces else "", Span(figure, "figure")]
        for kind, count in report.including.get(measure, {}).items():
            pieces.append(f", including {count.text} {spoken(kind)}")
    people = [spoken(kind) for kind in report.of if kind != "people"]
    if people:
        pieces.append(f" ({' and '.join(people)})")
    return line(*pieces)


def _disputes(reading: Reading, left: Narrowed) -> Iterator[Block]:
    shown = [entry.item for entry in reading.section("disputes") if left.passes(entry.id)]
    if not shown:
        return
    yield Heading(line(section_title(reading.dossier, "disputes")))
    for dispute in shown:
        if not isinstance(dispute, Dispute):
            continue
        found = Span(" (found)", "muted") if dispute.id.startswith(FOUND) else None
        yield Item(
            line(Span(dispute.question, "title", f"record:{dispute.id}"), found), marker=left.marker(dispute.id, "⚑")
        )
        for answer in dispute_answers(reading, dispute):
            yield Item(answer, level=1)


def dispute_answers(reading: Reading, dispute: Dispute) -> Iterator[Line]:
    """Each answer on a line with its holders, as far as the lens lets them be seen."""
    positions, hidden = positions_seen(reading, dispute)
    for position in positions:
        holders: list[Line] = []
        for holder in position.holders:
            if holders:
                holders.append(line(", "))
            holders.append(_holder(reading, holder))
        yield line(
            Span(position.answer, "accent"), ": ", *(holders or [line(Span("nobody in these sources", "muted"))])
        )
    if hidden:
        yield line(Span(hidden_text(hidden), "muted"))


def _holder(reading: Reading, holder: Holder) -> Line:
    """Who holds an answer, in which stance, and the sources that carry it."""
    records = [entry.record for ref in holder.per if (entry := reading.entries.get(ref)) is not None]
    sources = dict.fromkeys(citation.source for record in records if record is not None for citation in record.cited)
    numbers = "".join(f"[{reading.numbers[key]}]" for key in sources if key != holder.who)
    withdrawn = bool(holder.per) and all(reading.withdrawn(ref) for ref in holder.per)
    return line(
        reading.holder(holder.who),
        Span(f" ({spoken(holder.as_)})", "muted") if holder.as_ not in ("asserts", "denies") else None,
        Span(" (withdrawn)", "bad") if withdrawn else None,
        Span(f" {numbers}", "muted") if numbers else None,
    )


def _strikes(reading: Reading, left: Narrowed) -> Iterator[Block]:
    shown = [strike for strike in reading.dossier.strikes if left.passes(strike.id)]
    if not shown:
        return
    yield Heading(line(f"{section_title(reading.dossier, 'strikes')} by place"))

    def place(strike: Strike) -> str:
        return "".join(span.text for span in reading.where(strike.where)) or "place not stated"

    order = list(dict.fromkeys(place(strike) for strike in shown))
    for where, group in groupby(sorted(shown, key=lambda strike: order.index(place(strike))), key=place):
        yield Heading(line(where), 3)
        for strike in group:
            yield Item(
                line(
                    strike.title or strike.what,
                    " — ",
                    reading.teller(strike),
                    " ",
                    reading.cited(strike),
                    *said_marks(reading, strike.id),
                ),
                marker=left.marker(strike.id),
            )


def _background(reading: Reading, left: Narrowed) -> Iterator[Block]:
    shown = sum(left.passes(record.id) for record in reading.dossier.background)
    if shown:
        command = f"dossier show {reading.dossier.id} background"
        yield Heading(line(section_title(reading.dossier, "background")))
        yield Para(line(f"{counted(shown, 'further statement')} of fact: ", Span(command, "accent")))


def _sources(reading: Reading, left: Narrowed) -> Iterator[Block]:
    shown = [(key, source) for key, source in reading.dossier.sources.items() if left.passes(key)]
    yield Heading(line(section_title(reading.dossier, "sources")))
    for key, source in shown:
        missing = list(source.not_stated)
        published = when_text(source.published, reading.zone) if source.published is not None else None
        yield Item(
            line(
                Span(source.title, "text", f"record:{key}"),
                f", {reading.name(source.publisher)}" if source.publisher else None,
                f", {published}" if published else None,
                Span(f", {' and '.join(missing)} not stated", "muted") if missing else None,
                f", {reliability_text(source.reliability)}" if source.reliability else None,
            ),
            marker=f"[{reading.numbers[key]}]",
        )
