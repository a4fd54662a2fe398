"""Totals in words: one line each, and everything they are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dossier.analysis.figures import Scope
from dossier.analysis.questions import ground_text, people_text
from dossier.analysis.totals import Total
from dossier.model import MEASURES, CasualtyReport
from dossier.view.block import Block, Item, Line, Span, line
from dossier.view.figures import bounds_text, contradicted, figures_of, inside_word, tellers_of
from dossier.view.reading import Reading
from dossier.view.words import and_list, spoken

_NAMED = 3
"""Silent places that are named; of more, the rest is counted."""


def totals(reading: Reading, shown: Collection[str] | None = None) -> list[Total]:
    """The event's totals from the records shown, in the order of the measures, those of all people first."""
    order = {measure: number for number, measure in enumerate(MEASURES)}
    found = reading.analysis.totals(shown)
    return sorted(
        (total for total in found if total.kind != "not stated" or total.unknown),
        key=lambda one: (
            order[one.scope.measure],
            one.scope.classes != {"people"},
            one.scope.whose != frozenset(),
            one.scope.order,
        ),
    )


def totals_blocks(
    reading: Reading, shown: Collection[str] | None = None, possible: Collection[str] = ()
) -> list[Block]:
    """A line for each total, its parts by other tellers below; `possible` are the records only possibly shown."""
    sure = None if shown is None else [key for key in shown if key not in possible]
    wider = wider_totals(reading, shown) if possible or reading.analysis.standings is not None else {}
    blocks: list[Block] = []
    for total, parts in _nested(reading, totals(reading, sure)):
        beside = wider.pop(kind_of(total.scope), None)
        more = beside_text(total, beside) if beside is not None else None
        blocks.append(Item(line(total_line(reading, total), Span(more, "warn") if more else None), marker="Σ"))
        for part in parts:
            beside = wider.pop(kind_of(part.scope), None)
            more = beside_text(part, beside) if beside is not None else None
            word = inside_word(reading, figures_of(part) or part.unknown, total)
            told = line(_how(word), total_line(reading, part), Span(more, "warn") if more else None)
            blocks.append(Item(told, level=1))
        blocks += [Item(one, level=1) for one in _of_which(reading, total, parts)]
        blocks += [Item(one, level=1) for one in never_in(reading, total)]
    for beside in wider.values():
        blocks.append(Item(line(total_line(reading, beside), Span(" ≈ only possibly", "warn")), marker="Σ"))
    return blocks


def _nested(reading: Reading, found: list[Total]) -> list[tuple[Total, list[Total]]]:
    """The totals, those for a part of the same people below that of which they are a part."""
    scopes = reading.analysis.base.scopes
    below: dict[int, list[Total]] = {}
    top: list[Total] = []
    for total in found:
        whole = next(
            (
                number
                for number, one in enumerate(top)
                if one.kind != "not stated" and scopes.relation(total.scope, one.scope) == "part"
            ),
            None,
        )
        if whole is None:
            top.append(total)
        else:
            below.setdefault(whole, []).append(total)
    return [(total, below.get(number, [])) for number, total in enumerate(top)]


def kind_of(scope: Scope) -> tuple[object, ...]:
    """What tells the totals of one place apart: the measure, the class of people, and whose."""
    return scope.measure, scope.classes, scope.whose


def wider_totals(reading: Reading, shown: Collection[str] | None) -> dict[tuple[object, ...], Total]:
    """The totals with what is only possibly shown, or has only possibly been said."""
    found = reading.analysis.totals(shown, possibly=True)
    return {kind_of(one.scope): one for one in found if one.kind != "not stated"}


def beside_text(total: Total, wider: Total) -> str | None:
    """What is said beside a total of that with what is only possibly shown; None where they are equal."""
    if (total.kind, total.low, total.high) == (wider.kind, wider.low, wider.high):
        return None
    return f" ≈ with possibly: {bounds_text(wider.low, wider.high)}"


def total_line(reading: Reading, total: Total, *, within: bool = False) -> Line:
    """`at least 16 killed (Iraq; Syria not stated) — Ministry of Health`, leading to a record that it rests on.

    `within` is for a part of a larger total: it names its own place.
    """
    what = what_text(reading, total.scope)
    where = _place(reading, total) if within else ""
    if total.kind == "not stated":
        told = Span(f" — {and_list(tellers_of(reading, total.unknown))}", "muted")
        return line(Span(f"{what}{where}: said to be unknown", "figure", _target(total)), told)
    figure, extent = _figure(total), ""
    if total.kind == "sum":
        silent = f"; {silent_text(reading, total.missing)} not stated" if total.missing else ""
        named = [_place(reading, part)[4:] for part in total.parts]
        first = total.parts[0]
        exact = len(named) == 1 and first.low == first.high
        extent = f" in {named[0]}{silent}" if exact else f" ({', '.join(named)}{silent})"
        figure = _figure(first) if len(named) == 1 else figure
    names = tellers_of(reading, figures_of(total))
    if (answers := contradicted(reading, total)) is not None:
        return line(Span(f"{answers} {what}{where}", "figure", _target(total)), extent, Span(" · disputed", "warn"))
    added = "added from " if len(total.parts) > 1 and len(names) > 1 else ""
    return line(
        Span(f"{figure} {what}{where}", "figure", _target(total)),
        extent,
        Span(" (an estimate)", "muted") if _is_estimate(reading, total) else None,
        Span(f" — {added}{'; '.join(names)}", "muted") if names and not within else None,
    )


