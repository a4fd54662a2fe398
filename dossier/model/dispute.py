"""Disputes: questions with every answer and everybody who holds it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from dossier.model.base import Frozen, Id, Many, Ref, Some, Words
from dossier.model.casualty import Measure
from dossier.model.values import Classes
from dossier.model.when import When
from dossier.model.where import Where

Stance = Literal["asserts", "denies", "concedes", "implies", "does_not_know", "declines"]


class Holder(Frozen):
    """Somebody who holds an answer, and by which records."""

    who: Id
    """An actor, or a source in its own voice."""
    per: Many[Ref] = ()
    """The records by which they hold it; a holder without one is warned about."""
    as_: Stance = Field(default="asserts", alias="as")
    """How: asserts (default), denies, concedes, implies (the author's reading), does_not_know, declines."""


class PositionHeld(Frozen):
    """One answer to the question."""

    answer: Words
    """The answer in few words."""
    holders: Many[Holder] = ()
    """Everybody who holds it."""


class Over(Frozen):
    """The figures that the question is about."""

    measure: Measure
    """killed, injured, …: the measure of casualty reports."""
    of: Classes = ("people",)
    """The class of people."""
    where: Where = ()
    """The places."""


class Status(Frozen):
    """How far the question is settled, from a date."""

    is_: Literal["open", "narrowed", "resolved", "moot"] = Field(alias="is")
    """open, narrowed, resolved or moot."""
    from_: When | None = Field(default=None, alias="from")
    """Since when."""


class Dispute(Frozen):
    """A question that the sources answer differently."""

    id: Id
    """Unique in the dossier."""
    question: Words
    """The question, answerable by the positions below."""
    exclusive: bool | None = None
    """Whether at most one of the answers can be true."""
    over: Over | None = None
    """The figures it is about; found disputes over the same figures are absorbed by it."""
    positions: Some[PositionHeld]
    """The answers with their holders."""
    handling: Literal["source_prioritised", "range_reported", "deferred", "pending", "dialogue"] | None = None
    """How the contradiction is handled (Standards for Casualty Recording, Every Casualty, 2016)."""
    status: Many[Status] = ()
    """open, narrowed, resolved or moot, each with its date."""
    note: Words | None = None
    """Why it is unresolved, or how it was resolved."""

    @model_validator(mode="after")
    def _answers(self) -> Self:
        answers = [position.answer for position in self.positions]
        if len(set(answers)) < len(answers):
            raise ValueError("two positions have the same answer")
        return self

    @property
    def records(self) -> tuple[str, ...]:
        """All records by which its positions are held, in order, without repetition."""
        return tuple(dict.fromkeys(ref for p in self.positions for h in p.holders for ref in h.per))
