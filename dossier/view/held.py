"""What a lens lets be seen of a dispute: its answers, and those who hold them."""

from __future__ import annotations

from dossier.model import Dispute
from dossier.model.dispute import Holder, PositionHeld
from dossier.model.telling import speaks_as
from dossier.view.reading import Reading
from dossier.view.words import counted


def positions_seen(reading: Reading, item: Dispute) -> tuple[list[PositionHeld], int]:
    """The answers with the holders that the lens lets be seen, and how many answers it hides.

    Under a moment a holder stands only by what has at least possibly been said; under a party, only its own voice.
    """
    lens = reading.lens
    if lens.is_open:
        return list(item.positions), 0
    spoken: set[str] | None = None
    if lens.told_by:
        from dossier.analysis.sight import who

        spoken = set(who(reading.index, lens.told_by))
    kept: list[PositionHeld] = []
    for position in item.positions:
        own = [seen for holder in position.holders if (seen := _seen(reading, holder, spoken)) is not None]
        if own or (not position.holders and spoken is None):
            kept.append(PositionHeld.model_construct(answer=position.answer, holders=tuple(own)))
    return kept, len(item.positions) - len(kept)


def _seen(reading: Reading, holder: Holder, spoken: set[str] | None) -> Holder | None:
    """A holder with the records that have been said; None where the lens hides it."""
    if spoken is not None and not {holder.who, speaks_as(reading.dossier, holder.who)} & spoken:
        return None
    said_by_then = tuple(ref for ref in holder.per if "/" in ref or reading.analysis.wider.has(ref))
    if holder.per and not said_by_then:
        return None
    return Holder.model_construct(who=holder.who, per=said_by_then, as_=holder.as_)


def hidden_text(hidden: int) -> str:
    """What is said in place of answers that the lens hides."""
    return f"{counted(hidden, 'more answer')} not seen through this lens"