def _is_estimate(reading: Reading, total: Total) -> bool:
    """Whether all that stands is estimated, as its tellers put it."""
    records = [reading.entries[figure.record].record for figure in figures_of(total)]
    return bool(records) and all(getattr(record, "stance", None) == "estimates" for record in records)


def what_text(reading: Reading, scope: Scope) -> str:
    """`killed`, `civilians killed`, `members of armed forces (US armed forces) injured`."""
    if not scope.whose and scope.classes == {"people"}:
        return spoken(scope.measure)
    return f"{people_text(reading.dossier, scope)} {spoken(scope.measure)}"


def _place(reading: Reading, total: Total) -> str:
    return ground_text(reading.dossier, total.scope.ground, reading.analysis.base.places)


def _figure(total: Total) -> str:
    """The words of the source where all that stands is one wording, else the interval."""
    if total.kind == "sum" and len(total.parts) == 1 and total.parts[0].high is None:
        return _figure(total.parts[0])
    texts = {figure.count.text for told in total.told for figure in told.figures}
    return next(iter(texts)) if len(texts) == 1 else bounds_text(total.low, total.high)


def silent_text(reading: Reading, places: tuple[str, ...]) -> str:
    """The places that state nothing, by name; of many, the first and how many more."""
    named = [reading.name(key) for key in places[:_NAMED]]
    more = len(places) - len(named)
    return and_list([*named, f"{more} more places"] if more else named)


def _target(total: Total) -> str | None:
    records = [figure.record for figure in total.unknown] if total.kind == "not stated" else total.records
    return f"record:{records[0]}" if records else None


def _of_which(reading: Reading, total: Total, parts: Iterable[Total] = ()) -> Iterator[Line]:
    """What is said of parts of it: never added. What `parts` say already is left out."""
    told = {figure.record for part in parts for figure in (*figures_of(part), *part.unknown)}
    for one in (total, *total.parts):
        for floor in one.floors if one.kind != "sum" else ():
            for figure in floor.figures:
                if figure.record not in told:
                    told.add(figure.record)
                    yield line(
                        _how(inside_word(reading, [figure], one)),
                        Span(f"{figure.count.text} ", "figure", f"record:{figure.record}"),
                        part_words(reading, figure.scope, one.scope),
                        Span(f" ({', '.join(tellers_of(reading, [figure]))})", "muted"),
                    )


def _how(word: str) -> Span:
    return Span(f"{word} " if word == "of which" else f"{word}: ", "muted")


def never_in(reading: Reading, total: Total) -> Iterator[Line]:
    """Figures for the same people that never enter a total, and why."""
    scopes = reading.analysis.base.scopes
    own = scopes.group(total.scope)
    for figure in reading.analysis.world.beside:
        record = reading.entries[figure.record].record
        if isinstance(record, CasualtyReport) and scopes.group(figure.scope) == own and not figure.inside:
            yield line(
                Span(f"beside it, {_reason(reading, record)}: ", "muted"),
                Span(figure.count.text, "figure", f"record:{figure.record}"),
                Span(f" ({', '.join(tellers_of(reading, [figure]))})", "muted"),
            )


def _reason(reading: Reading, report: CasualtyReport) -> str:
    if reading.withdrawn(report.id):
        return "withdrawn"
    reasons = {
        "expected": report.stance == "expects",
        "an assumed share": report.share_of is not None,
        "a range over others' claims": bool(report.hull_of),
        "indirect harm": bool(report.indirect),
    }
    return next((reason for reason, holds in reasons.items() if holds), "a reporter's premise")


def part_words(reading: Reading, part: Scope, whole: Scope) -> str:
    """How a part is narrower than the whole: other people, fewer places."""
    where = ground_text(reading.dossier, part.ground, reading.analysis.base.places)
    people = people_text(reading.dossier, part)
    differs = (part.classes, part.whose) != (whole.classes, whole.whose)
    return f"{people if differs else ''}{where if part.ground != whole.ground else ''}".strip() or "of them"
