"""Two tellers side by side: the same questions, both answers, where they agree and where one is not heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.analysis.compare import Agreement, agreement
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.silence import Cell, CellKind, Silence
from dossier.analysis.world import Claims, hull
from dossier.model import Count, Dispute
from dossier.model.telling import speaks_as, tellers

Verdict = Literal[
    "same answer",
    "shared answer",
    "same by our reading",
    "other answers",
    "one is not heard",
    "neither is heard",
]


@dataclass(frozen=True, slots=True)
class OnQuestion:
    """Both tellers on a dispute."""

    dispute: Dispute
    ours: Cell
    theirs: Cell

    @property
    def verdict(self) -> Verdict:
        """Whether they hold the same answers now; what is only implied, as the author reads it, is no agreement."""
        heard = [cell for cell in (self.ours, self.theirs) if cell.kind not in ("not_heard", "beside")]
        if len(heard) < 2:
            return "one is not heard" if heard else "neither is heard"
        first, second = (_answers(cell, "withdrew", "implies") for cell in heard)
        if first & second:
            return "same answer" if first == second else "shared answer"
        ours, theirs = (_answers(cell, "withdrew") for cell in heard)
        return "same by our reading" if ours & theirs else "other answers"


def _answers(cell: Cell, *without: CellKind) -> set[str]:
    return {stance.answer for stance in cell.now if stance.kind not in without}


@dataclass(frozen=True, slots=True)
class OnFigure:
    """Both tellers on one scope: their current figures, and how these lie to each other (None: one is not heard)."""

    scope: Scope
    ours: tuple[Figure, ...]
    theirs: tuple[Figure, ...]

    @property
    def relation(self) -> Agreement | None:
        """How their intervals agree."""
        if not self.ours or not self.theirs:
            return None
        if len(self.ours) == len(self.theirs) == 1:
            return agreement(self.ours[0].count, self.theirs[0].count)
        return agreement(_whole(self.ours), _whole(self.theirs))


def _whole(figures: tuple[Figure, ...]) -> Count:
    low, high = hull(figures)
    return Count.model_construct(text=f"{low}–{'' if high is None else high}", low=low, high=high, best=None)


def on_questions(silence: Silence, ours: str, theirs: str) -> Iterator[OnQuestion]:
    """Every question on which at least one of two voices is heard."""
    for dispute in silence.questions:
        pair = OnQuestion(dispute, silence.cell(ours, dispute.id), silence.cell(theirs, dispute.id))
        if pair.verdict != "neither is heard":
            yield pair


def on_figures(claims: Claims, ours: str, theirs: str) -> Iterator[OnFigure]:
    """Every scope of this event for which at least one of two tellers has a figure, said to be unknown included."""
    for scope in dict.fromkeys((*claims.told, *claims.unknown)):
        if scope.event != claims.base.dossier.id:
            continue
        pair = OnFigure(scope, tuple(_own(claims, scope, ours)), tuple(_own(claims, scope, theirs)))
        if pair.ours or pair.theirs:
            yield pair


def _own(claims: Claims, scope: Scope, who: str) -> Iterable[Figure]:
    """The current figures of a voice, or of one of those who speak with it."""
    dossier = claims.base.dossier
    voice = speaks_as(dossier, who)
    found = (
        *claims.told.get(scope, {}).get(voice, ()),
        *(one for one in claims.unknown.get(scope, ()) if voice in one.voices),
    )
    for figure in found:
        record = dossier.entries[figure.record].record
        if who == voice or (record is not None and who in tellers(dossier, record)):
            yield figure
