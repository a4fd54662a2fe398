"""How roles of text look: which of the palette's colours each has, and what is true of a place beside them.

One accent colour (`hue`), and colours for good, doubtful and bad. Imports next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from dossier.user.palettes import Kind


class Look(NamedTuple):
    """Colours of a palette by their names; bold, italic, underline and reverse, with blanks between."""

    color: str | None = None
    ground: str | None = None
    weight: str = ""


ROLES = {
    "text": Look("text"),
    "title": Look("bright", weight="bold"),
    "label": Look("quiet"),
    "muted": Look("quiet"),
    "figure": Look("bright"),
    "accent": Look("hue"),
    "quote": Look("bright", weight="italic"),
    "good": Look("good"),
    "warn": Look("warn"),
    "bad": Look("bad"),
    "mark": Look("hue", weight="bold"),
}

_STATES = {
    "band": Look(ground="band"),
    "rule": Look("rule"),
    "header": Look(weight="underline"),
    "link": Look(),
    "cursor": Look(ground="here"),
    "here": Look(weight="underline"),
    "cited": Look("cited-text", "cited", "bold"),
    "found": Look("bright", "found", "underline"),
    "found-here": Look("found-here-text", "found-here", "bold"),
}
"""What can be true of text beside its role: it is in a bar, part of a frame, a header, a link, on the line of the
cursor, the link under it, cited by the record, found by a search, the place found that is shown.
"""

# Who has but the terminal's own ground has no other one that surely goes with its colours: text is turned round.
_ANSI = {
    **_STATES,
    "cursor": Look("text", "ground", "reverse"),
    "cited": Look("warn", "ground", "reverse"),
    "found": Look("hue", "ground", "reverse"),
    "found-here": Look("text", "ground", "bold underline reverse"),
}
_PLAIN = {
    **_STATES,
    "cursor": Look(weight="reverse"),
    "cited": Look(weight="bold underline"),
    "found": Look(weight="reverse"),
    "found-here": Look(weight="bold underline reverse"),
}

STATES: dict[Kind, dict[str, Look]] = {"full": _STATES, "ansi": _ANSI, "plain": _PLAIN}


def looks(kind: Kind, role: str, states: tuple[str, ...]) -> list[Look]:
    """What is laid over each other for a role in some states, in a palette of some kind."""
    return [ROLES[role], *(STATES[kind][state] for state in states)]
