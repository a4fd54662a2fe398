"""Two versions of one part of a dossier, compared field by field.

Lists are compared as sets: the order in which an author writes records, places or passages says nothing, except in
the few fields of `ORDERED`. What stands in a passage is evidence, and kept apart from what is claimed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dossier.model import Citation, Count, Dispute, Hit, Locus, Party, Place, Reaction, Related, Source, When
from dossier.model.base import Frozen
from dossier.model.dispute import Holder, PositionHeld, Status
from dossier.model.place import Position
from dossier.model.reference import key_of
from dossier.model.references import FIELDS, TELLERS, Targets
from dossier.model.strike import Assessment, Quantity, Weapon
from dossier.model.type_words import part_words

T = TypeVar("T")

Path = tuple[str | Frozen, ...]
"""Where something stands in an entry: keys of the file, and for an item of a list its older version."""

Value = Any
"""A value of the model: text, number, truth, list, mapping or part; None where nothing is stated."""

LEAVES = (Count, When, Locus, Party)
"""Parts that change as a whole: what a count or a date says is one thing."""

ORDERED: frozenset[tuple[type[Frozen], str]] = frozenset(
    [(Citation, "via"), (Source, "authors"), (Dispute, "status"), (Place, "positions")]
)
"""Lists whose order says something: relays nearest first, authors as named, the latest status, the position shown."""

_WHOLE = frozenset(["coordinates"])
_LABELS: dict[type[Frozen], tuple[tuple[str, ...], ...]] = {
    Citation: (("source", "at"), ("source", "quote")),
    Hit: (("what",),),
    Weapon: (("kind", "designation"), ("kind",)),
    Quantity: (("what",),),
    Assessment: (("by", "is_"), ("by",)),
    PositionHeld: (("answer",),),
    Holder: (("who",),),
    Status: (("is_",),),
    Position: (("by", "method"), ("coordinates",), ("grid",)),
    Party: (("actor",),),
    Related: (("id", "relation"), ("id",)),
}
"""By what an item of a list is known again although something in it has changed: the first that fits."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field, or an item of a list, that differs: `old` or `new` is None where that side does not state it.

    `model` and `field` say whose field the values belong to, and so what they mean.
    """

    path: Path
    old: Value
    new: Value
    model: type[Frozen]
    field: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation that was added (`old` is None), removed (`new` is None), or changed field by field.

    `path` leads to the list that it stands in.
    """

    path: Path
    old: Citation | None
    new: Citation | None
    changes: tuple[Change, ...] = ()


