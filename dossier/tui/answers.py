"""What a filter answers, as the panes and the filter line need it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Filtered(NamedTuple):
    """What a filter lets through. `sure` tells for each entry whether it belongs there for sure; None: no filter."""

    text: str = ""
    sure: Mapping[str, bool] | None = None
    notes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """What a term could not mean, by section of the reader."""
    counts: Mapping[str, tuple[int, int]] = MappingProxyType({})
    """How many entries of each list pass, and how many of these only possibly do."""
    truths: Mapping[str, bytes] = MappingProxyType({})
    """The same as `sure`, for the lists that hold entries no other does: a byte for each, 0 no, 1 possibly, 2 yes."""


class Fault(NamedTuple):
    """What is wrong with a filter, and at which character."""

    at: int
    message: str


class Offer(NamedTuple):
    """A completion: what replaces the text from `start` to `end`, and a word about it."""

    text: str
    start: int
    end: int
    note: str = ""
    says: str = ""
    """What the term means from now on, where taking the completion makes another one of it."""
