"""What the four kinds of record share: who says it, in which passages, and how it relates to other records."""

from pydantic import Field

from dossier.model.base import Frozen, Id, Many, Ref, Some, Words
from dossier.model.citation import Citation
from dossier.model.values import Credibility, Sensitivity
from dossier.model.when import When


class Record(Frozen):
    """One statement with its teller and its passages. Every record of a dossier is one of these."""

    id: Id
    """Unique in the dossier, stable for ever: other records and bookmarks point at it."""
    title: Words | None = None
    """A name for lists, in the author's own words; absent: the statement itself."""
    said_by: Id | None = None
    """The teller: an actor, or a source speaking in its own voice. Absent: a reaction's `by`, else the source."""
    said: When | None = None
    """When the teller said it; absent: computed from the citations and sources."""
    event: Id | None = None
    """The dossier this record is about, if not this one: then shown, marked, and counted in no total here."""
    cited: Some[Citation]
    """The passages that say so, at least one."""
    credibility: Credibility | None = None
    """Admiralty credibility of the information, 1 (confirmed by other sources) to 6 (cannot be judged)."""
    repeats: Many[Ref] = ()
    """Statements that this one hands on: one origin, counted once."""
    same_as: Many[Ref] = ()
    """The same incident, or for figures the same scope, as another teller gives it: grouped, never merged."""
    retracts: Many[Ref] = ()
    """Statements withdrawn by this one, from the time it was said."""
    because_of: Many[Ref] = ()
    """Records given as the reason for this one."""
    ids: dict[str, str] = Field(default_factory=dict)
    """Ids of this record in other systems: `{airwars: CS1997}`."""
    note: Words | None = None
    """A remark of the dossier's author, never of a source."""
    tags: Many[Words] = ()
    """Free labels for filtering."""
    sensitivity: Many[Sensitivity] = ()
    """graphic or personal: stdout hides the passage unless `--sensitive` is given."""
