"""What was said, and taken back, between two moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.analysis.between import Step, between
from dossier.analysis.changes import changes
from dossier.analysis.lens import Lens
from dossier.analysis.spans import told_when
from dossier.model import RECORD_SECTIONS
from dossier.model.edtf import Interval
from dossier.query.truth import Truth
from dossier.view.block import Block, Fact, Gap, Heading, Item, Page, Para, Role, Span, line
from dossier.view.dates import span_text
from dossier.view.lens import as_of_text
from dossier.view.reading import Reading
from dossier.view.values import name, teller_text
from dossier.view.words import counted, section_title

SAID = {Truth.NO: "not yet said", Truth.POSSIBLE: "possibly said", Truth.YES: "said"}
WITHDRAWN = {Truth.NO: "standing", Truth.POSSIBLE: "possibly withdrawn", Truth.YES: "withdrawn"}
STEP_MARKS = {
    "+": "by the last step in time it is said, or more surely",
    "−": "by the last step in time it is only possibly said",
    "Δ": "the last step in time took it back, put it in dispute or out of it, or changed its answers or status",
}
"""What the marks in lists mean that a step in time sets."""
_ROLES: dict[Truth, Role] = {Truth.NO: "muted", Truth.POSSIBLE: "warn", Truth.YES: "good"}


def moments_page(reading: Reading, first: Lens, last: Lens, steps: Sequence[Step]) -> Page:
    """Every record whose standing differs at the moments of two lenses, in the order in which they were said."""
    blocks: list[Block] = [
        Fact("from", line(as_of_text(reading, first))),
        Fact("to", line(as_of_text(reading, last))),
    ]
    if last.clock != "said":
        blocks.append(Fact("by", line("when the sources that carry a record were published")))
    for section in RECORD_SECTIONS:
        own = [(told_when(reading.dossier, step.record, last.clock), step) for step in steps if step.section == section]
        if own:
            blocks.append(Heading(line(section_title(reading.dossier, section), f" ({len(own)})")))
            for span, step in sorted(own, key=lambda pair: _order(pair[0])):
                blocks += _step(reading, step, span)
    blocks += [Gap(), Para(line(summary(steps)))]
    return Page(line(Span(reading.dossier.title, "title")), tuple(blocks))


def step_page(before: Reading, after: Reading) -> Page:
    """What a step in time changes: records as between two moments, then the disputes that come and go."""
    steps = between(after.dossier, before.lens, after.lens)
    told = moments_page(after, before.lens, after.lens, steps)
    found = changes(before.analysis, after.analysis)
    blocks: list[Block] = []
    for title, keys, reading in (("In dispute", found.opened, after), ("No longer in dispute", found.closed, before)):
        if keys:
            blocks.append(Heading(line(f"{title} ({len(keys)})")))
            blocks += [Item(line(Span(reading.name(key), "text", f"record:{key}"))) for key in keys]
    return Page(told.title, (*told.blocks, *blocks))


def _order(span: Interval) -> tuple[float, float]:
    return (
        float("-inf") if span.start is None else span.start,
        float("inf") if span.end is None else span.end,
    )


def _step(reading: Reading, step: Step, span: Interval) -> Iterator[Block]:
    told = line(
        Span(name(reading, step.record.id), "text", f"record:{step.record.id}"),
        teller_text(reading, step.record.id),
        Span(f", {span_text(span, reading.zone, reading.year)} ({step.record.id})", "muted"),
    )
    if step.before is not step.after:
        before, after = SAID[step.before], SAID[step.after]
        yield Item(line(Span(f"{before} → ", "muted"), Span(after, _ROLES[step.after]), ": ", told))
    if step.withdrawn_before is not step.withdrawn_after:
        before, after = WITHDRAWN[step.withdrawn_before], WITHDRAWN[step.withdrawn_after]
        by = f" by {', '.join(step.by)}"
        yield Item(line(Span(f"{before} → ", "muted"), Span(f"{after}{by}", "bad"), ": ", told), marker="↺")


def summary(steps: Sequence[Step]) -> str:
    """How much differs, on one line: `10 records said, 2 possibly said, 1 withdrawn`."""
    said_now = Counter(step.after for step in steps if step.before is not step.after)
    taken = Counter(step.withdrawn_after for step in steps if step.withdrawn_before is not step.withdrawn_after)
    found = [(said_now[truth], SAID[truth]) for truth in reversed(Truth)]
    found += [(taken[truth], WITHDRAWN[truth]) for truth in reversed(Truth)]
    told = [(number, words) for number, words in found if number]
    parts = [f"{counted(number, 'record') if at == 0 else number} {words}" for at, (number, words) in enumerate(told)]
    return ", ".join(parts) or "Nothing was said or taken back in between."
