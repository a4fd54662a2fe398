"""Dossiers made for measuring: as large as asked for, shaped like the real ones."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

HEAD = """\
dossier: 1
id: generated
title: A generated dossier
event: {when: 2031-05-04, timezone: Europe/Vilnius, where: [city]}
actors:
  army: {name: The Army, kind: military}
  mayor: {name: The Mayor, kind: person}
places:
  country: {name: Country, kind: country}
  city: {name: City, kind: town, within: country, coordinates: [54.6, 25.2], precision: town}
sources:
  herald: {title: The Herald of the day, published: 2031-05-05T09:00+03:00, reliability: B}
"""

CASUALTY = """\
  - id: toll-{n}
    where: city
    when: 2031-05-04T05:{minute:02}+03:00
    killed: at least {killed}
    injured: about {injured}
    including: {{killed: {{civilians: some}}}}
    said_by: mayor
    credibility: 3
    cited:
      - {{source: herald, at: p{n}, quote: killed at least {killed} people, words: wording}}
    note: The figure of the mayor's office for block {n}, given on the morning after the strike.
"""

REACTION = """\
  - id: reaction-{n}
    by: army
    said: 2031-05-04
    act: [deny]
    says: Denies that anybody was killed in block {n} of the city, and speaks of a store of weapons
    about: toll-{n}
    cited: {{source: herald, at: p{n}, words: paraphrase}}
"""


@cache
def dossier(size: int) -> bytes:
    """A dossier of about so many bytes of YAML, half casualty reports and half reactions."""
    each = len(CASUALTY) + len(REACTION)
    count = (size - len(HEAD)) // each
    numbers = range(1, count + 1)
    casualties = "".join(CASUALTY.format(n=n, minute=n % 60, killed=n % 90 + 2, injured=n % 70 + 3) for n in numbers)
    reactions = "".join(REACTION.format(n=n) for n in numbers)
    return f"{HEAD}casualties:\n{casualties}reactions:\n{reactions}".encode()


def of_records(count: int) -> bytes:
    """A dossier with so many records."""
    each = len(CASUALTY) + len(REACTION)
    return dossier(len(HEAD) + each * (count // 2) + each // 2)


def markdown_of(path: Path) -> Path:
    """The summary of a dossier as a Markdown file, for the peer that renders one."""
    from dossier.store.load import load
    from dossier.store.loaded import Loaded
    from dossier.view import markdown
    from dossier.view.overview import overview
    from dossier.view.reading import Reading

    found = load(path)
    assert isinstance(found, Loaded)
    target = Path(tempfile.gettempdir()) / "dossier-benchmark.md"
    target.write_text(markdown.render(overview(Reading(found))))
    return target
