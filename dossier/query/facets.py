"""What the entries at hand could be narrowed by: the values of each field, with how many entries each would leave.

A facet is no state beside the filter: what is ticked is read from the filter's tree, see `ticking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.model import Entry, Section, edtf
from dossier.query import ast, lexer
from dossier.query.complete import title_of, written
from dossier.query.field import ANYWHERE
from dossier.query.fields import Named
from dossier.query.flags import Facts
from dossier.query.index import Column, Index
from dossier.query.judge import Judge, judge, means
from dossier.query.language import parse
from dossier.query.mask import Mask
from dossier.query.match import Matcher, judges
from dossier.query.terms import SAID
from dossier.query.ticking import NOT_STATED, Ticked, ticked
from dossier.query.truth import Truth

Kind = Literal["value", "none", "unknown", "missing"]
"""A value; said to be none; said to be unknown; not stated."""

MOST = 50
"""The most values of a facet that are counted; what is ticked comes on top."""

FIRST = ("said", "where", "act", "by", "status", "kind", "when", "about", "whose", "killed", "injured", "stance")
"""The fields that are asked for most, in this order; the others follow as the table has them."""

_LEFT_OUT = frozenset(["id", "section", "strike_status", "event"])
"""What tells entries apart, and what another field says as well."""

_DAYS, _MONTHS = 62, 60
"""Times are told by the day within so many days, by the month within so many months, else by the year."""

Counts = tuple[int, int]
"""How many entries surely, and how many possibly."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as it is written in a filter, and what it leaves of the entries when it alone is chosen.

    `sure` and `possible` are counted under what the rest of the filter says, without the other values of its facet.
    """

    value: str
    title: str
    sure: int
    possible: int
    ticked: bool = False
    kind: Kind = "value"


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values, the most frequent first, times in order, what is none, unknown or not stated last.

    `more` is how many values there are beyond those.
    """

    name: str
    help: str
    choices: tuple[Choice, ...]
    more: int = 0

    @property
    def title(self) -> str:
        """The field's name in words."""
        return "said by" if self.name == "said" else self.name.replace("_", " ")


def facets(
    text: str, index: Index, entries: Sequence[Entry], facts: Facts, seen: Mapping[str, Truth] | None = None
) -> tuple[Facet, ...]:
    """The facets of some entries under a filter; `seen` is how each passes the lens. A faulty filter has none."""
    parsed = parse(text, index.fields)
    if parsed.error is not None:
        return ()
    present = {entry.section for entry in entries}
    named = [each for each in index.fields if _fits(each, present)]
    named.sort(key=lambda each: FIRST.index(each.name) if each.name in FIRST else len(FIRST))
    lens = index.mask_of(seen) if seen is not None else None
    asked: dict[ast.Node | None, _Asked] = {}
    found = []
    for each in named:
        chosen = ticked(text, parsed.tree, each.name)
        if chosen.rest not in asked:
            asked[chosen.rest] = _Asked(chosen.rest, index, entries, facts, lens)
        if (facet := asked[chosen.rest].facet(each, chosen)) is not None:
            found.append(facet)
    return tuple(found)


def _fits(named: Named, present: Iterable[Section]) -> bool:
    return named.type != "text" and named.name not in _LEFT_OUT and any(each in named.by_section for each in present)


