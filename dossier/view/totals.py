"""Totals in words: one line each, and everything they are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dossier.analysis.figures import Figure, Scope
from dossier.analysis.questions import ground_text, people_text
from dossier.analysis.totals import Told, Total, Totals
from dossier.analysis.warnings import too_many
from dossier.model import MEASURES, CasualtyReport
from dossier.model.telling import is_inferred, tellers
from dossier.view.block import Block, Heading, Item, Line, Page, Para, Span, line
from dossier.view.origins import origins_text
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
    wider = _wider(reading, shown) if possible or reading.analysis.standings is not None else {}
    blocks: list[Block] = []
    for total, parts in _nested(reading, totals(reading, sure)):
        beside = wider.pop(_kind(total.scope), None)
        more = _beside(total, beside) if beside is not None else None
        blocks.append(Item(line(total_line(reading, total), Span(more, "warn") if more else None), marker="Σ"))
        for part in parts:
            beside = wider.pop(_kind(part.scope), None)
            more = _beside(part, beside) if beside is not None else None
            told = line(Span("of which ", "muted"), total_line(reading, part), Span(more, "warn") if more else None)
            blocks.append(Item(told, level=1))
        blocks += [Item(one, level=1) for one in _of_which(reading, total, parts)]
        blocks += [Item(one, level=1) for one in _never_in(reading, total)]
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


def _kind(scope: Scope) -> tuple[object, ...]:
    return scope.measure, scope.classes, scope.whose


def _wider(reading: Reading, shown: Collection[str] | None) -> dict[tuple[object, ...], Total]:
    """The totals with what is only possibly shown, or has only possibly been said."""
    found = reading.analysis.totals(shown, possibly=True)
    return {_kind(one.scope): one for one in found if one.kind != "not stated"}


def _beside(total: Total, wider: Total) -> str | None:
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
        told = Span(f" — {and_list(_tellers(reading, total.unknown))}", "muted")
        return line(Span(f"{what}{where}: said to be unknown", "figure", _target(total)), told)
    figure, extent = _figure(total), ""
    if total.kind == "sum":
        silent = f"; {_silent(reading, total.missing)} not stated" if total.missing else ""
        named = [_place(reading, part)[4:] for part in total.parts]
        first = total.parts[0]
        exact = len(named) == 1 and first.low == first.high
        extent = f" in {named[0]}{silent}" if exact else f" ({', '.join(named)}{silent})"
        figure = _figure(first) if len(named) == 1 else figure
    names = _tellers(reading, _figures(total))
    return line(
        Span(f"{figure} {what}{where}", "figure", _target(total)),
        extent,
        Span(" (an estimate)", "muted") if _is_estimate(reading, total) else None,
        Span(f" — {'; '.join(names)}", "muted") if names and not within else None,
    )


def _is_estimate(reading: Reading, total: Total) -> bool:
    """Whether all that stands is estimated, as its tellers put it."""
    records = [reading.entries[figure.record].record for figure in _figures(total)]
    return bool(records) and all(getattr(record, "stance", None) == "estimates" for record in records)


def what_text(reading: Reading, scope: Scope) -> str:
    """`killed`, `civilians killed`, `members of armed forces of US armed forces injured`."""
    if not scope.whose and scope.classes == {"people"}:
        return spoken(scope.measure)
    return f"{people_text(reading.dossier, scope)} {spoken(scope.measure)}"


def _place(reading: Reading, total: Total) -> str:
    return ground_text(reading.dossier, total.scope.ground, reading.analysis.base.places)


def _figures(total: Total) -> list[Figure]:
    own = [figure for told in total.told for figure in told.figures]
    return own + [figure for part in total.parts for figure in _figures(part)]


def _figure(total: Total) -> str:
    """The words of the source where all that stands is one wording, else the interval."""
    if total.kind == "sum" and len(total.parts) == 1 and total.parts[0].high is None:
        return _figure(total.parts[0])
    texts = {figure.count.text for told in total.told for figure in told.figures}
    return next(iter(texts)) if len(texts) == 1 else bounds_text(total.low, total.high)


def bounds_text(low: int, high: int | None) -> str:
    """`16`, `2 to 19`, `at least 16`, `at most 5`."""
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}"
    return f"{low:,} to {high:,}" if low else f"at most {high:,}"


def _silent(reading: Reading, places: tuple[str, ...]) -> str:
    named = [reading.name(key) for key in places[:_NAMED]]
    more = len(places) - len(named)
    return and_list([*named, f"{more} more places"] if more else named)


def _target(total: Total) -> str | None:
    records = [figure.record for figure in total.unknown] if total.kind == "not stated" else total.records
    return f"record:{records[0]}" if records else None


def _tellers(reading: Reading, figures: Iterable[Figure]) -> list[str]:
    """Who tells these figures, each once; *inferred* where no passage says that it is they."""
    names: dict[str, bool] = {}
    for figure in figures:
        record = reading.entries[figure.record].record
        if record is not None:
            name = ", ".join(reading.holder(key) for key in tellers(reading.dossier, record))
            names[name] = names.get(name, True) and is_inferred(record)
    return [f"{name} (inferred)" if inferred else name for name, inferred in names.items()]


def _of_which(reading: Reading, total: Total, parts: Iterable[Total] = ()) -> Iterator[Line]:
    """What others say of parts of it: never added. What `parts` say already is left out."""
    told = {figure.record for part in parts for figure in (*_figures(part), *part.unknown)}
    for one in (total, *total.parts):
        for floor in one.floors if one.kind != "sum" else ():
            for figure in floor.figures:
                if figure.record not in told:
                    told.add(figure.record)
                    yield line(
                        Span("of which ", "muted"),
                        Span(f"{figure.count.text} ", "figure", f"record:{figure.record}"),
                        _part_words(reading, figure.scope, one.scope),
                        Span(f" ({', '.join(_tellers(reading, [figure]))})", "muted"),
                    )


def _never_in(reading: Reading, total: Total) -> Iterator[Line]:
    """Figures for the same people that never enter a total, and why."""
    scopes = reading.analysis.base.scopes
    own = scopes.group(total.scope)
    for figure in reading.analysis.world.beside:
        record = reading.entries[figure.record].record
        if isinstance(record, CasualtyReport) and scopes.group(figure.scope) == own and not figure.inside:
            yield line(
                Span(f"beside it, {_reason(reading, record)}: ", "muted"),
                Span(figure.count.text, "figure", f"record:{figure.record}"),
                Span(f" ({', '.join(_tellers(reading, [figure]))})", "muted"),
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


def _part_words(reading: Reading, part: Scope, whole: Scope) -> str:
    """How a part is narrower than the whole: other people, fewer places."""
    where = ground_text(reading.dossier, part.ground, reading.analysis.base.places)
    people = people_text(reading.dossier, part)
    differs = (part.classes, part.whose) != (whole.classes, whole.whose)
    return f"{people if differs else ''}{where if part.ground != whole.ground else ''}".strip() or "of them"


# why


def why(reading: Reading, record: str) -> Iterator[Block]:
    """The totals that a record's figures belong to, and how these come about."""
    own = {figure.scope.measure for figure in reading.analysis.disputes.figures(record)}
    for total in totals(reading):
        if total.scope.measure in own and (records := _all_records(total)) != {record} and record in records:
            yield from derivation(reading, total)


