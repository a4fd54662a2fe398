"""Two tellers side by side: the same questions, both answers, where they agree and where one is not heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.analysis.compare import Agreement, agreement
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.silence import Cell, Silence
from dossier.analysis.world import Claims, hull
from dossier.model import Count, Dispute

Verdict = Literal["same answer", "other answers", "one is not heard", "neither is heard"]


@dataclass(frozen=True, slots=True)
class OnQuestion:
    """Both tellers on a dispute."""

    dispute: Dispute
    ours: Cell
    theirs: Cell

    @property
    def verdict(self) -> Verdict:
        """Whether they share an answer that both hold now."""
        heard = [cell for cell in (self.ours, self.theirs) if cell.kind not in ("not_heard", "beside")]
        if len(heard) < 2:
            return "one is not heard" if heard else "neither is heard"
        first, second = ({one.answer for one in cell.now if one.kind != "withdrew"} for cell in heard)
        return "same answer" if first and first == second else "other answers"


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
    """Every scope for which at least one of two voices has a figure, said to be unknown included."""
    for scope in dict.fromkeys((*claims.told, *claims.unknown)):
        pair = OnFigure(scope, tuple(_own(claims, scope, ours)), tuple(_own(claims, scope, theirs)))
        if pair.ours or pair.theirs:
            yield pair


def _own(claims: Claims, scope: Scope, who: str) -> Iterable[Figure]:
    yield from claims.told.get(scope, {}).get(who, ())
    yield from (figure for figure in claims.unknown.get(scope, ()) if who in figure.voices)
