"""How totals come about: each step with the records behind it, down to the passages."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dossier.analysis.figures import Scope
from dossier.analysis.questions import ground_text
from dossier.analysis.totals import Told, Total, Totals
from dossier.analysis.warnings import too_many
from dossier.view.block import Block, Heading, Item, Page, Para, Span, line
from dossier.view.figures import bounds_text, contradicted, inside_word, tellers_of
from dossier.view.origins import origins_text
from dossier.view.reading import Reading
from dossier.view.totals import (
    beside_text,
    kind_of,
    never_in,
    part_words,
    silent_text,
    total_line,
    totals,
    wider_totals,
)
from dossier.view.words import spoken


class Derivations:
    """How the totals of a dossier come about, worked out once for all records behind them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._totals = [(total, _all_records(total)) for total in totals(reading)]
        self._blocks: dict[int, list[Block]] = {}

    def of(self, record: str) -> Iterator[Block]:
        """The totals that a record's figures belong to, and how these come about."""
        own = {figure.scope.measure for figure in self._reading.analysis.disputes.figures(record)}
        for number, (total, records) in enumerate(self._totals):
            if total.scope.measure in own and record in records and len(records) > 1:
                if number not in self._blocks:
                    self._blocks[number] = list(derivation(self._reading, total))
                yield from self._blocks[number]


def _all_records(total: Total) -> set[str]:
    below = {figure.record for told in total.floors for figure in told.figures}
    return {*total.records, *below, *(record for part in total.parts for record in _all_records(part))}


def derivation(reading: Reading, total: Total, level: int = 0) -> Iterator[Block]:
    """A total, then what it is made of, each step with the records behind it."""
    yield Item(line(total_line(reading, total, within=level > 0)), level=level, marker="Σ")
    for told in total.told:
        yield Item(line(*_told(reading, told, total.scope)), level=level + 1)
    if len(total.told) > 1:
        few = f"from the fewest to the most that {len(total.told)} voices say: {bounds_text(total.low, total.high)}"
        agreed = contradicted(reading, total) is None
        yield Item(line(Span(f"{len(total.told)} voices agree" if agreed else few, "muted")), level=level + 1)
    for part in total.parts:
        yield from derivation(reading, part, level + 1)
    if total.missing:
        silent = silent_text(reading, total.missing)
        yield Item(line(Span(f"{silent}: not stated, so there may be more", "muted")), level=level + 1)
    for floor in total.floors if total.kind != "sum" else ():
        yield Item(
            line(
                Span(f"{inside_word(reading, floor.figures, total)}, not added: ", "muted"),
                *_told(reading, floor, total.scope),
                Span(", the parts it tells; it may know more", "muted"),
            ),
            level=level + 1,
        )
    for beside in never_in(reading, total):
        yield Item(beside, level=level + 1)


def _told(reading: Reading, told: Told, scope: Scope) -> Iterator[Span | str]:
    """Who says it, with every figure that stands: `US government: 3, 3 restated`."""
    yield Span(f"{_speaker(reading, told)}: ", "text")
    distinct = {(figure.count.text, figure.scope): figure for figure in told.figures}
    for number, figure in enumerate(distinct.values()):
        if number:
            yield Span(", ", "muted")
        yield Span(figure.count.text, "figure", f"record:{figure.record}")
        if figure.scope.ground != scope.ground or figure.scope.classes != scope.classes:
            yield Span(f" {part_words(reading, figure.scope, scope)}", "muted")
    if told.floor and len(told.figures) > 1:
        yield Span(f" = {bounds_text(told.low, None)}", "figure")
    if not told.floor and told.figures and (origins := origins_text(reading, told.figures[0].record)):
        yield Span(f" · {origins}", "muted")


def _speaker(reading: Reading, told: Told) -> str:
    return ", ".join(tellers_of(reading, told.figures)) or reading.holder(told.voice)


def warnings(reading: Reading) -> Iterator[Block]:
    """The voices whose parts sum to more than their own whole."""
    found = Totals(reading.analysis.world.claims())
    for one in too_many(found):
        parts = ", ".join(figure.count.text for figure in one.parts.figures)
        where = ground_text(reading.dossier, one.scope.ground, reading.analysis.base.places)
        yield Para(
            line(
                Span("contradicts itself: ", "warn"),
                f"{_speaker(reading, one.parts)} counts at most {one.most:,} {spoken(one.scope.measure)}{where}, ",
                f"but its parts ({parts}) come to at least {one.parts.low:,}",
            )
        )


def totals_page(reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = ()) -> Page:
    """Every total with its derivation, for printing; then those with what is only possibly shown or said."""
    sure = None if shown is None else [key for key in shown if key not in possible]
    found = totals(reading, sure)
    blocks: list[Block] = [Heading(line("Totals"))]
    for total in found:
        blocks += derivation(reading, total)
    if not found:
        blocks.append(Para(line(Span("no figures of casualties are surely shown", "muted"))))
    blocks += warnings(reading)
    if possible or reading.analysis.standings is not None:
        known = {kind_of(total.scope): total for total in found}
        wider = [
            one
            for kind, one in wider_totals(reading, shown).items()
            if kind not in known or beside_text(known[kind], one)
        ]
        if wider:
            blocks.append(Heading(line("With what is only possibly shown or said")))
        for total in wider:
            blocks += derivation(reading, total)
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))
