"""Casualty reports: one claim each, never an aggregate."""

from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from dossier.model.base import Id, Many, Ref, Words
from dossier.model.count import Count
from dossier.model.record import Record
from dossier.model.values import Classes, PersonClass
from dossier.model.when import When
from dossier.model.where import Where

Measure = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "dead_or_missing",
    "displaced",
    "captured",
    "rescued",
    "aboard",
]

MEASURES: tuple[Measure, ...] = get_args(Measure)
"""The measures in the order they are shown; different measures are never compared or added."""


class CasualtyReport(Record):
    """What one teller says about the harm to people in one scope."""

    killed: Count | None = None
    """People said to have died."""
    injured: Count | None = None
    """People said to have been hurt and to have lived."""
    killed_or_injured: Count | None = None
    """People killed or injured, not told apart: never counted as either."""
    missing: Count | None = None
    """People not accounted for."""
    dead_or_missing: Count | None = None
    """People dead or not accounted for, not told apart."""
    displaced: Count | None = None
    """People driven from where they lived."""
    captured: Count | None = None
    """People taken prisoner or hostage."""
    rescued: Count | None = None
    """People brought to safety."""
    aboard: Count | None = None
    """People on board a vessel, vehicle or aircraft."""
    of: Classes = ("people",)
    """Whom the figure counts: one class, or several that hold together (`[civilians, women]`). Default: people."""
    including: dict[Measure, dict[PersonClass, Count]] = Field(default_factory=dict)
    """Parts of the same figure: `{killed: {civilians: some}}`."""
    whose: Many[Id] = ()
    """The actor the people belonged to."""
    where: Where = ()
    """The places the figure covers: their union."""
    when: When | None = None
    """When the harm happened."""
    counted_at: When | None = None
    """The moment up to which the figure counts."""
    cumulative: bool | None = None
    """Whether it counts from the beginning (the default for a country or the event)."""
    subset_of: Many[Ref] = ()
    """Figures that this one is a part of, where the scopes do not show it."""
    overlaps: Many[Ref] = ()
    """Figures that share people with this one."""
    disjoint_from: Many[Ref] = ()
    """Figures that share nobody with this one."""
    share_of: Ref | None = None
    """The figure of which this is an assumed division; never a further claim."""
    hull_of: Many[Ref] = ()
    """The claims of others whose range a recorder gives; no origin of its own."""
    conceded_by: Id | None = None
    """The party that concedes the harm; only on its own record."""
    stance: Literal["reports", "estimates", "expects"] | None = None
    """Whether the teller reports, estimates or expects the figure."""
    basis: Words | None = None
    """The standard of proof, in words: bodies identified, hospital records."""
    indirect: bool | None = None
    """Rescuers and later deaths: shown beside the total, never in it."""
    strike: Many[Ref] = ()
    """The incident that caused the harm."""

    @model_validator(mode="after")
    def _states_a_figure(self) -> Self:
        if not self.figures and not self.including:
            raise ValueError(f"no figure is stated: give one of {', '.join(MEASURES)}")
        return self

    @property
    def figures(self) -> dict[Measure, Count]:
        """The measures that are stated, in their order."""
        found = {measure: getattr(self, measure) for measure in MEASURES}
        return {measure: count for measure, count in found.items() if count is not None}
