"""Background: statements of fact that are no strike, no figure of casualties and no reaction."""

from dossier.model.base import Many, Ref, Words
from dossier.model.record import Record
from dossier.model.when import When
from dossier.model.where import Where


class Background(Record):
    """Who belongs to whom, why, what was known or evacuated beforehand, what law is claimed."""

    says: Words
    """The statement in the author's own words."""
    about: Many[Ref] = ()
    """The records and entities it speaks of."""
    when: When | None = None
    """When it was so."""
    where: Where = ()
    """Where it was so."""