class Comparison:
    """What differs between two versions. `renamed` leads from ids of the old one to those of the new."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self.renamed = renamed
        self.changes: list[Change] = []
        self.passages: list[Passage] = []

    def parts(self, old: Frozen, new: Frozen, path: Path = (), skip: Sequence[str] = ()) -> None:
        """Compare two versions of one part."""
        model = type(new)
        for name, info in model.model_fields.items():
            before, after = getattr(old, name), getattr(new, name)
            if name not in skip and before != after:
                self._field(model, name, before, after, (*path, key_of(name, info)))

    def _field(self, model: type[Frozen], name: str, old: Value, new: Value, path: Path) -> None:
        if isinstance(old, dict) or isinstance(new, dict):
            for key in dict.fromkeys((*(old or ()), *(new or ()))):
                before, after = (old or {}).get(key), (new or {}).get(key)
                if before != after:
                    self._field(model, name, before, after, (*path, key))
        elif isinstance(old, tuple) and isinstance(new, tuple) and name not in _WHOLE:
            self._items(model, name, old, new, path)
        elif isinstance(old, Frozen) and isinstance(new, Frozen) and not isinstance(new, LEAVES):
            self.parts(old, new, path)
        elif _fact(model, name, old, self.renamed) != _fact(model, name, new, {}):
            self.changes.append(Change(path, old, new, model, name))

    def _items(self, model: type[Frozen], name: str, old: Value, new: Value, path: Path) -> None:
        targets = targets_of(model, name)
        before = [(facts(item, self.renamed, targets), item) for item in old]
        after = [(facts(item, {}, targets), item) for item in new]
        left, right = _beyond(before, after), _beyond(after, before)
        if not left and not right and (model, name) in ORDERED and [k for k, _ in before] != [k for k, _ in after]:
            self.changes.append(Change(path, old, new, model, name))
        for one, other in self._paired(left, right):
            if isinstance(one, Citation) or isinstance(other, Citation):
                self._passage(one, other, path)
            elif isinstance(one, Frozen) and isinstance(other, Frozen) and not isinstance(other, LEAVES):
                self.parts(one, other, (*path, one))
            else:
                self.changes.append(Change(path, one, other, model, name))

    def _passage(self, old: Citation | None, new: Citation | None, path: Path) -> None:
        inner = Comparison(self.renamed)
        if old is not None and new is not None:
            inner.parts(old, new)
        self.passages.append(Passage(path, old, new, tuple(inner.changes)))

    def _paired(self, old: list[Value], new: list[Value]) -> Iterator[tuple[Value, Value]]:
        """The items that are versions of one another, then those that only one side has."""
        kind = type((old or new or [None])[0])
        for names in _LABELS.get(kind, ()):
            waiting: defaultdict[Hashable, deque[Value]] = defaultdict(deque)
            for item in new:
                waiting[_label(item, names, {})].append(item)
            rest, met = [], set()
            for item in old:
                if same := waiting[_label(item, names, self.renamed)]:
                    met.add(id(same[0]))
                    yield item, same.popleft()
                else:
                    rest.append(item)
            old, new = rest, [item for item in new if id(item) not in met]
        if len(old) == len(new) == 1 and (kind is not Citation or self._of_one_source(old[0], new[0])):
            yield old[0], new[0]
            return
        yield from ((item, None) for item in old)
        yield from ((None, item) for item in new)

    def _of_one_source(self, old: Citation, new: Citation) -> bool:
        return self.renamed.get(old.source, old.source) == new.source


def facts(value: Value, renamed: Mapping[str, str], targets: Targets = (), *, ordered: bool = False) -> Hashable:
    """What a value says, comparable: ids by their new names, lists without their order unless `ordered`."""
    if isinstance(value, Frozen):
        model = type(value)
        return (model.__name__, *(_fact(model, name, getattr(value, name), renamed) for name in model.model_fields))
    if isinstance(value, tuple):
        items = [facts(item, renamed, targets) for item in value]
        return tuple(items if ordered else sorted(items, key=repr))
    if isinstance(value, dict):
        return tuple(sorted((key, facts(item, renamed)) for key, item in value.items()))
    return renamed.get(value, value) if targets and isinstance(value, str) else value


def _fact(model: type[Frozen], name: str, value: Value, renamed: Mapping[str, str]) -> Hashable:
    ordered = name in _WHOLE or (model, name) in ORDERED
    return facts(value, renamed, targets_of(model, name), ordered=ordered)


def _label(item: Frozen, names: tuple[str, ...], renamed: Mapping[str, str]) -> Hashable:
    """What an item is known by; where it states nothing of the kind, itself alone."""
    found = tuple(_fact(type(item), name, getattr(item, name), renamed) for name in names)
    return found if found[-1] not in (None, ()) else id(item)


def targets_of(model: type[Frozen], name: str) -> Targets:
    """The sections in which the ids of a field stand; none for a field that holds no ids."""
    if model is Reaction and name == "asked_by":
        return TELLERS
    return FIELDS.get(model, {}).get(name, ())


def label(item: Frozen) -> str:
    """The words by which an item of a list is told from the others."""
    for names in _LABELS.get(type(item), ()):
        values = [getattr(item, name) for name in names]
        parts = [part for value in values if value for part in (value if isinstance(value, tuple) else (value,))]
        if parts:
            return " ".join(map(str, parts))
    return part_words(type(item))


def _beyond(these: Sequence[tuple[Hashable, T]], those: Sequence[tuple[Hashable, T]]) -> list[T]:
    """What the first list holds beyond the second, each as often as it does."""
    spare = Counter(key for key, _ in those)
    found = []
    for key, item in these:
        if spare[key]:
            spare[key] -= 1
        else:
            found.append(item)
    return found