class _Asked:
    """The entries that the rest of a filter leaves, ready to be counted field by field."""

    def __init__(
        self,
        rest: ast.Node | None,
        index: Index,
        entries: Sequence[Entry],
        facts: Facts,
        lens: Mask | None,
    ) -> None:
        self.rest, self.index, self.facts, self.lens = rest, index, facts, lens
        self.positions = [index.position[entry.id] for entry in entries]
        self.entries = entries
        terms = rest.terms if isinstance(rest, ast.And) else () if rest is None else (rest,)
        self.judged = any(map(judges, terms))
        """A term asks how sure the others are, so that no term can be answered by itself."""
        self.truths = self._answers(rest)

    def _answers(self, tree: ast.Node | None) -> list[int]:
        truths = Matcher(tree, self.index, self.facts, self.lens).truths
        return [truths[at] for at in self.positions]

    def facet(self, named: Named, chosen: Ticked) -> Facet | None:
        """One field; None where nothing in it could narrow anything."""
        column = self.index.column(named.name)
        per = Counter(zip([column.codes[at] for at in self.positions], self.truths, strict=True))
        offered, more = self._offered(named, column, per)
        own = _meant(named, chosen, self.index)
        values = [*offered, *(value for value in own if value not in offered and value != NOT_STATED)]
        # a value that is ticked in other words stands for the one it means
        values = [value for value in values if value not in own.values() or value in own]
        choices = [self._choice(named, value, column, per, ticked=value in own) for value in values]
        choices = [choice for choice in choices if choice.ticked or choice.sure or choice.possible]
        if named.type == "when":
            choices.sort(key=lambda choice: choice.value)
        else:
            choices.sort(key=lambda choice: (_KINDS.index(choice.kind), -choice.sure, -choice.possible))
        missing = self._missing(named, column, ticked=NOT_STATED in own)
        if missing is not None:
            choices.append(missing)
        rows = sum(truth > 0 for truth in self.truths)
        idle = len(choices) < 2 and all(choice.sure == rows for choice in choices)
        if not own and (idle or not any(choice.sure for choice in choices)):
            return None
        return Facet(named.name, named.help, tuple(choices), more)

    def _offered(self, named: Named, column: Column, per: Mapping[tuple[int, int], int]) -> tuple[list[str], int]:
        """The values that the entries state, as they are written; and how many are left out."""
        found: Counter[str] = Counter()
        for (code, truth), number in per.items():
            cell = column.cells[code]
            if truth and not isinstance(cell, Truth):
                found.update(dict.fromkeys(self._written(named, cell), number))
        if named.type == "when":
            found = _rounded(found)
        ranked = sorted(found, key=lambda value: (-found[value], value))
        said = [value for value in ranked[MOST:] if named.type == "count" and value in SAID]
        return [*ranked[:MOST], *said], max(0, len(ranked) - MOST - len(said))

    def _written(self, named: Named, cell: Iterable[object]) -> Iterator[str]:
        entries = self.index.dossier.entries
        for value in cell:
            if named.type == "ref":
                key = str(value)
                if key != ANYWHERE and key in entries and entries[key].section in named.targets:
                    yield key
            elif named.type == "choice":
                yield lexer.in_quotes(str(value))
            elif text := written(named, ":", value, self.index.dossier.zone)[1]:
                yield text

    def _choice(
        self, named: Named, value: str, column: Column, per: Mapping[tuple[int, int], int], *, ticked: bool
    ) -> Choice:
        term = parse(f"{named.name}:{value}", self.index.fields).tree
        assert isinstance(term, ast.Field)
        sure, possible = self._exactly(term) if self.judged else _counted(judge(term, self.index), column, per)
        if named.type == "count" and value in SAID:
            kind: Kind = "none" if value == "none" else "unknown"
            return Choice(value, f"said to be {value}", sure, possible, ticked, kind)
        known = named.type == "ref" and value in self.index.dossier.entries
        return Choice(value, title_of(self.index, value) if known else _plain(term), sure, possible, ticked)

    def _missing(self, named: Named, column: Column, *, ticked: bool) -> Choice | None:
        if self.judged:
            sure, possible = self._exactly(ast.No(named.name))
        else:
            answers = [truth for at, truth in zip(self.positions, self.truths, strict=True) if column.stated[at] == 1]
            sure, possible = answers.count(2), answers.count(1)
        if not (sure or possible or ticked):
            return None
        return Choice(NOT_STATED, "not stated", sure, possible, ticked, "missing")

    def _exactly(self, term: ast.Leaf) -> Counts:
        answers = self._answers(ast.both(self.rest, term))
        return answers.count(2), answers.count(1)


def _rounded(days: Counter[str]) -> Counter[str]:
    """Days as they are, or the months or years they lie in where they are spread too far to be told by the day."""
    numbers = [edtf.days(*map(int, day.rsplit("-", 2))) for day in days]
    spread = max(numbers) - min(numbers) if numbers else 0
    cut = 0 if spread < _DAYS else 1 if spread < _MONTHS * 30 else 2
    found: Counter[str] = Counter()
    for day, number in days.items():
        found[day.rsplit("-", cut)[0] if cut else day] += number
    return found


_KINDS: tuple[Kind, ...] = ("value", "none", "unknown", "missing")


def _counted(answer: Judge, column: Column, per: Mapping[tuple[int, int], int]) -> Counts:
    found = [0, 0, 0]
    known: dict[int, int] = {}
    for (code, truth), number in per.items():
        if truth:
            if code not in known:
                known[code] = answer(column.cells[code])
            found[min(known[code], truth)] += number
    return found[2], found[1]


def _meant(named: Named, chosen: Ticked, index: Index) -> Mapping[str, str]:
    """What is ticked, as it is written, with the one value of the dossier that it means, else itself."""
    found: dict[str, str] = {}
    for text, value in chosen.values.items():
        found[text] = text
        if isinstance(value, ast.Value) and named.type in ("ref", "choice"):
            terms, _ = means(ast.Field(named.name, ":", (value,)), value, index)
            found[text] = lexer.in_quotes(terms[0]) if len(terms) == 1 else text
    return found


def _plain(term: ast.Field) -> str:
    value = term.values[0]
    if isinstance(value, ast.Value):
        return value.text
    low, high = (end.text if end is not None else "" for end in (value.low, value.high))
    return f"{low}–{high}" if low and high else f"{low} or more" if low else f"up to {high}"
