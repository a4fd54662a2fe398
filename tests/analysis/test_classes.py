"""Classes of people: which lie below which, and which exclude each other."""

from __future__ import annotations

import pytest

from dossier.analysis.classes import below, exclusive, kinds


@pytest.mark.parametrize(
    ("ours", "theirs", "is_below", "is_exclusive"),
    [
        ("civilians", "people", True, False),
        ("people", "civilians", False, False),
        ("members_of_armed_forces", "combatants", True, False),
        ("directly_participating", "combatants", True, False),
        ("civilians", "combatants", False, True),
        ("civilians", "members_of_armed_forces", False, True),
        ("journalists", "civilians", False, False),
        ("journalists civilians", "civilians", True, False),
        ("journalists civilians", "combatants", False, True),
        ("children", "civilians", False, False),
        ("children", "women", False, False),
        ("civilians women", "women", True, False),
        ("civilians women", "civilians", True, False),
        ("civilians women", "civilians children", False, False),
        ("hors_de_combat", "combatants", False, False),
        ("civilians members_of_armed_forces", "members_of_armed_forces", True, False),
        ("unknown", "people", True, False),
        ("unknown", "civilians", False, False),
    ],
)
def test_classes_lie_below_and_exclude_each_other(ours: str, theirs: str, is_below: bool, is_exclusive: bool) -> None:
    one, other = kinds(ours.split()), kinds(theirs.split())
    assert below(one, other) is is_below
    assert exclusive(one, other) is exclusive(other, one) is is_exclusive


def test_a_class_that_follows_from_another_says_nothing_more() -> None:
    assert kinds(["people", "women"]) == kinds(["women"], ["women"]) == {"women"}
    assert kinds(["members_of_armed_forces"], ["combatants"]) == {"members_of_armed_forces"}
    assert kinds(["combatants"]) == {"combatants"}
    assert kinds([]) == kinds(["people"]) == {"people"}