def _all_records(total: Total) -> set[str]:
    below = {figure.record for told in total.floors for figure in told.figures}
    return {*total.records, *below, *(record for part in total.parts for record in _all_records(part))}


def derivation(reading: Reading, total: Total, level: int = 0) -> Iterator[Block]:
    """A total, then what it is made of, each step with the records behind it."""
    yield Item(line(total_line(reading, total, within=level > 0)), level=level, marker="Σ")
    for told in total.told:
        yield Item(line(*_told(reading, told, total.scope)), level=level + 1)
    if len(total.told) > 1:
        yield Item(
            line(Span(f"from the fewest to the most that {len(total.told)} voices say", "muted")), level=level + 1
        )
    for part in total.parts:
        yield from derivation(reading, part, level + 1)
    if total.missing:
        silent = _silent(reading, total.missing)
        yield Item(line(Span(f"{silent}: not stated, so there may be more", "muted")), level=level + 1)
    for floor in total.floors if total.kind != "sum" else ():
        yield Item(
            line(
                Span("beneath it, not in it: ", "muted"),
                *_told(reading, floor, total.scope),
                Span(", the parts it tells; it may know more", "muted"),
            ),
            level=level + 1,
        )


def _told(reading: Reading, told: Told, scope: Scope) -> Iterator[Span | str]:
    """Who says it, with every figure that stands: `US government: 3, 3 restated`."""
    yield Span(f"{_speaker(reading, told)}: ", "text")
    distinct = {(figure.count.text, figure.scope): figure for figure in told.figures}
    for number, figure in enumerate(distinct.values()):
        if number:
            yield Span(", ", "muted")
        yield Span(figure.count.text, "figure", f"record:{figure.record}")
        if figure.scope.ground != scope.ground or figure.scope.classes != scope.classes:
            yield Span(f" {_part_words(reading, figure.scope, scope)}", "muted")
    if told.floor and len(told.figures) > 1:
        yield Span(f" = {bounds_text(told.low, None)}", "figure")
    if not told.floor and told.figures and (origins := origins_text(reading, told.figures[0].record)):
        yield Span(f" · {origins}", "muted")


def _speaker(reading: Reading, told: Told) -> str:
    return ", ".join(_tellers(reading, told.figures)) or reading.holder(told.voice)


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
        known = {_kind(total.scope): total for total in found}
        wider = [one for kind, one in _wider(reading, shown).items() if kind not in known or _beside(known[kind], one)]
        if wider:
            blocks.append(Heading(line("With what is only possibly shown or said")))
        for total in wider:
            blocks += derivation(reading, total)
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))
