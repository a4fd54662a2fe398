"""A filter asked of a dossier: yes, no or possible for every entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import takewhile
from operator import and_, or_

from dossier.model import Dossier, Entry, Section
from dossier.query import ast
from dossier.query.flags import FLAGS, Facts, Flag, Typed
from dossier.query.fold import fold, haystack, needles, sound
from dossier.query.index import Index
from dossier.query.judge import judge
from dossier.query.mask import Mask
from dossier.query.notes import notes
from dossier.query.truth import Truth

_STATED = bytes([0, 0, 2]).ljust(256, b"\0")
_MISSING = bytes([0, 2, 0]).ljust(256, b"\0")
_TRUTHS = tuple(Truth)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a filter leaves: the entries that match, in their order, and how surely.

    `notes` say in plain words what a term could not mean here ("killed: no such field in Strikes").
    """

    rows: tuple[tuple[Entry, Truth], ...]
    total: int
    possible: int
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> int:
        """How many are shown: yes and possible."""
        return len(self.rows)


class Matcher:
    """A filter over one dossier. `tree` None is the empty filter; without `facts` only the file's own are known.

    `lens` is how each entry passes a lens, with which the filter is asked: what only possibly passes it is not sure.
    """

    def __init__(
        self, tree: ast.Node | None, dossier: Dossier | Index, facts: Facts | None = None, lens: Mask | None = None
    ) -> None:
        self.tree = tree
        self.lens = lens
        self.index = dossier if isinstance(dossier, Index) else Index(dossier)
        self.facts = facts if facts is not None else Typed(self.index.dossier)

    @cached_property
    def mask(self) -> Mask:
        """The answer for every entry of the index, in its order."""
        everything = self.lens or Mask.all(self.index.size)
        match self.tree:
            case None:
                return everything
            case ast.And(terms=terms):
                return self._together(terms, everything)
            case node:
                return everything & self._node(node, everything)

    @cached_property
    def truths(self) -> bytes:
        """The same as one `Truth` per entry."""
        return self.mask.truths

    def match(self, entry: Entry) -> Truth:
        """The answer for one entry of the dossier."""
        return Truth(self.truths[self.index.position[entry.id]])

    def select(self, entries: Iterable[Entry] | None = None) -> Selection:
        """The entries that match or possibly match, in the order given; without `entries`, of the whole dossier."""
        given = self.index.entries if entries is None else tuple(entries)
        truths, position = self.truths, self.index.position
        found = zip(given, [truths[position[entry.id]] for entry in given], strict=True)
        rows = tuple((entry, _TRUTHS[truth]) for entry, truth in found if truth)
        possible = sum(truth is Truth.POSSIBLE for _, truth in rows)
        return Selection(rows, len(given), possible, self.notes({entry.section for entry in given}))

    def notes(self, present: Collection[Section]) -> tuple[str, ...]:
        """What the filter could not mean of entries of these sections."""
        return notes(self.tree, self.index, present)

    def _node(self, node: ast.Node, beside: Mask) -> Mask:
        """`beside` is what the terms beside this one answer, which `is:sure` and `is:possible` judge."""
        match node:
            case ast.And(terms=terms):
                return self._together(terms, Mask.all(self.index.size))
            case ast.Or(terms=terms):
                return reduce(or_, (self._node(term, beside) for term in terms))
            case ast.Not(term=term):
                return ~self._node(term, beside)
            case ast.Is(name=name) if FLAGS[name].of_terms:
                return beside.certain if name == "sure" else beside.doubtful
            case ast.Is(name=name) if FLAGS[name].fact is not None:
                return self._fact(FLAGS[name])
            case ast.Word(text=text) | ast.Phrase(text=text):
                return self._kept(node) | self._noted(text, whole=isinstance(node, ast.Phrase))
            case _:
                return self._kept(node)

    def _together(self, terms: Sequence[ast.Node], beside: Mask) -> Mask:
        """What terms answer together, and with what stands beside them: that some of them judge."""
        plain = [term for term in terms if not judges(term)]
        found = reduce(and_, self._all(plain, beside), beside)
        return reduce(and_, (self._node(term, found) for term in terms if judges(term)), found)

    def _all(self, terms: Sequence[ast.Node], beside: Mask) -> Iterator[Mask]:
        """What each of some terms answers; words in a row that are the name of somebody or some place, together."""
        at = 0
        while at < len(terms):
            run = list(takewhile(lambda term: isinstance(term, ast.Word), terms[at:]))
            for size in range(len(run), 1, -1):
                others = self.index.also_called(
                    " ".join(word.text for word in run[:size] if isinstance(word, ast.Word))
                )
                if others:
                    words = reduce(and_, (self._node(word, beside) for word in run[:size]))
                    yield words | self._called(others)
                    at += size
                    break
            else:
                yield self._node(terms[at], beside)
                at += 1

    def _called(self, names: Iterable[str]) -> Mask:
        """The entries in whose text one of these names stands."""
        return self.index.words.mask(needle for name in names for needle in needles(name, whole=True))

    def _kept(self, leaf: ast.Leaf) -> Mask:
        return self.index.masks.get(leaf) or self.index.keep(leaf, self._leaf(leaf))

    def _noted(self, text: str, *, whole: bool) -> Mask:
        """The entries in whose notes, by whoever reads, it stands. Notes change between two questions: never kept."""
        notes = self.facts.own_notes()
        wanted = needles(text, whole=whole) if notes else ()
        found = {key for key, note in notes.items() if any(needle in haystack(note) for needle in wanted)}
        return Mask.of(bytes([2 if e.id in found else 0 for e in self.index.entries])) if found else self._nothing

    @cached_property
    def _nothing(self) -> Mask:
        return Mask.none(self.index.size)

    def _leaf(self, leaf: ast.Leaf) -> Mask:
        match leaf:
            case ast.Word(text=text):
                return self._text(text, whole=False)
            case ast.Phrase(text=text):
                return self._text(text, whole=True)
            case ast.Has(name=name):
                return Mask.of(self.index.column(name).stated.translate(_STATED))
            case ast.No(name=name):
                return Mask.of(self.index.column(name).stated.translate(_MISSING))
            case ast.Is(name=name):
                return self._state(FLAGS[name])
            case ast.Field(name=name):
                column = self.index.column(name)
                return column.judged(list(map(judge(leaf, self.index), column.cells)))

    def _text(self, text: str, *, whole: bool) -> Mask:
        wanted = needles(text, whole=whole)
        if not wanted:
            return Mask.all(self.index.size)
        found = self.index.words.mask(wanted)
        if not whole and (others := self.index.also_called(text)):
            found |= self._called(others)
        spoken = sound(fold(text))
        if found.open or whole or not spoken:
            return found
        return Mask.of(bytes([1 if f" {spoken}" in text else 0 for text in self.index.sounds]))

    def _fact(self, flag: Flag) -> Mask:
        """Facts may change between two questions (a lens moves): never kept."""
        ask, facts = flag.fact, self.facts
        if ask is None:
            return Mask.none(self.index.size)

        def told(entry: Entry) -> int:
            found = entry.section in flag.sections and ask(facts, entry.id)
            return found if isinstance(found, Truth) else 2 * found

        return Mask.of(bytes(map(told, self.index.entries)))

    def _state(self, flag: Flag) -> Mask:
        test, dossier = flag.test, self.index.dossier
        if test is None:
            return Mask.none(self.index.size)
        return Mask.of(bytes([2 if e.section in flag.sections and test(e, dossier) else 0 for e in self.index.entries]))


def judges(node: ast.Node) -> bool:
    """Whether a term asks how sure the terms beside it are."""
    match node:
        case ast.Is(name=name):
            return FLAGS[name].of_terms
        case ast.Not(term=term):
            return judges(term)
        case ast.Or(terms=terms):
            return any(map(judges, terms))
        case _:
            return False
