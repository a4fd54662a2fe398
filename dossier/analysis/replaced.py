"""Which of one voice's figures for one scope stand: a later one takes the place of an earlier one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from dossier.analysis.figures import Figure, Scope


def replaced(claims: list[Figure]) -> Iterator[tuple[Figure, str]]:
    """The figures of one voice and scope that no longer stand, with what became of them; all count from the beginning.

    One is later than another if the earliest it can have been said is not before the latest the other can have been.
    A word without a number (dozens) that comes after a figure which stands then and fits in it takes nothing back:
    it is only less exact (restated), and itself what does not stand. What is said to be unknown takes nothing back.
    """
    vaguer = less_exact(claims)
    later = [one for one in claims if _takes_back(one) and _key(one) not in vaguer]
    last = max(later, key=lambda one: (one.said.outer_start or 0, one.order), default=None)
    for one in claims:
        if _key(one) in vaguer:
            yield one, "restated"
        elif last is not None and last is not one and _before(one, last):
            yield one, _became(one, last)


def _takes_back(one: Figure) -> bool:
    return one.said.outer_start is not None and not one.count.is_unknown


def _before(one: Figure, other: Figure) -> bool:
    end, start = one.said.outer_end, other.said.outer_start
    return end is not None and start is not None and end <= start


def _key(one: Figure) -> tuple[str, Scope]:
    return one.record, one.scope


def less_exact(claims: Sequence[Figure]) -> set[tuple[str, Scope]]:
    """The words of one voice and scope that come after a figure which fits in them, by record and scope.

    Only what had been said before a word decides on it.
    """
    known = [one for one in claims if not one.count.is_unknown]
    ended = deque(sorted((one for one in known if one.said.outer_end is not None), key=_end))
    begun = sorted((one for one in known if one.said.outer_start is not None), key=_start)
    found: set[tuple[str, Scope]] = set()
    since: int | None = None  # the start of the latest figure that others made way for
    standing: deque[Figure] = deque()  # ends in order, and lows falling: the highest that still stands is the first
    for one in begun:
        while ended and _before(ended[0], one):
            before = ended.popleft()
            if _key(before) in found:
                continue
            if before.said.outer_start is not None:
                since = before.said.outer_start if since is None else max(since, before.said.outer_start)
            while standing and standing[-1].low <= before.low:
                standing.pop()
            standing.append(before)
        while standing and since is not None and _end(standing[0]) <= since:
            standing.popleft()
        if one.vague and standing and standing[0].low >= one.low:
            found.add(_key(one))
    return found


def _start(one: Figure) -> tuple[int, int]:
    return one.said.outer_start or 0, _end(one)


def _end(one: Figure) -> int:
    return one.said.outer_end or 0


def _became(earlier: Figure, later: Figure) -> str:
    if (earlier.low, earlier.high) == (later.low, later.high):
        return "restated"
    return "grown" if later.low > earlier.low or (later.high is None and earlier.high is not None) else "revised"
