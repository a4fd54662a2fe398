"""Classes of people: which lie below which, and which exclude each other.

Everything lies below `people`; civilians and combatants exclude each other; members of armed forces and those who
take part directly are combatants; all else overlaps, and is neither added nor compared. A list of classes means
people who belong to all of them, and lies below each.
"""

from __future__ import annotations

from collections.abc import Iterable

PEOPLE = "people"
_COMBATANTS = frozenset(("members_of_armed_forces", "directly_participating"))
_EXCLUSIVE = frozenset(("civilians", "combatants"))

Kinds = frozenset[str]


def kinds(*groups: Iterable[str]) -> Kinds:
    """The classes that hold together, without those that follow from others of them."""
    found = frozenset(name for group in groups for name in group) - {PEOPLE}
    if found & _COMBATANTS:
        found -= {"combatants"}
    return found or frozenset((PEOPLE,))


def below(ours: Kinds, theirs: Kinds) -> bool:
    """Whether everybody of `ours` is of `theirs`, the same classes included."""
    return _implied(theirs) <= _implied(ours)


def exclusive(ours: Kinds, theirs: Kinds) -> bool:
    """Whether nobody can be of both; what a record itself calls both at once excludes nothing."""
    one, other = _implied(ours), _implied(theirs)
    return not (one >= _EXCLUSIVE or other >= _EXCLUSIVE) and one | other >= _EXCLUSIVE


def _implied(names: Kinds) -> Kinds:
    more = {"combatants"} if names & _COMBATANTS else set()
    return (names | more) - {PEOPLE}
