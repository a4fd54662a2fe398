"""The heaviest choice of things no two of which conflict: how parts are added without counting anybody twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

Weight = tuple[int, ...]
_STEPS = 400
"""Choices tried before the rest is taken greedily: real parts nest, and are done in as many steps as there are."""


def heaviest(weights: Mapping[K, Weight], conflicts: Mapping[K, frozenset[K]]) -> list[K]:
    """The keys of greatest added weight of which no two conflict, in the order of `weights`.

    Weights are compared element by element; among equals the earlier keys win. Keys form groups that conflict with
    nothing outside; within a group each choice is tried, up to a limit that only invented dossiers reach, and from
    there on the heavier goes first: what is chosen is always free of conflict, so its sum is a floor.
    """
    order = {key: number for number, key in enumerate(weights)}
    left = [_STEPS]
    chosen: list[K] = []
    for group in _groups(order, conflicts):
        chosen += _best(group, weights, conflicts, order, left)[1]
    return sorted(chosen, key=order.__getitem__)


def _groups(keys: Iterable[K], conflicts: Mapping[K, frozenset[K]]) -> list[list[K]]:
    waiting = dict.fromkeys(keys)
    groups: list[list[K]] = []
    while waiting:
        first = next(iter(waiting))
        group: list[K] = []
        stack = [first]
        del waiting[first]
        while stack:
            key = stack.pop()
            group.append(key)
            for other in conflicts[key]:
                if other in waiting:
                    del waiting[other]
                    stack.append(other)
        groups.append(group)
    return groups


def _best(
    group: list[K],
    weights: Mapping[K, Weight],
    conflicts: Mapping[K, frozenset[K]],
    order: Mapping[K, int],
    left: list[int],
) -> tuple[Weight, list[K]]:
    """The weight and the keys of the best choice within one group."""
    if len(group) == 1:
        return weights[group[0]], list(group)
    inside = frozenset(group)
    left[0] -= 1
    if left[0] < 0:
        return _greedy(group, weights, conflicts, order)
    pivot = max(group, key=lambda key: (len(conflicts[key] & inside), -order[key]))
    taken = _sum([weights[pivot]])
    with_it: list[K] = [pivot]
    for rest in _groups([key for key in group if key != pivot and key not in conflicts[pivot]], conflicts):
        weight, keys = _best(rest, weights, conflicts, order, left)
        taken, with_it = _sum([taken, weight]), with_it + keys
    passed: Weight = ()
    without: list[K] = []
    for rest in _groups([key for key in group if key != pivot], conflicts):
        weight, keys = _best(rest, weights, conflicts, order, left)
        passed, without = _sum([passed, weight]), without + keys
    return (taken, with_it) if taken >= passed else (passed, without)


def _greedy(
    group: list[K], weights: Mapping[K, Weight], conflicts: Mapping[K, frozenset[K]], order: Mapping[K, int]
) -> tuple[Weight, list[K]]:
    taken: dict[K, None] = {}
    for key in sorted(group, key=lambda one: (tuple(-part for part in weights[one]), order[one])):
        if not any(other in taken for other in conflicts[key]):
            taken[key] = None
    return _sum([weights[key] for key in taken]), list(taken)


def _sum(weights: list[Weight]) -> Weight:
    longest = max((len(weight) for weight in weights), default=0)
    return tuple(sum(weight[at] for weight in weights if at < len(weight)) for at in range(longest))
