"""Figures in words: who tells them, where tellers contradict each other, and whether a part lies inside a whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from dossier.analysis.compare import agreement
from dossier.analysis.figures import Figure
from dossier.analysis.totals import Told, Total
from dossier.model.telling import is_inferred, tellers
from dossier.view.reading import Reading

_MOST = 4
"""Different answers of which each is named; of more, the lowest and the highest."""


def figures_of(total: Total) -> list[Figure]:
    """The figures that a total is made of, through all its parts."""
    own = [figure for told in total.told for figure in told.figures]
    return own + [figure for part in total.parts for figure in figures_of(part)]


def tellers_of(reading: Reading, figures: Iterable[Figure]) -> list[str]:
    """Who tells these figures, each once; *inferred* where no passage says that it is they."""
    told: dict[tuple[str, ...], bool] = {}
    for figure in figures:
        record = reading.entries[figure.record].record
        if record is not None:
            who = tellers(reading.dossier, record)
            told[who] = told.get(who, True) and is_inferred(record)
    names: dict[str, bool] = {}
    for who, inferred in told.items():
        name = ", ".join(map(reading.holder, who))
        names[name] = names.get(name, True) and inferred
    return [f"{name} (inferred)" if inferred else name for name, inferred in names.items()]


def bounds_text(low: int, high: int | None) -> str:
    """`16`, `2 to 19`, `at least 16`, `at most 5`, `0 or more`."""
    if high is None:
        return f"at least {low:,}" if low else "0 or more"
    if low == high:
        return f"{low:,}"
    return f"{low:,} to {high:,}" if low else f"at most {high:,}"


def answers_of(total: Total) -> Total | None:
    """The scope whose figures a total gives alone: itself, or its only part; None where figures are added."""
    if total.kind == "range":
        return total
    return answers_of(total.parts[0]) if len(total.parts) == 1 else None


def contradicted(reading: Reading, total: Total) -> str | None:
    """`2 (Northern Army) or at least 7 (Mayor of Osk)`: the answers of tellers who do not agree, from the lowest.

    None where they agree, or where there is one: then one figure is everybody's.
    """
    base = answers_of(total)
    if base is None or not any(_differ(one, other) for one, other in combinations(base.told, 2)):
        return None
    said: dict[str, list[Figure]] = {}
    for told in sorted(base.told, key=lambda one: (one.low, one.high is None, one.high or 0, one.voice)):
        said.setdefault(_words(told), []).extend(told.figures)
    answers = [f"{words} ({', '.join(tellers_of(reading, figures))})" for words, figures in said.items()]
    if len(answers) > _MOST:
        answers = [answers[0], f"{len(answers) - 2} answers between", answers[-1]]
    return f"{', '.join(answers[:-1])} or {answers[-1]}"


def _differ(one: Told, other: Told) -> bool:
    return any(
        agreement(ours.count, theirs.count) not in ("agree", "not comparable")
        for ours in one.figures
        for theirs in other.figures
    )


def _words(told: Told) -> str:
    """What one voice says: its words where they are one, else its interval."""
    texts = {figure.count.text for figure in told.figures}
    return next(iter(texts)) if len(texts) == 1 else bounds_text(told.low, told.high)


def inside_word(reading: Reading, figures: Iterable[Figure], whole: Total) -> str:
    """`of which` where figures count a part of those a total counts, else `beside it`.

    They do where the same teller tells both, or where their places lie within those of the total; and only where they
    are not surely more.
    """
    part, counted = list(figures), figures_of(whole)
    fits = whole.high is None or all(figure.low <= whole.high for figure in part)
    same = {who for one in part for who in one.voices} <= {who for one in counted for who in one.voices}
    ours = frozenset(place for one in part for place in one.scope.ground)
    theirs = frozenset(place for one in counted for place in one.scope.ground)
    narrower = bool(theirs) and reading.analysis.base.places.lie(ours, theirs) == "part"
    return "of which" if fits and (same or narrower) else "beside it"
