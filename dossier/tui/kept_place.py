"""Where the person stood, as texts that are kept, and the way back there. Imports no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossier.analysis.lens import OPEN_LENS, Lens, clock_named
from dossier.problems import DossierError
from dossier.tui.sections import OVERVIEW, PAGES, SECTIONS, name_of
from dossier.tui.standpoint import COMPARED, SINCE, TELLERS, Citing, Face, Standpoint
from dossier.user.kept import Value

KEY = "place"
"""The key of the session under which it is kept."""


def told(here: Standpoint) -> dict[str, str]:
    """A standpoint as texts; what says nothing is left out."""
    passage, (told_by, as_of, clock) = here.passage, here.lens
    texts = {
        "section": OVERVIEW if here.section == SINCE else here.section,
        "filter": here.filter,
        "record": here.record or "",
        "pane": here.pane,
        "told_by": told_by,
        "as_of": as_of,
        "clock": clock,
        "pair": ",".join(here.pair or ()),
        "compared": ",".join(here.compared),
        "source": passage.source if passage else "",
        "paragraph": passage.paragraph or "" if passage else "",
        "face": passage.face if passage else "",
    }
    return {name: text for name, text in texts.items() if text}


def standpoint(kept: Value | None) -> Standpoint | None:
    """The standpoint that was kept, as far as it can be read; None: none was."""
    if not isinstance(kept, Mapping):
        return None
    section = kept.get("section", "")
    if section == SINCE:
        return None
    first, _, second = kept.get("pair", "").partition(",")
    pair = (first, second) if section == TELLERS and second else None
    if section not in (*map(name_of, SECTIONS), *PAGES) or (section == TELLERS and pair is None):
        return None
    if section == COMPARED:
        return Standpoint(COMPARED, compared=tuple(filter(None, kept.get("compared", "").split(","))))
    found = Standpoint(section, kept.get("filter", ""), kept.get("record") or None, lens=_lens(kept), pair=pair)
    if kept.get("pane") == "detail" and section not in PAGES:
        return found._replace(pane="detail")
    if kept.get("pane") == "passage" and kept.get("source"):
        face: Face = "original" if kept.get("face") == "original" else "digest"
        passage = Citing(kept["source"], paragraph=kept.get("paragraph") or None, face=face)
        return found._replace(pane="passage", passage=passage)
    return found


def _lens(kept: Mapping[str, str]) -> Lens:
    """The lens that was kept; everybody's telling where its moment or clock cannot be read."""
    lens = Lens(kept.get("told_by", ""), kept.get("as_of", ""))
    try:
        lens = lens._replace(clock=clock_named(kept.get("clock", "said")))
        if lens.as_of:
            from dossier.analysis.moments import moment

            moment(lens.as_of, "UTC")
    except ValueError:
        return OPEN_LENS
    return lens


def left_at(target: str | Path) -> Standpoint | None:
    """Where the person stood when they last left a dossier, by its path or id; None where that is not known."""
    from dossier.store.find import find, identity
    from dossier.user.state import keeper

    try:
        file = target if isinstance(target, Path) else find(target)
    except DossierError:
        return None
    if file is None:
        return None
    kept = keeper(identity(file), file)
    kept.load()
    return standpoint(kept.kept.of("session").get(KEY))
