"""Records side by side: the same facts of each, and where they agree, by sign and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.compare import AS_A_PERSON_SAYS, agreement
from dossier.model import AnyRecord, Count, Strike, When
from dossier.model.edtf import Interval
from dossier.model.telling import said
from dossier.view.block import Beside, Block, Gap, Heading, Line, Page, Para, Role, Span, line, text_of
from dossier.view.citations import place
from dossier.view.detail import record_facts
from dossier.view.reading import Reading
from dossier.view.words import and_list, spoken


class Verdict(NamedTuple):
    """How what several records state of one thing lies to each other."""

    sign: str
    words: str
    role: Role


_SAME = Verdict("=", "the same", "good")
_OTHER = Verdict("≠", "not the same", "warn")
_WORDS: Mapping[str, str] = {
    **{str(how): words for how, words in AS_A_PERSON_SAYS.items()},
    "fits": "a part that fits its whole",
    "exceeds": "a part that is larger than its whole",
    "restated": "said again by the same voice",
}
"""How figures lie to each other, as a person says it; what is not here is in words already."""

_ALIKE = ("agree", "restated")
_APART = ("disjoint", "denial", "exceeds")


def compared_page(reading: Reading, keys: Sequence[str]) -> Page:
    """Records by their ids, side by side: what each states of the same thing stands in one row."""
    records = [entry.record for key in keys if (entry := reading.entries.get(key)) is not None and entry.record]
    title = line(Span(f"{len(records)} records side by side", "title"))
    if len(records) < 2:
        return Page(title, (Para(line(Span("Two marked records or more can stand side by side.", "muted"))),))
    return Page(title, tuple(_blocks(reading, records)))


def _blocks(reading: Reading, records: Sequence[AnyRecord]) -> Iterator[Block]:
    titles = [line(Span(reading.name(one.id), "title", f"record:{one.id}")) for one in records]
    yield _row(titles)
    stated = [_facts(reading, one) for one in records]
    labels = list(dict.fromkeys(label for facts in stated for label in facts))
    verdicts = {label: _verdict(reading, label, records, stated) for label in labels}
    for label in sorted(labels, key=lambda one: list("≠~=·").index(verdicts[one].sign)):
        sign, words, role = verdicts[label]
        yield Gap()
        yield Heading(line(Span(f"{sign} ", role), label, Span(f"  {words}", role)), 3)
        yield _row([facts.get(label) or line(Span("not stated", "muted")) for facts in stated])
    yield Gap()
    yield Heading(line("passages"), 3)
    yield _row([_passages(reading, one) for one in records])


def _row(cells: Sequence[Line]) -> Beside:
    return Beside(
        tuple(
            (Para(line(Span(f"{_letter(number)} ", "label"), *cell), indent=2, hang=2),)
            for number, cell in enumerate(cells)
        )
    )


def _facts(reading: Reading, record: AnyRecord) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for fact in record_facts(reading, record):
        if fact.spans:
            before = found.get(fact.label)
            found[fact.label] = line(*before, Span("; ", "muted"), *fact.spans) if before else fact.spans
    return found


def _verdict(
    reading: Reading, label: str, records: Sequence[AnyRecord], stated: Sequence[Mapping[str, Line]]
) -> Verdict:
    holders = [number for number, facts in enumerate(stated) if label in facts]
    if len(holders) < len(stated):
        return Verdict("·", f"stated by {and_list([_letter(number) for number in holders])} alone", "muted")
    if len({text_of(facts[label]) for facts in stated}) == 1:
        return _SAME
    if figures := _pairs(reading, label, records):
        return _figures(figures)
    times = [span for one in records if (span := _time(reading, one, label)) is not None]
    if len(times) == len(records):
        met = all(_meet(ours, theirs) for ours, theirs in combinations(times, 2))
        return Verdict("~", "they can be the same time", "text") if met else Verdict("≠", "apart in time", "warn")
    return _places(reading, records) if label == "where" else _OTHER


def _passages(reading: Reading, record: AnyRecord) -> Line:
    spans = [span for one in record.cited for span in (Span(", ", "muted"), *place(reading, one, short=True))]
    return tuple(spans[1:])


def _places(reading: Reading, records: Sequence[AnyRecord]) -> Verdict:
    """How the places of records lie to each other."""
    places = reading.analysis.base.places
    grounds = [places.of(record) for record in records]
    lies = {places.lie(ours, theirs) for ours, theirs in combinations(grounds, 2)}
    if lies == {"same"}:
        return _SAME
    if "disjoint" in lies:
        return Verdict("≠", "not the same place", "warn")
    return Verdict("~", "one lies in the other" if lies <= {"part", "whole"} else "they share ground", "text")


def _pairs(reading: Reading, label: str, records: Sequence[AnyRecord]) -> dict[str, str]:
    """How the figures of each pair of records lie to each other; empty where it is no figure."""
    disputes = reading.analysis.disputes
    reports = [[one for one in disputes.figures(record.id) if spoken(one.scope.measure) == label] for record in records]
    if all(reports):
        return {
            f"{_letter(a)}–{_letter(b)}": disputes.relation(ours[0], theirs[0])
            for (a, ours), (b, theirs) in combinations(enumerate(reports), 2)
        }
    counts = [_counter(record, label) for record in records]
    return {
        f"{_letter(a)}–{_letter(b)}": agreement(ours, theirs)
        for (a, ours), (b, theirs) in combinations(enumerate(counts), 2)
        if ours is not None and theirs is not None
    }


def _counter(record: AnyRecord, label: str) -> Count | None:
    counters = record.counts.items() if isinstance(record, Strike) else ()
    return next((count for counter, count in counters if counter == label), None)


def _figures(pairs: Mapping[str, str]) -> Verdict:
    told = {pair: _WORDS.get(how, how) for pair, how in pairs.items()}
    alone = len(set(told.values())) == 1
    words = next(iter(told.values())) if alone else "; ".join(f"{pair} {how}" for pair, how in told.items())
    if all(how in _ALIKE for how in pairs.values()):
        return Verdict("=", words, "good")
    if any(how in _APART for how in pairs.values()):
        return Verdict("≠", words, "warn")
    return Verdict("~", words, "text")


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _time(reading: Reading, record: AnyRecord, label: str) -> Interval | None:
    if label == "said":
        return said(reading.dossier, record)
    when = getattr(record, "when", None) if label == "when" else None
    return when.interval(reading.zone) if isinstance(when, When) else None


def _meet(ours: Interval, theirs: Interval) -> bool:
    """Whether two spans of time, ends open where they are not stated, have a moment in common."""
    before = ours.end is not None and theirs.start is not None and ours.end <= theirs.start
    after = theirs.end is not None and ours.start is not None and theirs.end <= ours.start
    return not before and not after
